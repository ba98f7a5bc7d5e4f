import { createRequire } from 'node:module';
import type { HLJSApi, LanguageFn } from 'highlight.js';

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
