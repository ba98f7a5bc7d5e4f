import { knownFields } from './values.ts';

/** A reference as people write it: `INC-2023-0001`, `INC-2023-0001#F2`, `INC-2023-0001@3f9c2a1#F2`. */
export type WrittenReference = { id: string; digest?: string; anchor?: string };

const REFERENCE = /^([^\s@#/?[\]|]+)(?:@([0-9a-f]{7,64}))?(?:#([A-Za-z][\w-]{0,63}))?$/;
const ADDRESS =
  /\/incidents\/([^/?#\s]+)\/?(?:\?(?:[^#\s]*&)?v=([0-9a-f]{7,64})[^#\s]*|\?[^#\s]*)?(?:#([\w-]+))?$/;

/**
 * Reads a reference or the address of a report, also as a link in Markdown; brackets and quotes around it and marks behind it
 * are left out. Undefined for anything else.
 */
export function readReference(text: string): WrittenReference | undefined {
  const plain = bare(text);
  const [, id, digest, anchor] = ADDRESS.exec(plain) ?? REFERENCE.exec(plain) ?? [];
  return id === undefined ? undefined : knownFields({ id, digest, anchor });
}

/** A mark of Chinese prose, which stands in no id and in no address, and what a chat lets stand behind it. */
const PROSE = /[。、，；：！？（）【】《》「」『』…“”].*$/su;

function bare(text: string): string {
  const address = /\]\(\s*<?([^\s)>]+)/.exec(text)?.[1] ?? text;
  return address
    .trim()
    .replace(/^[（【《「『“]+/u, '')
    .replace(PROSE, '')
    .normalize('NFKC')
    .replace(/^[\s<([{"'`]+/, '')
    .replace(/\|.*$/s, '')
    .replace(/[^\p{L}\p{N}/#@]+$/u, '');
}
