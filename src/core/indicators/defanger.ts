import type { Report } from '../model/report.ts';
import { keepFor } from '../model/values.ts';
import { defangPlain } from './defang.ts';

/** Writes texts of one report with every indicator in them defanged; several parts of a page do. */
export const createDefanger = keepFor((report: Report) => {
  const values = knownValues(report);
  const known = new Set(values);
  const lower = values.map((value) => value.toLowerCase());
  return (text: string): string => {
    const plain = text.toLowerCase();
    // The search for known values is slow, and most texts hold none.
    return defangPlain(text, lower.some((value) => plain.includes(value)) ? known : undefined);
  };
});

/** What a report itself lists as an indicator, or as an address of an asset: defanged wherever it stands. */
export function knownValues({ incident }: Report): string[] {
  return [
    ...incident.indicators.map(({ value }) => value),
    ...incident.assets.flatMap(({ ips }) => ips.map(({ addr }) => addr)),
  ];
}
