import { unifyMarks } from './unify-marks.ts';

/** Something with a name of its own that a text mentions: a vulnerability, a technique, a report, a network or a file path. */
export type Signal = {
  kind: 'cve' | 'technique' | 'report' | 'as' | 'path';
  /** In its one spelling: ids in capitals, paths in lower case. */
  value: string;
  /** The first place, UTF-16 offsets. */
  range: { start: number; end: number };
};

/**
 * Ids of vulnerabilities (CVE, CNVD, CNNVD, GHSA) with any dash, ATT&CK ids, ids of reports, numbers of autonomous systems
 * and absolute paths of files in a text, in the order of first appearance, each once. Chinese text may touch them on both
 * sides.
 */
export function extractSignals(text: string): Signal[] {
  const { text: live, originalOffset } = unifyMarks(text);
  return findSignals(live).map((signal) => ({
    ...signal,
    range: { start: originalOffset(signal.range.start), end: originalOffset(signal.range.end) },
  }));
}

/** The same of a text in the one spelling of its marks. */
export function findSignals(text: string): Signal[] {
  const found = new Map<string, Signal>();
  if (!MAY_HOLD_SIGNAL.test(text)) return [];
  for (const match of text.matchAll(SIGNAL)) {
    const groups: Record<string, string | undefined> = match.groups ?? {};
    const [kind, written] = Object.entries(groups).find(([, one]) => one !== undefined) ?? [];
    if (!isKind(kind) || written === undefined) continue;
    const value = kind === 'path' ? normalisePath(written) : normaliseId(written);
    const range = { start: match.index, end: match.index + written.length };
    if (!found.has(`${kind} ${value}`)) found.set(`${kind} ${value}`, { kind, value, range });
  }
  return [...found.values()];
}

/** One spelling for an id: capitals, plain dashes; addresses of ATT&CK have a slash ahead of a sub-technique. */
export function normaliseId(id: string): string {
  const plain = id
    .toUpperCase()
    .replace(DASHES, '-')
    .replace(/^(T\d{4})\/(?=\d)/, '$1.');
  if (plain.startsWith('GHSA')) return `GHSA${plain.slice(4).toLowerCase()}`;
  return plain.replace(/^(CVE|CNN?VD)(?=\d)/, '$1-').replace(/^ASN?-?(?=\d)/, 'AS');
}

/** One spelling for a path: lower case, backslashes on Windows, no mark that ends a sentence. */
export function normalisePath(path: string): string {
  const plain = path.toLowerCase().replace(/[.,;:]+$/, '');
  return /^(?:[a-z]:|%)/.test(plain) ? plain.replace(/[\\/]+/g, '\\') : plain;
}

const DASH = String.raw`[ :_\u2010-\u2015\u2212\uFE58\uFE63\uFF0D-]`;
const DASHES = new RegExp(`${DASH}+`, 'g');

/** The id of a vulnerability, whatever its dashes. */
export const VULNERABILITY = [
  String.raw`CVE${DASH}{0,3}(?:19|20)\d\d${DASH}{1,3}\d{4,7}`,
  String.raw`CNVD${DASH}?(?:C${DASH})?(?:19|20)\d\d${DASH}\d{4,6}`,
  String.raw`CNNVD${DASH}?(?:19|20)\d{4}${DASH}\d{3,5}`,
  String.raw`GHSA(?:${DASH}[23456789cfghjmpqrvwx]{4}){3}`,
].join('|');

/** A folder of Windows: it may have blanks where a backslash follows, and letters of any script. */
const FOLDER = String.raw`[\p{L}\p{N}\p{M}_.$%~+()&@{}-]{1,80}(?:(?<!\.[a-z0-9]{2,4}) [\p{L}\p{N}\p{M}_.$%~+()&@{}-]{1,40}){0,4}[\\/]{1,2}`;
const PLAIN_NAME = String.raw`[\w.$%~+@{}-]+`;
/** The last name of a path; with blanks, or in another script, it ends in the ending of a file. */
const LAST = String.raw`(?:[\p{L}\p{N}_.$%~+()-]{1,60}(?: (?!(?:and|or|to|the|was|is|in|on|with|for|by|from|then|via|as|at)\b)[\p{L}\p{N}_.$%~+()-]{1,40}){0,3}\.(?:exe|dll|sys|bat|cmd|ps1|vbs|js|lnk|msi|docx?|xlsx?|pptx?|pdf|txt|log|zip|rar|7z|iso|tmp|dat|bin|hta|scr)(?![\w.])|(?:Documents and Settings|Program Files(?: \(x86\))?)(?![\w\\])|${PLAIN_NAME})`;

/** A whole path, from the root, a drive, a home folder or a variable. */
export const PATH = String.raw`(?:[a-z]:[\\/]{1,2}|%[a-z_]{2,32}%[\\/]{1,2})(?:${FOLDER}){0,40}${LAST}|~?(?:\/[\w.@%+*~-]+){2,}|~\/[\w.@%+*~-]+`;

const SIGNAL = new RegExp(
  [
    String.raw`(?<cve>(?<![a-z0-9])(?:${VULNERABILITY})(?![a-z0-9]|-\d))`,
    String.raw`(?<report>(?<![A-Za-z0-9-])(?!CVE-|CNN?VD-)[A-Z][A-Z0-9]{1,9}-\d{4}-\d{4,9}(?![A-Za-z0-9-]))`,
    String.raw`(?<technique>(?<![a-z0-9_.-])T1\d{3}(?:\.\d{3}|(?<=\/techniques\/T1\d{3})\/\d{3})?(?![a-z0-9_-]|\.\d))`,
    String.raw`(?<path>(?<![a-z0-9_.:/\\~%)\]-])(?:${PATH}))`,
  ].join('|'),
  'giu',
);

/** What one of them holds: the slash of a path, the year or the number of an id. */
const MAY_HOLD_SIGNAL = /[/\\]|\d{4}|GHSA/i;

const KINDS: ReadonlySet<string | undefined> = new Set(['cve', 'technique', 'report', 'path']);

function isKind(kind: string | undefined): kind is Signal['kind'] {
  return KINDS.has(kind);
}
