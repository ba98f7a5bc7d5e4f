import type { HastNode } from 'satteri';
import { CALLOUTS } from '../../schemas/vocabulary.ts';
import type { Words } from '../core/i18n/words.ts';
import type { Body } from './context.ts';
import { reportLostCells } from './lost-text.ts';
import {
  attributeOf,
  childrenOf,
  element,
  isElement,
  text,
  type Element,
  type ElementContent,
  type Properties,
} from './tree.ts';

const MARK = /^\s*\[!(\w+)\][^\S\n]*\n?/;

/** A block quote, or one of GitHub's callouts when its first line is `[!NOTE]` and the like. */
export function renderCallout(children: ElementContent[], words: Words): ElementContent {
  const first = children.find((child) => isElement(child));
  const lead = isElement(first, 'p') ? first.children[0] : undefined;
  const match = lead?.type === 'text' ? MARK.exec(lead.value) : null;
  const kind = CALLOUTS.find((name) => name === match?.[1]?.toLowerCase());
  if (match === null || kind === undefined || !isElement(first) || lead?.type !== 'text')
    return element('blockquote', {}, children);
  const rest = lead.value.slice(match[0].length);
  const paragraph = element('p', {}, [...(rest === '' ? [] : [text(rest)]), ...first.children.slice(1)]);
  const isEmpty = paragraph.children.length === 0;
  const body = children
    .map((child) => (child === first ? paragraph : child))
    .filter((child) => child !== paragraph || !isEmpty);
  return element('aside', { className: ['callout'], dataCallout: kind }, [
    element('p', { className: ['callout-title'] }, [text(words.labels.callout[kind])]),
    ...body,
  ]);
}

/** A table that scrolls in a region of its own on narrow screens. */
export function renderTable(
  table: Element & HastNode,
  renderCell: (cell: HastNode) => ElementContent[],
  body: Body,
): ElementContent {
  const below = (node: HastNode, ...names: string[]): (HastNode & Element)[] =>
    childrenOf(node).filter((child) => isElement(child, ...names));
  const { given, counted } = body;
  const cellsOf = (row: HastNode) => below(row, 'th', 'td').map((cell) => cellOf(cell, renderCell));
  const rowOf = (row: HastNode): Element => {
    const cells = cellsOf(row);
    reportLostCells(row, cells.length, body);
    return element('tr', {}, cells);
  };
  const parts = below(table, 'thead', 'tbody').map((part) =>
    element(part.tagName, {}, below(part, 'tr').map(rowOf)),
  );
  const ariaLabel = `${given.words.report.table} ${++counted.tables}`;
  const region = { className: ['table-scroll'], tabIndex: 0, role: 'region', ariaLabel };
  return element('div', region, [element('table', {}, parts)]);
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

/** A figure cannot stand in a paragraph: the text before and behind it become paragraphs of their own. */
export function liftFigures(children: ElementContent[]): ElementContent[] {
  const output: ElementContent[] = [];
  let run: ElementContent[] = [];
  const endRun = (): void => {
    if (run.some((child) => child.type !== 'text' || child.value.trim() !== ''))
      output.push(element('p', {}, run));
    run = [];
  };
  for (const child of children) {
    const isFigure = isElement(child, 'figure');
    if (isFigure) endRun();
    (isFigure ? output : run).push(child);
  }
  endRun();
  return output;
}

/** A task list item says its state in a word too; a disabled checkbox would be silent to some readers. */
export function renderTaskMark(node: Element, words: Words): ElementContent[] {
  const isDone = node.properties['checked'] === true;
  const label = isDone ? words.report.taskDone : words.report.taskOpen;
  const properties = {
    className: ['task'],
    dataDone: isDone ? '' : undefined,
    role: 'img',
    ariaLabel: label,
  };
  return [element('span', properties, [text(isDone ? '☑' : '☐')])];
}
