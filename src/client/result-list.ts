import { splitExcerpt } from '../core/excerpt.ts';
import type { SearchHit } from './prose-search.ts';

/** A hit as a list item made from a template; all texts are set as text, so a hostile report stays text. */
export function renderHit(
  hit: SearchHit,
  template: HTMLTemplateElement,
  verdicts: Record<string, string>,
): HTMLElement {
  const item = cloneItem(template);
  const { id = '', title = '', date = '', verdict = '', lang = '', summary = '' } = hit.meta;
  const link = item.querySelector<HTMLAnchorElement>('[data-link]');
  if (link) link.href = hit.url;
  fill(item, '[data-id]', id);
  fill(item, '[data-date]', date);
  fill(item, '[data-verdict]', verdicts[verdict] ?? verdict);
  item.querySelector('[data-verdict]')?.setAttribute('data-verdict', verdict);
  fill(item, '[data-title]', title);
  for (const part of item.querySelectorAll('[data-title], [data-excerpt]')) part.setAttribute('lang', lang);
  fillExcerpt(item.querySelector('[data-excerpt]'), hit.excerpt === '' ? summary : hit.excerpt);
  fillSections(item.querySelector('[data-sections]'), hit, lang);
  return item;
}

function cloneItem(template: HTMLTemplateElement): HTMLElement {
  const item = template.content.firstElementChild?.cloneNode(true);
  if (!(item instanceof HTMLElement)) throw new Error('The template of a search result is empty.');
  return item;
}

function fill(item: HTMLElement, selector: string, text: string): void {
  const target = item.querySelector(selector);
  if (target) target.textContent = text;
}

function fillExcerpt(target: Element | null, excerpt: string): void {
  if (!target) return;
  target.replaceChildren(
    ...splitExcerpt(excerpt).map(({ text, isMatch }) => {
      if (!isMatch) return document.createTextNode(text);
      const mark = document.createElement('mark');
      mark.textContent = text;
      return mark;
    }),
  );
}

function fillSections(list: Element | null, hit: SearchHit, lang: string): void {
  const row = list?.firstElementChild;
  if (!list || !row) return;
  list.replaceChildren(
    ...hit.sections.map(({ title, url }) => {
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
  list.toggleAttribute('hidden', hit.sections.length === 0);
}
