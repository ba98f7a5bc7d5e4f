import type { ReviewDocument } from '../core/exports/review.ts';
import type { Words } from '../core/i18n/words.ts';
import { zonedDay } from '../core/time/times.ts';
import { fill } from './fill.ts';
import { heading, item, linkTo } from './review-parts.ts';

export type ReviewWords = Words['review'];

export type ReviewLabels = Record<
  'verdict' | 'cause' | 'severity' | 'tlp' | 'record' | 'actionStatus',
  Record<string, string>
>;

type Context = { words: ReviewWords; labels: ReviewLabels; zone: string; remove: () => void };

/** One report of a review: what it was, how it ended, what settled it, and what it teaches and asks for. */
export function writeReviewed(report: ReviewDocument, { words, labels, zone, remove }: Context): HTMLElement {
  const { id, lang, title: name, summary, incident } = report;
  const made = document.createElement('article');
  made.className = 'reviewed';
  const title = heading('h2', '');
  title.append(linkTo(report), ' ', spoken(item('span', name), lang));
  const out = item('button', '×');
  out.type = 'button';
  out.ariaLabel = fill(words.remove, { id });
  out.addEventListener('click', remove);
  made.append(item('header', title, out), facts(report, labels, zone));
  if (summary !== undefined) made.append(spoken(item('p', summary), lang));
  const decisive = report.findings.find(({ anchor }) => anchor === incident.verdict.decisive_finding);
  if (decisive !== undefined) {
    made.append(
      heading('h3', words.decisive),
      spoken(item('p', linkTo(report, decisive.anchor), ' ', textOf(decisive)), lang),
    );
  }
  for (const [name, parts] of [
    [words.lessons, report.lessons],
    [words.actions, report.actions],
  ] as const) {
    if (parts.length === 0) continue;
    const list = item(
      'ul',
      ...parts.map((part) => item('li', linkTo(report, part.anchor), ' ', textOf(part))),
    );
    made.append(heading('h3', name), spoken(list, lang));
  }
  return made;
}

function facts({ incident, digest }: ReviewDocument, labels: ReviewLabels, zone: string): HTMLElement {
  const { verdict, severity, tlp, record_status: record, times } = incident;
  const chip = (name: string, value: string, words: Record<string, string>): HTMLElement => {
    const made = item('span', words[value] ?? value);
    made.className = 'chip';
    made.dataset[name] = value;
    return made;
  };
  const chips = [
    chip('verdict', verdict.value, labels.verdict),
    ...(verdict.cause === undefined ? [] : [chip('cause', verdict.cause, labels.cause)]),
    chip('severity', severity, labels.severity),
    chip('tlp', tlp, labels.tlp),
    ...(record === 'published' ? [] : [chip('recordStatus', record, labels.record)]),
    item(
      'span',
      [times.detected, times['resolved'] ?? '']
        .filter(Boolean)
        .map((at) => zonedDay(at, zone))
        .join(' – '),
    ),
    item('code', digest),
  ];
  const line = item('p', ...chips.flatMap((one) => [one, ' ']));
  line.className = 'chips';
  return line;
}

function textOf({ title, text }: { title?: string; text: string }): string {
  return [title, text].filter((part) => part !== undefined && part !== '').join('. ');
}

function spoken<Kind extends HTMLElement>(made: Kind, lang: string): Kind {
  made.lang = lang;
  return made;
}
