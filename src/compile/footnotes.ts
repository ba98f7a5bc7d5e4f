import type { HastNode } from 'satteri';
import { nearestWord } from '../core/model/nearest.ts';
import { report, type Body, type Footnotes, type Span } from './context.ts';
import type { TextOffsets } from './positions.ts';
import {
  attributeOf,
  childrenOf,
  element,
  isElement,
  spanOf,
  type Element,
  type ElementContent,
} from './tree.ts';

/** The heading of the footnotes, to which every reference points. */
export const FOOTNOTES_ANCHOR = 'footnote-label';

/** What the ids of footnotes begin with; no heading has such an anchor. */
export const FOOTNOTE_PREFIX = 'user-content-';

const NOTE_ID = /^#?user-content-fn(?:ref)?-/;

/**
 * A reference to a footnote, or the way back from it. The parser makes ids of labels, which stand in addresses encoded
 * and in ids not; ours are numbers.
 */
export function renderFootnoteLink(
  node: Element & HastNode,
  children: ElementContent[],
  body: Body,
): ElementContent {
  const { notes } = body.collected;
  const { ariaDescribedBy, ariaLabel } = node.properties;
  const isBack = node.properties['dataFootnoteBackref'] !== undefined;
  const className = [isBack ? 'footnote-back' : 'footnote-ref'];
  const key = attributeOf(node, 'href').replace(NOTE_ID, '');
  if (isBack) {
    const back = `#${FOOTNOTE_PREFIX}fnref-${countUp(notes.open, notes.backs)}`;
    return element('a', { href: back, ariaLabel, className, dataSilent: '' }, children);
  }
  notes.labels.add(foldLabel(body.given.source.slice(...spanOf(node)).slice(2, -1)));
  const number = numberOf(key, body);
  const id = `${FOOTNOTE_PREFIX}fnref-${countUp(number, notes.references)}`;
  notes.given.add(id);
  const to = `#${FOOTNOTE_PREFIX}fn-${number}`;
  return element('a', { href: to, id, ariaDescribedBy, className, dataSilent: '' }, children);
}

/** The id of a note in the list of them. What is rendered next belongs to it. */
export function openFootnote(id: string, body: Body): string {
  const { notes } = body.collected;
  notes.open = numberOf(id.replace(NOTE_ID, ''), body);
  return `${FOOTNOTE_PREFIX}fn-${notes.open}`;
}

/** Notes are numbered as they are met, as the parser does. */
function numberOf(key: string, { collected: { notes } }: Body): number {
  const known = notes.numbers.get(key) ?? notes.numbers.size + 1;
  notes.numbers.set(key, known);
  return known;
}

/** `3`, and when it comes again `3-2`, `3-3`. */
function countUp(number: number, counts: Map<number, number>): string {
  const count = (counts.get(number) ?? 0) + 1;
  counts.set(number, count);
  return count === 1 ? String(number) : `${number}-${count}`;
}

/** The footnotes of a report; references point at their heading by its id. */
export function renderFootnotes(children: ElementContent[]): ElementContent {
  const labelled = children.map((child) =>
    isElement(child, 'h2') ? element('h2', { id: FOOTNOTES_ANCHOR }, child.children) : child,
  );
  const properties = { className: ['footnotes'], ariaLabelledBy: [FOOTNOTES_ANCHOR] };
  return element('section', properties, labelled);
}

/** Takes out ways back to references that are not on the page, such as those in a cell that its table has no column for. */
export function dropLostWays(footnotes: ElementContent[], notes: Footnotes): void {
  for (const node of footnotes) {
    if (node.type !== 'element') continue;
    dropLostWays(node.children, notes);
    node.children = node.children.filter(
      (child) =>
        !isElement(child, 'a') ||
        child.properties['ariaLabel'] === undefined ||
        notes.given.has(attributeOf(child, 'href').slice(1)),
    );
  }
}

const DEFINITION = /^(?:[ \t>]|[-*+][ \t]|\d{1,9}[.)][ \t])*\[\^([^\]\n]+)\]:/gm;

/** Reports notes that no reader would see: whose label is none, that stand there twice, or that nothing refers to. */
export function checkFootnotes(bodyStart: number, body: Body): void {
  const { given, collected } = body;
  const { marks, notes } = collected;
  const seen = new Set<string>();
  for (const match of given.source.slice(bodyStart).matchAll(DEFINITION)) {
    const [whole, label = ''] = match;
    const at = bodyStart + match.index + whole.lastIndexOf('[^');
    if (marks.code.some(([start, end]) => start <= at && at < end)) continue;
    const key = foldLabel(label);
    const fault = explainNote(label, seen.has(key), notes.labels.has(key));
    seen.add(key);
    if (fault !== undefined) report(body, [at, at + label.length + 3], { rule: 'footnote', ...fault });
  }
  notes.defined = seen;
}

function explainNote(
  label: string,
  isRepeated: boolean,
  isReferred: boolean,
): { message: string; hint: string } | undefined {
  const shown = `[^${label}]`;
  if (/\s/.test(label))
    return {
      message: `\`${shown}\` is no footnote, since its label has a blank in it.`,
      hint: `Write \`[^${label.trim().replace(/\s+/g, '-')}]\`, here and where the text refers to it.`,
    };
  if (isRepeated)
    return {
      message: `The footnote \`${shown}\` stands there twice, and only the first one shows.`,
      hint: 'Give this one another label, and refer to it by that.',
    };
  if (isReferred) return undefined;
  return {
    message: `Nothing refers to the footnote \`${shown}\`, so no page shows it.`,
    hint: `Write \`${shown}\` where the text needs it, or remove the note.`,
  };
}

/** A label that is left in the text: no note has it. Patterns such as `[^a-z]+` are no labels. */
export function reportLostReferences(value: string, offsets: TextOffsets, body: Body): void {
  for (const { 0: found, 1: label = '', index } of value.matchAll(LOST)) {
    const span: Span = [offsets.at(index), offsets.at(index + found.length)];
    if (!offsets.isEscaped(index)) body.collected.notes.lost.push({ label, span });
  }
}

const LOST = /\[\^([\p{L}\p{N}]{1,40})\](?![*+?:(])/gu;

/** Reports the references of the text to notes that are not there. Called behind `checkFootnotes`. */
export function checkReferences(body: Body): void {
  const { lost, defined } = body.collected.notes;
  for (const { label, span } of lost) {
    // Of a note that is there and not read as one, its own place tells.
    if (defined.has(foldLabel(label))) continue;
    const nearest = nearestWord(label, defined);
    report(body, span, {
      rule: 'footnote',
      level: 'warning',
      message: `There is no footnote \`[^${label}]\`.`,
      hint:
        nearest === undefined
          ? `Write a line \`[^${label}]: the note\`, or put the brackets in backticks.`
          : `Did you mean \`[^${nearest}]\`?`,
    });
  }
}

/** Labels are the same in upper and lower case. */
export function foldLabel(label: string): string {
  return label.trim().replace(/\s+/g, ' ').toLowerCase();
}

/** Reports a reference in a title that is shown in lists too, where no note can stand. */
export function refuseInTitle(node: HastNode, body: Body): void {
  for (const child of childrenOf(node)) {
    if (isElement(child, 'a') && child.properties['dataFootnoteRef'] !== undefined)
      report(body, spanOf(child), {
        rule: 'footnote',
        message: 'A footnote cannot stand in the title of a section.',
        hint: 'Refer to it from the text below the title.',
      });
    else refuseInTitle(child, body);
  }
}
