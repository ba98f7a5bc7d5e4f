import { describeGround, isLongTitle } from '../core/list/shown-row.ts';
import type { Paths } from '../core/model/paths.ts';
import type { ReportRow } from '../core/model/row.ts';
import { NO_YEAR } from '../core/search/query/filters.ts';
import type { QueryUi } from '../core/search/query/words.ts';
import { chip, create, mark } from './dom.ts';

/**
 * Writes rows into the table of the list, each a copy of the first one that came with the page. What belongs to the
 * whole list, such as the years, hides. From the row `full` on they stand under a heading: they hold only some of the words.
 */
export function createRowWriter(
  list: HTMLElement,
  ui: QueryUi,
  { paths, partly, reason }: { paths: Paths; partly: string; reason: Record<string, string> },
): (rows: readonly ReportRow[], full: number) => void {
  const table = list.querySelector('table');
  const model = list.querySelector('tbody tr:not(.year)')?.cloneNode(true) as HTMLElement | undefined;
  const language = list.dataset['lang'] ?? 'en';
  const head = (): HTMLElement => {
    const row = create('tr', { className: 'year' });
    row.append(create('th', { scope: 'rowgroup', colSpan: model?.children.length ?? 1 }, partly));
    return row;
  };
  return (rows, full) => {
    for (const part of list.querySelectorAll<HTMLElement>('[data-whole]')) part.hidden = true;
    const body = create('tbody');
    for (const [at, row] of rows.entries()) {
      if (at === Math.max(0, full)) body.append(head());
      const copy = model?.cloneNode(true) as HTMLElement | undefined;
      if (copy) body.append(fillRow(copy, row, { labels: ui.labels, paths, language, reason }));
    }
    for (const old of table?.querySelectorAll('tbody') ?? []) old.remove();
    table?.append(body);
    void markBreaks(body);
  };
}

const HAN = /\p{Script=Han}/u;

/** Only where titles have more than one line, which is what cuts Chinese into words loaded for. */
async function markBreaks(body: HTMLElement): Promise<void> {
  if (!matchMedia('(max-width: 44rem)').matches) return;
  const titles = [...body.querySelectorAll<HTMLElement>('.title a')].filter(({ textContent }) =>
    HAN.test(textContent),
  );
  if (titles.length > 0) (await import('./title-breaks.ts')).markTitles(titles);
}

type RowContext = {
  labels: QueryUi['labels'];
  /** Labels of the reasons of verdicts. */
  reason: Record<string, string>;
  paths: Paths;
  language: string;
};

function fillRow(copy: HTMLElement, row: ReportRow, context: RowContext): HTMLElement {
  const { labels, language } = context;
  const { id, detected, day } = row;
  const textContent = labels['year']?.[NO_YEAR] ?? '';
  const date =
    day === ''
      ? create('span', { className: 'no-date', textContent })
      : create('time', { dateTime: detected, textContent: day });
  copy.querySelector('time, .no-date')?.replaceWith(date);
  copy.querySelector('.id')?.replaceChildren(id);
  copy.querySelector('.title')?.replaceChildren(...titleOf(row, context));
  copy
    .querySelector('[data-verdict]')
    ?.replaceWith(mark('verdict', row.verdict, labels['verdict']?.[row.verdict]));
  const { severity } = row;
  const grave = severity === undefined ? [] : [mark('severity', severity, labels['severity']?.[severity])];
  copy.querySelector('.severity')?.replaceChildren(...grave);
  const ground = describeGround(row, { cause: labels['cause'] ?? {}, reason: context.reason });
  const cell = copy.querySelector<HTMLElement>('.decided');
  cell?.replaceChildren(ground.text);
  if (ground.lang === undefined || ground.lang === language) cell?.removeAttribute('lang');
  else cell?.setAttribute('lang', ground.lang);
  return copy;
}

function titleOf(
  { id, title, lang: own, titleLang: lang = own, record }: ReportRow,
  { labels, paths, language }: RowContext,
): (Node | string)[] {
  const link = create('a', {
    href: paths.incident(id),
    textContent: title,
    ...(isLongTitle(title) ? { title } : {}),
    ...(lang === language ? {} : { lang }),
  });
  return record === 'published'
    ? [link]
    : [link, ' ', chip('recordStatus', record, labels['record']?.[record])];
}
