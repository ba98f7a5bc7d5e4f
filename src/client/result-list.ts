import { defangText } from '../core/indicators/defang.ts';
import { splitExcerpt } from '../core/search/highlight.ts';

/** What one item of a result list shows. Texts may have `<mark>` around matches, and entities. */
export type ResultItem = {
  href: string;
  id: string;
  title: string;
  lang: string;
  date?: string;
  verdict?: { id: string; label: string };
  /** Where a report holds a value. */
  place?: string;
  excerpt?: string;
  sections?: readonly { title: string; url: string }[];
};

/** An item made from a template; all texts are set as text, so a hostile report stays text. */
export function renderItem(item: ResultItem, template: HTMLTemplateElement): HTMLElement {
  const element = cloneItem(template);
  const link = element.querySelector<HTMLAnchorElement>('[data-link]');
  if (link) link.href = item.href;
  fill(element, '[data-id]', item.id);
  fill(element, '[data-date]', item.date ?? '');
  fill(element, '[data-verdict]', item.verdict?.label ?? '');
  element.querySelector('[data-verdict]')?.setAttribute('data-verdict', item.verdict?.id ?? '');
  fill(element, '[data-place]', item.place ?? '');
  fill(element, '[data-title]', plain(item.title));
  for (const part of element.querySelectorAll('[data-title], [data-excerpt]'))
    part.setAttribute('lang', item.lang);
  fillExcerpt(element.querySelector('[data-excerpt]'), item.excerpt ?? '');
  fillSections(element.querySelector('[data-sections]'), item);
  return element;
}

/** The found words of excerpts, for the page behind a link to mark. */
export function markedWords(excerpts: readonly string[]): string[] {
  const words = excerpts.flatMap((excerpt) =>
    splitExcerpt(excerpt).flatMap(({ text, isMatch }) => (isMatch ? [text.trim()] : [])),
  );
  return [...new Set(words.map((word) => word.toLowerCase()))].filter((word) => word !== '');
}

function cloneItem(template: HTMLTemplateElement): HTMLElement {
  const item = template.content.firstElementChild?.cloneNode(true);
  if (!(item instanceof HTMLElement)) throw new Error('The template of a search result is empty.');
  return item;
}

function fill(item: HTMLElement, selector: string, text: string): void {
  const target = item.querySelector<HTMLElement>(selector);
  if (!target) return;
  target.textContent = text;
  target.hidden = text === '';
}

/** No address stands live in a list. */
function plain(text: string): string {
  return defangText(text)
    .map((segment) => segment.text)
    .join('');
}

function fillExcerpt(target: HTMLElement | null, excerpt: string): void {
  if (!target) return;
  target.hidden = excerpt === '';
  target.replaceChildren(
    ...splitExcerpt(excerpt).map(({ text, isMatch }) => {
      if (!isMatch) return document.createTextNode(plain(text));
      const mark = document.createElement('mark');
      mark.textContent = plain(text);
      return mark;
    }),
  );
}

function fillSections(list: Element | null, { sections = [], lang }: ResultItem): void {
  const row = list?.firstElementChild;
  if (!list || !row) return;
  list.replaceChildren(
    ...sections.map(({ title, url }) => {
      const item = row.cloneNode(true) as Element;
      const link = item.querySelector('a');
      if (link) {
        link.href = url;
        link.textContent = title;
        link.lang = lang;
      }
      return item;
    }),
  );
  list.toggleAttribute('hidden', sections.length === 0);
}
