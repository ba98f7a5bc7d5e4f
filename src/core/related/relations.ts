import type { RelationType } from '../../../schemas/vocabulary.ts';
import { reportsById, type Report } from '../model/report.ts';
import { groupPairs, keepFor, knownFields } from '../model/values.ts';

/** A relation seen from its target. */
type IncomingRelation = { from: Report; type: RelationType; note?: string };

/** What other reports say of their relation to this one, in the order of the reports. */
export function relationsTo({ id }: Report, { reports }: { reports: readonly Report[] }): IncomingRelation[] {
  return indexRelations(reports).get(id) ?? [];
}

/** One pass over an archive serves each of its reports. */
const indexRelations = keepFor((reports: readonly Report[]) => {
  const byId = reportsById(reports);
  const relations = reports.flatMap((from) =>
    from.incident.relations.flatMap(({ type, target, note }): [string, IncomingRelation][] => {
      const id = byId.get(target)?.id;
      return id === undefined || id === from.id ? [] : [[id, knownFields({ from, type, note })]];
    }),
  );
  return groupPairs(relations);
});
