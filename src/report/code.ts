import type { HastNode } from 'satteri';
import { common, createLowlight } from 'lowlight';
import { defangKnown } from '../core/defang.ts';
import type { BodyContext } from './context.ts';
import { unmask } from './mask.ts';
import { childrenOf, element, text } from './tree.ts';
import type { Element, ElementContent, Properties } from './tree.ts';

const lowlight = createLowlight(common);
lowlight.registerAlias({ shell: ['terminal'], plaintext: ['log', 'output'] });

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
  const known =
    language !== undefined && lowlight.registered(language) && shown.length <= MAX_HIGHLIGHTED
      ? language
      : undefined;
  const children =
    known === undefined ? [text(shown)] : (lowlight.highlight(known, shown).children as ElementContent[]);
  const className = known === undefined ? ['hljs'] : ['hljs', `language-${known}`];
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
