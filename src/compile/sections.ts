import type { Citation, Section, SectionPart } from '../core/model/report.ts';
import { anchorOf, claimAnchor } from './anchors.ts';
import { collectCitations } from './citations.ts';
import type { BodyContext } from './context.ts';
import { toHtml } from './html.ts';
import { checkInnerLinks } from './inner-links.ts';
import { sectionKindOf } from './section-titles.ts';
import { element, isElement, plainText, text } from './tree.ts';
import type { Element, ElementContent } from './tree.ts';

export type CompiledSections = {
  intro: string;
  sections: Section[];
  footnotes: string;
  citations: Citation[];
};

type Draft = { title: string; children: ElementContent[] };
type NamedDraft = Draft & Pick<Section, 'kind' | 'anchor'>;

/** Cuts the compiled body at its level-2 headings. */
export function cutSections(body: ElementContent[], context: BodyContext): CompiledSections {
  const footnotes = body.filter((node) => isElement(node, 'section'));
  const drafts: Draft[] = [{ title: '', children: [] }];
  for (const node of body) {
    if (isElement(node, 'h2')) drafts.push({ title: plainText(node.children), children: [] });
    else if (!isElement(node, 'section')) drafts.at(-1)?.children.push(node);
  }
  const [intro = { title: '', children: [] }, ...rest] = drafts;
  const named = rest.map((draft) => nameSection(draft, context));
  checkInnerLinks(context);
  const sections: Section[] = [];
  const citations = collectCitations(intro.children, 'top', context);
  for (const draft of named) {
    const section = compileSection(draft);
    sections.push(section);
    citations.push(...collectCitations(draft.children, section.anchor, context));
  }
  citations.push(...collectCitations(footnotes, 'footnote-label', context));
  return { intro: toHtml(intro.children).trim(), sections, footnotes: toHtml(footnotes), citations };
}

function nameSection(draft: Draft, { anchors }: BodyContext): NamedDraft {
  const kind = sectionKindOf(draft.title);
  return {
    ...draft,
    kind,
    anchor: kind === 'other' ? anchorOf(draft.title, anchors) : claimAnchor(kind, anchors),
  };
}

function compileSection({ children, ...names }: NamedDraft): Section {
  return { ...names, html: toHtml(children).trim(), ...cutParts(children) };
}

/** Elements and sub-headings of a section in reading order, and the text that belongs to none of them. */
function cutParts(children: ElementContent[]): Pick<Section, 'text' | 'parts'> {
  const parts: SectionPart[] = [];
  const own: ElementContent[] = [];
  let run = own;
  const closers: (() => void)[] = [];
  for (const node of children) {
    if (!isElement(node)) run.push(node);
    else if (node.tagName === 'article') {
      parts.push(articlePart(node));
      run = own;
    } else if (node.tagName === 'h3' || node.tagName === 'h4') {
      const below: ElementContent[] = [];
      const part: SectionPart = {
        anchor: String(node.properties['id']),
        title: plainText(node.children),
        text: '',
        depth: node.tagName === 'h3' ? 3 : 4,
      };
      parts.push(part);
      closers.push(() => (part.text = plainText(below)));
      run = below;
    } else if (node.properties['dataTlp'] !== undefined) {
      const inner = cutParts(node.children);
      parts.push(...inner.parts);
      if (inner.text !== '') run.push(element('p', {}, [text(inner.text)]));
    } else run.push(node);
  }
  for (const close of closers) close();
  return { text: plainText(own), parts };
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
