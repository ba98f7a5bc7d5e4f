import { nearestWord } from '../core/model/nearest.ts';
import type { BodyContext } from './context.ts';

/** Reports links to parts that the report does not have; they become plain words. */
export function checkInnerLinks({ innerLinks, anchors, report }: BodyContext): void {
  for (const { link, anchor, range } of innerLinks) {
    if (anchors.has(anchor)) continue;
    link.tagName = 'span';
    link.properties = {};
    const nearest = nearestWord(anchor, anchors);
    report({
      rule: 'link',
      level: 'warning',
      message: `This report has no part \`${anchor}\`.`,
      hint:
        nearest === undefined
          ? 'Link to an element, such as `#F1`, or to a section, such as `#findings`.'
          : `Did you mean \`#${nearest}\`?`,
      range,
    });
  }
}
