import { getSession } from './session.ts';
import type { Site } from './site-data.ts';

export type { Site } from './site-data.ts';

/** What a page is made of. Each call gives the archive as it stands now, so that `dev` shows the last save. */
export function getSite(): Promise<Site> {
  const session = getSession();
  if (session === undefined)
    throw new Error(
      'The archive is not loaded: start Astro with the integration of src/build/integration.ts.',
    );
  return Promise.resolve(session.site);
}
