import type { Severity } from '../../../schemas/vocabulary.ts';
import type { Report } from './report.ts';
import { valueAt } from './values.ts';

/** What the source of an imported report leaves open: names of fields in which something had to stand that says nothing. */
export function listOpen({ incident }: Pick<Report, 'incident'>): readonly unknown[] {
  const open = valueAt(incident, ['x_imported', 'unknown']);
  return Array.isArray(open) ? open : [];
}

/** The severity of a report; undefined where the source of an imported one states none. */
export function statedSeverity(report: Pick<Report, 'incident'>): Severity | undefined {
  return listOpen(report).includes('severity') ? undefined : report.incident.severity;
}
