import { openExactIndex as openIndex, type ExactIndex } from '../core/search/exact/look-up.ts';
import type { Paths } from '../core/model/paths.ts';
import { fetchJson } from './search-load.ts';

/** Opens the exact index of the site. A file that cannot be read is an error; its message names the file. */
export function openExactIndex(paths: Paths): Promise<ExactIndex> {
  return openIndex((file) => fetchJson<unknown>(paths.exact(file)));
}
