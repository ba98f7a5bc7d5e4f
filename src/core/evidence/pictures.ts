import type { OsFamily } from '../../../schemas/vocabulary.ts';
import type { Words } from '../i18n/words.ts';
import type { OwnershipContradiction } from './ownership.ts';
import type { PlatformContradiction } from './platforms.ts';

/** What a comparison came to: the alert cannot, may not or can be about us; or a value is missing. */
export type Outcome = 'contradicts' | 'possible' | 'compatible' | 'unknown';

/** A point on the line of time; `date` is in words, and missing where a point has none. */
type DatePoint = { label: string; date?: string };

/** One side of a comparison: the word that stands out, and the rest below it. */
export type PictureSide = { value: string; label: string };

type Caption = {
  title: string;
  outcome: Outcome;
  mark: string;
  /** All of it in words, for whoever does not see it. */
  said: string;
  lang?: string;
};

/** Dates on a line of time, which is not to scale. */
export type DatesPicture = Caption & {
  kind: 'dates';
  /** Where the evidence lies: `before` and `after` leave a gap, `within` does not, `missing` asks for a date. */
  place: 'before' | 'after' | 'within' | 'missing';
  points: DatePoint[];
  /** How long the gap is, where that is known. */
  gap?: string;
};

/** Two sides and what stands between them. */
export type SidesPicture = Caption & {
  kind: 'sides';
  sign: '≠' | '=' | '?';
  left: PictureSide;
  right: PictureSide;
};

/** A comparison as a small picture. */
export type Picture = DatesPicture | SidesPicture;

export type PictureWords = Pick<Words, 'pictures' | 'fill'> & {
  labels: Pick<Words['labels'], 'osFamily' | 'arch'>;
};

/** How pictures are told; `day` writes a date as the day in the zone of the reader. */
export type PictureTelling = { words: PictureWords; day: (date: string) => string };

/** Evidence that lies outside the time in which an address was ours; `alert` is when the alert came. */
export function drawGap(
  { certainty, details }: OwnershipContradiction,
  alert: string | undefined,
  { words, day }: PictureTelling,
): DatesPicture {
  const { pictures, fill } = words;
  const { side, days, date, heldFrom, heldUntil } = details;
  const isBefore = side === 'before';
  const isMeasured = certainty === 'certain' && days > 0;
  const evidence = pointAt(isBefore ? pictures.somebodyElse : pictures.evidence, date, day);
  const held = isBefore ? pointAt(pictures.ours, heldFrom, day) : pointAt(pictures.oursUntil, heldUntil, day);
  return drawDates(side, certainty === 'certain' ? 'contradicts' : 'possible', words, {
    title: isMeasured ? fill(pictures.dates[side], { days }) : pictures.dates.perhaps,
    points: [...(isBefore ? [evidence, held] : [held, evidence]), ...alertPoint(alert, words, day)],
    ...(isMeasured ? { gap: fill(pictures.gap, { days }) } : {}),
  });
}

/** Evidence that lies within the time in which an address was ours. */
export function drawWithin(
  held: string,
  evidence: string,
  alert: string | undefined,
  { words, day }: PictureTelling,
): DatesPicture {
  const { pictures } = words;
  const points = [
    pointAt(pictures.ours, held, day),
    pointAt(pictures.evidence, evidence, day),
    ...alertPoint(alert, words, day),
  ];
  return drawDates('within', 'compatible', words, { title: pictures.dates.within, points });
}

export function drawDates(
  place: DatesPicture['place'],
  outcome: Outcome,
  { pictures }: Pick<PictureWords, 'pictures'>,
  drawn: Pick<DatesPicture, 'title' | 'points' | 'gap'>,
): DatesPicture {
  const told = drawn.points.map(({ label, date }) => (date === undefined ? label : `${label} ${date}`));
  const mark = pictures.marks[outcome];
  return { kind: 'dates', place, outcome, mark, said: [drawn.title, ...told, mark].join('; '), ...drawn };
}

/** A sample that cannot run on the asset. `host` and the type of the sample are shown as they are given. */
export function drawMismatch(
  { certainty, details }: PlatformContradiction,
  { host, fileType }: Named,
  { words }: PictureTelling,
): SidesPicture {
  const { pictures, labels } = words;
  const { aspect, sampleOs, sampleArch, assetOs, assetArch } = details;
  const outcome = certainty === 'certain' ? 'contradicts' : 'possible';
  const [sample, own] =
    aspect === 'os'
      ? [labels.osFamily[sampleOs], labels.osFamily[assetOs]]
      : [labels.arch[sampleArch], labels.arch[assetArch]];
  return drawSides(pictures.platforms[outcome], outcome, pictures.marks[outcome], {
    sign: '≠',
    left: sampleSide(sample, fileType, words),
    right: hostSide(own, host, words),
  });
}

/** A sample that runs on the asset. */
export function drawRuns(
  sampleOs: OsFamily,
  assetOs: OsFamily,
  { host, fileType }: Named,
  { words }: PictureTelling,
): SidesPicture {
  const { pictures, labels } = words;
  return drawSides(pictures.platforms.compatible, 'compatible', pictures.marks.compatible, {
    sign: '=',
    left: sampleSide(labels.osFamily[sampleOs], fileType, words),
    right: hostSide(labels.osFamily[assetOs], host, words),
  });
}

/** Names as they are shown, where they are known. */
type Named = { host?: string | undefined; fileType?: string | undefined };

export function drawSides(
  title: string,
  outcome: Outcome,
  mark: string,
  drawn: Pick<SidesPicture, 'sign' | 'left' | 'right'>,
): SidesPicture {
  const { left, sign, right } = drawn;
  const said = `${title}; ${left.value} (${left.label}) ${sign} ${right.value} (${right.label}); ${mark}`;
  return { kind: 'sides', title, outcome, mark, said, ...drawn };
}

export function sampleSide(
  value: string,
  type: string | undefined,
  { pictures, fill }: PictureWords,
): PictureSide {
  return { value, label: type === undefined ? pictures.sample : fill(pictures.sampleOf, { type }) };
}

export function hostSide(
  value: string,
  name: string | undefined,
  { pictures, fill }: PictureWords,
): PictureSide {
  return { value, label: name === undefined ? pictures.host : fill(pictures.hostOf, { name }) };
}

function pointAt(label: string, date: string | undefined, day: PictureTelling['day']): DatePoint {
  return date === undefined ? { label } : { label, date: day(date) };
}

function alertPoint(
  at: string | undefined,
  { pictures }: PictureWords,
  day: PictureTelling['day'],
): DatePoint[] {
  return at === undefined ? [] : [pointAt(pictures.alert, at, day)];
}
