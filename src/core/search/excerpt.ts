import { unescapeHtml } from '../model/text.ts';

/** A run of text; `isMatch` when it matched the query. */
export type ExcerptPart = { text: string; isMatch: boolean };

/** The excerpt of a search engine, text with `<mark>` around matches and escaped entities, as plain parts. */
export function splitExcerpt(html: string): ExcerptPart[] {
  return html
    .split(/(<mark>[^]*?<\/mark>)/)
    .filter((part) => part !== '')
    .map((part) => ({
      text: unescapeHtml(part.replace(/<\/?mark>/g, '')),
      isMatch: part.startsWith('<mark>'),
    }));
}
