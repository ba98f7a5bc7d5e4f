import type { Archive } from '../core/model/archive.ts';
import { UserError } from '../core/model/user-error.ts';
import type { Site } from './open.ts';

export type { Site } from './open.ts';

/** What this process builds or serves. */
export type Session = {
  site: Site;
  /** As it was read, for a server that follows its files; a build reads it in another thread. */
  archive?: Archive;
  /** The path of a file that is not what was checked any more, as a page has found it. */
  changed?: string;
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

/** Says that a build cannot go on with what it has checked. */
export function changedMeanwhile(file: string): UserError {
  return new UserError(
    `\`${file}\` was changed while the site was built, after it had been checked.`,
    'Nothing was published, and the last site stays as it is. Build again.',
    1,
  );
}
