import { defineCollection } from 'astro:content';
import { z } from 'astro/zod';
import { getSession } from './site/session.ts';

/**
 * Binds the archive to Astro. Entries are small on purpose: Astro bundles them as one module and writes them half
 * a second after a change, so the reports themselves reach pages through `site.ts`.
 */
export const collections = {
  incidents: defineCollection({
    loader: {
      name: 'precedent',
      load: ({ store }) => {
        const reports = getSession()?.site.reports ?? [];
        const ids = new Set(reports.map(({ id }) => id));
        for (const id of store.keys()) if (!ids.has(id)) store.delete(id);
        for (const { id, digest, incident } of reports)
          store.set({ id, digest, data: { title: incident.title } });
        return Promise.resolve();
      },
    },
    schema: z.object({ title: z.string() }),
  }),
};
