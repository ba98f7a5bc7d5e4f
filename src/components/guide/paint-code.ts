import { toHtml } from 'hast-util-to-html';
import { common, createLowlight } from 'lowlight';

const lowlight = createLowlight(common);
lowlight.registerAlias({ xml: ['mdx'] });

const NAMED: Record<string, string> = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' };

/** The HTML inside a `pre` that MDX made of a fenced block, with token classes; front matter counts as YAML. */
export function paintCode(html: string): { language: string | undefined; html: string } {
  const language = /class="language-([\w-]+)"/.exec(html)?.[1];
  const source = decode(html.replace(/<[^>]*>/g, '')).trimEnd();
  const parts = language === 'mdx' ? /^(---\n.*?\n---\n)(.*)$/s.exec(source) : null;
  const [, front = '', body = source] = parts ?? [];
  return { language, html: paint(front, 'yaml') + paint(body, language) };
}

function paint(text: string, language: string | undefined): string {
  const isKnown = language !== undefined && lowlight.registered(language);
  return toHtml(isKnown ? lowlight.highlight(language, text) : { type: 'text', value: text });
}

function decode(text: string): string {
  return text.replace(/&(?:#x([\da-f]+)|#(\d+)|(\w+));/gi, (whole, hex?: string, decimal?: string, name?: string) => {
    if (name !== undefined) return NAMED[name] ?? whole;
    return String.fromCodePoint(hex === undefined ? Number(decimal) : Number.parseInt(hex, 16));
  });
}
