import { toHtml } from 'hast-util-to-html';
import type { Citation, Section, SectionPart } from '../core/model.ts';
import { anchorOf, claimAnchor } from './anchors.ts';
import { collectCitations } from './citations.ts';
import type { BodyContext } from './context.ts';
import { sectionKindOf } from './section-titles.ts';
import { isElement, plainText } from './tree.ts';
import type { Element, ElementContent } from './tree.ts';

export type CompiledSections = { intro: string; sections: Section[]; footnotes: string; citations: Citation[] };

type Draft = { title: string; children: ElementContent[] };

/** Cuts the compiled body at its level-2 headings. */
export function cutSections(body: ElementContent[], context: BodyContext): CompiledSections {
  const footnotes = body.filter((node) => isElement(node, 'section'));
  const drafts: Draft[] = [{ title: '', children: [] }];
  for (const node of body) {
    if (isElement(node, 'h2')) drafts.push({ title: plainText(node.children), children: [] });
    else if (!isElement(node, 'section')) drafts.at(-1)?.children.push(node);
  }
  const [intro = { title: '', children: [] }, ...rest] = drafts;
  const sections: Section[] = [];
  const citations = collectCitations(intro.children, 'top', context);
  for (const draft of rest) {
    const section = compileSection(draft, context);
    sections.push(section);
    citations.push(...collectCitations(draft.children, section.anchor, context));
  }
  citations.push(...collectCitations(footnotes, 'footnote-label', context));
  return { intro: toHtml(intro.children).trim(), sections, footnotes: toHtml(footnotes), citations };
}

function compileSection({ title, children }: Draft, context: BodyContext): Section {
  const kind = sectionKindOf(title);
  const anchor = kind === 'other' ? anchorOf(title, context.anchors) : claimAnchor(kind, context.anchors);
  return { kind, anchor, title, html: toHtml(children).trim(), text: plainText(children), parts: partsOf(children) };
}

/** Elements and sub-headings of a section in reading order; an element's own sub-headings stay in its text. */
function partsOf(children: ElementContent[]): SectionPart[] {
  const parts: SectionPart[] = [];
  for (const [index, node] of children.entries()) {
    if (node.type !== 'element') continue;
    if (node.tagName === 'article') parts.push(articlePart(node));
    else if (node.tagName === 'aside') parts.push(...partsOf(node.children));
    else if (node.tagName === 'h3' || node.tagName === 'h4') {
      const end = children.findIndex((next, at) => at > index && isElement(next, 'h3', 'h4', 'article'));
      const text = plainText(children.slice(index + 1, end === -1 ? undefined : end));
      parts.push({ anchor: String(node.properties['id']), title: plainText(node.children), text, depth: node.tagName === 'h3' ? 3 : 4 });
    }
  }
  return parts;
}

function articlePart(article: Element): SectionPart {
  const [head, body] = article.children;
  const heading = isElement(head) ? head.children.find((child) => isElement(child, 'h3')) : undefined;
  return {
    anchor: String(article.properties['id']),
    title: isElement(heading) ? plainText(heading.children) : String(article.properties['id']),
    text: isElement(body) ? plainText(body.children) : '',
    depth: 3,
  };
}
