import { sentenceAround } from '../core/text.ts';
import type { Citation } from '../core/model.ts';
import type { BodyContext } from './context.ts';
import { element, isBlock, text } from './tree.ts';
import type { Element, ElementContent } from './tree.ts';

export type CitationSource = { target: string; words?: ElementContent[]; start: number; end: number };

/** A citation as a link without an address: the site fills in where it leads and how its target stands. */
export function renderCitation(citation: CitationSource, context: BodyContext): Element {
  const words = citation.words ?? [text(citation.target.replace('#', ' '))];
  const link = element(
    'a',
    { dataCite: citation.target, ...(citation.words ? { dataWords: '' } : {}) },
    words,
  );
  context.citationRanges.set(link, context.locator.range(citation.start, citation.end));
  return link;
}

/** The citations below a compiled part, each with the sentence around it. `from` is the anchor of the part. */
export function collectCitations(nodes: ElementContent[], from: string, context: BodyContext): Citation[] {
  const found: Citation[] = [];
  walk(nodes, nodes, from);
  return found;

  function walk(children: ElementContent[], block: ElementContent[], anchor: string): void {
    for (const node of children) {
      if (node.type !== 'element') continue;
      const range = context.citationRanges.get(node);
      if (range !== undefined)
        found.push({ ...targetOf(node), sentence: sentenceOf(block, node), from: anchor, range });
      const inner =
        node.tagName === 'article' && typeof node.properties['id'] === 'string'
          ? node.properties['id']
          : anchor;
      walk(node.children, isBlock(node) ? node.children : block, inner);
    }
  }
}

function targetOf(link: Element): Pick<Citation, 'id' | 'anchor' | 'words'> {
  const [id = '', anchor] = String(link.properties['dataCite']).split('#');
  const words = link.properties['dataWords'] === undefined ? undefined : wordsOf(link.children);
  return { id, ...(anchor === undefined ? {} : { anchor }), ...(words === undefined ? {} : { words }) };
}

function sentenceOf(block: ElementContent[], link: Element): string {
  let before = '';
  let isFound = false;
  const read = (nodes: ElementContent[]): string =>
    nodes
      .map((node) => {
        if (node === link && !isFound) {
          isFound = true;
          before = whole;
        }
        const words = node.type === 'text' ? node.value : '';
        whole += words;
        return words + (node.type === 'element' ? read(node.children) : '');
      })
      .join('');
  let whole = '';
  read(block);
  return sentenceAround(whole, before.length, before.length + wordsOf(link.children).length);
}

function wordsOf(nodes: ElementContent[]): string {
  return nodes
    .map((node) =>
      node.type === 'text' ? node.value : node.type === 'element' ? wordsOf(node.children) : '',
    )
    .join('');
}
