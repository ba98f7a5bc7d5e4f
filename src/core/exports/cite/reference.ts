/** A reference as people write it: `INC-2023-0001`, `INC-2023-0001#F2`, `INC-2023-0001@3f9c2a1#F2`. */
export type WrittenReference = { id: string; digest?: string; anchor?: string };

const REFERENCE = /^([^\s@#/?[\]|]+)(?:@([0-9a-f]{7,64}))?(?:#([A-Za-z][\w-]{0,63}))?$/;
const ADDRESS =
  /\/incidents\/([^/?#\s]+)\/?(?:\?(?:[^#\s]*&)?v=([0-9a-f]{7,64})[^#\s]*|\?[^#\s]*)?(?:#([\w-]+))?$/;

/** Reads a reference or the address of a report; brackets around it are left out. Undefined for anything else. */
export function readReference(text: string): WrittenReference | undefined {
  const plain = text.trim().replace(/^\[\[([^\]|]*)(?:\|[^\]]*)?\]\]$/, '$1');
  const [, id, digest, anchor] = ADDRESS.exec(plain) ?? REFERENCE.exec(plain) ?? [];
  if (id === undefined) return undefined;
  return { id, ...(digest === undefined ? {} : { digest }), ...(anchor === undefined ? {} : { anchor }) };
}
