import { anchorOf } from './anchors.ts';
import type { BodyContext, Place } from './context.ts';
import { element, plainText } from './tree.ts';
import type { Element, ElementContent } from './tree.ts';

/** A heading with its anchor. Level 2 opens a section; inside an element no heading stands above level 4. */
export function renderHeading(
  node: Element,
  children: ElementContent[],
  place: Place,
  context: BodyContext,
): ElementContent {
  const level = Number(node.tagName.slice(1));
  const isInside = place.elements.length > 0;
  const shown = isInside ? Math.max(level, 4) : level;
  if (shown <= 2) return element('h2', {}, children);
  return element(`h${shown}`, { id: anchorOf(plainText(children), context.anchors) }, children);
}
