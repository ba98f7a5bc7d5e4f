/** Something with a name of its own that a text mentions: a vulnerability, a technique, a report, a network or a file path. */
export type Signal = {
  kind: 'cve' | 'technique' | 'report' | 'as' | 'path';
  /** In its one spelling: ids in capitals, paths in lower case. */
  value: string;
  /** The first place, UTF-16 offsets. */
  range: { start: number; end: number };
};

/**
 * CVE ids, ATT&CK ids, ids of reports, numbers of autonomous systems and absolute paths of files in a text, in the order
 * of first appearance, each once. Chinese text may touch them on both sides.
 */
export function extractSignals(text: string): Signal[] {
  const found = new Map<string, Signal>();
  for (const match of text.matchAll(SIGNAL)) {
    const groups: Record<string, string | undefined> = match.groups ?? {};
    const [kind, written] = Object.entries(groups).find(([, one]) => one !== undefined) ?? [];
    if (!isKind(kind) || written === undefined) continue;
    const value =
      kind === 'path' ? normalisePath(written) : written.toUpperCase().replace(/^ASN(?=\d)/, 'AS');
    const range = { start: match.index, end: match.index + written.length };
    if (!found.has(`${kind} ${value}`)) found.set(`${kind} ${value}`, { kind, value, range });
  }
  return [...found.values()];
}

/** One spelling for a path: lower case, backslashes on Windows, no mark that ends a sentence. */
export function normalisePath(path: string): string {
  const plain = path.toLowerCase().replace(/[.,;:]+$/, '');
  return /^(?:[a-z]:|%)/.test(plain) ? plain.replace(/[\\/]+/g, '\\') : plain;
}

/** A whole path, from the root, a drive, a home folder or a variable. */
export const PATH = String.raw`(?:[a-z]:[\\/]|%[a-z_]{2,32}%[\\/])(?:(?:Program Files(?: \(x86\))?|[\w.$%~+-]+)[\\/])*[\w.$%~+-]+|~?(?:\/[\w.@%+*~-]+){2,}|~\/[\w.@%+*~-]+`;

const SIGNAL = new RegExp(
  [
    String.raw`(?<cve>(?<![a-z0-9-])CVE-\d{4}-\d{4,7}(?![a-z0-9-]))`,
    String.raw`(?<report>(?<![A-Za-z0-9-])(?!CVE-)[A-Z][A-Z0-9]{1,9}-\d{4}-\d{4,9}(?![A-Za-z0-9-]))`,
    String.raw`(?<technique>(?<![a-z0-9_.-])T1\d{3}(?:\.\d{3})?(?![a-z0-9_-]|\.\d))`,
    String.raw`(?<as>(?<![a-z0-9_-])ASN?\d{3,10}(?![a-z0-9_-]|\.\d))`,
    String.raw`(?<path>(?<![a-z0-9_.:/\\~%)\]-])(?:${PATH}))`,
  ].join('|'),
  'gi',
);

const KINDS: ReadonlySet<string | undefined> = new Set(['cve', 'technique', 'report', 'as', 'path']);

function isKind(kind: string | undefined): kind is Signal['kind'] {
  return KINDS.has(kind);
}
