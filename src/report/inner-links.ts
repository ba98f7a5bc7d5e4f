import type { Range } from '../core/model.ts';
import { nearestWord } from '../core/nearest.ts';
import type { BodyContext } from './context.ts';
import type { Element } from './tree.ts';

/** A link to a part of its own report, whose anchor may come further below. */
export type InnerLink = { link: Element; anchor: string; range: Range };

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
