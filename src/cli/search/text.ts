import { createDefanger, shownTitle } from '../../core/indicators/defanger.ts';
import { defang, defangText } from '../../core/indicators/defang.ts';
import type { NearValue } from '../../core/search/exact/look-up.ts';
import type { Report } from '../../core/model/report.ts';
import { truncate } from '../../core/model/text.ts';
import { detectedDay } from '../../core/time/times.ts';
import { asWritten, type Say } from '../../core/i18n/say.ts';
import type { Words } from '../../core/i18n/words.ts';
import type { DescribedHit } from '../../core/search/prose/describe-hit.ts';
import { splitExcerpt } from '../../core/search/highlight.ts';
import { tellUnknown } from '../../core/search/query/words.ts';
import { count, inEnglish, printable, type Paint } from '../wording.ts';
import type { ExactResult, SearchResult } from './find.ts';

/** `limit` is the most reports of each part; days are of `timeZone`. Titles and values are never given to `say`. */
type Style = { limit: number; timeZone: string; paint: Paint; say: Say; words: Words };

/** What was found, for people; values are defanged. */
export function writeSearchText(result: SearchResult, style: Style): string {
  const { limit, paint, say, words } = style;
  const { exact, hasWords, hits, count: total, fullCount, unknown, pages } = result;
  const parts = exact.map((group) => writeExact(group, style));
  if (total > 0 && unknown.length > 0) parts.push(unknown.map((word) => tellUnknown(word, words)));
  const write = (number: number, title: string, from: number): void => {
    if (number === 0) return;
    parts.push([
      paint('bold', say(inEnglish(title, { n: number }))),
      ...hits.slice(from, from + number).flatMap((hit) => writeHit(hit, style)),
      ...more(number, Math.max(0, limit - from), style),
    ]);
  };
  if (hasWords) {
    write(fullCount, '{n|report|reports} {n:holds|hold} these words:', 0);
    if (pages.count > 0) parts.push(writePages(pages, style));
    write(total - fullCount, '{n|report|reports} {n:holds|hold} some of these words:', fullCount);
  } else write(total, '{n|report|reports} {n:passes|pass} the filters:', 0);
  if (exact.length === 0 && total + pages.count === 0)
    parts.push([say(hasWords ? 'No report holds this.' : 'No report passes the filters.')]);
  return `${parts.map((lines) => lines.map((line) => printable(line)).join('\n')).join('\n\n')}\n`;
}

/** Pages of the team, by their files. */
function writePages({ count: total, hits }: SearchResult['pages'], style: Style): string[] {
  const { paint, say, limit } = style;
  return [
    paint('bold', say(inEnglish('{n|page|pages} of your own {n:holds|hold} these words:', { n: total }))),
    ...hits.flatMap((hit) => {
      const { sentence } = bestOf(hit, defangLine);
      return [
        `  ${paint('cyan', hit.file)}`,
        `    ${defangLine(hit.title)}`,
        ...(sentence === undefined ? [] : [`    ${paint('dim', sentence)}`]),
      ];
    }),
    ...more(total, limit, style),
  ];
}

/** A text without live addresses. */
export function defangLine(text: string): string {
  return defangText(text)
    .map((segment) => segment.text)
    .join('');
}

function writeHit(hit: Hit, style: Style): string[] {
  const { sentence, anchor } = excerptOf(hit);
  const place = anchor === undefined || anchor === '' ? '' : `#${anchor}  `;
  return [
    writeReport(hit.report, style),
    ...(sentence === undefined ? [] : [`    ${style.paint('dim', place + sentence)}`]),
    ...(hit.missing.length === 0
      ? []
      : [style.say(`    without ${hit.missing.map((word) => `“${word}”`).join(style.words.site.comma)}`)]),
  ];
}

type Hit = SearchResult['hits'][number];

/** The best stretch of a report's text, defanged, and the anchor of its part; empty when no text of it was found. */
export function excerptOf(hit: Hit): { sentence?: string; anchor?: string } {
  return bestOf(hit, createDefanger(hit.report));
}

/** The same of what was found in any text. */
export function bestOf(
  { excerpt, sections }: DescribedHit,
  show: (text: string) => string,
): { sentence?: string; anchor?: string } {
  const [{ anchor, excerpt: best } = { anchor: '', excerpt }] = sections;
  const parts = splitExcerpt(best);
  if (!parts.some(({ isMatch }) => isMatch)) return {};
  return { sentence: show(parts.map(({ text }) => text).join('')), anchor };
}

function sayDoubtful(hits: ExactResult['hits'], { say }: Style): string[] {
  const ids = listDoubtful(hits);
  return ids === undefined ? [] : [say(`  In ${ids.join(', ')} it may be something else.`)];
}

/** Reports whose text holds something that may be the value, or a version or the like; undefined if none does. */
export function listDoubtful(hits: ExactResult['hits']): string[] | undefined {
  const ids = hits.filter(({ place }) => place === 'doubtful').map(({ id }) => id);
  return ids.length === 0 ? undefined : ids;
}

function writeExact(
  { value, keys, hits, reports, total, parts, neighbours, covering }: ExactResult,
  style: Style,
): string[] {
  const { limit, paint, say } = style;
  const name = showValue(value.key);
  const said =
    keys.length > 1 ? `${name} begins ${count(keys.length, 'hash', 'hashes')} in` : `${name} is in`;
  const part = reports.length === total ? '' : `${reports.length} of `;
  const title = total === 0 ? `${name} is in no report.` : `${said} ${part}${count(total, 'report')}:`;
  return [
    paint('bold', say(title)),
    ...writeReports(reports, style),
    ...sayDoubtful(hits, style),
    ...parts.flatMap((part) => [
      say(`  ${writePart(part)}:`),
      ...writeReports(part.reports, style).map(indent),
    ]),
    ...(covering.length === 0 ? [] : [say(`  It lies in ${writeNear(covering, style)}.`)]),
    ...(neighbours === undefined
      ? []
      : [
          say(
            `  Near it, in ${showValue(neighbours.group)}: ${writeNear(neighbours.members.slice(0, limit), style)}${
              neighbours.count > limit ? `, and ${count(neighbours.count - limit, 'more', 'more')}` : ''
            }.`,
          ),
        ]),
  ];
}

function indent(lines: string): string {
  return lines.replaceAll(/^/gm, '  ');
}

function writePart({ how, keys, reports, total }: ExactResult['parts'][number]): string {
  const names = keys.map(showValue).join(', ');
  const number = `${reports.length === total ? '' : `${reports.length} of `}${count(total, 'report')}`;
  switch (how) {
    case 'host':
      return `Its host ${names} is in ${number}`;
    case 'inside':
      return `${names}, which it contains, is in ${number}`;
    case 'narrower':
      return keys.length === 1
        ? `Its sub-technique ${names} is in ${number}`
        : `Its sub-techniques ${names} are in ${number}`;
  }
}

function writeNear(near: readonly NearValue[], { say, words }: Style): string {
  return near
    .map(({ key, reports }) => `${showValue(key)} (${say(count(reports, 'report'))})`)
    .join(words.site.comma);
}

function writeReports(reports: readonly Report[], style: Style): string[] {
  const { limit } = style;
  return [
    ...reports.slice(0, limit).map((report) => writeReport(report, style)),
    ...more(reports.length, limit, style),
  ];
}

/** A value as it may be read: defanged, and no word of ours. */
function showValue(key: string): string {
  return asWritten(printable(truncate(defang(key), 80)));
}

function writeReport(report: Report, { timeZone, paint, words }: Style): string {
  const { labels } = words;
  const { verdict, record_status: record } = report.incident;
  const cause = verdict.cause === undefined ? '' : ` (${labels.cause[verdict.cause]})`;
  const state = record === 'published' ? '' : words.site.comma + labels.recordStatus[record].toLowerCase();
  const facts = `${(detectedDay(report, timeZone) || words.site.noDate).padEnd(10)}  ${labels.verdict[verdict.value]}${cause}${state}`;
  return `  ${paint('cyan', report.id)}  ${facts}\n    ${shownTitle(report)}`;
}

function more(total: number, limit: number, { say }: Style): string[] {
  return total > limit ? [say(`  … and ${count(total - limit, 'more', 'more')}; --limit shows them.`)] : [];
}
