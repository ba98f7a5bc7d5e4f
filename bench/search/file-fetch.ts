import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/**
 * Lets the search engines of a browser run here: `fetch` reads files, and the page has a language. Their code and
 * WebAssembly are the very ones that a browser loads.
 */
export function serveFilesToFetch(): void {
  globalThis.fetch = (input) => {
    const url = new URL(input instanceof Request ? input.url : input);
    url.search = '';
    return Promise.resolve(new Response(readFileSync(fileURLToPath(url))));
  };
  Object.assign(globalThis, { document: { currentScript: null, documentElement: { lang: 'en' } } });
}
