import type { Language } from '../../../schemas/vocabulary.ts';
import type { TakenIds } from '../../archive/ids.ts';
import type { DraftIndicator } from '../../core/draft/draft.ts';
import { asWritten, createSay } from '../../core/i18n/say.ts';
import { getWords } from '../../core/i18n/words.ts';
import { defang } from '../../core/indicators/defang.ts';
import { isPutAside, type Diagnostic, type Report } from '../../core/model/report.ts';
import { keepFor } from '../../core/model/values.ts';
import { findPrecedents } from '../../core/search/exact/precedents.ts';
import { newestReportFirst } from '../../core/time/times.ts';
import { openReportIndex } from '../search/find.ts';
import { count, sayUnchecked, section, sentences, shorten, toLines } from '../wording.ts';

/** A draft that was written, or would be. */
export type NewReport = {
  id: string;
  /** As the person knows it. */
  file: string;
  /** Absolute. */
  path: string;
  text: string;
  /** When it was detected, in words, by the clock of the archive. */
  detected: string;
  /** Number of branches on which its number is free too, or why only the working tree was looked at. */
  branches: TakenIds['branches'];
  /** What the check says of it; no errors. */
  diagnostics: readonly Diagnostic[];
  precedents: readonly Precedent[];
  /** Private addresses of the pasted text that were not taken as indicators. */
  leftOut: readonly string[];
  /** Values of the pasted text that may be something else, and were not taken as indicators. */
  doubtful: readonly string[];
};

/** An earlier report that saw an indicator or its neighbour, what they share, and how it ended. */
export type Precedent = { id: string; title: string; reason: string };

/**
 * What was written, what is still to be written, and what to do next. A person who `wasAsked` knows already of earlier
 * reports and of what was left out.
 */
export function writeNewSummary(report: NewReport, wasAsked: boolean): string {
  const { file, branches, precedents, leftOut, doubtful } = report;
  return toLines(
    `Wrote ${file}.`,
    `Detected: ${report.detected}.`,
    typeof branches === 'number'
      ? `Its number is free here and on ${count(branches, 'branch', 'branches')}.`
      : `Its number is free in the working tree. ${sayUnchecked(branches)}`,
    !wasAsked &&
      leftOut.length > 0 &&
      `Private addresses left out of the indicators: ${shorten(leftOut, MAX_LEFT_OUT).join(', ')}.`,
    !wasAsked &&
      doubtful.length > 0 &&
      `Left out because they may be something else: ${shorten(doubtful, MAX_LEFT_OUT).map(defang).join(', ')}. Add one with \`--indicator\` if it is an indicator.`,
    !wasAsked &&
      section(
        'Earlier reports saw the same indicators or their neighbours:',
        precedents.map(({ id, title, reason }) => `  ${asWritten(`${id}  ${title} (${reason})`)}`),
      ),
    `Still to fill in: ${whatIsMissing(report.text)}.`,
    report.diagnostics.map(toRow),
    'Next:',
    `  npx --no precedent-kb check ${file}`,
    '  npx --no precedent-kb dev',
  );
}

/** A problem of the draft in one row. */
export function toRow({ message, hint, range }: Diagnostic): string {
  return `  line ${range?.start.line ?? 1}: ${sentences(message, hint)}`;
}

const MAX_PRECEDENTS = 5;
const MAX_VALUES = 3;
const MAX_LEFT_OUT = 5;

/** The reports that are nearest to a list of indicators, best first; those that were withdrawn or superseded are left out. */
export async function suggestPrecedents(
  reports: readonly Report[],
  indicators: readonly DraftIndicator[],
  language: Language,
): Promise<Precedent[]> {
  if (indicators.length === 0) return [];
  const { labels } = getWords(language);
  const say = createSay(language);
  const listed = reports.filter((report) => !isPutAside(report)).sort(newestReportFirst);
  const byId = new Map(listed.map((report) => [report.id, report]));
  const values = indicators.map(({ value }) => value);
  const found = await findPrecedents(values, await indexOf(reports), [...byId.keys()]);
  return found.slice(0, MAX_PRECEDENTS).flatMap(({ id, reasons }) => {
    const incident = byId.get(id)?.incident;
    if (incident === undefined) return [];
    const shown = reasons.map(
      ({ kind, value }) => (kind === 'neighbour' ? say('near ') : '') + defang(value),
    );
    const shared = shorten(shown, MAX_VALUES).join(', ');
    return [{ id, title: incident.title, reason: `${shared}; ${labels.verdict[incident.verdict.value]}` }];
  });
}

/** Asked for twice: for the questions, and for what is told in the end. */
const indexOf = keepFor((reports: readonly Report[]) => openReportIndex(reports));

/** Gaps and fields that a published report needs. */
function whatIsMissing(text: string): string {
  const gaps = text.match(/⟨[^⟩]*⟩/g)?.length ?? 0;
  const parts = [
    ...(gaps === 0 ? [] : [`${count(gaps, 'gap')} marked ⟨…⟩`]),
    ...(/^summary:/m.test(text) ? [] : ['the summary']),
    ...(/^ {2}value: undetermined/m.test(text) ? ['the verdict'] : []),
  ];
  const last = parts.pop() ?? 'nothing';
  return parts.length === 0 ? last : `${parts.join(', ')} and ${last}`;
}
