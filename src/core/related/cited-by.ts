import type { Backlink, Report } from '../model/report.ts';
import type { Paths } from '../model/paths.ts';
import type { RecordStatus } from '../../../schemas/vocabulary.ts';
import type { Settings } from '../../../schemas/settings.ts';
import { shownTitle, titleLang } from '../indicators/defanger.ts';
import { groupPairs, knownFields } from '../model/values.ts';

/** One citation seen from its target: who cites, where, and the sentence around it. */
type CitationView = { link: ReportLink; href: string; at: string; sentence: string };

/** The citations of one part of a report, or of the report as a whole. */
export type CitedGroup = { part?: { anchor: string; href: string }; citations: CitationView[] };

type CitedByContext = LinkContext & { paths: Paths; byId: ReadonlyMap<string, Report> };

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

/** Who cites each report, by its id; a report that cites itself is left out. Reports come in the order given. */
export function buildBacklinks(
  reports: readonly Report[],
  byId: ReadonlyMap<string, Report>,
): Map<string, Backlink[]> {
  return groupPairs(
    reports.flatMap((report) =>
      report.citations.flatMap(({ id, anchor, sentence, from }): [string, Backlink][] => {
        const target = byId.get(id);
        if (target === undefined || target.id === report.id) return [];
        const { title } = report.incident;
        return [[target.id, knownFields({ from: report.id, title, sentence, at: from, anchor })]];
      }),
    ),
  );
}

/** A link to another report. `lang` is set where its title is not in the language of the page. */
export type ReportLink = { id: string; href: string; title: string; lang?: string; state: RecordStatus };

type LinkContext = { paths: Paths; settings: Settings };

export function linkTo(report: Report, { paths, settings }: LinkContext): ReportLink {
  const { id, incident } = report;
  const lang = titleLang(report);
  return {
    id,
    href: paths.incident(id),
    title: shownTitle(report),
    ...(lang === settings.language ? {} : { lang }),
    state: incident.record_status,
  };
}
