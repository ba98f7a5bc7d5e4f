import type { Report } from '../model/report.ts';
import { defangText } from './defang.ts';

/** Writes texts of one report with every indicator in them defanged. */
export function createDefanger(report: Report): (text: string) => string {
  const kept = defangers.get(report);
  if (kept !== undefined) return kept;
  const values = knownValues(report);
  const known = new Set(values);
  const lower = values.map((value) => value.toLowerCase());
  const defanger = (text: string): string => {
    const plain = text.toLowerCase();
    // The search for known values is slow, and most texts hold none.
    const segments = lower.some((value) => plain.includes(value))
      ? defangText(text, known)
      : defangText(text);
    return segments.map((segment) => segment.text).join('');
  };
  defangers.set(report, defanger);
  return defanger;
}

/** What a report itself lists as an indicator, or as an address of an asset: defanged wherever it stands. */
export function knownValues({ incident }: Report): string[] {
  return [
    ...incident.indicators.map(({ value }) => value),
    ...incident.assets.flatMap(({ ips }) => ips.map(({ addr }) => addr)),
  ];
}

/** Several parts of a page write texts of the same report. */
const defangers = new WeakMap<Report, (text: string) => string>();
