import type { HastNode } from 'satteri';
import { defangKnown, defangText } from '../core/defang.ts';
import { renderCitation } from './citations.ts';
import type { BodyContext, Place } from './context.ts';
import { alignText } from './text-offsets.ts';
import { element, startOf, text } from './tree.ts';
import type { ElementContent } from './tree.ts';

/** Text with its bare report ids as citations and its indicators defanged. */
export function renderText(
  node: HastNode & { value: string },
  place: Place,
  context: BodyContext,
): ElementContent[] {
  if (place.inCode) return [text(defangKnown(node.value, context.knownIndicators))];
  if (place.inLink) return defang(node.value, context);
  const output: ElementContent[] = [];
  const matches = [...node.value.matchAll(context.idPattern)];
  if (matches.length === 0) return defang(node.value, context);
  const offsets = alignText(node.value, context.source, startOf(node));
  let last = 0;
  for (const match of matches) {
    output.push(...defang(node.value.slice(last, match.index), context));
    const start = offsets.at(match.index);
    output.push(renderCitation({ target: match[0], start, end: start + match[0].length }, context));
    last = match.index + match[0].length;
  }
  return [...output, ...defang(node.value.slice(last), context)];
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
