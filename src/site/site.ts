import type { Archive } from '../core/model/archive.ts';
import type { Site } from './open.ts';

export type { Site } from './open.ts';

/** What this process builds or serves. */
export type Session = {
  site: Site;
  /** As it was read, for a server that follows its files; a build reads it in another thread. */
  archive?: Archive;
};

/**
 * Pages run as modules of their own, bundled by Vite, so a variable of this module would be another one there:
 * the place is on `globalThis`, under one symbol.
 */
const KEY = Symbol.for('precedent.session');

type Holder = { [KEY]?: Session };

export function setSession(session: Session): void {
  (globalThis as Holder)[KEY] = session;
}

export function getSession(): Session | undefined {
  return (globalThis as Holder)[KEY];
}

/** What a page is made of. Each call gives the archive as it stands now, so that `dev` shows the last save. */
export function getSite(): Promise<Site> {
  const session = getSession();
  if (session === undefined)
    throw new Error(
      'The archive is not loaded: start Astro with the integration of src/build/integration.ts.',
    );
  return Promise.resolve(session.site);
}
