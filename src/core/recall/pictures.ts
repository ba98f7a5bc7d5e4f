import { dateEvidence } from '../evidence/claims.ts';
import {
  drawGap,
  drawMismatch,
  drawRuns,
  drawWithin,
  type Picture,
  type PictureTelling,
} from '../evidence/pictures.ts';
import { platformOf, runsOnOs } from '../evidence/platforms.ts';
import { compareDates, zonedDay } from '../time/times.ts';
import type { RecallAnswer } from './recall.ts';
import { tellUnknown } from './tell.ts';
import type { ViewTelling } from './view-words.ts';

/** A comparison of which nothing can be drawn: what is missing, in words. */
type Unmade = { kind: 'words'; title: string; outcome: 'unknown'; mark: string; said: string };

/** A comparison of an alert, as far as it could be made. */
export type AlertPicture = Picture | Unmade;

/** The two comparisons of an alert; one that nothing asks for is left out. */
export function drawComparisons(answer: RecallAnswer, telling: ViewTelling): AlertPicture[] {
  const { contradictions } = answer.compared;
  const ownership = contradictions.find((one) => one.kind === 'ownership-window');
  const platform = contradictions.find((one) => one.kind === 'platform-mismatch');
  return [
    ownership === undefined ? drawDates(answer, telling) : drawGap(ownership, answer.at, withDays(telling)),
    platform === undefined
      ? drawPlatforms(answer, telling)
      : drawMismatch(
          platform,
          { host: answer.asset.name, fileType: platform.details.fileType },
          withDays(telling),
        ),
  ].flatMap((picture) => picture ?? []);
}

/** Evidence that lies within the time in which an accused address was ours, else what is missing. */
function drawDates(answer: RecallAnswer, telling: ViewTelling): AlertPicture | undefined {
  const { compared, at } = answer;
  const { facts, missing } = compared;
  const held = facts.assets[0]?.ips.find(({ held_from: from }) => from !== undefined)?.held_from;
  const newest = dateEvidence(facts.indicators, facts.intel).at(-1)?.date;
  if (held !== undefined && newest !== undefined && compareDates(newest, held) !== 'before')
    return drawWithin(held, newest, at, withDays(telling));
  const isAsked = missing.some(({ comparison }) => comparison === 'ownership-window');
  return isAsked || answer.asset.openAddresses !== undefined
    ? tellMissing(telling.words.pictures.dates.missing, answer, telling, ['held_from', 'last_evidence'])
    : undefined;
}

/** A sample that runs on the host, else what is missing. */
function drawPlatforms(answer: RecallAnswer, telling: ViewTelling): AlertPicture | undefined {
  const { facts, missing } = answer.compared;
  const own = facts.assets[0]?.os_family;
  const sample = facts.indicators.find((one) => one.sample !== undefined)?.sample;
  const { os } = platformOf(sample ?? {});
  if (own !== undefined && sample !== undefined && runsOnOs(os, own) === 'yes')
    return drawRuns(os, own, { host: answer.asset.name, fileType: sample.file_type }, withDays(telling));
  const isAsked = missing.some(({ comparison }) => comparison === 'platform-mismatch');
  return isAsked
    ? tellMissing(telling.words.pictures.platforms.missing, answer, telling, ['os', 'os_family'])
    : undefined;
}

/** What is missing for a comparison, as the answer tells it. */
function tellMissing(
  title: string,
  { compared, asset }: RecallAnswer,
  telling: ViewTelling,
  fields: readonly string[],
): Unmade {
  const missing = compared.missing.filter(({ field }) => fields.includes(field));
  const { openAddresses, ...plain } = asset;
  const isDates = fields.includes('held_from') && openAddresses !== undefined;
  const [said = ''] = tellUnknown(
    { ...compared, missing, unproven: [] },
    isDates ? { ...plain, openAddresses } : plain,
    telling,
  );
  return { kind: 'words', title, outcome: 'unknown', mark: telling.words.pictures.marks.unknown, said };
}

function withDays({ words, timeZone }: ViewTelling): PictureTelling {
  return { words, day: (date) => zonedDay(date, timeZone) };
}
