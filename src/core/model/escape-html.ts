/** A text as HTML text or as the value of a quoted attribute. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (mark) => ENTITIES[mark] ?? mark);
}

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** The text of HTML text in which nothing else than these marks is written as a character reference. */
export function unescapeHtml(html: string): string {
  return html.replace(
    /&(lt|gt|quot|#39|#x27|#x22|amp);/g,
    (reference, name: string) => MARKS[name] ?? reference,
  );
}

const MARKS: Record<string, string> = {
  lt: '<',
  gt: '>',
  quot: '"',
  '#39': "'",
  '#x27': "'",
  '#x22': '"',
  amp: '&',
};
