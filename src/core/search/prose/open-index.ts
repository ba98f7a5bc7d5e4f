import { fileOfWord, filesOfBeginning, unpackWords } from './packed-words.ts';
import type { KnownWord } from './packed-words.ts';
import { unpackPostings } from './postings.ts';
import type { ProseHead, ProseIndex, ProseReport } from './prose-index.ts';

/** The name of the file that is read first. */
export const PROSE_HEAD = 'index.json';

/** Opens a prose index, whose files `load` gives by their path. Each one is loaded once, when it is needed. */
export async function openProseIndex(load: (path: string) => Promise<string>): Promise<ProseIndex> {
  const head = JSON.parse(await load(PROSE_HEAD)) as ProseHead;
  const keep = <Content>(read: (text: string) => Content): ((path: string) => Promise<Content>) =>
    keepFiles(async (path) => read(await load(`${head.folder}/${path}`)));
  const words = keep(unpackWords);
  const postings = keep(readPostings);
  const reports = keep((text) => JSON.parse(text) as ProseReport);
  const find = async (name: string, firsts: readonly string[], start: string): Promise<KnownWord[]> =>
    (
      await Promise.all(filesOfBeginning(firsts, start).map((number) => words(`${name}${number}.txt`)))
    ).flat();
  return {
    reports: head.reports,
    groups: head.groups,
    beginning: (start) => find('w', head.words, start),
    ending: async (end) =>
      (await find('e', head.endings, reverse(end))).map(({ word, reports: count }) => ({
        word: reverse(word),
        reports: count,
      })),
    postings: async (key) => {
      const file = fileOfWord(head.postings, key);
      const packed = file === -1 ? undefined : (await postings(`p${file}.txt`)).get(key);
      return unpackPostings(packed ?? '');
    },
    report: (number) => reports(`r/${number}.json`),
  };
}

function keepFiles<Content>(read: (path: string) => Promise<Content>): (path: string) => Promise<Content> {
  const kept = new Map<string, Promise<Content>>();
  return (path) => {
    const known = kept.get(path) ?? read(path);
    kept.set(path, known);
    // A connection that was lost once must not stay lost.
    known.catch(() => kept.delete(path));
    return known;
  };
}

function readPostings(text: string): Map<string, string> {
  return new Map(
    text.split('\n').map((line) => {
      const space = line.indexOf(' ');
      return [line.slice(0, space), line.slice(space + 1)] as const;
    }),
  );
}

function reverse(word: string): string {
  return [...word].reverse().join('');
}
