import type { Citation } from '../core/model/report.ts';
import { sentenceAround } from '../core/model/text.ts';
import { knownFields } from '../core/model/values.ts';
import type { Body, Collected } from './context.ts';
import { element, isBlock, text, type Element, type ElementContent } from './tree.ts';

type CitationRanges = Collected['citationRanges'];

type CitationSource = { target: string; words?: ElementContent[]; start: number; end: number };

/** A citation as a link without an address: the site fills in where it leads and how its target stands. */
export function renderCitation({ target, words, start, end }: CitationSource, body: Body): Element {
  const properties = { dataCite: target, ...(words ? { dataWords: '' } : {}) };
  const link = element('a', properties, words ?? [text(target.replace('#', ' '))]);
  body.collected.citationRanges.set(link, body.given.locator.range(start, end));
  return link;
}

/** The citations below a compiled part, each with the sentence around it. `from` is the anchor of the part. */
export function collectCitations(nodes: ElementContent[], from: string, ranges: CitationRanges): Citation[] {
  const found: Citation[] = [];
  const read = new Map<ElementContent[], BlockText>();
  walk(nodes, nodes, from);
  return found;

  function walk(children: ElementContent[], block: ElementContent[], anchor: string): void {
    for (const node of children) {
      if (node.type !== 'element') continue;
      const range = ranges.get(node);
      if (range !== undefined) {
        const text = read.get(block) ?? readBlock(block, ranges);
        read.set(block, text);
        found.push({ ...citationOf(text, node), from: anchor, range });
      }
      const inner =
        node.tagName === 'article' && typeof node.properties['id'] === 'string'
          ? node.properties['id']
          : anchor;
      walk(node.children, isBlock(node) ? node.children : block, inner);
    }
  }
}

/** The text of a block, and where its citations begin and end in it. */
type BlockText = { text: string; places: Map<ElementContent, [start: number, end: number]> };

function readBlock(block: ElementContent[], ranges: CitationRanges): BlockText {
  const parts: string[] = [];
  const places: BlockText['places'] = new Map();
  let length = 0;
  const read = (nodes: ElementContent[]): void => {
    for (const node of nodes) {
      const start = length;
      if (node.type === 'text') {
        parts.push(node.value);
        length += node.value.length;
      }
      if (node.type === 'element') read(node.children);
      if (ranges.has(node)) places.set(node, [start, length]);
    }
  };
  read(block);
  return { text: parts.join(''), places };
}

/** Further away than this, nothing belongs to the sentence that is shown. */
const WINDOW = 1000;

function citationOf({ text, places }: BlockText, link: Element): Omit<Citation, 'from' | 'range'> {
  const [id = '', anchor] = String(link.properties['dataCite']).split('#');
  const [start, end] = places.get(link) ?? [0, 0];
  const from = Math.max(0, start - WINDOW);
  return knownFields({
    id,
    anchor,
    words: link.properties['dataWords'] === undefined ? undefined : text.slice(start, end),
    sentence: sentenceAround(text.slice(from, end + WINDOW), start - from, end - from),
  });
}
