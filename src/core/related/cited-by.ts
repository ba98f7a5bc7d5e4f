import type { Backlink, Report } from '../model/report.ts';
import type { Paths } from '../model/paths.ts';
import { linkTo } from './report-link.ts';
import type { LinkContext, ReportLink } from './report-link.ts';

/** One citation seen from its target: who cites, where, and the sentence around it. */
export type CitationView = { link: ReportLink; href: string; at: string; sentence: string };

/** The citations of one part of a report, or of the report as a whole. */
export type CitedGroup = { part?: { anchor: string; href: string }; citations: CitationView[] };

export type CitedByContext = LinkContext & { paths: Paths; byId: ReadonlyMap<string, Report> };

/**
 * Citations of a report grouped by what they cite: the whole first, then its parts in the order of the page. Inside a
 * group they keep the order that they are given in.
 */
export function groupCitations(
  report: Report,
  backlinks: readonly Backlink[],
  context: CitedByContext,
): CitedGroup[] {
  const order = new Map(report.anchors.map((anchor, index) => [anchor, index]));
  const groups = Map.groupBy(backlinks, ({ anchor }) => anchor);
  return [...groups]
    .sort(([a], [b]) => placeOf(a) - placeOf(b))
    .map(([anchor, list]) => ({
      ...(anchor === undefined ? {} : { part: { anchor, href: `#${anchor}` } }),
      citations: list.flatMap((backlink) => describeCitation(backlink, context)),
    }))
    .filter(({ citations }) => citations.length > 0);

  function placeOf(anchor: string | undefined): number {
    return anchor === undefined ? -1 : (order.get(anchor) ?? order.size);
  }
}

function describeCitation({ from, at, sentence }: Backlink, context: CitedByContext): CitationView[] {
  const citing = context.byId.get(from);
  if (citing === undefined) return [];
  return [{ link: linkTo(citing, context), href: context.paths.incident(citing.id, at), at, sentence }];
}
