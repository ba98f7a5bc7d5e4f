import { addressCitation, nameCitation } from '../cite/cited-part.ts';
import { describeCitedPart } from '../cite/describe.ts';
import { cleanLine, escapeMarkdown } from '../cite/escape.ts';
import { defang, defangKnown } from '../../indicators/defang.ts';
import { createDefanger, knownValues } from '../../indicators/defanger.ts';
import { splitFrontMatter } from '../../model/front-matter.ts';
import type { Report } from '../../model/report.ts';
import type { MachineContext } from './context.ts';
import { headElement } from './element-heads.ts';

/**
 * A report as Markdown that reads well anywhere: a head that says how to cite it, then the author's text with our
 * elements as headings, citations as links and indicators defanged. `source` is the text of its file.
 */
export function writeReportMarkdown(report: Report, source: string, context: MachineContext): string {
  const { body } = splitFrontMatter(source);
  return `${headOf(report, context)}\n\n${convertBody(body, report, context).trim()}\n`;
}

function headOf(report: Report, { settings, words }: MachineContext): string {
  const { labels } = words;
  const { incident } = report;
  const part = describeCitedPart(report, undefined, settings);
  const cause = incident.verdict.cause === undefined ? [] : [labels.cause[incident.verdict.cause]];
  const facts = [
    [part.verdict, ...cause].join(', '),
    labels.severity[incident.severity],
    incident.times.detected,
    labels.recordStatus[incident.record_status],
    labels.tlp[incident.tlp],
  ];
  const summary =
    incident.summary === undefined ? [] : ['', escapeMarkdown(createDefanger(report)(incident.summary))];
  const indicators = incident.indicators.map(
    ({ type, value, role }) => `- \`${defang(value)}\` (${[type, role].join(', ')})`,
  );
  return [
    `# ${escapeMarkdown(cleanLine(part.title))}`,
    '',
    `> ${nameCitation(part)} · ${facts.map(escapeMarkdown).join(' · ')}  `,
    `> <${addressCitation(part)}>`,
    ...summary,
    ...(indicators.length === 0 ? [] : ['', `**${words.report.indicators}**`, '', ...indicators]),
  ].join('\n');
}

function convertBody(body: string, report: Report, context: MachineContext): string {
  const known = new Set(knownValues(report));
  const out: string[] = [];
  let fence: string | undefined;
  let tag: string | undefined;
  for (const line of body.split(/\r?\n/)) {
    const mark = /^[ >]*(`{3,}|~{3,})/.exec(line)?.[1];
    if (fence !== undefined || (mark !== undefined && tag === undefined)) {
      out.push(defangKnown(line, known));
      if (fence === undefined) fence = mark;
      else if (mark !== undefined && mark.startsWith(fence) && line.trim() === mark) fence = undefined;
      continue;
    }
    const opening = tag === undefined ? line : `${tag}\n${line}`;
    tag = undefined;
    if (/^\s*<\/[A-Z]\w*>\s*$/.test(opening)) continue;
    if (!/^\s*<[A-Z]/.test(opening)) out.push(convertLine(line, report, known, context));
    else if (!/>\s*$/.test(opening)) tag = opening;
    else out.push(headElement(opening, context.words));
  }
  return out.join('\n').replace(/\n{3,}/g, '\n\n');
}

/** Code and the addresses of links keep all but what the report itself lists as an indicator. */
function convertLine(line: string, report: Report, known: Set<string>, context: MachineContext): string {
  const show = createDefanger(report);
  return line
    .split(/(`+[^`]*`+|\]\([^)]*\)|\[\[[^\]]*\]\])/)
    .map((part) => {
      if (part.startsWith('[[')) return convertCitation(part, context);
      if (part.startsWith('`')) return defangKnown(part, known);
      if (part.startsWith('](')) return convertTarget(part, report, known, context);
      return show(part);
    })
    .join('');
}

function convertCitation(written: string, { byId, settings, paths }: MachineContext): string {
  const [, id = '', anchor, words] =
    /^\[\[([^\]|#]+)(?:#([^\]|]+))?(?:\\?\|([^\]]*))?\]\]$/.exec(written) ?? [];
  const target = byId.get(id.replace(/@.*$/, '').trim());
  if (target === undefined) return written;
  const place = anchor === undefined ? '' : `#${anchor}`;
  const address = new URL(paths.incident(target.id, anchor), settings.address).href;
  return `[${words ?? `${target.id}${place}`}](${address})`;
}

/** Images stand beside the page; other addresses stay as they are. */
function convertTarget(
  part: string,
  { id, images }: Report,
  known: Set<string>,
  { paths, settings }: MachineContext,
): string {
  const image = images.find(({ source }) => part === `](${source})`);
  if (image !== undefined) return `](${new URL(paths.image(id, image.name), settings.address).href})`;
  return defangKnown(part, known);
}
