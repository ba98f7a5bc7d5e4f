import { readBatch } from './git.ts';

/** One entry of a folder as git keeps it. */
export type TreeEntry = { name: string; isFolder: boolean; object: string };

/** The entries of every tree in the output of `git cat-file --batch`; what is missing or no tree is passed over. */
export function readTrees(output: Buffer): TreeEntry[] {
  return readBatch(output).flatMap((found) =>
    found?.type === 'tree' ? [...readTree(found.content, found.object.length / 2)] : [],
  );
}

/** A tree is a row of `<mode> <name>\0<digest>`; the digest has as many bytes as the repository's hash. */
function* readTree(content: Buffer, digestBytes: number): Iterable<TreeEntry> {
  let at = 0;
  while (at < content.length) {
    const space = content.indexOf(0x20, at);
    const end = content.indexOf(0, space);
    if (space < 0 || end < 0) return;
    yield {
      name: content.toString('utf8', space + 1, end),
      isFolder: content.toString('utf8', at, space) === '40000',
      object: content.toString('hex', end + 1, end + 1 + digestBytes),
    };
    at = end + 1 + digestBytes;
  }
}
