import { isAlias, isScalar, visit } from 'yaml';
import { FIELD_ORDER } from '../../../schemas/incident.ts';
import { splitFrontMatter } from '../../core/model/front-matter.ts';
import type { Front, Manuscript } from '../manuscript.ts';
import type { Repair } from '../repair.ts';

/**
 * Top-level fields in the order of the contract, each with the comments directly above it; local and unknown fields
 * stand last, in their own order. Front matter that does not fall into such blocks for certain is left as it is.
 */
export const keyOrder: Repair = {
  id: 'key-order',
  answers: [],
  movesLines: true,
  find(manuscript) {
    const { front } = manuscript;
    const blocks = front === undefined ? undefined : cutBlocks(manuscript, front);
    const [first] = blocks ?? [];
    if (front === undefined || blocks === undefined || first === undefined) return [];
    const ordered = blocks.toSorted((a, b) => rankOf(a.key) - rankOf(b.key));
    if (ordered.every((block, index) => block === blocks[index])) return [];
    const moved = movedKeys(blocks.map(({ key }) => key)).map((key) => `\`${key}\``);
    return [
      {
        start: first.start,
        end: front.end,
        replacement: ordered.map(({ text }) => text).join(''),
        what: `${moved.join(', ')} ${moved.length === 1 ? 'stands' : 'stand'} in the order of the guide now`,
      },
    ];
  },
};

/** Whether the fields at the head of a text stand in another order; a quick look that may call for a closer one. */
export function mayBeOutOfOrder(text: string): boolean {
  const { yaml = '' } = splitFrontMatter(text);
  const ranks = [...yaml.matchAll(/^(["']?)([\w-]+)\1[ \t]*:/gm)].map(([, , key = '']) => rankOf(key));
  return ranks.some((rank, index) => rank < (ranks[index - 1] ?? 0));
}

function rankOf(key: string): number {
  const rank = FIELD_ORDER.indexOf(key);
  return rank === -1 ? FIELD_ORDER.length : rank;
}

/** A field with the comments directly above it: whole lines. `text` has the line ends of the file. */
type Block = { key: string; start: number; text: string };

function cutBlocks({ text: file, locator }: Manuscript, front: Front): Block[] | undefined {
  const { text } = locator;
  if (!isPlainBlock(front)) return undefined;
  const starts: { key: string; start: number }[] = [];
  let behind = front.start;
  for (const { key, value } of front.fields.items) {
    const range = isScalar(key) ? key.range : undefined;
    if (!range) return undefined;
    const line = text.lastIndexOf('\n', front.start + range[0] - 1) + 1;
    const start = startOfBlock(text, behind, line, starts.length === 0);
    if (text.slice(line, front.start + range[0]).trim() !== '' || start === undefined) return undefined;
    starts.push({ key: String((key as { value: unknown }).value), start });
    behind = endOfLine(text, front.start + endOf(value, range[1]));
  }
  if (/^#/m.test(text.slice(behind, front.end))) return undefined;
  const ends = [...starts.slice(1).map(({ start }) => start), front.end];
  const cut = (start: number, end: number): string =>
    file.slice(locator.position(start).offset, locator.position(end).offset);
  return starts.map(({ key, start }, index) => ({ key, start, text: cut(start, ends[index] ?? start) }));
}

/** Anchors may not move behind what they are used in, and a mapping in braces has no lines of its own. */
function isPlainBlock({ fields }: Front): boolean {
  let names = 0;
  visit(fields, {
    Node: (_key, node) => {
      if (isAlias(node) || node.anchor !== undefined) names++;
    },
  });
  return fields.flow !== true && names === 0;
}

function endOf(value: unknown, otherwise: number): number {
  const range = (value as { range?: [number, number, number] | null } | null)?.range;
  return Math.max(range?.[1] ?? otherwise, otherwise);
}

/** The start of the line behind an offset, or the offset where a line starts. */
function endOfLine(text: string, at: number): number {
  if (text[at - 1] === '\n') return at;
  const end = text.indexOf('\n', at);
  return end === -1 ? text.length : end + 1;
}

/**
 * Where the block of a key begins whose line starts at `line`: at the first of the comments directly above it.
 * Undefined when other comments stand between it and the field before, so that nobody knows whose they are.
 */
function startOfBlock(text: string, behind: number, line: number, isFirst: boolean): number | undefined {
  const lines = text.slice(behind, line).split('\n').slice(0, -1);
  // What is indented belongs to the field before.
  while (/^[ \t]+#/.test(lines[0] ?? '')) lines.shift();
  const above = lines.length - 1 - lines.findLastIndex((one) => one.trim() === '');
  const comments = lines.slice(lines.length - above);
  const others = lines.slice(0, lines.length - above).filter((one) => one.trim() !== '');
  if (others.length > 0 && !isFirst) return undefined;
  if (comments.some(isOutOfUse)) return undefined;
  return line - comments.reduce((length, one) => length + one.length + 1, 0);
}

/** A field or an item in a comment belongs to the lines above it, and a mark for an editor to the whole file. */
function isOutOfUse(comment: string): boolean {
  const [, name = ''] = /^#\s*([\w-]+):/.exec(comment) ?? [];
  return (
    /^[ \t]|^#(?: {2,}|\s*- )/.test(comment) || FIELD_ORDER.includes(name) || name === 'yaml-language-server'
  );
}

/** The fewest keys that have to move: those outside of the longest run that is in order. */
function movedKeys(keys: readonly string[]): string[] {
  const ranks = keys.map(rankOf);
  const runs: number[][] = [];
  for (const [index, rank] of ranks.entries()) {
    const before = runs
      .filter((run) => (ranks[run.at(-1) ?? 0] ?? 0) <= rank)
      .reduce<number[]>((best, run) => (run.length > best.length ? run : best), []);
    runs.push([...before, index]);
  }
  const kept = new Set(runs.reduce((best, run) => (run.length > best.length ? run : best), []));
  return keys.filter((_, index) => !kept.has(index));
}
