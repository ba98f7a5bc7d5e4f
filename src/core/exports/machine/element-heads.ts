import type { Words } from '../../i18n/words.ts';
import type { EvidenceRecord, Report } from '../../model/report.ts';

/**
 * The elements of a report as heads of Markdown, by the offset of their opening tags; one that is not there needs no
 * head. `source` is the text of the file.
 */
export function headElements(report: Report, source: string, words: Words): ReadonlyMap<number, string> {
  const { labels } = words;
  const elements = [
    ...report.steps.map((step) => {
      const { action, started, ended, skipped_because: skipped } = step;
      const result = step.result && labels.stepResult[step.result];
      return { ...step, facts: [labels.phase[step.phase], result, action, started, ended, skipped] };
    }),
    ...report.findings.map((finding) => {
      const confidence = finding.confidence && labels.confidence[finding.confidence];
      const decisive = finding.decisive ? words.report.decisive : undefined;
      return { ...finding, facts: [labels.direction[finding.direction], confidence, decisive] };
    }),
    ...report.lessons.map((lesson) => ({
      ...lesson,
      title: undefined,
      facts: [labels.lessonKind[lesson.kind], lesson.key],
    })),
    ...report.actions.map((action) => ({
      ...action,
      title: undefined,
      facts: [labels.actionKind[action.kind], labels.actionStatus[action.status], action.owner, action.due],
    })),
  ];
  const heads = elements.map(({ id, title, facts, range }) => {
    const known = facts.filter((fact) => fact !== undefined);
    return [
      range?.start.offset ?? 0,
      `### ${[id, title].filter(Boolean).join(' ')}\n\n*${known.join(' · ')}*`,
    ] as const;
  });
  return new Map([...heads, ...headEvidence(report, source)]);
}

/** Evidence has no place of its own in the records: it stands in them in the order of the text. */
function headEvidence({ marks, findings }: Report, source: string): (readonly [number, string])[] {
  const places = marks.tags.filter((start, at) => at % 2 === 0 && source.startsWith('<Evidence', start));
  const head = ({ source: from, captured }: EvidenceRecord): string =>
    `**${captured === undefined ? from : `${from}, ${captured}`}**`;
  return findings.flatMap(({ evidence }) => evidence).map((one, at) => [places[at] ?? 0, head(one)] as const);
}
