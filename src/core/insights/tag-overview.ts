import { distance } from 'fastest-levenshtein';
import type { TagVocabulary } from '../../../schemas/tag.ts';
import { namesOfTag } from '../model/tags.ts';
import { foldName } from '../model/text.ts';

/** Two tags that may be one. `words` are the names by which they are alike, one of each. */
export type NearTags = {
  tags: [string, string];
  /** `spelling`, `order`: ids of the same letters or words; `name`: one word means both; `letters`: nearly the same letters. */
  why: 'spelling' | 'order' | 'name' | 'letters';
  words: [string, string];
};

export type TagOverview = {
  /** Tags of the vocabulary by number of reports, then by id. */
  tags: { tag: string; reports: number; isRetired: boolean }[];
  /** Tags of reports that the vocabulary does not have. */
  unknown: { tag: string; reports: number }[];
  /** The tag that has fewer reports comes first. */
  near: NearTags[];
};

/** What tags there are, how often each is used, and which of them may be one. `counts`: number of reports by tag. */
export function surveyTags(tags: TagVocabulary, counts: ReadonlyMap<string, number>): TagOverview {
  const countOf = (tag: string): number => counts.get(tag) ?? 0;
  const byUse = (a: { tag: string }, b: { tag: string }): number =>
    countOf(b.tag) - countOf(a.tag) || (a.tag < b.tag ? -1 : 1);
  const known = Object.entries(tags).map(([tag, { retired }]) => ({
    tag,
    reports: countOf(tag),
    isRetired: retired === true,
  }));
  const unknown = [...counts]
    .filter(([tag]) => !Object.hasOwn(tags, tag))
    .map(([tag, reports]) => ({ tag, reports }));
  const compared = [...known.filter(({ isRetired }) => !isRetired), ...unknown].toSorted(byUse).toReversed();
  return {
    tags: known.toSorted(byUse),
    unknown: unknown.toSorted(byUse),
    near: findNear(
      compared.map(({ tag }) => tag),
      tags,
    ),
  };
}

type Test = readonly [why: NearTags['why'], find: (a: string[], b: string[]) => [string, string] | undefined];

/** By each pair of tags; each list of names begins with the id. */
const TESTS: readonly Test[] = [
  ['spelling', ([a = ''], [b = '']) => (foldName(a) === foldName(b) ? [a, b] : undefined)],
  ['order', ([a = ''], [b = '']) => (sortWords(a) === sortWords(b) ? [a, b] : undefined)],
  ['name', (a, b) => findPair(a, b, (one, other) => one === other)],
  ['letters', (a, b) => findPair(a, b, isOneSlip)],
];

function findNear(ids: readonly string[], tags: TagVocabulary): NearTags[] {
  const names = new Map(ids.map((tag) => [tag, namesOfTag(tag, tags)] as const));
  return ids.flatMap((first, index) =>
    ids.slice(index + 1).flatMap((second): NearTags[] => {
      for (const [why, find] of TESTS) {
        const words = find(names.get(first) ?? [], names.get(second) ?? []);
        if (words !== undefined) return [{ tags: [first, second], why, words }];
      }
      return [];
    }),
  );
}

function findPair(
  a: readonly string[],
  b: readonly string[],
  isAlike: (one: string, other: string) => boolean,
): [string, string] | undefined {
  for (const one of a) {
    const folded = foldName(one);
    const other = b.find((name) => isAlike(folded, foldName(name)));
    if (other !== undefined) return [one, other];
  }
  return undefined;
}

/** Below so many letters a word with one other letter is another word: `dns`, `dos`; a Han word of four is long. */
const [LONG, LONG_HAN] = [6, 4];

/** One letter more, less or other, which is no digit: `rce-2021` is not `rce-2022`. */
function isOneSlip(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false;
  const least = /^\p{Script=Han}+$/u.test(a) ? LONG_HAN : LONG;
  if (Math.min(a.length, b.length) < least) return false;
  return a.replace(/\d/g, '') !== b.replace(/\d/g, '') && distance(a, b) === 1;
}

function sortWords(id: string): string {
  return id.split('-').sort().join('-');
}
