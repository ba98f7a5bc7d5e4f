import { addressCitation, nameCitation } from '../cite/cited-part.ts';
import { describeCitedPart } from '../cite/describe.ts';
import { cleanLine, escapeMarkdown } from '../cite/escape.ts';
import { defang, defangKnown } from '../../indicators/defang.ts';
import { createDefanger, knownValues } from '../../indicators/defanger.ts';
import { deadenLink, isLiveLink } from '../../indicators/live-link.ts';
import type { Words } from '../../i18n/words.ts';
import type { Citation, Report } from '../../model/report.ts';
import { listTranslations } from '../../model/translation.ts';
import { unwrapLines } from '../../model/text.ts';
import type { MachineContext } from './context.ts';
import { isKnownDate } from '../../time/times.ts';
import { headElements } from './element-heads.ts';
import { statedSeverity } from '../../model/imported.ts';

/**
 * A report as Markdown that reads well anywhere: a head that says how to cite it, then the author's text with our
 * elements as headings, citations as links and indicators defanged. `source` is the text of its file.
 */
export function writeReportMarkdown(report: Report, source: string, context: MachineContext): string {
  const body = convertBody(report, source.replace(/^\uFEFF/, ''), context);
  return `${headOf(report, context)}\n\n${body.trim()}\n`;
}

function headOf(report: Report, { settings, words }: MachineContext): string {
  const { labels } = words;
  const { incident } = report;
  const part = describeCitedPart(report, undefined, settings);
  const cause = incident.verdict.cause === undefined ? [] : [labels.cause[incident.verdict.cause]];
  const severity = statedSeverity(report);
  const facts = [
    [part.verdict, ...cause].join(', '),
    ...(severity === undefined ? [] : [labels.severity[severity]]),
    isKnownDate(incident.times.detected) ? incident.times.detected : words.site.noDate,
    labels.recordStatus[incident.record_status],
    labels.tlp[incident.tlp],
  ];
  const summary =
    incident.summary === undefined ? [] : ['', escapeMarkdown(createDefanger(report)(incident.summary))];
  const show = (text: string): string => escapeMarkdown(createDefanger(report)(text));
  const translated = listTranslations(incident.translations).flatMap(({ lang, title, summary: told }) => [
    '',
    `(${lang}) **${show(cleanLine(title))}**${told === undefined ? '' : ` ${show(told)}`}`,
  ]);
  const indicators = incident.indicators.map(
    ({ type, value, role }) =>
      `- \`${defang(value)}\` (${[type, role].flatMap((word) => word ?? []).join(', ')})`,
  );
  return [
    `# ${escapeMarkdown(cleanLine(part.title))}`,
    '',
    `> ${nameCitation(part)} · ${facts.map(escapeMarkdown).join(' · ')}  `,
    `> <${addressCitation(part)}>`,
    ...summary,
    ...translated,
    ...answerOf(report, words),
    ...(indicators.length === 0 ? [] : ['', `**${words.report.indicators}**`, '', ...indicators]),
  ].join('\n');
}

/** Why, what to check first and what was compared, each where the report says it. */
function answerOf(report: Report, { report: words, labels, fill }: Words): string[] {
  const { verdict, check_first, comparisons } = report.incident;
  const show = (text: string): string => escapeMarkdown(createDefanger(report)(text));
  const listed = (title: string, items: string[]): string[] =>
    items.length === 0 ? [] : ['', `**${title}**`, '', ...items.map((item) => `- ${item}`)];
  return [
    ...(verdict.because === undefined ? [] : ['', `**${words.because}** ${show(verdict.because)}`]),
    ...listed(
      words.checkFirst,
      check_first.map(
        ({ what, minutes: n }) => show(what) + (n === undefined ? '' : ` (${fill(words.minutes, { n })})`),
      ),
    ),
    ...listed(
      words.comparisons,
      comparisons.map(({ title, left, right, says }) => {
        const sides = [left, right].map(({ label, value }) => `${show(label)}: ${show(value)}`).join('; ');
        return `${show(title)} (${labels.comparison[says]}): ${sides}`;
      }),
    ),
  ];
}

/** What is no prose, and what is written in its place. */
type Piece = { kind: 'code' | 'tag' | 'words'; start: number; end: number; text: string };

/** Prose is defanged between the pieces; where a tag goes, so does its line. */
function convertBody(report: Report, source: string, context: MachineContext): string {
  const show = createDefanger(report);
  const output: string[] = [];
  let run = '';
  let at = report.marks.body;
  const endRun = (): void => {
    output.push(run.replace(/(?:\r?\n){3,}/g, '\n\n'));
    run = '';
  };
  for (const { kind, start, end, text } of listPieces(report, source, context)) {
    // What stands in the words of a citation goes with them.
    if (start < at) continue;
    run += show(source.slice(at, start));
    at = end;
    if (kind === 'tag') run = run.replace(/(?<=^|\n)[ \t]+$/, '');
    if (kind === 'code') endRun();
    if (kind === 'code') output.push(text);
    else run += text;
  }
  run += show(source.slice(at));
  endRun();
  return output.join('').replaceAll('\r\n', '\n');
}

/** A line that gives a link its address; what stands in a block of code is cut out ahead of it. */
const DEFINITION =
  /^((?:[ \t>]|[-*+][ \t]|\d{1,9}[.)][ \t])*\[(?!\^)[^\]\n]+\]:)[ \t]*(?:\r?\n[ \t>]*)?<?([^\s>]+)>?/gm;

/** In the order of the text. Code and addresses keep all but what the report itself lists as an indicator. */
function listPieces(report: Report, source: string, context: MachineContext): Piece[] {
  const { code, tags, addresses, unlinked, joints, images } = report.marks;
  const { paths, settings, words } = context;
  const known = new Set(knownValues(report));
  const absolute = (path: string): string => new URL(path, settings.address).href;
  const addressOf = (sha256: string): string => absolute(paths.evidence(report.id, sha256));
  const heads = headElements(report, source, { words, addressOf });
  const keep = (start: number, end: number): string => defangKnown(source.slice(start, end), known);
  const imageOf = (index: number): string => {
    const name = report.images[index]?.name ?? '';
    return `](${absolute(paths.image(report.id, name))})`;
  };
  const pieces: Piece[] = [];
  const add = (kind: Piece['kind'], start = 0, end = 0, text = keep(start, end)): void => {
    pieces.push({ kind, start, end, text });
  };
  for (let at = 0; at < code.length; at += 2) add('code', code[at], code[at + 1]);
  for (let at = 0; at < addresses.length; at += 2) add('words', addresses[at], addresses[at + 1]);
  for (const { start, end, text } of deadenAddresses(unlinked, source, {
    known,
    show: createDefanger(report),
  }))
    add('words', start, end, text);
  for (let at = 0; at < joints.length; at += 2) add('words', joints[at], joints[at + 1], '');
  for (let at = 0; at < tags.length; at += 2)
    add('tag', tags[at], tags[at + 1], heads.get(tags[at] ?? 0) ?? '');
  for (let at = 0; at < images.length; at += 3)
    add('words', images[at], images[at + 1], imageOf(images[at + 2] ?? 0));
  for (const citation of report.citations) {
    const { start, end } = citation.range;
    const written = source.slice(start.offset, end.offset);
    // A bare id stays as it is.
    if (written.startsWith('[['))
      add('words', start.offset, end.offset, convertCitation(citation, written, context));
  }
  return pieces.sort((a, b) => a.start - b.start);
}

/** Addresses that no link may lead to, behind words and in definitions, in a spelling that no program opens. */
function deadenAddresses(
  unlinked: readonly number[],
  source: string,
  { known, show }: { known: ReadonlySet<string>; show: (text: string) => string },
): Omit<Piece, 'kind'>[] {
  const pieces: Omit<Piece, 'kind'>[] = [];
  for (let at = 0; at < unlinked.length; at += 2) {
    const [start = 0, end = 0] = unlinked.slice(at, at + 2);
    const inner = source.slice(start + 2, end - 1);
    const [, angled, plain = '', title = ''] = /^\s*(?:<([^>\n]*)>|(\S*))([^]*)$/.exec(inner) ?? [];
    pieces.push({ start, end, text: `] (${deadenLink(angled ?? plain)}${show(title.trimEnd())})` });
  }
  for (const { 0: line, 1: head = '', 2: address = '', index } of source.matchAll(DEFINITION)) {
    const shown = show(address);
    const dead = /^https?:/i.test(shown) ? deadenLink(address) : shown;
    const text = isLiveLink(address, known) ? line : `${show(head)} ${dead}`;
    pieces.push({ start: index, end: index + line.length, text });
  }
  return pieces;
}

function convertCitation(
  { id, anchor }: Citation,
  written: string,
  { byId, settings, paths }: MachineContext,
): string {
  const target = byId.get(id);
  if (target === undefined) return written;
  const pipe = written.indexOf('|');
  const name = anchor === undefined ? target.id : `${target.id}#${anchor}`;
  const words = pipe === -1 ? name : unwrapLines(written.slice(pipe + 1, -2));
  return `[${words}](${new URL(paths.incident(target.id, anchor), settings.address).href})`;
}
