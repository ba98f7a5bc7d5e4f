import type { HastNode } from 'satteri';
import { defangKnown, defangText } from '../core/indicators/defang.ts';
import { renderCitation } from './citations.ts';
import type { BodyContext, Place } from './context.ts';
import { explainSlip } from './slips.ts';
import { alignText } from './text-offsets.ts';
import type { TextOffsets } from './text-offsets.ts';
import { element, startOf, text } from './tree.ts';
import type { ElementContent } from './tree.ts';

/** Text with its bare report ids as citations and its indicators defanged; slips in it are reported. */
export function renderText(
  node: HastNode & { value: string },
  place: Place,
  context: BodyContext,
): ElementContent[] {
  const { value } = node;
  if (place.inCode) return [text(defangKnown(value, context.knownIndicators))];
  reportEmptyCitation(node, context);
  const matches = place.inLink ? [] : [...value.matchAll(context.idPattern)];
  const mayHoldSlip = /[{<]/.test(value);
  if (matches.length === 0 && !mayHoldSlip) return defang(value, context);
  const offsets = alignText(value, context.source, startOf(node));
  if (mayHoldSlip) reportSlips(value, offsets, context);
  const output: ElementContent[] = [];
  let last = 0;
  for (const match of matches) {
    output.push(...defang(value.slice(last, match.index), context));
    const start = offsets.at(match.index);
    const { length, target } = readReference(match[0], value.slice(match.index + match[0].length));
    output.push(renderCitation({ target, start, end: start + length }, context));
    last = match.index + length;
  }
  return [...output, ...defang(value.slice(last), context)];
}

/** Brackets with nothing in them are no citation to the parser, and would stay on the page as they are. */
function reportEmptyCitation(node: HastNode & { value: string }, context: BodyContext): void {
  const found = /\[\[\s*(?:\|[^\]]*)?\]\]/.exec(node.value);
  if (found === null) return;
  const start = alignText(node.value, context.source, startOf(node)).at(found.index);
  context.report({
    rule: 'citation',
    message: `\`${found[0]}\` cites nothing.`,
    hint: 'Write the id of a report, such as `[[INC-2023-0001]]`, or put the brackets in backticks.',
    range: context.locator.range(start, start + found[0].length),
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

function reportSlips(value: string, offsets: TextOffsets, context: BodyContext): void {
  let behind = 0;
  for (const { index } of value.matchAll(/[{<]/g)) {
    const at = offsets.at(index);
    if (at < behind || offsets.isEscaped(index) || context.slips.count >= MAX_SLIPS) continue;
    const slip = explainSlip(context.source, at);
    if (slip === undefined) continue;
    const { length, ...problem } = slip;
    behind = at + length;
    context.slips.count++;
    context.report({ ...problem, range: context.locator.range(at, behind) });
  }
}

/** Words of an attribute or the like, with their indicators defanged. */
export function defangWords(value: string, context: BodyContext): string {
  return defangText(value, context.knownIndicators)
    .map((segment) => segment.text)
    .join('');
}

/** Defanged indicators stand in a span, so that a style can keep them in one piece. */
export function defang(value: string, context: BodyContext): ElementContent[] {
  if (value === '') return [];
  return defangText(value, context.knownIndicators).map((segment) =>
    segment.indicator
      ? element('span', { className: ['indicator'] }, [text(segment.text)])
      : text(segment.text),
  );
}
