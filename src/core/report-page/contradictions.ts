import type { VerdictValue } from '../../../schemas/vocabulary.ts';
import { assessOrigins, findContradictions, type Contradiction } from '../evidence/evidence.ts';
import {
  createFactWriter,
  present,
  type Fact,
  type FactContext,
  type FactValue,
  type FactWriter,
} from './fact-values.ts';
import type { OwnershipContradiction } from '../evidence/ownership.ts';
import type { PlatformContradiction } from '../evidence/platforms.ts';

/** One thing that speaks against the alert, in a sentence, with the values that were compared. */
export type ContradictionView = { certainty: 'certain' | 'possible'; sentence: string; facts: Fact[] };

/** What the report's own dates, platforms and sources say against the alert, certain things first. */
export function describeContradictions(context: FactContext): ContradictionView[] {
  const writer = createFactWriter(context);
  const found = findContradictions(context.report).map((one) => describeContradiction(one, writer));
  return [...found, ...describeOrigins(context, found.length > 0)];
}

/** One contradiction in a sentence. */
export function describeContradiction(found: Contradiction, writer: FactWriter): ContradictionView {
  return found.kind === 'ownership-window'
    ? describeOwnership(found, writer)
    : describePlatform(found, writer);
}

function describeOwnership(
  { certainty, details, sources }: OwnershipContradiction,
  writer: FactWriter,
): ContradictionView {
  const { words, fill, dated } = writer;
  const { addr, side, days, date, heldFrom, heldUntil, undated } = details;
  const address = writer.indicator(addr).text;
  const isMeasured = certainty === 'certain' && days > 0;
  const measured = side === 'before' ? words.evidenceBeforeOwnership : words.evidenceAfterOwnership;
  const open = side === 'before' ? words.evidencePerhapsBefore : words.evidencePerhapsAfter;
  const held = [...dated(words.since, heldFrom), ...dated(words.until, heldUntil)];
  return {
    certainty,
    sentence: isMeasured ? fill(measured, { address, days }) : fill(open, { address }),
    facts: present([
      [words.nearestEvidence, writer.date(date)],
      [words.ours, writer.word(held.join(writer.all.site.comma) || undefined)],
      [words.intelSource, named(sources, writer)],
      [words.withoutDate, named(undated, writer)],
    ]),
  };
}

function describePlatform(
  { certainty, details, asset: id, sources }: PlatformContradiction,
  writer: FactWriter,
): ContradictionView {
  const { report, words, labels, fill } = writer;
  const { aspect, sampleOs, sampleArch, assetOs, assetArch, fileType } = details;
  const [sample, own] =
    aspect === 'os'
      ? [labels.osFamily[sampleOs], labels.osFamily[assetOs]]
      : [labels.arch[sampleArch], labels.arch[assetArch]];
  const asset = report.incident.assets.find((candidate) => candidate.id === id)?.name ?? id;
  const say = certainty === 'certain' ? words.sampleForOther : words.samplePerhapsForOther;
  return {
    certainty,
    sentence: fill(say, { platform: sample, asset: writer.text(asset).text, own }),
    facts: present([
      [words.fileType, writer.code(fileType)],
      [words.intelSource, named(sources, writer)],
    ]),
  };
}

/** Sources that agree are no proof of several sightings. Where the alert was right, that alone is no news. */
function describeOrigins({ report, words }: FactContext, isDoubtful: boolean): ContradictionView[] {
  const { sources, origins } = assessOrigins(report.incident);
  const isConfirmed = CONFIRMED.has(report.incident.verdict.value);
  if (sources < 2 || origins >= sources || (isConfirmed && !isDoubtful)) return [];
  const sentence = words.fill(words.report.originUnproven, { sources, origins });
  return [{ certainty: 'possible', sentence, facts: [] }];
}

const CONFIRMED: ReadonlySet<VerdictValue> = new Set(['true_positive', 'benign_true_positive']);

function named(sources: readonly string[], writer: FactWriter): FactValue[] {
  return sources.length === 0 ? [] : [writer.text(sources.join(writer.all.site.comma))];
}
