import { pagedSignatures } from '../insights/signature-records.ts';
import { createDirectories, nameThings, serviceThing, sourceThings } from '../language/things.ts';
import { nearestWord } from '../model/nearest.ts';
import { isScriptFile } from '../model/paths.ts';
import { isPutAside } from '../model/report.ts';
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
    const findMissing = createPageLookup(archive);
    for (const report of archive.reports) {
      for (const { address, range } of report.links) {
        const missing = findMissing(address);
        if (missing === undefined) continue;
        const { path, nearest } = missing;
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

/** The path of a page of the site that is not there, and the nearest of those that are. */
export type MissingPage = { path: string; nearest: string | undefined };

/** Looks full addresses up: undefined where a page or file is there, or the address is none of this site. */
export function createPageLookup(archive: CheckedArchive): (address: string) => MissingPage | undefined {
  const { origin, pathname } = new URL(archive.address ?? 'http://localhost/');
  const pages = listPages(archive);
  return (address) => {
    const target = URL.parse(address);
    // What lies beside the site is no business of ours.
    if (target?.origin !== origin || !`${target.pathname}/`.startsWith(pathname)) return undefined;
    const path = decodeAddress(target.pathname.slice(pathname.length));
    if (isThere(path, pages, archive)) return undefined;
    return { path, nearest: path.length > 3 ? nearestWord(path, pages) : undefined };
  };
}

const PAGES = [
  '',
  ...'incidents tags indicators lessons insights new review search triage guide sources services signatures disputes'.split(
    ' ',
  ),
];

/** Pages without the slash at their end. */
function listPages(archive: CheckedArchive): Set<string> {
  const { tags = {}, reports, byId, guide = [], pages = [] } = archive;
  const known = [...Object.keys(tags), ...formerTags(tags).keys()];
  const used = [...known, ...reports.flatMap(({ incident }) => incident.tags)];
  return new Set([
    ...PAGES,
    ...pages.map(({ slug }) => slug),
    ...used.map((tag) => `tags/${tag}`),
    ...[...byId.keys()].map((id) => `incidents/${id}`),
    ...guide.map((slug) => `guide/${slug}`),
    ...listThings(archive),
  ]);
}

/** Pages of sources, services and signatures. */
function listThings({ reports, things = {} }: CheckedArchive): string[] {
  const directories = createDirectories(things, 'en');
  const named = reports.map((report) => nameThings(report, directories));
  const services = named.flatMap((report) => serviceThing(report) ?? []);
  return [
    ...[...directories.sources.listed, ...named.flatMap(sourceThings)].map(({ id }) => `sources/${id}`),
    ...[...directories.services.listed, ...services].map(({ id }) => `services/${id}`),
    ...pagedSignatures(reports.filter((report) => !isPutAside(report))).map(({ id }) => `signatures/${id}`),
  ];
}

/** A list grows and shrinks by pages; of files, only those of reports are looked at. */
function isThere(path: string, pages: ReadonlySet<string>, archive: CheckedArchive): boolean {
  const page = path.replace(/(?:^|\/)(?:index\.html)?$/, '').replace(/\/page\/\d+$/, '');
  const [, id] = /^incidents\/([^/]+)$/.exec(page) ?? [];
  const ofReport = id?.replace(/\.md$/, '');
  if (pages.has(page) || (ofReport !== undefined && archive.unreadable.has(ofReport))) return true;
  if (page.startsWith('guide/') && archive.guide === undefined) return true;
  if (ofReport !== undefined && ofReport !== id) return archive.byId.get(ofReport)?.id === ofReport;
  if (id?.endsWith('.json') === true) return isScriptFile(id) || /^\d{4}(?:\.versions)?\.json$/.test(id);
  return /\.[a-z0-9]+$/i.test(page);
}
