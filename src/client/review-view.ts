import type { ReportDocument } from '../core/exports/outline.ts';
import { daysLate, gatherReview, type ReviewGathering } from '../core/exports/review.ts';
import type { Words } from '../core/i18n/words.ts';
import { zonedDay } from '../core/time/times.ts';
import { chip, create, createButton, fill, mark } from './dom.ts';
import { createTable } from './table.ts';

export type ReviewWords = Words['review'];

export type ReviewLabels = Record<
  'verdict' | 'cause' | 'severity' | 'tlp' | 'record' | 'actionStatus',
  Record<string, string>
>;

type Context = {
  words: ReviewWords;
  labels: ReviewLabels;
  zone: string;
  /** The day of the build. */
  today: string;
};

type Action = ReportDocument['actions'][number];

/** What the meeting has to decide, and what several of the reports teach. */
export function writeGathered(reports: readonly ReportDocument[], context: Context): HTMLElement {
  const { words } = context;
  const { questions, lessons, actions } = gatherReview(reports);
  const items = [
    ...questions.map((question) => writeQuestion(question, words)),
    ...actions.map(({ report, part }) => writeOpenAction(report, part, context)),
  ];
  const section = create('section', { className: 'review-open' }, create('h2', {}, words.decide));
  section.append(...(items.length === 0 ? [create('p', {}, words.nothingOpen)] : writeItems(items, words)));
  if (lessons.length > 0) section.append(create('h2', {}, words.shared), writeLessons(lessons));
  return section;
}

/** A meeting begins with the first ones; the others are folded, so that the reports stay near. On paper all are there. */
const MAX_OPEN = 20;

function writeItems(items: readonly HTMLElement[], words: ReviewWords): HTMLElement[] {
  const [shown, rest] = [items.slice(0, MAX_OPEN), items.slice(MAX_OPEN)];
  const list = create('ol', {}, ...shown);
  if (rest.length === 0) return [list];
  const more = create('summary', {}, fill(words.more, { n: rest.length }));
  return [list, create('details', {}, more, create('ol', { start: MAX_OPEN + 1 }, ...rest))];
}

/** Ruled space for what is decided, on the screen and on paper. */
export function writeNotes({ words }: Pick<Context, 'words'>): HTMLElement {
  const lines = create('div', { className: 'review-lines' });
  return create('section', { className: 'review-notes' }, create('h2', {}, words.decided), lines);
}

function writeQuestion(
  { report, part }: ReviewGathering['questions'][number],
  words: ReviewWords,
): HTMLElement {
  const text = part === undefined ? words.unsettled : (part.title ?? part.text);
  return create('li', {}, linkTo(report, part?.anchor), ' ', told(report, text));
}

function writeOpenAction(report: ReportDocument, action: Action, context: Context): HTMLElement {
  return create(
    'li',
    {},
    linkTo(report, action.anchor),
    ' ',
    told(report, action.text),
    ' ',
    create(
      'span',
      { className: 'muted' },
      ...(action.due === undefined
        ? [action.owner]
        : [action.owner, ', ', create('span', { className: 'nowrap' }, action.due)]),
    ),
    ' ',
    stateOf(action, context),
  );
}

function writeLessons(lessons: ReviewGathering['lessons']): HTMLElement {
  const items = lessons.map(({ taught }) => {
    const links = taught.flatMap(({ report, part }) => [linkTo(report, part.anchor), ' ']);
    const [first] = taught;
    return create('li', {}, ...(first ? [told(first.report, first.part.text), ' '] : []), ...links);
  });
  return create('ol', {}, ...items);
}

/** Days by which an action is late, else its state. */
function stateOf(action: Action, { words, labels, today }: Context): HTMLElement {
  const days = daysLate(action, today);
  if (days === 0) return chip('status', action.status, labels.actionStatus[action.status]);
  const late = mark('verdict', 'suspicious', fill(words.late, { days }));
  late.removeAttribute('data-verdict');
  late.dataset['due'] = '';
  return late;
}

/** One report of a review: what it was, how it ended, what settled it, and what it teaches and asks for. */
export function writeReviewed(report: ReportDocument, context: Context, remove: () => void): HTMLElement {
  const { words, labels } = context;
  const { id, lang, title, translated, summary, incident, lessons, actions } = report;
  const { verdict } = incident;
  const out = createButton(remove, '×');
  out.ariaLabel = fill(words.remove, { id });
  const head = create('header', {}, create('h2', { lang }, title), out);
  const cause = verdict.cause === undefined ? [] : [labels.cause[verdict.cause] ?? verdict.cause];
  const made = create(
    'article',
    { className: 'reviewed' },
    head,
    writeFacts(report, context),
    create(
      'p',
      { className: 'ended' },
      mark('verdict', verdict.value, labels.verdict[verdict.value]),
      ...cause,
    ),
  );
  if (translated !== undefined)
    head.after(create('p', { className: 'muted', lang: translated.lang }, translated.title));
  if (summary !== undefined) made.append(create('p', { className: 'summary', lang }, summary));
  made.append(...writeDecisive(report));
  const items = lessons.map((part) => create('li', { lang }, linkTo(report, part.anchor), ' ', part.text));
  if (items.length > 0) made.append(create('h3', {}, words.lessons), create('ul', {}, ...items));
  if (actions.length > 0) made.append(create('h3', {}, words.actions), writeActions(report, context));
  return made;
}

function writeDecisive(report: ReportDocument): HTMLElement[] {
  const { findings, incident, lang } = report;
  const found = findings.find(({ anchor }) => anchor === incident.verdict.decisive_finding);
  if (found === undefined) return [];
  const link = linkTo(report, found.anchor);
  link.textContent = [found.anchor, found.title ?? found.text].join(' ');
  link.className = '';
  const quoted = found.title === undefined || found.text === '' ? [] : [create('p', {}, found.text)];
  return [create('div', { className: 'decides', lang }, create('p', {}, link), ...quoted)];
}

function writeActions(report: ReportDocument, context: Context): HTMLElement {
  const { words } = context;
  const rows = report.actions.map((action) => {
    const cells = [
      create('span', {}, linkTo(report, action.anchor), ' ', told(report, action.text)),
      told(report, action.owner),
      action.due ?? '',
      stateOf(action, context),
    ];
    return create('tr', {}, ...cells.map((cell) => create('td', {}, cell)));
  });
  return createTable([words.action, words.owner, words.due, words.state], rows);
}

function writeFacts(report: ReportDocument, { labels, zone }: Context): HTMLElement {
  const { severity, tlp, record_status: record, times } = report.incident;
  const days = [times.detected, times['resolved'] ?? ''].map((at) => zonedDay(at, zone)).filter(Boolean);
  const facts = [
    linkTo(report),
    create('span', {}, [...new Set(days)].join(' – ')),
    ...(severity === undefined ? [] : [mark('severity', severity, labels.severity[severity])]),
    chip('tlp', tlp, labels.tlp[tlp]),
    ...(record === 'published' ? [] : [chip('recordStatus', record, labels.record[record])]),
    create('code', {}, report.digest),
  ];
  return create('p', { className: 'chips' }, ...facts.flatMap((fact) => [fact, ' ']));
}

/** Words of a report, in its language. */
function told({ lang }: ReportDocument, text: string): HTMLElement {
  return create('span', { lang }, text);
}

/** A citation of a report or of a part of it. */
function linkTo({ id, url }: ReportDocument, anchor?: string): HTMLAnchorElement {
  const hash = anchor === undefined ? '' : `#${anchor}`;
  return create('a', { className: 'nowrap', href: new URL(url).pathname + hash }, id + hash);
}
