/** A run of text; `isMatch` when it matched the query. */
export type ExcerptPart = { text: string; isMatch: boolean };

const ENTITIES: Record<string, string> = {
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
  '&#x27;': "'",
  '&amp;': '&',
};

/** The excerpt of a search engine, text with `<mark>` around matches and escaped entities, as plain parts. */
export function splitExcerpt(html: string): ExcerptPart[] {
  return html
    .split(/(<mark>[^]*?<\/mark>)/)
    .filter((part) => part !== '')
    .map((part) => ({
      text: decodeEntities(part.replace(/<\/?mark>/g, '')),
      isMatch: part.startsWith('<mark>'),
    }));
}

function decodeEntities(text: string): string {
  return text.replace(/&(?:lt|gt|quot|#39|#x27|amp);/g, (entity) => ENTITIES[entity] ?? entity);
}
