import type { Asset, AssetAddress } from '../../../schemas/asset.ts';
import type { Indicator } from '../../../schemas/indicator.ts';
import { claimsAbout, dateEvidence, pointsInto } from '../evidence/claims.ts';
import { findContradictions } from '../evidence/evidence.ts';
import { findMissingFacts, type MissingFact } from '../evidence/missing-facts.ts';
import type { OwnershipContradiction } from '../evidence/ownership.ts';
import { platformOf, runsOnOs, type PlatformContradiction } from '../evidence/platforms.ts';
import { compareDates, formatDate, isKnownDate, zonedDay } from '../time/times.ts';
import { createFactWriter, type FactContext, type FactWriter } from './fact-values.ts';

/** What a comparison came to: the alert cannot, may not or can be about us; or a value is missing. */
type Outcome = 'contradicts' | 'possible' | 'compatible' | 'unknown';

/** A point on the line of time; `date` is in words, and missing where a point has none. */
type DatePoint = { label: string; date?: string };

/** One side of a comparison: the word that stands out, and the rest below it. */
type PictureSide = { value: string; label: string };

/** A comparison as a small picture. `said` is all of it in words, for whoever does not see it. */
export type Picture = { title: string; outcome: Outcome; mark: string; said: string; lang?: string } & (
  | {
      kind: 'dates';
      /** Where the evidence lies: `before` and `after` leave a gap, `within` does not, `missing` asks for a date. */
      place: 'before' | 'after' | 'within' | 'missing';
      points: DatePoint[];
      /** How long the gap is, where that is known. */
      gap?: string;
    }
  | { kind: 'sides'; sign: '≠' | '=' | '?'; left: PictureSide; right: PictureSide }
);

/** More would push the rest of the answer out of sight. */
const MAX_PICTURES = 3;

/**
 * The comparisons of a report, those that contradict ahead of the others: the two that are computed from its dates and
 * platforms, each once, and those that its author wrote. What speaks neither way is shown where a source accuses something
 * of ours; what is missing only where its comparison shows nothing else.
 */
export function drawPictures(context: FactContext): Picture[] {
  const writer = createFactWriter(context);
  const found = findContradictions(context.report);
  const ownership = found.find((one) => one.kind === 'ownership-window');
  const platform = found.find((one) => one.kind === 'platform-mismatch');
  const computed = [
    ownership === undefined ? drawOpenDates(writer) : drawGap(ownership, writer),
    platform === undefined ? drawOpenPlatforms(writer) : drawMismatch(platform, writer),
  ].flatMap((picture) => picture ?? []);
  const written = context.report.incident.comparisons.map((one) => drawWritten(one, writer));
  const rank = ({ outcome }: Picture): number => OUTCOMES.indexOf(outcome);
  return [...computed, ...written].sort((a, b) => rank(a) - rank(b)).slice(0, MAX_PICTURES);
}

const OUTCOMES: readonly Outcome[] = ['contradicts', 'possible', 'compatible', 'unknown'];

function drawGap({ certainty, details }: OwnershipContradiction, writer: FactWriter): Picture {
  const { answer, fill } = writer;
  const { side, days, date, heldFrom, heldUntil } = details;
  const isMeasured = certainty === 'certain' && days > 0;
  const evidence = {
    label: side === 'before' ? answer.somebodyElse : answer.evidence,
    date: dayOf(date, writer),
  };
  const held =
    side === 'before'
      ? { label: answer.ours, ...dated(heldFrom, writer) }
      : { label: answer.oursUntil, ...dated(heldUntil, writer) };
  const alert = alertPoint(writer);
  return dates(side, certainty === 'certain' ? 'contradicts' : 'possible', writer, {
    title: isMeasured ? fill(answer.dates[side], { days }) : answer.dates.perhaps,
    points: side === 'before' ? [evidence, held, ...alert] : [held, evidence, ...alert],
    ...(isMeasured ? { gap: fill(answer.gap, { days }) } : {}),
  });
}

type Drawn = { title: string; points: DatePoint[]; gap?: string };

function dates(
  place: Extract<Picture, { kind: 'dates' }>['place'],
  outcome: Outcome,
  { answer }: FactWriter,
  drawn: Drawn,
): Picture {
  const told = drawn.points.map(({ label, date }) => (date === undefined ? label : `${label} ${date}`));
  const mark = answer.marks[outcome];
  const said = [drawn.title, ...told, mark].join('; ');
  return { kind: 'dates', place, outcome, mark, said, ...drawn };
}

/** Evidence about an accused address of ours that lies within the time in which we held it, else what is missing. */
function drawOpenDates(writer: FactWriter): Picture | undefined {
  const { incident } = writer.report;
  const { answer } = writer;
  for (const asset of incident.assets)
    for (const ip of asset.ips) {
      const date = evidenceWithin(asset, ip, writer);
      if (date === undefined) continue;
      const points = [
        { label: answer.ours, ...dated(ip.held_from, writer) },
        { label: answer.evidence, date: dayOf(date, writer) },
        ...alertPoint(writer),
      ];
      return dates('within', 'compatible', writer, { title: answer.dates.within, points });
    }
  const missing = missingOf('ownership-window', writer);
  if (missing === undefined) return undefined;
  const points = [{ label: askFor(missing, writer) }];
  return dates('missing', 'unknown', writer, { title: answer.dates.missing, points });
}

function evidenceWithin(asset: Asset, ip: AssetAddress, { report }: FactWriter): string | undefined {
  const { indicators, intel } = report.incident;
  const about = indicators.filter((one) => pointsInto(one, ip.addr) && (one.asset ?? asset.id) === asset.id);
  const claims = claimsAbout(about, intel);
  const last = dateEvidence(about, claims).at(-1)?.date;
  if (claims.length === 0 || last === undefined || ip.held_from === undefined) return undefined;
  return compareDates(last, ip.held_from) === 'before' ? undefined : last;
}

function drawMismatch({ certainty, details, asset }: PlatformContradiction, writer: FactWriter): Picture {
  const { answer, labels } = writer;
  const { aspect, sampleOs, sampleArch, assetOs, assetArch, fileType } = details;
  const outcome = certainty === 'certain' ? 'contradicts' : 'possible';
  const [sample, own] =
    aspect === 'os'
      ? [labels.osFamily[sampleOs], labels.osFamily[assetOs]]
      : [labels.arch[sampleArch], labels.arch[assetArch]];
  return sides(answer.platforms[outcome], outcome, writer, {
    sign: '≠',
    left: sampleSide(sample, fileType, writer),
    right: { value: own, label: writer.fill(answer.host, { name: nameOf(asset, writer) }) },
  });
}

/** A sample that runs on the asset that it is tied to, else the platform that is missing. */
function drawOpenPlatforms(writer: FactWriter): Picture | undefined {
  const { assets, indicators } = writer.report.incident;
  const { answer, labels, fill } = writer;
  for (const { sample, asset: id } of indicators) {
    const asset = assets.find((one) => one.id === id);
    if (sample === undefined || asset?.os_family === undefined) continue;
    const { os } = platformOf(sample);
    if (runsOnOs(os, asset.os_family) !== 'yes') continue;
    return sides(answer.platforms.compatible, 'compatible', writer, {
      sign: '=',
      left: sampleSide(labels.osFamily[os], sample.file_type, writer),
      right: {
        value: labels.osFamily[asset.os_family],
        label: fill(answer.host, { name: nameOf(asset.id, writer) }),
      },
    });
  }
  const missing = missingOf('platform-mismatch', writer);
  return missing === undefined ? undefined : drawMissing(missing, writer);
}

function drawMissing(missing: MissingFact, writer: FactWriter): Picture {
  const { answer, labels, fill } = writer;
  const { assets, indicators } = writer.report.incident;
  const indicator: Indicator | undefined = indicators.find(({ id }) => id === missing.indicator);
  const os = platformOf(indicator?.sample ?? {}).os;
  const own = assets.find(({ id }) => id === missing.asset)?.os_family;
  return sides(askFor(missing, writer), 'unknown', writer, {
    sign: '?',
    left: sampleSide(os === 'unknown' ? '?' : labels.osFamily[os], indicator?.sample?.file_type, writer),
    right: {
      value: own === undefined ? '?' : labels.osFamily[own],
      label: fill(answer.host, { name: nameOf(missing.asset, writer) }),
    },
  });
}

type Sides = Pick<Extract<Picture, { kind: 'sides' }>, 'sign' | 'left' | 'right'>;

function sides(title: string, outcome: Outcome, { answer }: FactWriter, drawn: Sides): Picture {
  return {
    kind: 'sides',
    title,
    outcome,
    mark: answer.marks[outcome],
    said: saySides(title, drawn),
    ...drawn,
  };
}

function saySides(title: string, { left, sign, right }: Sides): string {
  return `${title}; ${left.value} (${left.label}) ${sign} ${right.value} (${right.label})`;
}

/** The author's own. */
function drawWritten(
  { title, left, right, says }: FactWriter['report']['incident']['comparisons'][number],
  { report, answer, text }: FactWriter,
): Picture {
  const show = (words: string): string => text(words).text;
  const drawn: Sides = {
    sign: says === 'contradicts' ? '≠' : says === 'compatible' ? '=' : '?',
    // What it is stands out here: what it says may be long.
    left: { value: show(left.label), label: show(left.value) },
    right: { value: show(right.label), label: show(right.value) },
  };
  return {
    kind: 'sides',
    title: show(title),
    outcome: says,
    mark: answer.written[says],
    said: saySides(show(title), drawn),
    lang: report.lang,
    ...drawn,
  };
}

function sampleSide(
  platform: string,
  type: string | undefined,
  { answer, fill, text }: FactWriter,
): PictureSide {
  const label = type === undefined ? answer.sample : fill(answer.sampleOf, { type: text(type).text });
  return { value: platform, label };
}

function nameOf(id: string, { report, text }: FactWriter): string {
  return text(report.incident.assets.find((one) => one.id === id)?.name ?? id).text;
}

function missingOf(comparison: MissingFact['comparison'], { report }: FactWriter): MissingFact | undefined {
  return findMissingFacts(report.incident).find((one) => one.comparison === comparison);
}

function askFor({ field }: MissingFact, { answer }: FactWriter): string {
  return (answer.asks as Partial<Record<string, string>>)[field] ?? field;
}

function alertPoint({ report, answer, settings }: FactWriter): DatePoint[] {
  const { detected } = report.incident.times;
  return isKnownDate(detected) ? [{ label: answer.alert, date: dayOf(detected, { settings }) }] : [];
}

function dated(date: string | undefined, writer: Pick<FactWriter, 'settings'>): { date?: string } {
  return date === undefined ? {} : { date: dayOf(date, writer) };
}

/** The day in the zone of the site: a picture has no room for a clock, nor for 年, 月 and 日 three times on a phone. */
function dayOf(date: string, { settings }: Pick<FactWriter, 'settings'>): string {
  const day = zonedDay(date, settings.timeZone);
  return settings.language === 'zh-CN' ? day : formatDate(day, settings);
}
