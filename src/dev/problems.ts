import { sayDiagnostics } from '../archive/checked-archive.ts';
import { resolve } from 'node:path';
import type { ViteDevServer } from 'vite';
import { idOfFile } from '../archive/ids.ts';
import { readSourceLines } from '../archive/locate.ts';
import { writeCodeFrame } from '../compile/code-frame.ts';
import { maskSecrets } from '../compile/secrets.ts';
import type { Words } from '../core/i18n/words.ts';
import { DEV_EVENTS, type DevProblem, type DevProblems, type DevOpened } from '../core/model/dev-problems.ts';
import { escapeHtml } from '../core/model/text.ts';
import type { Paths } from '../core/model/paths.ts';
import type { Diagnostic, Level } from '../core/model/report.ts';
import { getSession, type Session } from '../site/site.ts';
import { MAX_SHOWN, placeOf, type WatchedArchive } from './judge.ts';

const LEVELS: readonly Level[] = ['error', 'warning', 'suggestion'];

type DescribeOptions = {
  words: Words;
  paths: Paths;
  /** Paths in diagnostics are relative to it. */
  cwd: string;
};

/** Diagnostics for a page, the worst first, each with the lines around its place. */
export function describeProblems(
  diagnostics: readonly Diagnostic[],
  { words, paths, cwd }: DescribeOptions,
): DevProblems {
  const sorted = diagnostics.toSorted((a, b) => LEVELS.indexOf(a.level) - LEVELS.indexOf(b.level));
  const linesOf = createLineReader(diagnostics, cwd);
  const items = sorted.slice(0, MAX_SHOWN).map((found): DevProblem => {
    const { level, rule, message, hint, file, range } = found;
    const place = placeOf(found);
    const lines = range === undefined ? [] : linesOf(file);
    const isFramed = range !== undefined && (lines[range.start.line - 1] ?? '').trim() !== '';
    return {
      level,
      levelWord: words.levels[level],
      rule,
      ruleHref: paths.rule(rule),
      place,
      message,
      editorHref: `${paths.asset('__open-in-editor')}?file=${encodeURIComponent(resolve(cwd, place))}`,
      ...(hint === undefined ? {} : { hint }),
      ...(isFramed ? { frame: writeCodeFrame(lines, range) } : {}),
    };
  });
  return {
    items,
    isUrgent: items[0]?.level === 'error',
    summary: summarise(sorted, words),
    close: words.dev.close,
    openEditor: words.dev.openEditor,
  };
}

function summarise(diagnostics: readonly Diagnostic[], { dev, site, fill }: Words): string {
  const say = { error: dev.errors, warning: dev.warnings, suggestion: dev.suggestions };
  const parts = LEVELS.flatMap((level) => {
    const count = diagnostics.filter((one) => one.level === level).length;
    return count > 0 ? [fill(say[level], { n: count })] : [];
  });
  const more = diagnostics.length - MAX_SHOWN;
  return [parts.join(site.comma), ...(more > 0 ? [fill(dev.more, { n: more })] : [])].join(' · ');
}

/** The lines of each file without its secrets, read once. */
function createLineReader(
  diagnostics: readonly Diagnostic[],
  cwd: string,
): (file: string) => readonly string[] {
  const known = new Map<string, readonly string[]>();
  return (file) => {
    const own = diagnostics.filter((diagnostic) => diagnostic.file === file);
    const lines = known.get(file) ?? maskSecrets(readSourceLines(resolve(cwd, file)), own);
    known.set(file, lines);
    return lines;
  };
}

/**
 * Tells each open page what is wrong with the report that it shows and with the files that were saved last. A page
 * asks when it opens, and is told to ask again when there may be other problems.
 */
export function serveProblems(server: ViteDevServer, watched: WatchedArchive, cwd: string): () => void {
  server.hot.on(DEV_EVENTS.opened, (data: DevOpened | undefined, client) => {
    const session = getSession();
    const path = data?.path;
    if (session === undefined || typeof path !== 'string') return;
    const { words, paths } = session.site;
    const own = findFile(path, session);
    const isAbout = ({ file, level }: Diagnostic): boolean =>
      file === own || (level === 'error' && watched.saved().has(file));
    const problems = describeProblems(watched.diagnostics().filter(isAbout), { words, paths, cwd });
    client.send(DEV_EVENTS.problems, problems);
  });
  return () => server.hot.send(DEV_EVENTS.ask, {});
}

/**
 * Answers at the address of a report whose file cannot be used: it has no page, and a bare "not found" would send
 * its author looking in the wrong place.
 */
export function serveUnreadable(server: ViteDevServer, cwd: string): void {
  server.middlewares.use((request, response, next) => {
    const session = getSession();
    const path = (request.originalUrl ?? '').replace(/[?#].*$/, '');
    const id = session === undefined ? undefined : idOfPath(path, session);
    const isMissing = session !== undefined && id !== undefined && !session.site.byId.has(id);
    const wrong = isMissing ? problemsOfId(id, session) : [];
    if (!isMissing || wrong.length === 0) {
      next();
      return;
    }
    response.statusCode = 500;
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.setHeader('cache-control', 'no-store');
    response.end(writePage(id, wrong, session, cwd));
  });
}

/** The file behind the page at an address, as diagnostics name it. */
function findFile(path: string, session: Session): string | undefined {
  const id = idOfPath(path, session);
  const report = id === undefined ? undefined : session.site.byId.get(id);
  return report === undefined ? undefined : session.archive?.show(report.file);
}

function idOfPath(path: string, { site }: Session): string | undefined {
  const list = site.paths.incidents();
  if (!path.startsWith(list)) return undefined;
  const [id = '', ...rest] = path.slice(list.length).split('/');
  return rest.join('') === '' && /^[\w.-]+$/.test(id) ? id : undefined;
}

function problemsOfId(id: string, { archive, site }: Session): Diagnostic[] {
  const files = new Set<string>();
  const own = (archive?.diagnostics ?? []).filter(
    ({ file }) => file.endsWith('.mdx') && idOfFile(file) === id,
  );
  for (const { file, level } of own) if (level === 'error') files.add(file);
  return sayDiagnostics(
    own.filter(({ file }) => files.has(file)),
    site.settings,
  );
}

function writePage(id: string, wrong: readonly Diagnostic[], { site }: Session, cwd: string): string {
  const { words, paths, settings } = site;
  const { items, summary } = describeProblems(wrong, { words, paths, cwd });
  const title = escapeHtml(words.fill(words.dev.unreadable, { id }));
  return `<!doctype html>
<html lang="${settings.language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${title} · ${escapeHtml(settings.title)}</title>
<script src="${paths.asset('theme.js')}"></script>
<script type="module" src="${paths.base}@vite/client"></script>
<link rel="stylesheet" href="${paths.asset('src/styles/index.css')}">
<link rel="stylesheet" href="${paths.asset('src/styles/dev-problems.css')}">
</head>
<body>
<main>
<header class="page-head">
<h1>${title}</h1>
<p class="lead">${escapeHtml(words.fill(words.dev.unreadableLead, { file: wrong[0]?.file ?? '' }))}</p>
<p><a href="${paths.incidents()}">${escapeHtml(words.list.title)}</a></p>
</header>
<p class="dev-summary">${escapeHtml(summary)}</p>
<ol class="dev-items" role="list">
${items.map((item) => writeItem(item)).join('\n')}
</ol>
</main>
</body>
</html>
`;
}

function writeItem({ level, levelWord, rule, ruleHref, place, message, hint, frame }: DevProblem): string {
  return [
    `<li data-level="${level}">`,
    `<p class="dev-place"><strong>${escapeHtml(levelWord)}</strong> <code>${escapeHtml(place)}</code> <a href="${ruleHref}">${escapeHtml(rule)}</a></p>`,
    `<p class="dev-message">${escapeHtml(message)}</p>`,
    ...(frame === undefined ? [] : [`<pre tabindex="0">${escapeHtml(frame)}</pre>`]),
    ...(hint === undefined ? [] : [`<p class="dev-hint">${escapeHtml(hint)}</p>`]),
    '</li>',
  ].join('\n');
}
