import type { ReportRow } from '../model/row.ts';
import type { Report } from '../model/report.ts';
import { createDefanger } from '../indicators/defanger.ts';

/**
 * What decided a case, in the words of its report: the title of the decisive finding, or its text where it has none; of a
 * duplicate the report that it repeats. Undefined where the report names nothing of the kind. Defanged, on one line.
 */
export function groundOf(report: Report): string | undefined {
  const { verdict, relations } = report.incident;
  const decisive = report.findings.find(({ anchor }) => anchor === verdict.decisive_finding);
  if (decisive !== undefined) {
    const text = createDefanger(report)((decisive.title ?? decisive.text).replace(/\s+/g, ' ').trim());
    if (text !== '') return text;
  }
  const original = relations.find(({ type }) => type === 'duplicate-of');
  return verdict.value === 'duplicate' ? original?.target : undefined;
}

/** Labels of the classes that a verdict names, by id. */
export type GroundLabels = { cause: Record<string, string>; reason: Record<string, string> };

/**
 * What a row says of what decided its case, and its language: the ground in the words of the report, else the cause, else
 * the reason of the verdict, both in the language of the page. Nothing is made up: a case that names none says nothing.
 */
export function describeGround(
  { ground, lang, cause, reason }: Pick<ReportRow, 'ground' | 'lang' | 'cause' | 'reason'>,
  labels: GroundLabels,
): { text: string; lang?: string } {
  if (ground !== undefined && ground !== '') return { text: ground, lang };
  const named =
    (cause !== undefined && cause !== 'other' ? labels.cause[cause] : undefined) ??
    (reason === undefined ? undefined : labels.reason[reason]) ??
    (cause === undefined ? undefined : labels.cause[cause]);
  return { text: named ?? '' };
}
