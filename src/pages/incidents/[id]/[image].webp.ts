import type { APIRoute, GetStaticPaths } from 'astro';
import { optimiseImage } from '../../../site/optimise-image.ts';
import { getSite } from '../../../site/site.ts';

/** The pictures of the reports, each below its report's address. The name is a digest, so it never changes its meaning. */
export const getStaticPaths = (async () => {
  const { reports } = await getSite();
  return reports.flatMap((report) =>
    report.images.map((image) => ({
      params: { id: report.id, image: image.name.replace(/\.webp$/, '') },
      props: { path: image.path, width: image.width },
      cacheKey: image.name,
    })),
  );
}) satisfies GetStaticPaths;

export const GET: APIRoute<{ path: string; width: number }> = async ({ props }) =>
  new Response(await optimiseImage(props.path, props.width), { headers: { 'content-type': 'image/webp' } });
