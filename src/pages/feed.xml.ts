import type { APIRoute } from 'astro';
import { buildFeed } from '../core/exports/feeds.ts';
import { writeAtom } from '../site/feed-xml.ts';
import { getSite } from '../site/site.ts';

/** The newest reports and changes of the whole archive, withdrawn ones too. */
export const GET: APIRoute = async () => {
  const site = await getSite();
  return new Response(writeAtom(buildFeed(site.reports, site), site.settings.title), {
    headers: { 'content-type': 'application/atom+xml' },
  });
};
