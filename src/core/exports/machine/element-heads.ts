import { escapeMarkdown } from '../cite/escape.ts';
import type { Words } from '../../i18n/words.ts';
import { defang } from '../../indicators/defang.ts';
import { sayBytes } from '../../model/evidence.ts';
import type { ElementRecord, EvidenceRecord, Report } from '../../model/report.ts';

/**
 * The elements of a report as heads of Markdown, by the offset of their opening tags; one that is not there needs no
 * head. `source` is the text of the file; `addressOf` gives where a file of evidence is, by its digest.
 */
export function headElements(
  report: Report,
  source: string,
  { words, addressOf }: { words: Words; addressOf: (sha256: string) => string },
): ReadonlyMap<number, string> {
  const { labels } = words;
  const heads = new Map(headEvidence(report, source, addressOf));
  type Titled = ElementRecord & { id: string; title?: string | undefined };
  const add = ({ id, title, range }: Titled, ...facts: (string | undefined)[]): void => {
    const heading = [id, title].filter((text) => text !== undefined).map(asText);
    const known = facts.filter((fact) => fact !== undefined).map(asText);
    heads.set(range?.start.offset ?? 0, `### ${heading.join(' ')}\n\n*${known.join(' · ')}*`);
  };
  for (const step of report.steps) {
    const result = step.result && labels.stepResult[step.result];
    add(step, labels.phase[step.phase], result, step.action, step.started, step.ended, step.skipped_because);
  }
  for (const finding of report.findings) {
    const confidence = finding.confidence && labels.confidence[finding.confidence];
    const decisive = finding.decisive ? words.report.decisive : undefined;
    add(finding, labels.direction[finding.direction], confidence, decisive);
  }
  for (const lesson of report.lessons) add(lesson, labels.lessonKind[lesson.kind], lesson.key);
  for (const { kind, status, owner, due, verified_by: proof, ticket, ...action } of report.actions) {
    const told = [
      proof && words.fill(words.report.verifiedBy, { proof }),
      ticket && words.fill(words.lessons.calendarTicket, { ticket }),
      action.ticket_state,
    ];
    add(action, labels.actionKind[kind], labels.actionStatus[status], owner, due, ...told);
  }
  return heads;
}

/** Evidence has no place of its own in the records: it stands in them in the order of the text. */
function headEvidence(
  { marks, findings }: Report,
  source: string,
  addressOf: (sha256: string) => string,
): [number, string][] {
  const places = marks.tags.filter((start, at) => at % 2 === 0 && source.startsWith('<Evidence', start));
  const head = ({ source: from, captured, file, sha256, size, type }: EvidenceRecord): string => {
    const said = [from, captured].filter((words) => words !== undefined);
    const lead = said.length === 0 ? [] : [`**${asText(said.join(', '))}**`];
    if (file === undefined || sha256 === undefined || size === undefined) return lead.join('');
    const link = `[${escapeMarkdown(defang(file))}](${addressOf(sha256)})`;
    return [...lead, `${link} (${[sayBytes(size), type].join(', ')}, SHA-256 \`${sha256}\`)`].join('\n\n');
  };
  return findings.flatMap(({ evidence }) => evidence).map((one, at) => [places[at] ?? 0, head(one)]);
}

/** Markdown in an attribute stays as its author wrote it; HTML, which no other part of a report may hold, does not. */
function asText(words: string): string {
  return words.replaceAll('<', '\\<');
}
