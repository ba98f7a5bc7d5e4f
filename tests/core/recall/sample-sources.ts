import type { Report } from '../../../src/core/model/report.ts';
import type { GivenAsset, Holding } from '../../../src/core/recall/asset.ts';
import { listRecallFiles } from '../../../src/core/recall/files.ts';
import type { NoiseList } from '../../../src/core/recall/noise.ts';
import { readAlert } from '../../../src/core/recall/read-alert.ts';
import { recall, type RecallAnswer } from '../../../src/core/recall/recall.ts';
import { openRecall, type RecallSources } from '../../../src/core/recall/sources.ts';
import { exactKeys } from '../../../src/core/search/exact/keys.ts';
import { openExactIndex } from '../../../src/core/search/exact/look-up.ts';
import { listExactIndexFiles } from '../../../src/core/search/exact/pack.ts';

/** The sources of recall over some reports, in memory and without the index of prose; `loaded` counts bytes by file. */
export function openSources(
  reports: readonly Report[],
  { noise = [], tooMany = 20 }: { noise?: readonly NoiseList[]; tooMany?: number } = {},
): RecallSources & { loaded: Map<string, number> } {
  const exact = new Map(listExactIndexFiles(reports, exactKeys).map(({ name, text }) => [name, text]));
  const own = new Map(listRecallFiles({ reports, noise, tooMany }).map(({ name, text }) => [name, text]));
  const loaded = new Map<string, number>();
  const read = (files: ReadonlyMap<string, string>, kind: string) => (name: string) => {
    const text = files.get(name);
    if (text === undefined) return Promise.reject(new Error(`There is no file ${name}.`));
    loaded.set(`${kind}/${name}`, Buffer.byteLength(text));
    return Promise.resolve(JSON.parse(text) as unknown);
  };
  const sources = openRecall({
    load: read(own, 'recall'),
    exact: () => openExactIndex(read(exact, 'exact')),
  });
  return { ...sources, loaded };
}

type More = {
  asset?: GivenAsset;
  inventory?: Holding[];
  count?: string[];
  ignore?: string[];
  most?: number;
  now?: string;
};

/** What the archive answers to a paste. */
export async function ask(
  pasted: string,
  sources: RecallSources,
  { now = '2026-11-30T00:52:00Z', ...more }: More = {},
): Promise<RecallAnswer> {
  return recall({ alert: readAlert(pasted, await sources.names()), now, ...more }, sources);
}

/** The kinds of what speaks against an alert, in order. */
export function kindsOf({ compared }: RecallAnswer): string[] {
  return compared.contradictions.map(({ kind }) => kind);
}

/** The precedents with their match words, in order. */
export function precedentsOf({ precedents }: RecallAnswer): string[] {
  return precedents.map(({ record, match }) => `${record.id} ${match}`);
}
