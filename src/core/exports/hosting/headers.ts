/** What each page allows itself. It holds without a server too, in the page. */
export const PAGE_POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'self'";

/** What a page cannot say of itself: a browser reads this of headers alone. */
export const NO_FRAMES = "frame-ancestors 'none'";

/** The search worker alone runs WebAssembly. */
const WORKER_POLICY = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'";

/** Headers of every file of the site. */
export const EVERYWHERE: Readonly<Record<string, string>> = {
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'same-origin',
};

/** The header that binds a page and a worker alike: what the page says of itself does not bind its workers. */
export const POLICY = { name: 'Content-Security-Policy', usual: `${PAGE_POLICY}; ${NO_FRAMES}` };

/** The file of the search worker, below the base path, and its policy. */
export const WORKER = {
  file: 'prose/engine/search-worker.js',
  policy: `${WORKER_POLICY}; ${NO_FRAMES}`,
};

/** Names of these change with what they hold; a browser asks for every other file again, and gets it when it is new. */
export const KEPT = ['_astro/', 'own/'];

/** A browser saves these and never shows them: they hold what somebody took for malicious. */
export const EVIDENCE = '.bin';

/**
 * The type of each kind of file of a site, by the end of its name. Servers know some of them, differently by version: nginx
 * 1.22 sends `.md` as a download. Names of Pagefind's files hold no type that they know.
 */
export const TYPES: Readonly<Record<string, string>> = {
  html: 'text/html',
  css: 'text/css',
  js: 'text/javascript',
  mjs: 'text/javascript',
  json: 'application/json',
  xml: 'text/xml',
  md: 'text/markdown',
  txt: 'text/plain',
  ics: 'text/calendar',
  svg: 'image/svg+xml',
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  gif: 'image/gif',
  webp: 'image/webp',
  avif: 'image/avif',
  ico: 'image/x-icon',
  woff2: 'font/woff2',
  wasm: 'application/wasm',
  pagefind: 'application/octet-stream',
  pf_index: 'application/octet-stream',
  pf_fragment: 'application/octet-stream',
  pf_filter: 'application/octet-stream',
  pf_meta: 'application/octet-stream',
  bin: 'application/octet-stream',
};

/** Types of text, all of which the site writes in UTF-8. */
export const TEXTS = [...new Set(Object.values(TYPES))].filter(
  (type) => type.startsWith('text/') && type !== 'text/html',
);

/** Files of the site that speak to servers, not to readers; any name that begins with a dot is one as well. */
export const FOR_SERVERS = ['_redirects', '_headers', 'redirects.nginx.map', 'redirects.caddy.map'];

/**
 * `_headers`, as Cloudflare Pages and Netlify read it. Where two rules fit, one host joins their values: the policy of a page
 * stands in the page, and no rule names a header that another one names.
 */
export function writeHeaderRules(base: string): string {
  const rules: [path: string, headers: Readonly<Record<string, string>>][] = [
    ['*', { [POLICY.name]: NO_FRAMES, ...EVERYWHERE }],
    ...KEPT.map((kept): [string, Record<string, string>] => [
      `${kept}*`,
      { 'Cache-Control': 'public, max-age=31536000, immutable' },
    ]),
    [`incidents/:id/*${EVIDENCE}`, { 'Content-Disposition': 'attachment' }],
    ['incidents/*.md', { 'Content-Type': 'text/markdown; charset=utf-8' }],
  ];
  return rules
    .map(([path, headers]) => {
      const lines = Object.entries(headers).map(([name, value]) => `  ${name}: ${value}\n`);
      return `${base}${path}\n${lines.join('')}`;
    })
    .join('');
}
