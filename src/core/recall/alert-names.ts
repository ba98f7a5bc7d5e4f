import { otherNames, SOURCE_NAMES, sourceKey } from '../language/source-names.ts';
import type { AlertName } from './alert.ts';
import type { KnownNames } from './files.ts';

/** A vague name counts only where the words beside it speak of a source. */
type Known = { kind: AlertName['kind']; name: string; squeezed: string; isVague: boolean };

type Span = { start: number; end: number };

/** A text with nothing but its letters and digits, in lower case, and where each of them stands. */
type Squeezed = { text: string; places: Uint32Array; isEdge: (at: number) => boolean };

/** So much of a text is searched for names; a log of megabytes says the same again. */
const MAX_SEARCHED = 300_000;

/**
 * Names that the archive knows, where a text writes them: regardless of case, width, blanks and marks, and of a source in
 * each of its usual names. A name is never a part of a longer word.
 */
export function findNames(text: string, known: KnownNames, values: readonly Span[]): AlertName[] {
  const names = listKnown(known);
  const isInValue = createIsIn(values);
  const squeezed = squeeze(text.slice(0, MAX_SEARCHED));
  const found = new Map<string, AlertName>();
  for (let at = 0; at < squeezed.text.length; at++) {
    if (!squeezed.isEdge(at)) continue;
    for (const { kind, name, squeezed: wanted, isVague } of names.get(squeezed.text.slice(at, at + 2)) ??
      []) {
      const id = `${kind} ${name}`;
      if (found.has(id) || !squeezed.text.startsWith(wanted, at)) continue;
      const end = at + wanted.length;
      const [from = 0, to = 0] = [squeezed.places[at], squeezed.places[end - 1]];
      // Letters far apart are words of their own.
      if (!squeezed.isEdge(end) || to - from > 2 * wanted.length + 8) continue;
      if (isInValue(from, to) || (isVague && !isNamed(text, { kind, start: from, end: to + 1 }))) continue;
      found.set(id, {
        kind,
        name,
        scope: '',
        range: { start: from, end: to + 1 },
        why: { kind: 'known', words: name },
      });
    }
  }
  return [...found.values()];
}

/** Whether the words beside a name say that it is a source, or those ahead of a number that it is a rule. */
function isNamed(text: string, { kind, start, end }: Span & Pick<Known, 'kind'>): boolean {
  // The end of the name of a field.
  if (/\w[_.-]$/.test(text.slice(Math.max(0, start - 2), start))) return false;
  const [before, behind] = [text.slice(Math.max(0, start - 14), start), text.slice(end, end + 16)];
  if (kind === 'signature')
    return /(?:\b(?:rule|sid|signature)|规则|特征)(?:\s?(?:id|编号|号))?\W{0,3}$/i.test(before);
  return (
    /^\W{0,2}\s*(?:威胁|情报|安全|标|判|显示|列|关联|天眼|给出|[:：|]|(?:sees|lists?|labels?(?:led)?|says|calls|marks|flags|threat|intel|ti|verdict)\b)/i.test(
      behind,
    ) ||
    /(?:\b(?:by|from|source|vendor|feed)|来源|厂商|情报|微步|奇安信|被)\W{0,3}$|[、和及|]\s*$|^\s*\[$/i.test(
      before,
    )
  );
}

/** Whether a name lies inside of a value, as `www` does in the address of a page. */
function createIsIn(values: readonly Span[]): (from: number, to: number) => boolean {
  const sorted = values.toSorted((a, b) => a.start - b.start);
  return (from, to) => {
    const value = sorted.findLast(({ start }) => start <= from);
    return value !== undefined && to < value.end && (from > value.start || to < value.end - 1);
  };
}

function listKnown({ sources, labels, signatures, hosts, aliases = {} }: KnownNames): Map<string, Known[]> {
  const all: Known[] = [];
  const add = (kind: Known['kind'], name: string, written = name, isForeign = false): void => {
    const { text } = squeeze(written);
    const least = kind === 'host' ? 4 : 3;
    const isLong = HAN.test(text) ? text.length > 1 : text.length >= least;
    if (isLong) all.push({ kind, name, squeezed: text, isVague: isForeign || /^\d+$/.test(text) });
  };
  for (const name of sources)
    for (const other of new Set([name, ...(aliases[name] ?? []), ...otherNames(name)]))
      add('source', name, other);
  const known = new Set([...sources, ...Object.values(aliases).flat()].map(sourceKey));
  // Companies that label nothing in the archive are named for other reasons as well.
  for (const line of SOURCE_NAMES) {
    const [first = '', ...others] = line.split(', ');
    if (!known.has(sourceKey(first))) for (const name of [first, ...others]) add('source', first, name, true);
  }
  for (const name of labels) add('label', name);
  for (const name of signatures) add('signature', name);
  for (const name of hosts) add('host', name);
  return Map.groupBy(all, ({ squeezed }) => squeezed.slice(0, 2));
}

const LETTER = /[\p{L}\p{N}]/u;
const HAN = /\p{Script=Han}/u;

function squeeze(written: string): Squeezed {
  const places = new Uint32Array(written.length);
  const edges = new Uint8Array(written.length + 1);
  let text = '';
  let before = '';
  for (let at = 0; at < written.length; at++) {
    const code = written.charCodeAt(at);
    // Full-width letters as they are typed in Chinese.
    const plain = code >= 0xff01 && code <= 0xff5e ? String.fromCharCode(code - 0xfee0) : written.charAt(at);
    const isLetter = code < 128 ? /[A-Za-z\d]/.test(plain) : LETTER.test(plain);
    if (!isLetter) {
      before = '';
      continue;
    }
    const isEdge = before === '' || (code > 127 && HAN.test(plain)) || HAN.test(before);
    edges[text.length] = isEdge ? 1 : 0;
    places[text.length] = at;
    const lower = plain.toLowerCase();
    text += lower.length === 1 ? lower : plain;
    before = plain;
  }
  edges[text.length] = 1;
  return { text, places, isEdge: (at) => edges[at] === 1 };
}
