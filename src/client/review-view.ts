import type { ReportDocument } from '../core/exports/outline.ts';
import { gatherReview, type ReviewGathering } from '../core/exports/review.ts';
import type { Words } from '../core/i18n/words.ts';
import { isOpen } from '../core/time/due.ts';
import { zonedDay } from '../core/time/times.ts';
import { chip, create, createButton, fill } from './dom.ts';
import { createTable } from './table.ts';

export type ReviewWords = Words['review'];

export type ReviewLabels = Record<
  'verdict' | 'cause' | 'severity' | 'tlp' | 'record' | 'actionStatus',
  Record<string, string>
>;

type Context = { words: ReviewWords; labels: ReviewLabels; zone: string };

/** What several reports leave open, teach and ask for, as sections. */
export function writeGathered(reports: readonly ReportDocument[], context: Context): HTMLElement[] {
  const { words } = context;
  const { questions, lessons, actions } = gatherReview(reports);
  return [
    create('section', {}, create('h2', {}, words.questions), writeQuestions(questions, words)),
    create('section', {}, create('h2', {}, words.lessons), writeLessons(lessons)),
    create('section', {}, create('h2', {}, words.actions), writeActions(actions, context)),
  ];
}

function writeQuestions(questions: ReviewGathering['questions'], words: ReviewWords): HTMLElement {
  if (questions.length === 0) return create('p', {}, words.noQuestions);
  const items = questions.map(({ report, part }) => {
    const text = part === undefined ? words.unsettled : (part.title ?? part.text);
    return create('li', {}, linkTo(report, part?.anchor), ' ', text);
  });
  return create('ul', {}, ...items);
}

function writeLessons(lessons: ReviewGathering['lessons']): HTMLElement {
  const items = lessons.map(({ taught }) => {
    const links = taught.flatMap(({ report, part }) => [linkTo(report, part.anchor), ' ']);
    return create('li', {}, taught[0]?.part.text ?? '', ' ', ...links);
  });
  return create('ul', {}, ...items);
}

function writeActions(actions: ReviewGathering['actions'], { words, labels }: Context): HTMLElement {
  if (actions.length === 0) return create('p', {}, words.noActions);
  const rows = actions.map(({ report, part }) => {
    const state = labels.actionStatus[part.status] ?? part.status;
    const cells = [
      part.due ?? '',
      create('span', {}, linkTo(report, part.anchor), ' ', part.text),
      part.owner,
      isOpen(part) ? create('strong', {}, state) : state,
    ];
    return create('tr', {}, ...cells.map((cell) => create('td', {}, cell)));
  });
  return createTable([words.due, words.action, words.owner, words.state], rows);
}

/** One report of a review: what it was, how it ended, what settled it, and what it teaches and asks for. */
export function writeReviewed(
  report: ReportDocument,
  { words, labels, zone }: Context,
  remove: () => void,
): HTMLElement {
  const { id, lang, title, summary, incident, findings, lessons, actions } = report;
  const out = createButton(remove, '×');
  out.ariaLabel = fill(words.remove, { id });
  const heading = create('h2', {}, linkTo(report), ' ', create('span', { lang }, title));
  const head = create('header', {}, heading, out);
  const made = create('article', { className: 'reviewed' }, head, writeFacts(report, labels, zone));
  if (summary !== undefined) made.append(create('p', { lang }, summary));
  const told = (part: (typeof findings | typeof lessons | typeof actions)[number]): (Node | string)[] => {
    const texts = ['title' in part ? part.title : undefined, part.text];
    const said = texts.filter((text) => text !== undefined && text !== '').join('. ');
    return [linkTo(report, part.anchor), ' ', said];
  };
  const decisive = findings.find(({ anchor }) => anchor === incident.verdict.decisive_finding);
  if (decisive !== undefined)
    made.append(create('h3', {}, words.decisive), create('p', { lang }, ...told(decisive)));
  for (const [name, parts] of [
    [words.lessons, lessons],
    [words.actions, actions],
  ] as const) {
    const items = parts.map((part) => create('li', {}, ...told(part)));
    if (items.length > 0) made.append(create('h3', {}, name), create('ul', { lang }, ...items));
  }
  return made;
}

function writeFacts({ incident, digest }: ReportDocument, labels: ReviewLabels, zone: string): HTMLElement {
  const { verdict, severity, tlp, record_status: record, times } = incident;
  const days = [times.detected, times.resolved ?? ''].map((at) => zonedDay(at, zone)).filter(Boolean);
  const facts = [
    chip('verdict', verdict.value, labels.verdict[verdict.value]),
    ...(verdict.cause === undefined ? [] : [chip('cause', verdict.cause, labels.cause[verdict.cause])]),
    chip('severity', severity, labels.severity[severity]),
    chip('tlp', tlp, labels.tlp[tlp]),
    ...(record === 'published' ? [] : [chip('recordStatus', record, labels.record[record])]),
    create('span', {}, days.join(' – ')),
    create('code', {}, digest),
  ];
  return create('p', { className: 'chips' }, ...facts.flatMap((fact) => [fact, ' ']));
}

/** A citation of a report or of a part of it. */
function linkTo({ id, url }: ReportDocument, anchor?: string): HTMLAnchorElement {
  const hash = anchor === undefined ? '' : `#${anchor}`;
  return create('a', { className: 'nowrap', href: new URL(url).pathname + hash }, id + hash);
}
