import { TLP, type Tlp } from '../../../schemas/vocabulary.ts';
import type { Archive } from '../model/archive.ts';
import type { Diagnostic, Report } from '../model/report.ts';

/** The rule by which is told that a report is above what readers of a site may see. */
const AUDIENCE = 'audience';

/**
 * What stands above a level of the traffic light protocol (FIRST TLP 2.0), one for each report: its own `tlp`, else the
 * highest of its `<Audience>` blocks.
 */
export function findAbove(archive: Archive, atMost: Tlp): Diagnostic[] {
  const isAbove = (tlp: Tlp): boolean => TLP.indexOf(tlp) > TLP.indexOf(atMost);
  return archive.reports.flatMap((report): Diagnostic[] => {
    const { tlp } = report.incident;
    const highest = listBlocks(report).filter(isAbove).sort(byLevel).at(-1);
    const found = isAbove(tlp) ? tlp : highest;
    if (found === undefined) return [];
    const what = isAbove(tlp) ? 'This report is' : 'A block of this report is';
    return [
      {
        rule: AUDIENCE,
        level: 'error',
        message: `${what} TLP:${found.toUpperCase()}, and readers of the site may see TLP:${atMost.toUpperCase()} at most.`,
        hint: 'Publish it where only those may read who are meant, and raise `--at-most` there. Lower its `tlp` only when its owner agrees.',
        file: archive.show(report.file),
        range: archive.locate(report, ['tlp']),
      },
    ];
  });
}

function byLevel(a: Tlp, b: Tlp): number {
  return TLP.indexOf(a) - TLP.indexOf(b);
}

/** The levels of the `<Audience>` blocks of a report, as its pages carry them. */
function listBlocks({ intro, sections, footnotes }: Report): Tlp[] {
  const html = [intro, ...sections.map((section) => section.html), footnotes].join('');
  const levels = [...html.matchAll(/ data-tlp="([^"]+)"/g)].map(([, level]) => level);
  return TLP.filter((tlp) => levels.includes(tlp));
}
