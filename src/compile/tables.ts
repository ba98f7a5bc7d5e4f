import type { HastNode } from 'satteri';
import type { BodyContext } from './context.ts';
import { attributeOf, childrenOf, element, isElement, text } from './tree.ts';
import type { Element, ElementContent, Properties } from './tree.ts';

/** A table that scrolls in a region of its own on narrow screens. */
export function renderTable(
  table: Element & HastNode,
  renderCell: (cell: HastNode) => ElementContent[],
  context: BodyContext,
): ElementContent {
  const rows = (part: HastNode): ElementContent[] =>
    childrenOf(part)
      .filter((row) => isElement(row, 'tr'))
      .map((row) =>
        element(
          'tr',
          {},
          childrenOf(row)
            .filter((cell) => isElement(cell, 'th', 'td'))
            .map((cell) => cellOf(cell, renderCell)),
        ),
      );
  const parts = childrenOf(table)
    .filter((part) => isElement(part, 'thead', 'tbody'))
    .map((part) => element(part.tagName, {}, rows(part)));
  return element(
    'div',
    {
      className: ['table-scroll'],
      tabIndex: 0,
      role: 'region',
      ariaLabel: `${context.words.report.table} ${++context.tables}`,
    },
    [element('table', {}, parts)],
  );
}

function cellOf(cell: HastNode & Element, renderCell: (cell: HastNode) => ElementContent[]): ElementContent {
  const align = /text-align: (\w+)/.exec(attributeOf(cell, 'style'))?.[1];
  const properties: Properties = align === undefined ? {} : { dataAlign: align };
  const children = renderCell(cell);
  // A header cell without words would be announced as empty.
  const tagName = cell.tagName === 'th' && children.length > 0 ? 'th' : 'td';
  if (tagName === 'th') properties['scope'] = 'col';
  return element(tagName, properties, children.length > 0 ? children : [text('')]);
}
