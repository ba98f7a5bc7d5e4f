import { createDefanger } from '../../core/indicators/defanger.ts';
import { defang } from '../../core/indicators/defang.ts';
import type { NearValue } from '../../core/search/exact/look-up.ts';
import type { Report } from '../../core/model/report.ts';
import { truncate } from '../../core/model/text.ts';
import { detectedDay } from '../../core/time/times.ts';
import { getWords } from '../../core/i18n/words.ts';
import { count, printable, type Paint } from '../wording.ts';
import type { ExactResult, SearchResult } from './find.ts';

/** `limit` is the most reports of each part; days are of `timeZone`. */
type Style = { limit: number; timeZone: string; paint: Paint };

/** What was found, for people; values are defanged. */
export function writeSearchText({ exact, words, listed }: SearchResult, style: Style): string {
  const { limit, paint } = style;
  const parts = exact.map((result) => writeExact(result, style));
  if (listed !== undefined && listed.length > 0) {
    parts.push([
      paint(
        'bold',
        `${count(listed.length, 'report')} ${listed.length === 1 ? 'passes' : 'pass'} the filters:`,
      ),
      ...writeReports(listed, style),
    ]);
  }
  if (words !== undefined && words.length > 0) {
    const [missing = []] = words.map((hit) => hit.missing);
    const said = missing.length === 0 ? 'these words' : 'some of these words';
    parts.push([
      paint('bold', `${count(words.length, 'report')} ${words.length === 1 ? 'holds' : 'hold'} ${said}:`),
      ...words
        .slice(0, limit)
        .flatMap(({ report, sentence, missing: without }) => [
          writeReport(report, style),
          ...(sentence === undefined
            ? []
            : [
                `    ${paint('dim', `${sentence.anchor === '' ? '' : `#${sentence.anchor}  `}${sentence.text}`)}`,
              ]),
          ...(without.length === 0 ? [] : [`    without ${without.map((word) => `“${word}”`).join(', ')}`]),
        ]),
      ...more(words.length, limit),
    ]);
  }
  if (parts.length === 0) parts.push(['No report holds this.']);
  return `${parts.map((lines) => lines.map((line) => printable(line)).join('\n')).join('\n\n')}\n`;
}

function writeExact(
  { value, keys, reports, total, neighbours, covering }: ExactResult,
  style: Style,
): string[] {
  const { limit, paint } = style;
  const name = truncate(defang(value.key), 80);
  const said =
    keys.length > 1 ? `${name} begins ${count(keys.length, 'hash', 'hashes')} in` : `${name} is in`;
  const number = reports.length === total ? '' : `${reports.length} of `;
  const title = total === 0 ? `${name} is in no report.` : `${said} ${number}${count(total, 'report')}:`;
  return [
    paint('bold', title),
    ...writeReports(reports, style),
    ...(covering.length === 0 ? [] : [`  It lies in ${writeNear(covering)}.`]),
    ...(neighbours === undefined
      ? []
      : [
          `  Near it, in ${defang(neighbours.group)}: ${writeNear(neighbours.members.slice(0, limit))}${
            neighbours.count > limit ? `, and ${count(neighbours.count - limit, 'more', 'more')}` : ''
          }.`,
        ]),
  ];
}

function writeNear(near: readonly NearValue[]): string {
  return near.map(({ key, reports }) => `${defang(key)} (${count(reports, 'report')})`).join(', ');
}

function writeReports(reports: readonly Report[], style: Style): string[] {
  const { limit } = style;
  return [
    ...reports.slice(0, limit).map((report) => writeReport(report, style)),
    ...more(reports.length, limit),
  ];
}

function writeReport(report: Report, { timeZone, paint }: Style): string {
  const { labels } = getWords('en');
  const { verdict, title, record_status: record } = report.incident;
  const cause = verdict.cause === undefined ? '' : ` (${labels.cause[verdict.cause]})`;
  const state = record === 'published' ? '' : `, ${labels.recordStatus[record].toLowerCase()}`;
  const facts = `${detectedDay(report, timeZone).padEnd(10)}  ${labels.verdict[verdict.value]}${cause}${state}`;
  return `  ${paint('cyan', report.id)}  ${facts}\n    ${createDefanger(report)(title)}`;
}

function more(total: number, limit: number): string[] {
  return total > limit ? [`  … and ${count(total - limit, 'more', 'more')}; --limit shows them.`] : [];
}
