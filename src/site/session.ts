import type { Archive } from '../archive/archive.ts';
import type { Site } from './site-data.ts';

/** The archive and the site that this process builds or serves. */
export type Session = { archive: Archive; site: Site };

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
