import { findFrontMatter } from '../core/model/front-matter.ts';
import { escapeHtml } from '../core/model/text.ts';
import type { Words } from '../core/i18n/words.ts';
import { colourCode } from '../compile/code.ts';

const BLOCK = /<pre[^>]*><code(?: class="language-([\w-]+)")?[^>]*>(.*?)<\/code><\/pre>/gs;
const NAMED: Record<string, string> = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' };

/**
 * The HTML that MDX made of a page of our own, with colours in its code, and its code and tables as places that
 * scroll and that the keyboard reaches. Not for foreign HTML: it looks for tags by their text.
 */
export function finishGuideHtml(html: string, words: Words): string {
  let tables = 0;
  return html
    .replace(BLOCK, (_block, language: string | undefined, code: string) => renderBlock(language, code))
    .replace(/<table\b.*?<\/table>/gs, (table) => {
      tables += 1;
      const label = `${words.report.table} ${tables}`;
      return `<div class="table-scroll" tabindex="0" role="region" aria-label="${label}">${table}</div>`;
    });
}

/** The slug of a page of our own by the path of its file: `writing` of `/docs/guide/writing.mdx`. */
export function slugOfDoc(path: string): string {
  return path.replace(/^.*\/|\.mdx$/g, '');
}

function renderBlock(language: string | undefined, code: string): string {
  const source = decode(code).trimEnd();
  // The front matter of a report is YAML, its elements are tags.
  const place = language === 'mdx' ? findFrontMatter(source) : 'missing';
  const bodyStart = typeof place === 'string' ? 0 : place.bodyStart;
  const painted = paint(source.slice(0, bodyStart), 'yaml') + paint(source.slice(bodyStart), language);
  const mark = language === undefined ? '' : ` data-language="${language}"`;
  return `<pre class="code" tabindex="0"${mark}><code class="hljs">${painted}</code></pre>`;
}

function paint(text: string, language: string | undefined): string {
  return (language === undefined ? undefined : colourCode(language, text)) ?? escapeHtml(text);
}

function decode(text: string): string {
  return text.replace(
    /&(?:#x([\da-f]+)|#(\d+)|(\w+));/gi,
    (whole, hex?: string, decimal?: string, name?: string) => {
      if (name !== undefined) return NAMED[name] ?? whole;
      return String.fromCodePoint(hex === undefined ? Number(decimal) : Number.parseInt(hex, 16));
    },
  );
}
