import type { Refusal } from './picture.ts';

/** What stands where a file should be that git keeps elsewhere, with nothing wrong in what its author did. */
export function explainPointer(bytes: Uint8Array, source: string): Refusal | undefined {
  const head = new TextDecoder().decode(bytes.subarray(0, 200));
  if (/^version https?:\/\/(?:git-lfs\.github\.com|hawser\.github\.com|git-media\.io)\//.test(head))
    return {
      problem: `The file \`${source}\` is only the pointer of Git LFS; the file itself has not been fetched.`,
      hint: 'Run `git lfs pull`; in CI write `lfs: true` into the checkout step.',
    };
  if (head.startsWith('/annex/objects/'))
    return {
      problem: `The file \`${source}\` is only the pointer of git-annex; the file itself has not been fetched.`,
      hint: 'Run `git annex get` for it.',
    };
  return undefined;
}
