import type { HastNode } from 'satteri';
import { defangKnown, defangPlain, defangText } from '../core/indicators/defang.ts';
import { renderCitation } from './citations.ts';
import { report, type Body, type Given, type Place } from './context.ts';
import { reportLostReferences } from './footnotes.ts';
import { reportLostBackslashes } from './lost-text.ts';
import { reportInlineSlips } from './markdown-slips.ts';
import { alignText, type TextOffsets } from './positions.ts';
import { explainSlip } from './slips.ts';
import { element, startOf, text, type ElementContent } from './tree.ts';

/** Text with its bare report ids as citations and its indicators defanged; slips in it are reported. */
export function renderText(node: HastNode & { value: string }, place: Place, body: Body): ElementContent[] {
  const { value } = node;
  const { given } = body;
  if (place.inCode) return keepOptions(defangKnown(value, given.knownIndicators));
  reportEmptyCitation(node, body);
  if (value.includes('[^')) {
    const offsets = alignText(value, given.source, startOf(node));
    reportLostReferences(value, offsets, body);
  }
  reportInlineSlips(node, body);
  reportLostBackslashes(node, body);
  const matches = place.inLink ? [] : [...value.matchAll(given.idPattern)];
  const mayHoldSlip = /[{<]/.test(value);
  if (matches.length === 0 && !mayHoldSlip) return defang(value, given);
  const offsets = alignText(value, given.source, startOf(node));
  if (mayHoldSlip) reportSlips(value, offsets, body);
  const output: ElementContent[] = [];
  let last = 0;
  for (const match of matches) {
    output.push(...defang(value.slice(last, match.index), given));
    const start = offsets.at(match.index);
    const { length, target } = readReference(match[0], value.slice(match.index + match[0].length));
    output.push(renderCitation({ target, start, end: start + length }, body));
    last = match.index + length;
  }
  return [...output, ...defang(value.slice(last), given)];
}

/** Of a longer word the rest of a line would be empty. */
const MAX_KEPT = 24;

/** Code whose short words end no line: a browser ends one behind each hyphen, and `-l` is no `-` and `l`. */
function keepOptions(code: string): ElementContent[] {
  return code
    .split(/([^\s-]*-\S*)/)
    .filter((part) => part !== '')
    .map((part) =>
      part.includes('-') && part.length <= MAX_KEPT
        ? element('span', { className: ['nowrap'] }, [text(part)])
        : text(part),
    );
}

/** Brackets with nothing in them are no citation to the parser, and would stay on the page as they are. */
function reportEmptyCitation(node: HastNode & { value: string }, body: Body): void {
  if (!node.value.includes('[[')) return;
  const offsets = alignText(node.value, body.given.source, startOf(node));
  const found = [...node.value.matchAll(/\[\[\s*(?:\|[^\]]*)?\]\]/g)].find(
    ({ index }) => !offsets.isEscaped(index) && !offsets.isEscaped(index + 1),
  );
  if (found === undefined) return;
  const start = offsets.at(found.index);
  report(body, [start, start + found[0].length], {
    rule: 'citation',
    message: `\`${found[0]}\` cites nothing.`,
    hint: 'Write the id of a report, such as `[[INC-2023-0001]]`, or put the brackets in backticks.',
  });
}

/** What may stand behind a bare id: the digest of the text that is cited, which the address has no use for, and a part. */
const BEHIND_ID =
  /^(?:@[0-9a-f]{7,64}(?![0-9a-z]))?(?:#([SFLA][1-9]\d{0,3}|[a-z]+(?:-[a-z0-9]+)*)(?![\w-]))?/;

function readReference(id: string, behind: string): { length: number; target: string } {
  const [rest = '', anchor] = BEHIND_ID.exec(behind) ?? [];
  return { length: id.length + rest.length, target: anchor === undefined ? id : `${id}#${anchor}` };
}

/** A file with more slips than this is not a report yet. */
const MAX_SLIPS = 50;

function reportSlips(value: string, offsets: TextOffsets, body: Body): void {
  const { given, counted } = body;
  let behind = 0;
  for (const { index } of value.matchAll(/[{<]/g)) {
    const at = offsets.at(index);
    if (at < behind || offsets.isEscaped(index) || counted.slips >= MAX_SLIPS) continue;
    const slip = explainSlip(given.source, at);
    if (slip === undefined) continue;
    const { length, meant, ...problem } = slip;
    if (meant !== undefined) body.collected.lostTags.push({ name: meant, at });
    behind = at + length;
    counted.slips++;
    report(body, [at, behind], problem);
  }
}

/** Words of an attribute or the like, with their indicators defanged. */
export function defangWords(value: string, { knownIndicators }: Given): string {
  return defangPlain(value, knownIndicators);
}

/** Defanged indicators stand in a span, so that a style can keep them in one piece. */
export function defang(value: string, { knownIndicators }: Given): ElementContent[] {
  if (value === '') return [];
  return defangText(value, knownIndicators).map((segment) =>
    segment.indicator
      ? element('span', { className: ['indicator'] }, [text(segment.text)])
      : text(segment.text),
  );
}
