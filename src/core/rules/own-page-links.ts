import { nearestWord } from '../model/nearest.ts';
import type { Diagnostic } from '../model/report.ts';
import { decodeAddress } from '../model/text.ts';
import { createPageLookup, pageExists } from './page-exists.ts';
import type { CheckedArchive, TeamPage } from './rule.ts';

type Fault = { message: string; hint: string };

/**
 * Links of the pages of a team that lead nowhere in the site: to a page that is not there, or to a part that it lacks. And
 * citations, which a report alone makes links of.
 */
export function findLostLinks(archive: CheckedArchive): Diagnostic[] {
  const { pages = [], address } = archive;
  if (address === undefined || pages.length === 0) return [];
  const faultOf = createJudge(archive, address);
  const written = pages.flatMap(({ file, citations = [] }) =>
    citations.map(({ range, ...citation }): Diagnostic => {
      const told = explainCitation(citation, archive, new URL(address).pathname);
      return { rule: 'citation', level: 'warning', ...told, file, range };
    }),
  );
  const lost = pages.flatMap((page) =>
    page.links.flatMap(({ href, range }): Diagnostic[] => {
      const fault = faultOf(href, page);
      if (fault === undefined) return [];
      const { level = 'error', ...told } = fault;
      return [{ rule: pageExists.id, level, ...told, file: page.file, range }];
    }),
  );
  return [...written, ...lost];
}

function explainCitation(
  { written, id, anchor }: { written: string; id: string; anchor?: string },
  { byId, nearestId }: CheckedArchive,
  base: string,
): Fault {
  const message = `\`${written}\` stays plain text on a page of the team.`;
  const target = byId.get(id)?.id ?? nearestId(id);
  if (target === undefined)
    return { message, hint: 'Link to a page as its address shows it in the browser.' };
  const place = anchor === undefined ? '' : `#${anchor}`;
  const words = anchor === undefined ? target : `${target} ${anchor}`;
  return {
    message,
    hint: `Write \`[${words}](${decodeAddress(base)}incidents/${target}/${place})\`.`,
  };
}

function createJudge(
  archive: CheckedArchive,
  site: string,
): (href: string, page: TeamPage) => (Fault & { level?: 'warning' }) | undefined {
  const { pages = [], byId } = archive;
  const { origin, pathname: base } = new URL(site);
  const findMissing = createPageLookup(archive);
  return (href, { slug }) => {
    const target = URL.parse(href, `${site}${slug}/`);
    if (target?.origin !== origin) return undefined;
    if (!`${target.pathname}/`.startsWith(base)) return explainOutside(href, target, base);
    const missing = findMissing(target.href);
    if (missing !== undefined) return explainMissing(missing.path, missing.nearest, base);
    const anchor = decodeAddress(target.hash.slice(1));
    const [first = '', id = ''] = decodeAddress(target.pathname.slice(base.length)).split('/');
    const page = pages.find((one) => one.slug === first);
    const report = first === 'incidents' ? byId.get(id) : undefined;
    if (anchor === '' || anchor === 'top') return undefined;
    if (page !== undefined) return page.isOpen ? undefined : explainAnchor(anchor, page.anchors, first);
    if (report === undefined || report.lost?.['body'] !== undefined) return undefined;
    // The page of a report has parts of its own beside those that its author wrote.
    return /^[A-Z]\d+$/.test(anchor) ? explainAnchor(anchor, report.anchors, report.id) : undefined;
  };
}

/** Under a base path an address that begins with a slash leaves the site, which may be meant. */
function explainOutside(
  href: string,
  { pathname }: URL,
  base: string,
): (Fault & { level: 'warning' }) | undefined {
  if (!href.startsWith('/') || href.startsWith('//')) return undefined;
  return {
    level: 'warning',
    message: `\`${decodeAddress(pathname)}\` lies outside of the site, whose addresses begin with \`${decodeAddress(base)}\`.`,
    hint: `Write \`${decodeAddress(base)}${decodeAddress(pathname).slice(1)}\`, or the full address where another site is meant.`,
  };
}

function explainMissing(path: string, nearest: string | undefined, base: string): Fault {
  return {
    message: `\`/${path}\` is no page of this site.`,
    hint:
      nearest === undefined
        ? 'Link to a page as its address shows it in the browser.'
        : `Did you mean \`${decodeAddress(base)}${nearest}/\`?`,
  };
}

function explainAnchor(anchor: string, known: readonly string[], of: string): Fault | undefined {
  if (known.includes(anchor)) return undefined;
  const nearest = nearestWord(anchor, known);
  return {
    message: `\`${of}\` has no part \`${anchor}\`.`,
    hint:
      nearest === undefined
        ? 'Link to one of its headings, or to the page as a whole.'
        : `Did you mean \`#${nearest}\`?`,
  };
}
