import { keepFiles } from '../search/kept-files.ts';
import type { ExactIndex } from '../search/exact/look-up.ts';
import type { ProseIndex } from '../search/prose/prose-index.ts';
import type { CaseRecord } from './case-record.ts';
import {
  RECALL_HEAD,
  shardFile,
  unpackRated,
  type Applications,
  type KnownNames,
  type PackedRated,
  type RecallHead,
} from './files.ts';
import type { NoiseFile } from './noise.ts';
import type { Rated } from './rates.ts';

/** What an alert is answered from; each part is asked for only when the answer needs it. */
export type RecallSources = {
  head: () => Promise<RecallHead>;
  names: () => Promise<KnownNames>;
  exact: () => Promise<ExactIndex>;
  /** The record of a report by its id; undefined where there is none. */
  caseOf: (id: string) => Promise<CaseRecord | undefined>;
  /** What is known of a key of `rateKey`. */
  rated: (key: string) => Promise<Rated | undefined>;
  noise: (file: string) => Promise<NoiseFile>;
  applications: () => Promise<Applications>;
  /** The index of prose, for similar text. Without it nothing similar is looked for. */
  prose?: () => Promise<ProseIndex>;
};

/** Where the files of recall and the indexes of the search are read from. */
export type RecallFiles = {
  /** What the JSON of a file of recall says, by its name. */
  load: (name: string) => Promise<unknown>;
  exact: () => Promise<ExactIndex>;
  prose?: () => Promise<ProseIndex>;
};

/** Opens what recall answers from; each file is loaded once, when it is needed. */
export function openRecall({ load, ...indexes }: RecallFiles): RecallSources {
  const read = keepFiles(load);
  const head = (): Promise<RecallHead> => read(RECALL_HEAD) as Promise<RecallHead>;
  const entry = async <Entry>(kind: 'case' | 'rate', key: string): Promise<Entry | undefined> => {
    const { shards } = await head();
    const file = shardFile(kind, key, kind === 'case' ? shards.cases : shards.rates);
    const entries = (await read(file)) as Record<string, Entry>;
    // A key comes from a paste, so it may be called like something that every object has.
    return Object.hasOwn(entries, key) ? entries[key] : undefined;
  };
  return {
    head,
    names: () => read('names.json') as Promise<KnownNames>,
    caseOf: (id) => entry<CaseRecord>('case', id),
    rated: async (key) => {
      const packed = await entry<PackedRated>('rate', key);
      return packed && unpackRated(packed);
    },
    noise: (file) => read(file) as Promise<NoiseFile>,
    applications: () => read('applies.json') as Promise<Applications>,
    ...indexes,
  };
}
