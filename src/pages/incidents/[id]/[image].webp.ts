import type { APIRoute, GetStaticPaths } from 'astro';
import type { ReportImage } from '../../../core/model/report.ts';
import { optimiseImage } from '../../../site/optimise-image.ts';
import { getSite } from '../../../site/site.ts';

/** The pictures of the reports, each below its report's address. The name is a digest, so it never changes its meaning. */
export const getStaticPaths = (async () => {
  const { reports } = await getSite();
  return reports.flatMap((report) =>
    report.images.map((image) => ({
      params: { id: report.id, image: image.name.replace(/\.webp$/, '') },
      props: { image },
      cacheKey: image.name,
    })),
  );
}) satisfies GetStaticPaths;

export const GET: APIRoute<{ image: ReportImage }> = async ({ props }) => {
  const bytes = await optimiseImage(props.image);
  return bytes === undefined
    ? new Response(null, { status: 404 })
    : new Response(bytes, { headers: { 'content-type': 'image/webp' } });
};
