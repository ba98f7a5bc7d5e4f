import type { ViteDevServer } from 'vite';
import { DEV_EVENTS } from '../core/model/dev-problems.ts';
import type { DevOpened } from '../core/model/dev-problems.ts';
import type { Diagnostic } from '../core/model/report.ts';
import type { WatchedArchive } from './judge.ts';
import { describeProblems } from './problems.ts';
import { findFile } from './unreadable.ts';
import { getSession } from '../site/session.ts';

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
