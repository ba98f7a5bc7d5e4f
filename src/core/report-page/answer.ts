import type { VerdictValue } from '../../../schemas/vocabulary.ts';
import type { FindingRecord, Report } from '../model/report.ts';
import { wordVerdict } from '../i18n/verdict-words.ts';
import { findContradictions } from '../evidence/evidence.ts';
import type { Picture } from '../evidence/pictures.ts';
import { formatDate } from '../time/times.ts';
import { describeContradictions } from './contradictions.ts';
import { createFactWriter, type FactContext, type FactWriter } from './fact-values.ts';
import { drawPictures } from './pictures.ts';

/** Words of the author in the language of the report, or of the page where `lang` is missing. */
type Said = { text: string; lang?: string | undefined };

/** The finding that decided the case, with the beginning of what it says, word by word. */
type DecidingFinding = {
  anchor: string;
  direction: FindingRecord['direction'];
  title?: string;
  quote?: string;
  /** Where it comes from, and when that was captured. */
  source: string[];
};

/** What a reader needs first. */
export type AnswerView = {
  verdict: { word: string; meaning: string };
  /** Cause, confidence and impact, as far as they are given, in the words of the page. */
  ground: string[];
  /** The sentence that says why; missing where the deciding finding says it by its title. */
  why: Said[];
  finding?: DecidingFinding;
  pictures: Picture[];
  /** What to check first, from the field; else the beginning of the first lesson. */
  first?: { title: string; checks: { text: string; minutes?: string }[]; lesson?: string };
  /** What the pictures leave out of what speaks against the alert. */
  limits: string[];
  /** Whether the sentence above is the summary itself, which is then not said again below. */
  isSummaryTold: boolean;
};

/**
 * The answer of a report. It speaks from the fields that were written for it, and else by a rule, which makes nothing up.
 *
 * - Why: `verdict.because`; else what the dates and platforms contradict for certain; else nothing, where a finding
 *   decides, whose title says it; else the summary.
 * - The finding: the one that `verdict.decisive_finding` names, else the first that is marked as decisive. Its first
 *   paragraph is quoted, as many of its sentences as fit into two lines.
 * - What to check first: `check_first`; else the beginning of the first lesson, under a title that says so.
 */
export function describeAnswer(context: FactContext): AnswerView {
  const { report } = context;
  const writer = createFactWriter(context);
  const { verdict, category, summary } = report.incident;
  const finding = findDeciding(report);
  const found = findContradictions(report);
  const told = describeContradictions(context);
  const sure = told.filter(({ certainty }) => certainty === 'certain').map(({ sentence }) => sentence);
  const why = sayWhy(writer, sure, finding !== undefined);
  // The first of each kind has a picture; what is not found by a comparison never has one.
  const left = told.filter((_, at) => found.findIndex(({ kind }) => kind === found[at]?.kind) !== at);
  return {
    verdict: wordVerdict(verdict.value, category, writer.labels),
    ground: groundOf(writer),
    why,
    ...(finding === undefined ? {} : { finding: describeFinding(finding, writer) }),
    pictures: drawPictures(context),
    ...describeFirst(writer),
    limits: [...left.map(({ sentence }) => sentence), ...undatedOf(found, writer)],
    isSummaryTold: why[0]?.text === summary && summary !== undefined,
  };
}

/** That nothing happened is the usual end of an alert that was wrong, and not said. */
const HARMLESS: ReadonlySet<VerdictValue> = new Set(['false_positive', 'duplicate', 'test']);

function groundOf({ report, labels, fill, answer }: FactWriter): string[] {
  const { verdict, impact } = report.incident;
  const { cause, confidence } = verdict;
  return [
    ...(cause === undefined ? [] : [labels.cause[cause]]),
    ...(confidence === undefined
      ? []
      : [fill(answer.confidence, { level: labels.confidence[confidence].toLowerCase() })]),
    ...(impact === undefined || (impact === 'none' && HARMLESS.has(verdict.value))
      ? []
      : [labels.impact[impact]]),
  ];
}

function sayWhy({ report, text }: FactWriter, sure: readonly string[], isDecided: boolean): Said[] {
  const { verdict, summary } = report.incident;
  if (verdict.because !== undefined) return [text(verdict.because)];
  if (sure.length > 0) return sure.map((sentence) => ({ text: sentence }));
  return isDecided || summary === undefined ? [] : [text(summary)];
}

function findDeciding({ incident, findings }: Report): FindingRecord | undefined {
  const named = findings.find(({ id }) => id === incident.verdict.decisive_finding);
  return named ?? findings.find(({ decisive }) => decisive);
}

function describeFinding(finding: FindingRecord, { text, settings }: FactWriter): DecidingFinding {
  const { anchor, direction, title, statement, evidence } = finding;
  const [first] = evidence;
  const words = statement ?? (finding.text === '' ? first?.text : finding.text);
  return {
    anchor,
    direction,
    ...(title === undefined ? {} : { title: text(title).text }),
    ...(words === undefined || words === '' ? {} : { quote: quoteBeginning(text(words).text) }),
    source: [
      ...(first?.source === undefined ? [] : [text(first.source).text]),
      ...(first?.captured === undefined ? [] : [formatDate(first.captured, settings)]),
    ],
  };
}

function describeFirst({ report, words, answer, fill, text }: FactWriter): Pick<AnswerView, 'first'> {
  const { check_first: checks } = report.incident;
  const [lesson] = report.lessons;
  if (checks.length > 0) {
    const times = checks.flatMap(({ minutes }) => minutes ?? []);
    const n = times.reduce((sum, minutes) => sum + minutes, 0);
    const title = words.checkFirst;
    return {
      first: {
        title: times.length === checks.length ? fill(answer.inMinutes, { what: title, n }) : title,
        checks: checks.map(({ what, minutes }) => ({
          text: text(what).text,
          ...(minutes === undefined || checks.length === 1
            ? {}
            : { minutes: fill(words.minutes, { n: minutes }) }),
        })),
      },
    };
  }
  if (lesson === undefined || lesson.text === '') return {};
  const said = quoteBeginning(text(lesson.text).text, LESSON_ROOM);
  return { first: { title: answer.firstLesson, checks: [{ text: said }], lesson: lesson.anchor } };
}

/** Three lines. */
const LESSON_ROOM = 240;

function undatedOf(
  found: ReturnType<typeof findContradictions>,
  { answer, all, fill, text }: FactWriter,
): string[] {
  const sources = found.flatMap((one) => (one.kind === 'ownership-window' ? one.details.undated : []));
  const list = [...new Set(sources)].join(all.site.comma);
  return list === '' ? [] : [fill(answer.undated, { list: text(list).text })];
}

/** Characters as wide as two Latin ones. */
const WIDE = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6]/;

/** Two lines of a wide page, in Latin characters. */
const ROOM = 165;

/** Up to where a sentence ends: behind a full-width mark, and behind another one ahead of a blank. */
const SENTENCE = /.+?(?:[。！？]+[”’」』）]*|[.!?]+["')\]]*(?=\s|$)|$)/gu;

/**
 * The beginning of a text, word by word as it stands, with its line breaks as blanks, that fits into two lines: as many
 * whole sentences as there is room for, else the beginning of the first one with `…`.
 */
function quoteBeginning(text: string, room = ROOM): string {
  const line = text
    .slice(0, 8 * room)
    .replace(/\s+/g, ' ')
    .trim();
  let whole = '';
  for (const [sentence] of line.matchAll(SENTENCE)) {
    if (widthOf(whole + sentence) > room) break;
    whole += sentence;
  }
  return whole.trim() === '' ? cut(line, room) : whole.trim();
}

function cut(line: string, room: number): string {
  let kept = '';
  let width = 1;
  for (const character of line) {
    width += WIDE.test(character) ? 2 : 1;
    if (width > room) return `${kept.replace(/(?<=\s)\S{1,24}$/u, '').trimEnd()}…`;
    kept += character;
  }
  return kept;
}

function widthOf(text: string): number {
  return [...text].reduce((sum, character) => sum + (WIDE.test(character) ? 2 : 1), 0);
}
