import { OFFLINE } from '../../../core/exports/offline/files.ts';
import { isRecord } from '../../../core/model/values.ts';
import { fault, ok, warn, type Check, type Finding } from '../finding.ts';

export const siteHeaders: Check = {
  id: 'site',
  async find({ site }) {
    if (site === undefined) return [];
    const base = site.replace(/\/*$/, '/');
    const home = await ask(base);
    if (typeof home === 'string') return [fault(`\`${base}\` does not answer: ${home}.`, NOT_THERE)];
    if (home.status === 401 || home.status === 403 || isLogin(home))
      return [warn(`\`${base}\` asks for a login, and its files cannot be looked at.`, BEHIND_LOGIN)];
    if (home.status !== 200) return [fault(`\`${base}\` answers with ${home.status}.`, NOT_THERE)];
    const found = [
      ...findHeaders(home),
      ...(await findMarkdown(base)),
      ...(await findWorker(base)),
      ...(await findOfflineWorker(base)),
      ...(await findAnswers(base)),
    ];
    return found.length === 0 ? [ok(`\`${base}\` serves pages, search and Markdown as it should`)] : found;
  },
};

const NOT_THERE =
  'Look whether the address is right, with its base path, and whether the site is published there.';
const BEHIND_LOGIN = 'Run this where it can be reached without one, such as on the server itself.';

type Answer = { status: number; headers: Headers; text: string };

const PATIENCE_IN_MILLISECONDS = 10_000;

/** An answer as it comes, redirects included; why there is none, as a part of a sentence. */
async function ask(address: string): Promise<Answer | string> {
  try {
    const signal = AbortSignal.timeout(PATIENCE_IN_MILLISECONDS);
    const answer = await fetch(address, { redirect: 'manual', signal });
    return { status: answer.status, headers: answer.headers, text: await answer.text() };
  } catch (error) {
    const { cause, message } = error as Error;
    const why = isRecord(cause) && typeof cause['code'] === 'string' ? cause['code'] : message;
    return why.replace(/\.$/, '');
  }
}

/** Single sign-on sends away to another host, or to a page of its own. */
function isLogin({ status, headers }: Answer): boolean {
  return status >= 300 && status < 400 && /login|auth|signin|sso|oauth/i.test(headers.get('location') ?? '');
}

function findHeaders({ headers, text }: Answer): Finding[] {
  const policy = headers.get('content-security-policy') ?? '';
  const hasPolicy = policy !== '' || /<meta http-equiv="content-security-policy"/i.test(text);
  return [
    ...(hasPolicy ? [] : [fault('The pages have no content security policy.', SERVE_AS_BUILT)]),
    ...(policy.includes('frame-ancestors') || headers.has('x-frame-options')
      ? []
      : [
          warn(
            'Other sites may show the pages in a frame.',
            "Send `Content-Security-Policy: frame-ancestors 'none'` with each page.",
          ),
        ]),
    ...(isNosniff(headers)
      ? []
      : [
          warn(
            'Browsers may guess what a file is.',
            'Send `X-Content-Type-Options: nosniff` with each file.',
          ),
        ]),
  ];
}

const SERVE_AS_BUILT = 'Serve the files as `build` wrote them.';

function isNosniff(headers: Headers): boolean {
  return headers.get('x-content-type-options')?.toLowerCase() === 'nosniff';
}

/** A report as Markdown is text to read, and no download. */
async function findMarkdown(base: string): Promise<Finding[]> {
  const index = await ask(`${base}index.json`);
  if (typeof index === 'string' || index.status !== 200)
    return [fault(`\`${base}index.json\` is not there, by which programs find reports.`, SERVE_AS_BUILT)];
  const [, id] = /"id":"([^"]+)"/.exec(index.text) ?? [];
  if (id === undefined) return [];
  const answer = await ask(`${base}incidents/${id}.md`);
  const type = typeof answer === 'string' ? '' : (answer.headers.get('content-type') ?? '');
  if (typeof answer === 'string' || answer.status !== 200)
    return [fault(`\`/incidents/${id}.md\` is not there.`, SERVE_AS_BUILT)];
  if (type.startsWith('text/') && /utf-8/i.test(type)) return [];
  return [
    warn(
      `\`/incidents/${id}.md\` comes as \`${type}\`, so that browsers save it or show wrong signs.`,
      'Send `.md` files as `text/markdown; charset=utf-8` or `text/plain; charset=utf-8`.',
    ),
  ];
}

/** Text search runs WebAssembly in a worker, which a policy of the server may forbid. */
async function findWorker(base: string): Promise<Finding[]> {
  const path = 'prose/engine/search-worker.js';
  const answer = await ask(base + path);
  if (typeof answer === 'string' || answer.status !== 200)
    return [fault(`\`/${path}\` is not there, without which text is not searched.`, SERVE_AS_BUILT)];
  const policy = answer.headers.get('content-security-policy') ?? '';
  const isBound = /(?:script-src|default-src)/.test(policy) && !policy.includes("'wasm-unsafe-eval'");
  return [
    ...findType(path, answer),
    ...(isBound
      ? [
          warn(
            `The policy of the server keeps \`/${path}\` from searching text.`,
            "Add `'wasm-unsafe-eval'` to the `script-src` of that file.",
          ),
        ]
      : []),
  ];
}

/** A browser runs nothing else. */
function findType(path: string, { headers }: Answer): Finding[] {
  const type = headers.get('content-type') ?? '';
  if (type.includes('javascript')) return [];
  return [
    warn(
      `\`/${path}\` comes as \`${type}\`, and no browser runs it.`,
      'Send `.js` files as `text/javascript`.',
    ),
  ];
}

/** What serves the pages that readers keep, or removes them. */
async function findOfflineWorker(base: string): Promise<Finding[]> {
  const answer = await ask(base + OFFLINE.worker);
  if (typeof answer === 'string' || answer.status !== 200)
    return [
      warn(`\`/${OFFLINE.worker}\` is not there, without which no reader can keep the site.`, SERVE_AS_BUILT),
    ];
  return findType(OFFLINE.worker, answer);
}

/** Each address answers at one path: relative links break at another one. */
async function findAnswers(base: string): Promise<Finding[]> {
  const bare = await ask(`${base}incidents`);
  const none = await ask(`${base}no-such-page-of-precedent/`);
  return [
    ...(typeof bare !== 'string' && bare.status === 200
      ? [
          warn(
            '`/incidents` answers without its slash, where links of the page lead astray.',
            'Redirect a folder to its address with a slash.',
          ),
        ]
      : []),
    ...(typeof none !== 'string' && none.status === 200
      ? [
          warn(
            'An address that is not there answers with 200, so that broken links are never found.',
            'Answer with status 404 and `404.html`.',
          ),
        ]
      : []),
  ];
}
