import MiniSearch from 'minisearch';
import { cutWords } from '../../src/core/language/cut-words.ts';
import type { Bug, Duplicates } from './duplicates.ts';

/** The ids that a method gives to each query, the best first; never the query itself. */
export type Ranked = Map<string, string[]>;

/** BM25 over the words of title and text, as any engine has it. */
export function rankPlain({ bugs, queries }: Duplicates): Ranked {
  const counted = bugs.map(({ title, body }) => {
    const counts = new Map<string, number>();
    const words = cutWords(`${title}\n${body}`);
    for (const { text } of words) counts.set(text, (counts.get(text) ?? 0) + 1);
    return { counts, length: words.length };
  });
  const holders = new Map<string, number[]>();
  for (const [at, { counts }] of counted.entries())
    for (const word of counts.keys()) holders.set(word, [...(holders.get(word) ?? []), at]);
  const usual = counted.reduce((sum, { length }) => sum + length, 0) / bugs.length;
  const places = new Map(bugs.map(({ id }, at) => [id, at]));
  return new Map(
    queries.map(({ bug }) => {
      const scores = new Float64Array(bugs.length);
      for (const [word, times] of counted[places.get(bug.id) ?? 0]?.counts ?? []) {
        const held = holders.get(word) ?? [];
        const rarity = Math.log(1 + (bugs.length - held.length + 0.5) / (held.length + 0.5));
        for (const at of held) {
          const { counts, length } = counted[at] ?? { counts: new Map<string, number>(), length: 0 };
          const count = counts.get(word) ?? 0;
          const slow = 1.2 * (0.25 + (0.75 * length) / usual);
          scores[at] = (scores[at] ?? 0) + (times * rarity * count * 2.2) / (count + slow);
        }
      }
      return [bug.id, best(bugs, scores, bug)];
    }),
  );
}

/** A well-kept search library with its title weighted, as it is. */
export function rankMiniSearch({ bugs, queries }: Duplicates): Ranked {
  const index = new MiniSearch<Bug>({ fields: ['title', 'body'] });
  index.addAll(bugs);
  return new Map(
    queries.map(({ bug }) => {
      const found = index.search(`${bug.title} ${bug.body}`, { boost: { title: 5 } });
      return [bug.id, found.map(({ id }) => String(id)).filter((id) => id !== bug.id)];
    }),
  );
}

function best(bugs: readonly Bug[], scores: Float64Array, { id: own }: Bug): string[] {
  return [...bugs.keys()]
    .sort((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0))
    .slice(0, 11)
    .flatMap((at) => bugs[at]?.id ?? [])
    .filter((id) => id !== own);
}
