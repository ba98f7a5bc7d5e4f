import { escapeHtml } from '../../model/text.ts';
import type { Report } from '../../model/report.ts';
import type { MachineContext } from './context.ts';

/** A sitemap may hold so many addresses (sitemaps.org). */
const MAX_ADDRESSES = 50_000;

/** Pages and reports with the day of their last change, where git knows it. */
export function writeSitemap(
  reports: readonly Report[],
  pages: readonly string[],
  { settings, paths, history }: MachineContext,
): string {
  const entries = [
    ...pages.map((path) => ({ path, updated: undefined })),
    ...reports.map(({ id, file }) => ({ path: paths.incident(id), updated: history.get(file)?.updated })),
  ];
  const urls = entries.slice(0, MAX_ADDRESSES).map(({ path, updated }) => {
    const day = updated === undefined ? '' : `<lastmod>${escapeHtml(updated)}</lastmod>`;
    return `<url><loc>${escapeHtml(new URL(path, settings.address).href)}</loc>${day}</url>`;
  });
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">',
    ...urls,
    '</urlset>',
    '',
  ].join('\n');
}
