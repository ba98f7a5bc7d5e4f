import type { Backlink, Report } from '../model/report.ts';

/** Who cites each report, by its id; a report that cites itself is left out. Reports come in the order given. */
export function buildBacklinks(
  reports: readonly Report[],
  byId: ReadonlyMap<string, Report>,
): Map<string, Backlink[]> {
  const backlinks = new Map<string, Backlink[]>();
  for (const report of reports) {
    for (const { id, anchor, sentence, from } of report.citations) {
      const target = byId.get(id);
      if (target === undefined || target.id === report.id) continue;
      const known = backlinks.get(target.id) ?? [];
      known.push({
        from: report.id,
        title: report.incident.title,
        sentence,
        at: from,
        ...(anchor === undefined ? {} : { anchor }),
      });
      backlinks.set(target.id, known);
    }
  }
  return backlinks;
}
