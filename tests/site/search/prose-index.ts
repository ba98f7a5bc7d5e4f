import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Report } from '../../../src/core/model/report.ts';
import { openProseIndex, type ProseIndex } from '../../../src/core/search/prose/prose-index.ts';
import { patchProse, updateProse, type ProseInput } from '../../../src/site/search/prose-folder.ts';
import { readProse } from '../../../src/site/search/read-prose.ts';

type MakeOptions = Partial<ProseInput> & {
  onRead?: (path: string) => void;
  /** Whether what has changed may stand in a bundle of its own. */
  isPatch?: boolean;
};

/** Makes an index of prose in a folder, and opens it; `onRead` hears of each file that is read. */
export async function makeProseIndex(
  folder: string,
  reports: readonly Report[],
  { onRead = () => undefined, isPatch = false, ...input }: MakeOptions = {},
): Promise<ProseIndex> {
  const head = await (isPatch ? patchProse : updateProse)(
    { reports, tags: {}, timeZone: 'UTC', buildKey: 'test', ...input },
    folder,
  );
  return openProseIndex(
    readProse(
      folder,
      (path) => {
        onRead(path);
        return readFile(join(folder, path));
      },
      head,
    ),
  );
}
