import type { Asset, AssetAddress } from '../../../schemas/asset.ts';
import type { Indicator } from '../../../schemas/indicator.ts';
import { claimsAbout, dateEvidence, pointsInto } from '../evidence/claims.ts';
import { findContradictions } from '../evidence/evidence.ts';
import { findMissingFacts, type MissingFact } from '../evidence/missing-facts.ts';
import {
  drawDates,
  drawGap,
  drawMismatch,
  drawRuns,
  drawSides,
  drawWithin,
  hostSide,
  sampleSide,
  type Outcome,
  type Picture,
  type PictureTelling,
} from '../evidence/pictures.ts';
import { platformOf, runsOnOs } from '../evidence/platforms.ts';
import { compareDates, formatDate, isKnownDate, zonedDay } from '../time/times.ts';
import { createFactWriter, type FactContext, type FactWriter } from './fact-values.ts';

/** More would push the rest of the answer out of sight. */
const MAX_PICTURES = 3;

const OUTCOMES: readonly Outcome[] = ['contradicts', 'possible', 'compatible', 'unknown'];

/** The writer of a report, with the words of its pictures and how they show a day. */
type Pen = FactWriter & { telling: PictureTelling };

/**
 * The comparisons of a report, those that contradict ahead of the others: the two that are computed from its dates and
 * platforms, each once, and those that its author wrote. What speaks neither way is shown where a source accuses something
 * of ours; what is missing only where its comparison shows nothing else.
 */
export function drawPictures(context: FactContext): Picture[] {
  const { report, words, settings } = context;
  const telling = { words, day: (date: string) => dayOf(date, settings) };
  const pen: Pen = { ...createFactWriter(context), telling };
  const found = findContradictions(report);
  const ownership = found.find((one) => one.kind === 'ownership-window');
  const platform = found.find((one) => one.kind === 'platform-mismatch');
  const computed = [
    ownership === undefined ? drawOpenDates(pen) : drawGap(ownership, alertOf(pen), telling),
    platform === undefined ? drawOpenPlatforms(pen) : drawMismatch(platform, namesOf(platform, pen), telling),
  ].flatMap((picture) => picture ?? []);
  const written = report.incident.comparisons.map((one) => drawWritten(one, pen));
  const rank = ({ outcome }: Picture): number => OUTCOMES.indexOf(outcome);
  return [...computed, ...written].sort((a, b) => rank(a) - rank(b)).slice(0, MAX_PICTURES);
}

/** Evidence about an accused address of ours that lies within the time in which we held it, else what is missing. */
function drawOpenDates(pen: Pen): Picture | undefined {
  for (const asset of pen.report.incident.assets)
    for (const ip of asset.ips) {
      const date = evidenceWithin(asset, ip, pen);
      if (date !== undefined && ip.held_from !== undefined)
        return drawWithin(ip.held_from, date, alertOf(pen), pen.telling);
    }
  const missing = missingOf('ownership-window', pen);
  if (missing === undefined) return undefined;
  const { words } = pen.telling;
  const points = [{ label: askFor(missing, pen) }];
  return drawDates('missing', 'unknown', words, { title: words.pictures.dates.missing, points });
}

function evidenceWithin(asset: Asset, ip: AssetAddress, { report }: Pen): string | undefined {
  const { indicators, intel } = report.incident;
  const about = indicators.filter((one) => pointsInto(one, ip.addr) && (one.asset ?? asset.id) === asset.id);
  const claims = claimsAbout(about, intel);
  const last = dateEvidence(about, claims).at(-1)?.date;
  if (claims.length === 0 || last === undefined || ip.held_from === undefined) return undefined;
  return compareDates(last, ip.held_from) === 'before' ? undefined : last;
}

/** A sample that runs on the asset that it is tied to, else the platform that is missing. */
function drawOpenPlatforms(pen: Pen): Picture | undefined {
  const { assets, indicators } = pen.report.incident;
  for (const { sample, asset: id } of indicators) {
    const asset = assets.find((one) => one.id === id);
    if (sample === undefined || asset?.os_family === undefined) continue;
    const { os } = platformOf(sample);
    if (runsOnOs(os, asset.os_family) !== 'yes') continue;
    const names = namesOf({ asset: asset.id, details: { fileType: sample.file_type } }, pen);
    return drawRuns(os, asset.os_family, names, pen.telling);
  }
  const missing = missingOf('platform-mismatch', pen);
  return missing === undefined ? undefined : drawMissing(missing, pen);
}

function drawMissing(missing: MissingFact, pen: Pen): Picture {
  const { report, labels, telling } = pen;
  const { assets, indicators } = report.incident;
  const indicator: Indicator | undefined = indicators.find(({ id }) => id === missing.indicator);
  const os = platformOf(indicator?.sample ?? {}).os;
  const own = assets.find(({ id }) => id === missing.asset)?.os_family;
  const fileType = indicator?.sample?.file_type;
  const { host, fileType: shown } = namesOf({ asset: missing.asset, details: { fileType } }, pen);
  const { words } = telling;
  return drawSides(askFor(missing, pen), 'unknown', words.pictures.marks.unknown, {
    sign: '?',
    left: sampleSide(os === 'unknown' ? '?' : labels.osFamily[os], shown, words),
    right: hostSide(own === undefined ? '?' : labels.osFamily[own], host, words),
  });
}

/** The author's own. */
function drawWritten(
  { title, left, right, says }: Pen['report']['incident']['comparisons'][number],
  { report, answer, text }: Pen,
): Picture {
  const show = (words: string): string => text(words).text;
  const drawn = drawSides(show(title), says, answer.written[says], {
    sign: says === 'contradicts' ? '≠' : says === 'compatible' ? '=' : '?',
    // What it is stands out here: what it says may be long.
    left: { value: show(left.label), label: show(left.value) },
    right: { value: show(right.label), label: show(right.value) },
  });
  return { ...drawn, lang: report.lang };
}

/** What a host and the sample on it are called, as the page shows it. */
function namesOf(
  { asset, details }: { asset: string; details: { fileType?: string | undefined } },
  { report, text }: Pen,
): { host: string; fileType: string | undefined } {
  const host = report.incident.assets.find((one) => one.id === asset)?.name ?? asset;
  const { fileType } = details;
  return { host: text(host).text, fileType: fileType === undefined ? undefined : text(fileType).text };
}

function missingOf(comparison: MissingFact['comparison'], { report }: Pen): MissingFact | undefined {
  return findMissingFacts(report.incident).find((one) => one.comparison === comparison);
}

function askFor({ field }: MissingFact, { answer }: Pen): string {
  return (answer.asks as Partial<Record<string, string>>)[field] ?? field;
}

function alertOf({ report }: Pen): string | undefined {
  const { detected } = report.incident.times;
  return isKnownDate(detected) ? detected : undefined;
}

/** The day in the zone of the site: a picture has no room for a clock, nor for 年, 月 and 日 three times on a phone. */
function dayOf(date: string, settings: FactContext['settings']): string {
  const day = zonedDay(date, settings.timeZone);
  return settings.language === 'zh-CN' ? day : formatDate(day, settings);
}
