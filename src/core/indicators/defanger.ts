import type { Report } from '../model/report.ts';
import { keepFor } from '../model/values.ts';
import { defangPlain } from './defang.ts';

/** Writes texts of one report with every indicator in them defanged; several parts of a page do. */
export const createDefanger = keepFor((report: Report) => {
  const known = new Set(knownValues(report));
  return (text: string): string => defangPlain(text, known);
});

/** The title of a report as its own page and citations show it. */
export const ownTitle = keepFor((report: Report) => createDefanger(report)(report.incident.title));

/** The title of a report as lists and other pages show it: for readers of the interface, in `titleLang`. */
export const shownTitle = keepFor((report: Report) =>
  createDefanger(report)(report.translation?.title ?? report.incident.title),
);

/** The language of `shownTitle`, BCP-47. */
export function titleLang({ lang, translation }: Pick<Report, 'lang' | 'translation'>): string {
  return translation?.lang ?? lang;
}

/** What a report itself lists as an indicator, or as an address of an asset: defanged wherever it stands. */
export function knownValues({ incident }: Report): string[] {
  return [
    ...incident.indicators.map(({ value }) => value),
    ...incident.assets.flatMap(({ ips }) => ips.map(({ addr }) => addr)),
  ];
}
