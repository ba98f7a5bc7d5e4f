import { incident as incidentSchema, type Incident } from '../../schemas/incident.ts';
import { reportId } from '../../schemas/report-id.ts';
import type { Report } from '../core/model/report.ts';

type Fields = Record<string, unknown>;

/** What stands for a required field that is wrong. No page shows it, and no rule judges it. */
const NEUTRAL = {
  title: '-',
  status: 'new',
  severity: 'low',
  tlp: 'red',
  verdict: { value: 'undetermined' },
  times: { detected: '2000' },
};

/**
 * The fields of a front matter that are right by themselves, so that rules can look at them beside one that is wrong. Of
 * a list the right items stay. `name` is the id that the file should hold.
 */
export function salvageFields(
  data: unknown,
  name: string,
): { incident: Incident; lost: NonNullable<Report['lost']> } {
  const given = new Map(
    Object.entries<unknown>(typeof data === 'object' && data !== null ? { ...data } : {}),
  );
  const fields: Fields = { ...NEUTRAL, id: reportId.safeParse(name).success ? name : 'XX-0000-0000' };
  const lost: NonNullable<Report['lost']> = {};
  for (const [field, schema] of Object.entries(incidentSchema.shape)) {
    const value = given.get(field);
    if (schema.safeParse(value).success) {
      if (value !== undefined) fields[field] = value;
      continue;
    }
    // A single item may be right in a list that is wrong.
    const items: unknown[] = Array.isArray(value) ? value : [];
    const kept = items.flatMap((item, index) => (schema.safeParse([item]).success ? [index] : []));
    const right = kept.map((index) => items[index]);
    const isList = schema.safeParse(right).success && kept.length > 0;
    if (isList) fields[field] = right;
    lost[field] = isList ? kept : [];
  }
  return { incident: incidentSchema.parse(fields), lost };
}
