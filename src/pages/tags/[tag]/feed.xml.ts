import type { APIRoute, GetStaticPaths } from 'astro';
import { buildTagFeed } from '../../../core/exports/feeds.ts';
import type { FeedView } from '../../../core/exports/feeds.ts';
import { fingerprint } from '../../../core/model/fingerprint.ts';
import { reportsByTag } from '../../../core/insights/tags.ts';
import { writeAtom } from '../../../site/feed-xml.ts';
import { getSite } from '../../../site/site.ts';

/** The newest reports and changes of each tag, withdrawn ones too. */
export const getStaticPaths = (async () => {
  const site = await getSite();
  const byTag = reportsByTag(site.reports);
  return [...new Set([...Object.keys(site.tags), ...byTag.keys()])].map((tag) => {
    const view = buildTagFeed(tag, byTag.get(tag) ?? [], site);
    // An empty feed carries the time of the build and would never be used again.
    const key = view.entries.length === 0 ? { ...view, updated: '' } : view;
    return {
      params: { tag },
      props: { view },
      cacheKey: fingerprint(site.buildKey, JSON.stringify(key)),
    };
  });
}) satisfies GetStaticPaths;

export const GET: APIRoute<{ view: FeedView }> = async ({ props }) => {
  const { settings } = await getSite();
  return new Response(writeAtom(props.view, settings.title), {
    headers: { 'content-type': 'application/atom+xml' },
  });
};
