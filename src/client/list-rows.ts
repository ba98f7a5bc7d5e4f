import type { Words } from '../core/i18n/words.ts';
import type { Paths } from '../core/model/paths.ts';
import type { QueryUi } from '../core/search/query/words.ts';
import type { ReportRow } from '../core/model/row.ts';

/** Words of the list that a script fills in. */
export type ListWords = Words['filter'] & { pages: { previous: string; next: string } };

/**
 * Writes rows into the table of the list, each a copy of the first one that came with the page. What belongs to the
 * whole list, such as the years, hides.
 */
export function createRowWriter(
  list: HTMLElement,
  ui: QueryUi,
  paths: Paths,
): (rows: readonly ReportRow[]) => void {
  const table = list.querySelector('table');
  const model = list.querySelector('tbody tr:not(.year)')?.cloneNode(true) as HTMLElement | undefined;
  const language = list.dataset['lang'] ?? 'en';
  return (rows) => {
    for (const part of list.querySelectorAll<HTMLElement>('[data-whole]')) part.hidden = true;
    const body = document.createElement('tbody');
    for (const row of rows) {
      const copy = model?.cloneNode(true) as HTMLElement | undefined;
      if (copy) body.append(fillRow(copy, row, { ui, paths, language }));
    }
    for (const old of table?.querySelectorAll('tbody') ?? []) old.remove();
    table?.append(body);
  };
}

type Context = { ui: QueryUi; paths: Paths; language: string };

function fillRow(
  copy: HTMLElement,
  row: ReportRow,
  { ui: { labels }, paths, language }: Context,
): HTMLElement {
  const time = copy.querySelector('time');
  if (time) Object.assign(time, { dateTime: row.detected, textContent: row.day });
  copy.querySelector('.id')?.replaceChildren(row.id);
  const link = create('a', row.title);
  link.href = paths.incident(row.id);
  if (row.lang !== language) link.lang = row.lang;
  const marks: HTMLElement[] = [];
  if (row.lang !== language) {
    const mark = create('span', labels['lang']?.[row.lang] ?? row.lang);
    mark.className = 'lang-mark';
    mark.lang = row.lang;
    marks.push(mark);
  }
  if (row.record !== 'published') {
    const chip = create('span', labels['record']?.[row.record] ?? row.record);
    chip.className = 'chip';
    chip.dataset['recordStatus'] = row.record;
    marks.push(chip);
  }
  copy.querySelector('.title')?.replaceChildren(link, ...marks.flatMap((mark) => [' ', mark]));
  for (const field of ['verdict', 'severity', 'status'] as const) {
    const chip = copy.querySelector<HTMLElement>(`[data-${field}]`);
    if (chip) chip.dataset[field] = row[field];
    chip?.replaceChildren(labels[field]?.[row[field]] ?? row[field]);
  }
  copy.querySelector('.tags')?.replaceChildren(...tagLinks(row, labels['tag'] ?? {}, paths, language));
  return copy;
}

function tagLinks(
  { tags }: ReportRow,
  labels: Record<string, string>,
  paths: Paths,
  language: string,
): (Node | string)[] {
  return tags.flatMap((tag, index) => {
    const link = create('a', labels[tag] ?? tag);
    link.href = paths.tag(tag);
    return index === 0 ? [link] : [language.startsWith('zh') ? '、' : ', ', link];
  });
}

function create<Name extends 'a' | 'span'>(name: Name, text: string): HTMLElementTagNameMap[Name] {
  return Object.assign(document.createElement(name), { textContent: text });
}
