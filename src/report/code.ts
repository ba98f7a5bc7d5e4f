import type { HastNode } from 'satteri';
import { defangKnown } from '../core/defang.ts';
import { unescapeHtml } from '../core/escape-html.ts';
import { colourCode } from './code-colours.ts';
import type { BodyContext } from './context.ts';
import { unmask } from './mask.ts';
import { childrenOf, element, text } from './tree.ts';
import type { Element, ElementContent, Properties } from './tree.ts';

/** Blocks longer than this are shown without colours: highlighting time grows with length. */
const MAX_HIGHLIGHTED = 20_000;

/** A fenced block with token classes; indicators of the report are defanged in it too. */
export function highlightCode(pre: Element & HastNode, context: BodyContext): ElementContent {
  const code = childrenOf(pre)[0];
  const language = languageOf(code);
  const source =
    code === undefined
      ? ''
      : childrenOf(code)
          .map((child) => (child.type === 'text' ? child.value : ''))
          .join('');
  const shown = defangKnown(unmask(source), context.knownIndicators);
  const properties: Properties = { className: ['code'], tabIndex: 0 };
  if (language !== undefined) properties['dataLanguage'] = language;
  const coloured =
    language === undefined || shown.length > MAX_HIGHLIGHTED ? undefined : colourCode(language, shown);
  const children = coloured === undefined ? [text(shown)] : parseSpans(coloured);
  const className = coloured === undefined ? ['hljs'] : ['hljs', `language-${language}`];
  return element('pre', properties, [element('code', { className }, children)]);
}

/** The nodes of coloured code. */
function parseSpans(html: string): ElementContent[] {
  const open: ElementContent[][] = [[]];
  for (const part of html.split(/(<span class="[^"]*">|<\/span>)/)) {
    const [, classes] = /^<span class="(.*)">$/.exec(part) ?? [];
    if (part === '</span>') open.pop();
    else if (classes !== undefined) {
      const span = element('span', { className: classes.split(' ') }, []);
      open.at(-1)?.push(span);
      open.push(span.children);
    } else if (part !== '') open.at(-1)?.push(text(unescapeHtml(part)));
  }
  return open[0] ?? [];
}

function languageOf(code: HastNode | undefined): string | undefined {
  const classes = code?.type === 'element' ? code.properties['className'] : undefined;
  const language = classes
    ?.find((name) => name.startsWith('language-'))
    ?.slice('language-'.length)
    .toLowerCase();
  return language === undefined || !/^[\w+#.-]{1,30}$/.test(language) ? undefined : language;
}
