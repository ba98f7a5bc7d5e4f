import type { RelationType } from '../../../schemas/vocabulary.ts';
import { reportsById, type Report } from '../model/report.ts';

/** A relation seen from its target. */
type IncomingRelation = { from: Report; type: RelationType; note?: string };

/** What other reports say of their relation to this one, in the order of the reports. */
export function relationsTo(
  { id }: Report,
  { reports }: { reports: readonly Report[] },
): readonly IncomingRelation[] {
  let index = indexes.get(reports);
  if (index === undefined) {
    index = indexRelations(reports);
    indexes.set(reports, index);
  }
  return index.get(id) ?? [];
}

/** One pass over an archive serves each of its reports. */
const indexes = new WeakMap<readonly Report[], Map<string, IncomingRelation[]>>();

function indexRelations(reports: readonly Report[]): Map<string, IncomingRelation[]> {
  const byId = reportsById(reports);
  const index = new Map<string, IncomingRelation[]>();
  for (const from of reports) {
    for (const { type, target, note } of from.incident.relations) {
      const id = byId.get(target)?.id;
      if (id === undefined || id === from.id) continue;
      const known = index.get(id) ?? [];
      known.push({ from, type, ...(note === undefined ? {} : { note }) });
      index.set(id, known);
    }
  }
  return index;
}
