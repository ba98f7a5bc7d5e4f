import type { ExactIndex } from '../core/search/exact/look-up.ts';
import type { Paths } from '../core/model/paths.ts';

/** Opens the exact index of the site. A file that cannot be read is an error; its message names the file. */
export async function openExactIndex(paths: Paths): Promise<ExactIndex> {
  const load = async (name: string): Promise<unknown> => {
    const address = paths.exact(`${name}.json`);
    const response = await fetch(address);
    if (!response.ok) throw new Error(`${address}: ${response.status}`);
    return response.json();
  };
  const { shards } = (await load('index')) as { shards: number };
  return { shards, load };
}
