/** A text on one line, without controls and marks that turn the direction of what stands behind it. */
export function cleanLine(text: string): string {
  return text
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .replace(/[\u200E\u200F\u202A-\u202E\u2066-\u2069]/g, '')
    .trim();
}

/** Text that Markdown shows as it is; a `@name` or `#12` calls nobody and links to nothing. */
export function escapeMarkdown(text: string): string {
  return text
    .replace(/[\\`*_{}[\]<>|~]/g, '\\$&')
    .replace(/&(?=#?\w+;)/g, '\\&')
    .replace(/([@#])(?=[\p{L}\p{N}])/gu, '$1\u2060');
}
