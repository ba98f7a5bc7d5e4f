import { markHidden } from '../../model/hidden.ts';

/** A text on one line, in which nothing is hidden. */
export function cleanLine(text: string): string {
  return markHidden(text.replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ')).trim();
}

/** Text that Markdown shows as it is; a `@name` or `#12` calls nobody and links to nothing. */
export function escapeMarkdown(text: string): string {
  return text
    .replace(/[\\`*_{}[\]<>|~]/g, '\\$&')
    .replace(/&(?=#?\w+;)/g, '\\&')
    .replace(/([@#])(?=[\p{L}\p{N}])/gu, '$1\u2060');
}
