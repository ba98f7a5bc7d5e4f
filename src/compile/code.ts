import { createRequire } from 'node:module';
import type { HLJSApi, LanguageFn } from 'highlight.js';
import type { HastNode } from 'satteri';
import { defangKnown } from '../core/indicators/defang.ts';
import type { Given } from './context.ts';
import { unmask } from './mask.ts';
import {
  childrenOf,
  element,
  finished,
  text,
  type Element,
  type ElementContent,
  type Properties,
} from './tree.ts';

/** Blocks longer than this are shown without colours: highlighting time grows with length. */
const MAX_HIGHLIGHTED = 20_000;

/** A fenced block with token classes; indicators of the report are defanged in it too. */
export function highlightCode(pre: Element & HastNode, { knownIndicators }: Given): ElementContent {
  const code = childrenOf(pre)[0];
  const language = languageOf(code);
  const parts = code === undefined ? [] : childrenOf(code);
  const source = parts.map((part) => (part.type === 'text' ? part.value : '')).join('');
  const shown = defangKnown(unmask(source), knownIndicators);
  const properties: Properties = { className: ['code'], tabIndex: 0 };
  if (language !== undefined) properties['dataLanguage'] = language;
  const coloured = shown.length > MAX_HIGHLIGHTED ? undefined : language && colourCode(language, shown);
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

/** Languages of reports that are not among the common ones of highlight.js. */
const MORE = ['dockerfile', 'dos', 'nginx', 'powershell', 'vbscript'];

const ALIASES = { plaintext: ['log', 'output'], shell: ['terminal'], xml: ['mdx'] };

/**
 * Code as HTML, in which only texts and `span` elements with token classes stand; undefined for a language that is not
 * known.
 */
export function colourCode(language: string, code: string): string | undefined {
  const hljs = openHighlighter();
  if (hljs.getLanguage(language) === undefined) return undefined;
  const { value } = hljs.highlight(code, { language, ignoreIllegals: true });
  // In a text, quotes stand for themselves.
  return value.replaceAll('&quot;', '"').replaceAll('&#x27;', "'");
}

let opened: HLJSApi | undefined;

/** The grammars take longer to load than some reports to read, so they wait for the first code. */
function openHighlighter(): HLJSApi {
  if (opened !== undefined) return opened;
  const require = createRequire(import.meta.url);
  opened = require('highlight.js/lib/common') as HLJSApi;
  for (const name of MORE)
    opened.registerLanguage(name, require(`highlight.js/lib/languages/${name}`) as LanguageFn);
  for (const [languageName, aliases] of Object.entries(ALIASES))
    opened.registerAliases(aliases, { languageName });
  return opened;
}
