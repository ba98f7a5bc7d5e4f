import type { KnownWord } from '../core/prose/packed-words.ts';
import { shardsOf, unpackWords } from '../core/prose/packed-words.ts';
import type { WordLists } from '../core/prose/word-lookup.ts';

type Shard = { first: string; file: string };

/** The index of the word lists, as the build writes it. */
type WordListIndex = { reports: number; beginnings: Shard[]; endings: Shard[]; groups: string[] };

/** Opens the lists of an archive's words in a folder. Each list file is loaded once, when a word needs it. */
export async function openWordLists(folder: string): Promise<{ lists: WordLists; groups: string[] }> {
  const response = await load(`${folder}index.json`, 'no-cache');
  const index = (await response.json()) as WordListIndex;
  const files = new Map<string, Promise<KnownWord[]>>();
  const read = (file: string): Promise<KnownWord[]> => {
    const known =
      files.get(file) ?? load(folder + file, 'default').then(async (one) => unpackWords(await one.text()));
    files.set(file, known);
    // A lost connection must not stay lost.
    known.catch(() => files.delete(file));
    return known;
  };
  const find = async (shards: Shard[], start: string): Promise<KnownWord[]> => {
    const wanted = shardsOf(
      shards.map(({ first }) => first),
      start,
    );
    return (await Promise.all(wanted.map((shard) => read(shards[shard]?.file ?? '')))).flat();
  };
  return {
    groups: index.groups,
    lists: {
      reports: index.reports,
      beginning: (start) => find(index.beginnings, start),
      ending: async (end) =>
        (await find(index.endings, reverse(end))).map(({ word, reports }) => ({
          word: reverse(word),
          reports,
        })),
    },
  };
}

async function load(url: string, cache: RequestCache): Promise<Response> {
  const response = await fetch(url, { cache });
  if (!response.ok) throw new Error(`${url}: ${response.status}`);
  return response;
}

function reverse(word: string): string {
  return [...word].reverse().join('');
}
