import type { HastNode } from 'satteri';
import { defangKnown } from '../core/indicators/defang.ts';
import { colourCode } from './code-colours.ts';
import type { BodyContext } from './context.ts';
import { unmask } from './mask.ts';
import { childrenOf, element, finished, text } from './tree.ts';
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
  const children = [coloured === undefined ? text(shown) : finished(coloured, shown)];
  const className = coloured === undefined ? ['hljs'] : ['hljs', `language-${language}`];
  return element('pre', properties, [element('code', { className }, children)]);
}

function languageOf(code: HastNode | undefined): string | undefined {
  const classes = code?.type === 'element' ? code.properties['className'] : undefined;
  const language = classes
    ?.find((name) => name.startsWith('language-'))
    ?.slice('language-'.length)
    .toLowerCase();
  return language === undefined || !/^[\w+#.-]{1,30}$/.test(language) ? undefined : language;
}
