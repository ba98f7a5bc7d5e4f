import { join } from 'node:path';
import { parse } from 'yaml';
import { scanSecrets } from '../../compile/secrets.ts';
import type { Settings } from '../../../schemas/settings.ts';
import { TLP } from '../../../schemas/vocabulary.ts';
import type { EarlierPart, EarlierTexts } from '../../core/exports/cite/cited-part.ts';
import { splitFrontMatter } from '../../core/model/front-matter.ts';
import type { Report } from '../../core/model/report.ts';
import { eachObject } from '../git.ts';
import type { VersionSource } from '../history.ts';
import { openLineCache } from '../line-cache.ts';
import { cacheFolder } from '../places.ts';
import { compilerDigest } from '../report-cache.ts';
import type { ReportLog } from '../report-log.ts';
import { compareSources, holdsRestricted } from './compare.ts';

/** Characters: of one report, and of a site. What goes beyond them is left to the forge. */
const MAX_REPORT = 200_000;
const MAX_SITE = 20_000_000;

/** Earlier texts of one report: who cites an older one is led to the forge. */
const MAX_TEXTS = 10;

type Input = { log: ReportLog; settings: Settings; sources: ReadonlyMap<string, readonly VersionSource[]> };

/**
 * What earlier texts of reports said otherwise, as JSON of `EarlierTexts` by id. Only texts that were published, for no fewer
 * people than the report is now, and since it was redacted last. Git is asked for texts that no earlier run has compared, all at once.
 */
export async function readEarlierTexts(
  reports: readonly Report[],
  { log, settings, sources }: Input,
): Promise<Map<string, string>> {
  if (!settings.earlierTexts) return new Map();
  const kept = openLineCache(join(cacheFolder(settings), 'earlier.jsonl'), compilerDigest(settings));
  const wanted = reports.flatMap((report) => {
    const [now, ...earlier] = (sources.get(report.id) ?? []).slice(0, MAX_TEXTS + 1);
    return now === undefined || earlier.length === 0 ? [] : [{ report, now, earlier }];
  });
  const found = new Map<string, string>();
  const missing = wanted.filter(({ report, now, earlier }) => {
    const known = kept.get(report.id, keyOf(report, [now, ...earlier]));
    if (known !== undefined) found.set(report.id, known.json);
    return known === undefined;
  });
  const texts = await loadTexts(
    log,
    missing.flatMap(({ now, earlier }) => [now, ...earlier]),
  );
  for (const { report, now, earlier } of missing) {
    const json = JSON.stringify(await compareAll(report, [now, ...earlier], { texts, settings }));
    kept.set(report.id, keyOf(report, [now, ...earlier]), json);
    found.set(report.id, json);
  }
  kept.close(reports.map(({ id }) => id));
  return withinBudget(
    wanted.map(({ report }) => report.id),
    found,
  );
}

function keyOf({ incident }: Report, sources: readonly VersionSource[]): string {
  return [incident.tlp, ...sources.map(({ blob }) => blob)].join(' ');
}

async function loadTexts(log: ReportLog, sources: readonly VersionSource[]): Promise<Map<string, string>> {
  const texts = new Map<string, string>();
  const names = [...new Set(sources.map(({ blob }) => blob))];
  await eachObject(log.folder, names, log.env, ({ object, type, content }) => {
    if (type === 'blob') texts.set(object, content.toString('utf8'));
  });
  return texts;
}

type Texts = { texts: ReadonlyMap<string, string>; settings: Settings };

/** The newest first, for as long as there is room. */
async function compareAll(
  report: Report,
  [now, ...earlier]: readonly VersionSource[],
  { texts, settings }: Texts,
): Promise<EarlierTexts> {
  const next = texts.get(now?.blob ?? '');
  const compared: EarlierTexts = {};
  let left = MAX_REPORT;
  for (const { digest, blob } of earlier) {
    const text = texts.get(blob);
    if (text === undefined || next === undefined || digest in compared || !mayBeRead(text, next, report))
      continue;
    const parts = compareSources(text, next);
    if (await tellsSecret(parts, settings)) continue;
    left -= JSON.stringify(parts).length;
    if (left < 0) break;
    compared[digest] = parts;
  }
  return compared;
}

/**
 * A draft was for nobody, and a text for fewer people stays with them. What was taken out on purpose stays out, and so does
 * what has been moved into a block for fewer people since.
 */
function mayBeRead(text: string, next: string, { incident }: Report): boolean {
  try {
    const fields = parse(splitFrontMatter(text).yaml ?? '') as Record<string, unknown>;
    const then = (TLP as readonly unknown[]).indexOf(fields['tlp']);
    const isOfNow = (fields['redacted_at'] ?? undefined) === incident.redacted_at;
    const isForAll =
      fields['record_status'] === 'published' && then >= 0 && then <= TLP.indexOf(incident.tlp);
    return isOfNow && isForAll && !holdsRestricted(text, next);
  } catch {
    return false;
  }
}

/** Whether what was taken out of a text, which somebody may have done for that, gives access to something. */
async function tellsSecret(parts: readonly EarlierPart[], { secrets }: Settings): Promise<boolean> {
  const gone = parts.flatMap(({ stretches }) =>
    stretches.flatMap(([side, text]) => (side === -1 ? [text] : [])),
  );
  return gone.length > 0 && (await scanSecrets(gone.join('\n'), secrets.allow)).problems.length > 0;
}

function withinBudget(ids: readonly string[], found: ReadonlyMap<string, string>): Map<string, string> {
  let left = MAX_SITE;
  const kept = new Map<string, string>();
  for (const id of ids) {
    const json = found.get(id);
    if (json === undefined || json === '{}') continue;
    left -= json.length;
    if (left < 0) break;
    kept.set(id, json);
  }
  return kept;
}
