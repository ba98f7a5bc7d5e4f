import { dateEvidence } from '../evidence/claims.ts';
import type { OwnershipContradiction } from '../evidence/ownership.ts';
import { platformOf, runsOnOs, type PlatformContradiction } from '../evidence/platforms.ts';
import { compareDates, zonedDay } from '../time/times.ts';
import type { RecallAnswer } from './recall.ts';
import { tellUnknown } from './tell.ts';
import type { ViewTelling } from './view-words.ts';

/** What a comparison came to. */
type Outcome = 'contradicts' | 'possible' | 'compatible' | 'unknown';

/** A comparison as a small picture; `said` is all of it in a sentence, for whoever does not see it. */
export type Picture = { title: string; outcome: Outcome; mark: string; said: string } & (
  | {
      kind: 'dates';
      /** Where the evidence lies, seen from the time in which the address was ours. */
      place: 'before' | 'after' | 'within';
      points: { label: string; date?: string }[];
      /** How long the gap is, where that is known. */
      gap?: string;
    }
  | { kind: 'sides'; sign: '≠' | '='; left: PictureSide; right: PictureSide }
  /** Nothing to draw: what is missing, in words. */
  | { kind: 'words' }
);

export type PictureSide = { value: string; label: string };

/** The two comparisons of an alert, each as far as it could be made; one that nothing asks for is left out. */
export function drawComparisons(answer: RecallAnswer, telling: ViewTelling): Picture[] {
  const { contradictions } = answer.compared;
  const ownership = contradictions.find((one) => one.kind === 'ownership-window');
  const platform = contradictions.find((one) => one.kind === 'platform-mismatch');
  return [
    ownership === undefined ? drawWithin(answer, telling) : drawGap(ownership, answer, telling),
    platform === undefined ? drawRuns(answer, telling) : drawMismatch(platform, answer, telling),
  ].flatMap((picture) => picture ?? []);
}

type Dated = Omit<Extract<Picture, { kind: 'dates' }>, 'kind' | 'mark' | 'said'>;

function drawDates(drawn: Dated, days: number, { words }: ViewTelling): Picture {
  const { triage, fill } = words;
  const mark = triage.marks[drawn.outcome];
  const told = drawn.points.map(({ label, date }) => (date === undefined ? label : `${label} ${date}`));
  const apart = drawn.gap === undefined ? [] : [fill(triage.gapSaid, { days })];
  return { kind: 'dates', mark, said: [drawn.title, ...told, ...apart, mark].join('; '), ...drawn };
}

function drawGap(
  { certainty, details }: OwnershipContradiction,
  { at }: RecallAnswer,
  telling: ViewTelling,
): Picture {
  const { words, timeZone } = telling;
  const { triage, fill } = words;
  const { side, days, heldFrom, heldUntil } = details;
  const isBefore = side === 'before';
  const day = (date: string): string => zonedDay(date, timeZone);
  const held = isBefore ? heldFrom : heldUntil;
  const evidence = { label: isBefore ? triage.someoneElse : triage.evidence, date: day(details.date) };
  const ours = {
    label: isBefore ? triage.ours : triage.oursUntil,
    ...(held === undefined ? {} : { date: day(held) }),
  };
  const alert = { label: triage.fired, date: day(at) };
  const drawn: Dated = {
    title: triage.pictures[side],
    outcome: certainty === 'certain' ? 'contradicts' : 'possible',
    place: side,
    points: isBefore ? [evidence, ours, alert] : [ours, evidence, alert],
    ...(days > 0 ? { gap: fill(triage.gap, { days }) } : {}),
  };
  return drawDates(drawn, days, telling);
}

/** Evidence that lies within the time in which an accused address was ours, else what is missing. */
function drawWithin(answer: RecallAnswer, telling: ViewTelling): Picture | undefined {
  const { compared, at } = answer;
  const { triage } = telling.words;
  const { facts, missing } = compared;
  const day = (date: string): string => zonedDay(date, telling.timeZone);
  const held = facts.assets[0]?.ips.find(({ held_from: from }) => from !== undefined)?.held_from;
  const newest = dateEvidence(facts.indicators, facts.intel).at(-1)?.date;
  if (held !== undefined && newest !== undefined && compareDates(newest, held) !== 'before') {
    const points = [
      { label: triage.ours, date: day(held) },
      { label: triage.evidence, date: day(newest) },
      { label: triage.fired, date: day(at) },
    ];
    const drawn = { title: triage.pictures.within, outcome: 'compatible', place: 'within', points } as const;
    return drawDates({ ...drawn, points }, 0, telling);
  }
  const isAsked = missing.some(({ comparison }) => comparison === 'ownership-window');
  return isAsked || answer.asset.openAddresses !== undefined
    ? drawWords(triage.pictures.dates, answer, telling, ['held_from', 'last_evidence'])
    : undefined;
}

function drawMismatch(
  { certainty, details }: PlatformContradiction,
  answer: RecallAnswer,
  telling: ViewTelling,
): Picture {
  const { labels, triage } = telling.words;
  const { aspect, sampleOs, sampleArch, assetOs, assetArch, fileType } = details;
  const [platform, own] =
    aspect === 'os'
      ? [labels.osFamily[sampleOs], labels.osFamily[assetOs]]
      : [labels.arch[sampleArch], labels.arch[assetArch]];
  const outcome = certainty === 'certain' ? 'contradicts' : 'possible';
  return drawSides({ outcome, platform, own, fileType, sign: '≠' }, answer, telling, triage.marks[outcome]);
}

type Sides = {
  outcome: Outcome;
  platform: string;
  own: string;
  fileType: string | undefined;
  sign: '≠' | '=';
};

function drawSides(
  { outcome, platform, own, fileType, sign }: Sides,
  { asset }: RecallAnswer,
  { words }: ViewTelling,
  mark: string,
): Picture {
  const { triage, fill, recall } = words;
  const said = `${fill(triage.platformSaid, { platform, own })} ${mark}`;
  return {
    kind: 'sides',
    title: triage.pictures.sample,
    outcome,
    mark,
    said,
    sign,
    left: {
      value: platform,
      label: fileType === undefined ? recall.sample : fill(triage.sampleIs, { type: fileType }),
    },
    right: {
      value: own,
      label: asset.name === undefined ? triage.hostAs : fill(triage.hostIs, { name: asset.name }),
    },
  };
}

/** A sample that runs on the host, else what is missing. */
function drawRuns(answer: RecallAnswer, telling: ViewTelling): Picture | undefined {
  const { facts, missing } = answer.compared;
  const { labels, triage } = telling.words;
  const own = facts.assets[0]?.os_family;
  const sample = facts.indicators.find((one) => one.sample !== undefined)?.sample;
  const { os } = platformOf(sample ?? {});
  if (own !== undefined && sample !== undefined && runsOnOs(os, own) === 'yes') {
    const drawn = { outcome: 'compatible', sign: '=', fileType: sample.file_type } as const;
    const named = { platform: labels.osFamily[os], own: labels.osFamily[own] };
    return drawSides({ ...drawn, ...named }, answer, telling, triage.marks.compatible);
  }
  const isAsked = missing.some(({ comparison }) => comparison === 'platform-mismatch');
  return isAsked ? drawWords(triage.pictures.sample, answer, telling, ['os', 'os_family']) : undefined;
}

/** What is missing for a comparison, as the answer tells it. */
function drawWords(
  title: string,
  { compared, asset }: RecallAnswer,
  telling: ViewTelling,
  fields: readonly string[],
): Picture {
  const { triage } = telling.words;
  const missing = compared.missing.filter(({ field }) => fields.includes(field));
  const { openAddresses, ...plain } = asset;
  const isDates = fields.includes('held_from') && openAddresses !== undefined;
  const [said = ''] = tellUnknown(
    { ...compared, missing, unproven: [] },
    isDates ? { ...plain, openAddresses } : plain,
    telling,
  );
  return { kind: 'words', title, outcome: 'unknown', mark: triage.marks.unknown, said };
}
