import type { HastNode } from 'satteri';
import { defangKnown, defangText } from '../core/defang.ts';
import { renderCitation } from './citations.ts';
import type { BodyContext, Place } from './context.ts';
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
  let last = 0;
  for (const match of node.value.matchAll(context.idPattern)) {
    output.push(...defang(node.value.slice(last, match.index), context));
    const start = startOf(node) + match.index;
    output.push(renderCitation({ target: match[0], start, end: start + match[0].length }, context));
    last = match.index + match[0].length;
  }
  return last === 0 ? defang(node.value, context) : [...output, ...defang(node.value.slice(last), context)];
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
