import type { ReportRow } from '../core/model/row.ts';
import { unpackRows, type RowFile } from '../core/list/row-file.ts';
import { defang } from '../core/indicators/defang.ts';
import type { Place, ValueKind } from '../core/model/exact.ts';
import type { ExactHit, Found, NearValue } from '../core/search/exact/look-up.ts';
import type { Paths } from '../core/model/paths.ts';
import { inZone, newestFirst } from '../core/time/times.ts';
import type { Words } from '../core/i18n/words.ts';
import { chip, create, createButton, fill } from './dom.ts';
import { fetchJson } from './load.ts';
import { createTable } from './table.ts';

/** Words that the page carries for its script. */
export type LookupWords = Words['indicators']['view'] & {
  kinds: Record<ValueKind, string>;
  places: Record<Place, string>;
  verdicts: Record<string, string>;
  records: Record<string, string>;
  noDate: string;
  parts: Words['find']['parts'];
};

type Context = { words: LookupWords; paths: Paths; zone: string };
type Writing = Context & { say: (status: string) => void };

/** A report of the table; what is missing is not known of a report that is in no list any more. */
type Row = Pick<ExactHit, 'id'> & Partial<Omit<ExactHit, 'id'> & Pick<ReportRow, 'titleLang'>>;

/** How many reports hold a value, and from when to when. */
export function describeFound(
  { total, hits }: { total: number; hits: readonly Row[] },
  { words, zone }: Context,
): string {
  if (total === 0) return words.nowhere;
  if (hits.length < total) return fill(words.some, { n: total, shown: hits.length });
  const known = hits.flatMap(({ detected }) => detected ?? []);
  const days = known
    .map((detected) => inZone(detected, zone).day)
    .filter(Boolean)
    .sort();
  if (days.length === 0) return fill(words.some, { n: total, shown: hits.length });
  const [from = '', to = from] = [days[0], days.at(-1)];
  return total === 1 ? fill(words.one, { from }) : fill(words.many, { n: total, from, to });
}

/** The view of a value below its name: the reports that hold it, then what is near. */
export function writeFound(found: Found, context: Writing): HTMLElement[] {
  const { words } = context;
  const { keys, hits, total, neighbours, covering, value } = found;
  const parts: HTMLElement[] = [];
  if (hits.length > 0) parts.push(writeTable(hits, context));
  if (total > hits.length) parts.push(writeMore(found, context));
  const hashes = value.kind === 'hash-start' ? keys.map((key) => ({ key })) : [];
  if (hashes.length > 0) parts.push(writeNear(words.hashes, hashes, context));
  if (covering.length > 0) parts.push(writeNear(words.covering, covering, context));
  for (const part of found.parts) {
    const said = fill(words.parts[part.how], { q: part.keys.map((key) => defang(key)).join(', ') });
    const section = create('section', { className: 'near' }, create('h3', {}, said));
    section.append(writeTable(part.hits, context));
    if (part.total > part.hits.length) section.append(writeMore(part, context));
    parts.push(section);
  }
  if (neighbours !== undefined) {
    const { group, members, count } = neighbours;
    const rest = count - members.length;
    const near = writeNear(fill(words.neighbours, { group: defang(group) }), members, context);
    near.firstElementChild?.after(mute(words.neighboursLead));
    if (rest > 0) near.append(mute(fill(words.neighboursMore, { n: rest })));
    parts.push(near);
  }
  return parts;
}

function writeTable(rows: readonly Row[], context: Context): HTMLElement {
  const { words } = context;
  const head = [words.date, words.report, words.reportTitle, words.verdict, words.where];
  const written = rows.map((row) => writeRow(row, context));
  const made = createTable(head, written);
  Object.assign(made, { tabIndex: 0, role: 'region', ariaLabel: words.hits });
  made.querySelector('table')?.classList.add('report-table');
  return made;
}

function writeRow(row: Row, { words, paths, zone }: Context): HTMLTableRowElement {
  const { id, title, detected, verdict, record, place, anchor, titleLang } = row;
  const lang = titleLang ?? row.lang;
  const part = anchor ?? (place === undefined || place === 'id' ? undefined : ANCHORS[place]);
  const link = create('a', { href: paths.incident(id, part) }, title ?? id);
  if (lang !== undefined && lang !== document.documentElement.lang) link.lang = lang;
  const isUsual = record === undefined || record === 'published';
  const mark = isUsual ? [] : [' ', chip('recordStatus', record, words.records[record])];
  const ended =
    verdict === undefined ? [] : [chip('verdict', verdict, words.verdicts[verdict], 'chip-plain')];
  const where = place === undefined ? '' : words.places[place];
  return create(
    'tr',
    {},
    create('td', {}, detected === undefined ? '' : inZone(detected, zone).day || words.noDate),
    create('td', { className: 'id' }, id),
    create('td', { className: 'title' }, link, ...mark),
    create('td', {}, ...ended),
    create('td', {}, where + (anchor === undefined ? '' : ` #${anchor}`)),
  );
}

/** Where the front matter stands on the page of a report. */
const ANCHORS: Partial<Record<Place, string>> = {
  indicator: 'facts',
  asset: 'facts',
  source: 'facts',
  signature: 'facts',
  technique: 'facts',
};

/** A button that lists all reports. Only then are their rows loaded: the index names the first ones. */
function writeMore(found: Listed, context: Writing): HTMLElement {
  const { words, paths } = context;
  const list = (): void => {
    button.disabled = true;
    void listAll(found, paths)
      .then((rows) => {
        button.parentElement?.querySelector('.table-scroll')?.replaceWith(writeTable(rows, context));
        button.remove();
        context.say(describeFound({ total: rows.length, hits: rows }, context));
      })
      .catch((error: unknown) => {
        button.disabled = false;
        context.say(fill(words.failed, { text: String(error) }));
      });
  };
  const button = createButton(list, fill(words.all, { n: found.total }));
  return button;
}

type Listed = Pick<Found, 'hits' | 'total' | 'allIds'>;

async function listAll({ hits, allIds }: Listed, paths: Paths): Promise<Row[]> {
  const [ids, file] = await Promise.all([allIds(), fetchJson<RowFile>(paths.rows())]);
  const rows = new Map<string, Row | ReportRow>(unpackRows(file).map((row) => [row.id, row]));
  for (const hit of hits) rows.set(hit.id, { ...rows.get(hit.id), ...hit });
  const all = ids.map((id): Row => rows.get(id) ?? { id });
  return all.sort(newestFirst);
}

/** Other values, each a link to its own view. */
function writeNear(
  title: string,
  values: readonly (Pick<NearValue, 'key'> & Partial<NearValue>)[],
  { words, paths }: Context,
): HTMLElement {
  const items = values.map(({ key, reports }) => {
    const link = create('a', { className: 'indicator', href: paths.indicator(key) }, defang(key));
    if (reports === undefined) return create('li', {}, link);
    const number = create('span', { className: 'muted', title: words.inReportsTitle });
    number.append(fill(words.inReports, { n: reports }));
    return create('li', {}, link, ' ', number);
  });
  const list = create('ul', { className: 'inline-list' }, ...items);
  return create('section', { className: 'near' }, create('h3', {}, title), list);
}

function mute(text: string): HTMLElement {
  return create('p', { className: 'muted small' }, text);
}
