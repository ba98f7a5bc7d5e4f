/** One field of a block of YAML: the lines from its key to behind its value, comments inside the value included. */
export type YamlEntry = { key: string; from: number; to: number };

/**
 * The fields of one level in the lines from `from` to `to`, at an indentation of `indent` spaces. A comment or blank
 * line in front of a field belongs to none.
 */
export function listEntries(
  lines: readonly string[],
  { from, to, indent }: { from: number; to: number; indent: number },
): YamlEntry[] {
  const opening = new RegExp(`^ {${indent}}(["']?)([\\w-]+)\\1\\s*:(?:\\s|$)`);
  const entries: YamlEntry[] = [];
  for (let at = from; at < to; at++) {
    const line = lines[at] ?? '';
    const key = opening.exec(line)?.[2];
    const last = entries.at(-1);
    if (key !== undefined) entries.push({ key, from: at, to: at + 1 });
    else if (last !== undefined && isInside(line, indent)) last.to = at + 1;
  }
  return entries;
}

/** The line from which on the comments right above a field are about it. */
export function startOfComments(lines: readonly string[], entry: YamlEntry): number {
  let at = entry.from;
  while (at > 0 && /^\s*#/.test(lines[at - 1] ?? '')) at--;
  return at;
}

/** The comment lines that propose a field, `# summary: …` and what is indented deeper below it. */
export function findProposal(
  lines: readonly string[],
  { key, from, to, indent }: { key: string; from: number; to: number; indent: number },
): YamlEntry | undefined {
  const opening = new RegExp(`^ {${indent}}# ?${key}:(?:\\s|$)`);
  const at = lines.findIndex((line, index) => index >= from && index < to && opening.test(line));
  if (at < 0) return undefined;
  let end = at + 1;
  while (end < to && new RegExp(`^ {${indent}}#(?: {2,}| ?- )`).test(lines[end] ?? '')) end++;
  return { key, from: at, to: end };
}

/** Deeper than the key, or an item of a list that YAML allows at the depth of its key. */
function isInside(line: string, indent: number): boolean {
  const depth = line.search(/\S/);
  return depth > indent || (depth === indent && /^\s*-(?:\s|$)/.test(line));
}
