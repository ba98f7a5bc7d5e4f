import type { ReportRow } from '../model/row.ts';

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

/** Han characters and their marks are twice as wide as others. */
const WIDE = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6]/g;

/** Whether a row of a list has no room for a title: more than 34 full-width or 68 other characters. */
export function isLongTitle(title: string): boolean {
  return title.length + (title.match(WIDE)?.length ?? 0) > 68;
}
