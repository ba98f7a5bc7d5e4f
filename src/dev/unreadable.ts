import type { ViteDevServer } from 'vite';
import { idOfFile } from '../archive/ids.ts';
import { escapeHtml } from '../core/model/text.ts';
import type { DevProblem } from '../core/model/dev-problems.ts';
import type { Diagnostic } from '../core/model/report.ts';
import { describeProblems } from './problems.ts';
import { getSession } from '../site/session.ts';
import type { Session } from '../site/session.ts';

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
export function findFile(path: string, session: Session): string | undefined {
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

function problemsOfId(id: string, { archive }: Session): Diagnostic[] {
  const files = new Set<string>();
  const own = (archive?.diagnostics ?? []).filter(
    ({ file }) => file.endsWith('.mdx') && idOfFile(file) === id,
  );
  for (const { file, level } of own) if (level === 'error') files.add(file);
  return own.filter(({ file }) => files.has(file));
}

function writePage(id: string, wrong: readonly Diagnostic[], { site }: Session, cwd: string): string {
  const { words, paths, settings } = site;
  const { items, summary } = describeProblems(wrong, { words, paths, cwd });
  const title = escapeHtml(words.dev.unreadable(id));
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
<p class="lead">${escapeHtml(words.dev.unreadableLead(wrong[0]?.file ?? ''))}</p>
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

/** The words quote what a report holds, which may be anything. */
