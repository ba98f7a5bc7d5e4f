import type { TakenIds } from '../../archive/ids.ts';
import type { DraftIndicator } from '../../core/draft/draft.ts';
import { asWritten } from '../../core/i18n/say.ts';
import { getWords } from '../../core/i18n/words.ts';
import { defang } from '../../core/indicators/defang.ts';
import { isAside, type Diagnostic } from '../../core/model/report.ts';
import { readAlert } from '../../core/recall/read-alert.ts';
import { recall } from '../../core/recall/recall.ts';
import { tellReason } from '../../core/recall/tell.ts';
import { MOST_VALUES, openSources } from '../recall/sources.ts';
import type { Setting } from './choices.ts';
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
    !wasAsked && listPrecedents(precedents),
    `Still to fill in: ${whatIsMissing(report.text)}.`,
    report.diagnostics.map(toRow),
    'Next:',
    `  npx --no precedent-kb check ${file}`,
    '  npx --no precedent-kb dev',
  );
}

/** Earlier reports with what they share and how they ended, for people; nothing where there are none. */
export function listPrecedents(precedents: readonly Precedent[]): string[] {
  const rows = precedents.map(({ id, title, reason }) => `  ${asWritten(`${id}  ${title} (${reason})`)}`);
  return section('Earlier reports like it:', rows);
}

/** A problem of the draft in one row. */
export function toRow({ message, hint, range }: Diagnostic): string {
  return `  line ${range?.start.line ?? 1}: ${sentences(message, hint)}`;
}

const MAX_PRECEDENTS = 5;
const MAX_REASONS = 3;
const MAX_LEFT_OUT = 5;

/** What is known of an incident that the archive is asked about; indicators count whatever they are. */
type Known = {
  text: string;
  indicators: readonly Pick<DraftIndicator, 'value'>[];
  /** The id of the report that it is about, which is no precedent of its own. */
  own?: string;
};

/** The reports that recall calls precedents of what is known so far, best first, those that were put aside left out. */
export async function suggestPrecedents(
  { text, indicators, own }: Known,
  setting: Setting,
): Promise<Precedent[]> {
  const { io, settings, archive } = setting;
  const values = indicators.map(({ value }) => value);
  const sources = openSources({ archive, settings }, { text: true }, io);
  const alert = readAlert([text, ...values].join('\n'), await sources.names());
  const request = { alert, count: values, most: MOST_VALUES, now: io.now().toISOString() };
  const { precedents, weaker } = await recall(request, sources);
  const words = getWords(settings.language);
  return [...precedents, ...weaker]
    .filter(({ record }) => record.id !== own && !isAside(record.record))
    .slice(0, MAX_PRECEDENTS)
    .map(({ record: { id, title, verdict }, reasons }) => {
      const shown = reasons.map((reason) => tellReason(reason, { words, language: settings.language }));
      const why = shorten(shown, MAX_REASONS).join(words.site.comma);
      return { id, title, reason: `${why}; ${words.labels.verdict[verdict]}` };
    });
}

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
