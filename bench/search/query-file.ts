import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A search with a known answer. */
export type KnownItem = {
  archive: string;
  kind: string;
  query: string;
  /** Parts of the titles of which one is wanted, or with `#` its id; none when nothing may be found. */
  wanted: string[];
  /** Whether it was kept out of tuning. */
  isHeldOut: boolean;
};

/** The queries over an archive. Every third one is held out of tuning. */
export function readQueries(archive: string): KnownItem[] {
  const text = readFileSync(join(import.meta.dirname, 'queries', `${archive}.json`), 'utf8');
  const kinds = JSON.parse(text) as Record<string, [query: string, wanted: string | string[] | null][]>;
  return Object.entries(kinds)
    .flatMap(([kind, items]) =>
      items.map(([query, wanted]) => ({ kind, query, wanted: [wanted ?? []].flat() })),
    )
    .map((item, index) => ({ archive, ...item, isHeldOut: index % 3 === 2 }));
}
