import type { VerdictValue } from '../../../schemas/vocabulary.ts';
import { assetEntries, indicatorEntries, intelEntries } from './fact-entries.ts';
import { createFactWriter, localFacts, present } from './fact-values.ts';
import type { Fact, FactContext, FactGroup, FactValue, FactWriter } from './fact-values.ts';
import { truncate } from '../model/text.ts';
import { durationBetween, formatDuration } from '../time/times.ts';

export type { Fact, FactEntry, FactGroup, FactValue } from './fact-values.ts';

/**
 * The facts panel of one report as words: groups with their facts, and an entry for each asset, indicator and
 * intel source. Facts that a reader looks for say “unknown” when the report does not give them; others stand only
 * with a value. Dates and durations are as exact as the report is. Every text is defanged.
 */
export function buildFacts(context: FactContext): FactGroup[] {
  const { report, words } = context;
  const { incident } = report;
  const writer = createFactWriter(context);
  const group = (id: string, title: string, parts: Partial<FactGroup>): FactGroup => ({
    id,
    title,
    facts: [],
    entries: [],
    ...parts,
  });
  const groups = [
    group('verdict', words.report.verdict, { facts: verdictFacts(context, writer) }),
    group('times', words.report.times, { facts: timeFacts(context, writer) }),
    group(
      'assets',
      words.report.assets,
      entriesOrUnknown(assetEntries(context, writer), words.report.assets, writer),
    ),
    group(
      'indicators',
      words.report.indicators,
      entriesOrUnknown(indicatorEntries(context, writer), words.report.indicators, writer),
    ),
    group('intel', words.report.intel, { entries: intelEntries(context, writer) }),
    group('detection', words.report.detection, { facts: detectionFacts(context, writer) }),
    group('record', words.report.aboutReport, { facts: recordFacts(context, writer) }),
    group('local', words.report.localFields, { facts: localFacts(incident, writer) }),
  ];
  return groups.filter(({ facts, entries }) => facts.length > 0 || entries.length > 0);
}

/** Verdicts for which a reader asks what made the alert wrong or harmless. */
const CAUSE_EXPECTED: ReadonlySet<VerdictValue> = new Set(['false_positive', 'benign_true_positive']);

function verdictFacts({ report, words }: FactContext, writer: FactWriter): Fact[] {
  const { verdict, category, attack } = report.incident;
  const { labels } = words;
  const decisive = report.findings.find(({ id }) => id === verdict.decisive_finding);
  const cause = writer.word(verdict.cause && labels.cause[verdict.cause]);
  const isCauseMissing = verdict.cause === undefined && CAUSE_EXPECTED.has(verdict.value);
  const finding: FactValue[] =
    decisive === undefined
      ? [writer.unknown]
      : [
          {
            ...writer.text(`${decisive.id} ${truncate(decisive.title ?? decisive.text, 90)}`),
            href: `#${decisive.anchor}`,
          },
        ];
  return present([
    [
      words.report.verdict,
      [{ text: labels.verdict[verdict.value], note: labels.verdictMeaning[verdict.value] }],
    ],
    [words.report.cause, isCauseMissing ? [writer.unknown] : cause],
    [words.report.reason, writer.word(verdict.reason && labels.reason[verdict.reason])],
    [words.report.confidenceLabel, writer.word(verdict.confidence && labels.confidence[verdict.confidence])],
    [words.report.decidedBy, writer.prose(verdict.decided_by)],
    [words.report.decisiveFinding, finding],
    [words.report.override, writer.prose(verdict.override)],
    [words.report.category, orUnknown(writer.word(category && labels.category[category]), writer)],
    [
      words.report.techniques,
      attack.flatMap(({ technique, tactic }) =>
        writer.code(technique).map((value) => ({ ...value, ...(tactic ? { note: tactic } : {}) })),
      ),
    ],
  ]);
}

function timeFacts({ report, words, settings }: FactContext, writer: FactWriter): Fact[] {
  const { times } = report.incident;
  const needed = (at: string | undefined): FactValue[] => orUnknown(writer.date(at), writer);
  const span = (from: string | undefined, to: string | undefined): FactValue[] => {
    const duration = from === undefined || to === undefined ? undefined : durationBetween(from, to);
    return duration === undefined ? [] : [{ text: formatDuration(duration, settings.language) }];
  };
  return present([
    [words.report.occurred, needed(times.occurred)],
    [words.report.detected, needed(times.detected)],
    [words.report.acknowledged, writer.date(times.acknowledged)],
    [words.report.contained, needed(times.contained)],
    [words.report.resolved, needed(times.resolved)],
    [words.report.closed, writer.date(times.closed)],
    [words.report.timeToDetect, orUnknown(span(times.occurred, times.detected), writer)],
    [words.report.timeToAcknowledge, span(times.detected, times.acknowledged)],
    [words.report.timeToContain, orUnknown(span(times.detected, times.contained), writer)],
    [words.report.timeToResolve, orUnknown(span(times.detected, times.resolved), writer)],
  ]);
}

function detectionFacts({ report, words }: FactContext, writer: FactWriter): Fact[] {
  return report.incident.detection.flatMap(({ tool, signature, rule, at, ...local }) => [
    ...present([
      [words.report.tool, writer.prose(tool)],
      [words.report.signature, writer.prose(signature)],
      [words.report.rule, writer.code(rule)],
      [words.report.date, writer.date(at)],
    ]),
    ...localFacts(local, writer),
  ]);
}

function recordFacts({ report, words }: FactContext, writer: FactWriter): Fact[] {
  const { incident, lang } = report;
  const { effort } = incident;
  const language = (words.labels.language as Partial<Record<string, string>>)[lang] ?? lang;
  return present([
    [
      words.report.effort,
      orUnknown(
        [
          ...writer.word(
            effort?.person_hours === undefined
              ? undefined
              : words.fill(words.report.personHours, { hours: effort.person_hours }),
          ),
          ...writer.word(
            effort?.elapsed_hours === undefined
              ? undefined
              : words.fill(words.report.elapsedHours, { hours: effort.elapsed_hours }),
          ),
        ],
        writer,
      ),
    ],
    [
      words.report.people,
      incident.people.flatMap(({ role, team }) =>
        writer.prose(team === undefined ? role : `${role} (${team})`),
      ),
    ],
    [words.report.appliesTo, incident.applies_to.flatMap((target) => writer.code(target))],
    [words.report.pap, writer.word(incident.pap && words.labels.pap[incident.pap])],
    [words.report.alsoKnownAs, incident.aliases.flatMap((alias) => writer.code(alias))],
    [words.report.language, writer.word(language)],
    [words.report.reviewBy, writer.date(incident.review_by)],
  ]);
}

function entriesOrUnknown(
  entries: FactGroup['entries'],
  term: string,
  writer: FactWriter,
): Partial<FactGroup> {
  return entries.length > 0 ? { entries } : { facts: [{ term, values: [writer.unknown] }] };
}

function orUnknown(values: FactValue[], { unknown }: FactWriter): FactValue[] {
  return values.length > 0 ? values : [unknown];
}
