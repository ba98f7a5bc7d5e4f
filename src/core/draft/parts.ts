import { applyEdits, type TextEdit } from '../model/edits.ts';
import { unescapeHtml } from '../model/text.ts';
import { cleanRawText } from './body.ts';
import { editAttributes, listAttributes, withoutCode, type WrittenTag } from './edit-element.ts';

/** A part of a body in which somebody writes: an element, a section, or text that goes on behind either. */
export type BodyPart = {
  /**
   * What it is called in its report, whatever it says: `F1`, `F1/1` for the first evidence of it, `#Background` for the text
   * below a heading, and `#Background (2)` below the second one of these words. Text that goes on behind another part is
   * `#Steps~2`.
   */
  key: string;
  /** Name of the element; undefined for other text. */
  element: string | undefined;
  /** The heading, or the id of the element, around it. */
  label: string;
  attributes: Readonly<Record<string, string>>;
  /** As it is written, with `\n` at line ends and nothing around it. */
  text: string;
};

/** What somebody writes into a part: its text, or an attribute of its element, which goes without a value. */
export type PartEdit =
  | { kind: 'text'; part: string; text: string }
  | { kind: 'attribute'; part: string; name: string; value: string | undefined };

/** What is in the way of a change: what is wrong, then what to write, in full sentences. */
export type Fault = {
  message: string;
  hint: string;
  /** The part of the body that it is about. */
  part?: string;
};

/** A part with its place. A part without room is an element that closes itself. */
type PlacedPart = BodyPart & {
  room: { start: number; end: number } | undefined;
  tag: WrittenTag | undefined;
};

/** A heading of a section, or a tag: what an edit of text may not touch. */
type Mark = {
  start: number;
  end: number;
  kind: 'heading' | 'opening' | 'closing' | 'closed';
  name: string;
  written: string;
};

/** The parts of a body in its order; `from` is where the body begins. Code is no part of its own. */
export function listParts(text: string, from: number): BodyPart[] {
  return placeParts(text, from).map(({ room: _room, tag: _tag, ...part }) => part);
}

/**
 * The text with edits of its parts. Headings, tags and everything else stay to the byte, with the line ends of the file;
 * undefined where a part is not there, or there twice.
 */
export function editParts(text: string, from: number, edits: readonly PartEdit[]): string | undefined {
  const parts = placeParts(text, from);
  const lineEnd = text.includes('\r\n') ? '\r\n' : '\n';
  const found = edits.map((edit) => {
    const [part, ...others] = parts.filter(({ key }) => key === edit.part);
    if (part === undefined || others.length > 0) return undefined;
    if (edit.kind === 'attribute')
      return part.tag && editAttributes(part.tag, { [edit.name]: edit.value?.trim() });
    return part.room && [writeText(text, part.room, cleanText(edit.text).replaceAll('\n', lineEnd))];
  });
  if (found.includes(undefined)) return undefined;
  return applyEdits(
    text,
    found.flatMap((edit) => edit ?? []),
  ).text;
}

/** Text of a part as it is compared and written: no byte that a report cannot hold, and nothing around it. */
export function cleanText(text: string): string {
  return cleanRawText(text).trim();
}

/** What in a text would change the parts around it: a heading or a tag, as it is written, or code that is never closed. */
export function findBreak(text: string): { written: string } | 'unclosed' | undefined {
  const clean = cleanText(text);
  const [first] = listMarks(`${clean}\n\n<End />`, 0);
  if (first === undefined) return 'unclosed';
  return first.name === 'End' && first.start >= clean.length ? undefined : { written: first.written };
}

/** What is wrong with texts that are to be written into parts of a text: each stays one part, and ends no other. */
export function findPartFaults(edits: readonly PartEdit[], text: string, from: number): Fault[] {
  if (edits.length === 0) return [];
  const known = listParts(text, from).map(({ key }) => key);
  return edits.flatMap((edit): Fault[] => {
    if (!known.includes(edit.part))
      return [
        {
          message: `The report has no part \`${edit.part}\`.`,
          hint: listOf(known.map((key) => `\`${key}\``)),
        },
      ];
    const broken = edit.kind === 'text' ? findBreak(edit.text) : undefined;
    if (broken === undefined) return [];
    return broken === 'unclosed'
      ? [
          {
            part: edit.part,
            message: `The text of \`${edit.part}\` opens a code block that it does not close.`,
            hint: 'Write a line with the same marks below the code.',
          },
        ]
      : [
          {
            part: edit.part,
            message: `The text of \`${edit.part}\` holds \`${broken.written}\`, which begins or ends another part.`,
            hint: 'Put it in backticks if it is quoted; sections and elements are added in an editor.',
          },
        ];
  });
}

/** The ids that something has, for a hint. */
export function listOf(ids: readonly string[]): string {
  return ids.length === 0 ? 'It has none.' : `It has ${ids.join(', ')}.`;
}

/** A character in a text that opens code or an element in a report, with the words from there on. */
export function findSlip(text: string): { character: '{' | '<'; written: string } | undefined {
  const plain = withoutCode(text);
  const found = /(?<!\\)(?:\{|<(?=[A-Za-z/!$_]))/.exec(plain);
  if (found === null) return undefined;
  const [written = ''] = /^.\S{0,30}/.exec(plain.slice(found.index)) ?? [];
  return { character: found[0] === '{' ? '{' : '<', written };
}

function writeText(text: string, { start, end }: { start: number; end: number }, written: string): TextEdit {
  const old = text.slice(start, end);
  const lineEnd = text.includes('\r\n') ? '\r\n' : '\n';
  const [before = ''] = /^\s*/.exec(old) ?? [];
  const [behind = ''] = /\s*$/.exec(old.slice(before.length)) ?? [];
  if (old.trim() !== '')
    return {
      start: written === '' ? start : start + before.length,
      end: end - behind.length,
      replacement: written,
    };
  // An empty room has one blank line, and text in it has one on each side.
  const gap = `${lineEnd}${lineEnd}`;
  const isLast = end === text.length;
  return {
    start,
    end,
    replacement: written === '' ? old : `${gap}${written}${isLast ? lineEnd : gap}`,
  };
}

const MARK =
  /^ {0,3}##(?=[ \t])[^\r\n]*|<(\/?)([A-Z][A-Za-z]*)(?=[\s/>])(?:[^<>"'/]|"[^"]*"|'[^']*'|\/(?!>))*(\/?)>/gm;

function listMarks(text: string, from: number): Mark[] {
  return [...withoutCode(text.slice(from)).matchAll(MARK)].map(
    ({ 0: whole, 1: slash, 2: name = '', 3: end, index }) => {
      const start = from + index;
      const written = text.slice(start, start + whole.length);
      const kind = name === '' ? 'heading' : slash === '/' ? 'closing' : end === '/' ? 'closed' : 'opening';
      return { start, end: start + whole.length, kind, name, written };
    },
  );
}

/** What holds text: the body, a section or an element; `rooms` counts the texts in it. */
type Holder = { key: string; label: string; name: string; rooms: number; evidence: number };

function placeParts(text: string, from: number): PlacedPart[] {
  const marks = listMarks(text, from);
  const parts: PlacedPart[] = [];
  const open: Holder[] = [];
  const titles = new Map<string, number>();
  let section: Holder = holderOf('#', '', '');
  for (const [at, mark] of [undefined, ...marks].entries()) {
    const next = marks[at];
    const room = { start: mark?.end ?? from, end: next?.start ?? text.length };
    let tag: WrittenTag | undefined;
    if (mark?.kind === 'heading') {
      open.length = 0;
      const title = mark.written.replace(/^\s*##/, '').trim();
      const count = (titles.get(title) ?? 0) + 1;
      titles.set(title, count);
      section = holderOf(count === 1 ? `#${title}` : `#${title} (${count})`, title, '');
    } else if (mark?.kind === 'closing') closeElement(open, mark.name);
    else if (mark !== undefined) {
      tag = tagOf(mark);
      const holder = elementHolder(tag, open.at(-1) ?? section);
      if (mark.kind === 'closed') parts.push(partOf(holder, '', { room: undefined, tag }));
      else open.push(holder);
      if (mark.kind === 'closed') tag = undefined;
    }
    const holder = open.at(-1) ?? section;
    const written = text.slice(room.start, room.end).replaceAll('\r\n', '\n').trim();
    const isBare = mark?.kind === 'heading' && (next === undefined || next.kind === 'heading');
    if (written !== '' || tag !== undefined || isBare) parts.push(partOf(holder, written, { room, tag }));
  }
  return parts;
}

function holderOf(key: string, label: string, name: string): Holder {
  return { key, label, name, rooms: 0, evidence: 0 };
}

/** An evidence has no id: it is called by its place in its finding. */
function elementHolder({ name, attributes }: WrittenTag, around: Holder): Holder {
  const { id } = attributes;
  if (id !== undefined) return holderOf(id, id, name);
  around.evidence += 1;
  return holderOf(`${around.key}/${around.evidence}`, around.label, name);
}

function partOf(holder: Holder, text: string, { room, tag }: Pick<PlacedPart, 'room' | 'tag'>): PlacedPart {
  holder.rooms += 1;
  return {
    key: holder.rooms === 1 ? holder.key : `${holder.key}~${holder.rooms}`,
    element: tag?.name,
    label: holder.label,
    attributes: tag?.attributes ?? {},
    text,
    room,
    tag,
  };
}

function closeElement(open: Holder[], name: string): void {
  const at = open.findLastIndex((one) => one.name === name);
  if (at >= 0) open.length = at;
}

function tagOf({ start, written, name }: Mark): WrittenTag {
  const attributes = listAttributes(written).map((one) => [one.name, unescapeHtml(one.value)]);
  return { start, text: written, name, attributes: Object.fromEntries(attributes) as Record<string, string> };
}
