import { escapeHtml } from '../model/text.ts';
import type { FactValue } from './fact-values.ts';

/**
 * The values of a fact as HTML. A report page has about a hundred of them, so they are no components; every text
 * is escaped here.
 */
export function valueHtml({ text, kind, date, utc, href, lang, note }: FactValue): string {
  const inner = escapeHtml(text);
  const spoken = lang === undefined ? '' : ` lang="${escapeHtml(lang)}"`;
  const shown =
    href !== undefined
      ? `<a href="${escapeHtml(href)}"${spoken}>${inner}</a>`
      : date !== undefined
        ? `<time datetime="${escapeHtml(date)}"${utc === undefined ? '' : ` title="${escapeHtml(utc)}"`}>${inner}</time>`
        : kind === 'code'
          ? `<code>${inner}</code>`
          : kind !== undefined
            ? `<span class="${kind}">${inner}</span>`
            : spoken === ''
              ? inner
              : `<span${spoken}>${inner}</span>`;
  return note === undefined ? shown : `${shown} <span class="note">${escapeHtml(note)}</span>`;
}
