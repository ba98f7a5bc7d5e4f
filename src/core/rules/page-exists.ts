import { nearestWord } from '../model/nearest.ts';
import { formerTags } from '../model/tags.ts';
import { decodeAddress } from '../model/text.ts';
import type { CheckedArchive, Rule } from './rule.ts';

/** A link to an address of the site itself leads to a page that is there. */
export const pageExists: Rule = {
  id: 'page-exists',
  level: 'error',
  readsBroken: true,
  *check(archive) {
    if (archive.address === undefined) return;
    const { origin, pathname } = new URL(archive.address);
    const pages = listPages(archive);
    for (const report of archive.reports) {
      for (const { address, range } of report.links) {
        if (!URL.canParse(address)) continue;
        const target = new URL(address);
        // What lies beside the site is no business of ours.
        if (target.origin !== origin || !`${target.pathname}/`.startsWith(pathname)) continue;
        const path = decodeAddress(target.pathname.slice(pathname.length));
        if (isThere(path, pages, archive)) continue;
        const nearest = path.length > 3 ? nearestWord(path, pages) : undefined;
        yield {
          report,
          range,
          message: `\`/${path}\` is no page of this site.`,
          hint:
            nearest === undefined
              ? 'Cite a report as `[[INC-2023-0001]]`, or link to a page as its address shows it in the browser.'
              : `Did you mean \`${origin}${pathname}${nearest}/\`?`,
        };
      }
    }
  },
};

const PAGES = ['', ...'incidents tags indicators lessons insights new review search triage guide'.split(' ')];

/** Pages without the slash at their end. */
function listPages({ tags = {}, reports, byId, guide = [], pages = [] }: CheckedArchive): Set<string> {
  const known = [...Object.keys(tags), ...formerTags(tags).keys()];
  const used = [...known, ...reports.flatMap(({ incident }) => incident.tags)];
  return new Set([
    ...PAGES,
    ...pages,
    ...used.map((tag) => `tags/${tag}`),
    ...[...byId.keys()].map((id) => `incidents/${id}`),
    ...guide.map((slug) => `guide/${slug}`),
  ]);
}

/** A list grows and shrinks by pages; of files, only those of reports are looked at. */
function isThere(path: string, pages: ReadonlySet<string>, archive: CheckedArchive): boolean {
  const page = path.replace(/(?:^|\/)(?:index\.html)?$/, '').replace(/\/page\/\d+$/, '');
  const [, id] = /^incidents\/([^/]+)$/.exec(page) ?? [];
  const ofReport = id?.replace(/\.md$/, '');
  if (pages.has(page) || (ofReport !== undefined && archive.unreadable.has(ofReport))) return true;
  if (page.startsWith('guide/') && archive.guide === undefined) return true;
  if (ofReport !== undefined && ofReport !== id) return archive.byId.get(ofReport)?.id === ofReport;
  if (id?.endsWith('.json') === true) return /^(?:rows|query|\d{4}(?:\.versions)?)\.json$/.test(id);
  return /\.[a-z0-9]+$/i.test(page);
}
