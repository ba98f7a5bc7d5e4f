import type { HastNode } from 'satteri';
import { SECTION_KINDS, type SectionKind } from '../../schemas/vocabulary.ts';
import { fingerprint } from '../core/model/fingerprint.ts';
import type { Citation, Section, SectionPart } from '../core/model/report.ts';
import { closeFullWidth } from '../core/model/text.ts';
import { collectCitations } from './citations.ts';
import type { Body, Place } from './context.ts';
import { dropLostWays, FOOTNOTES_ANCHOR, FOOTNOTE_PREFIX, refuseInTitle } from './footnotes.ts';
import { checkInnerLinks } from './links.ts';
import { element, isElement, plainText, text, toHtml, type Element, type ElementContent } from './tree.ts';

type CompiledSections = {
  intro: string;
  sections: Section[];
  footnotes: string;
  citations: Citation[];
};

type Draft = { heading: Element; children: ElementContent[] };
type NamedDraft = Draft & Pick<Section, 'kind' | 'anchor' | 'title'>;

/** Cuts the compiled body at its level-2 headings. */
export function cutSections(nodes: ElementContent[], body: Body): CompiledSections {
  const { collected } = body;
  const footnotes = nodes.filter((node) => isElement(node, 'section'));
  const intro: ElementContent[] = [];
  const drafts: Draft[] = [];
  for (const node of nodes) {
    if (isElement(node, 'h2')) drafts.push({ heading: node, children: [] });
    else if (!isElement(node, 'section')) (drafts.at(-1)?.children ?? intro).push(node);
  }
  const named = drafts.map((draft) => nameSection(draft, body));
  checkInnerLinks(collected);
  dropLostWays(footnotes, collected.notes);
  const cited = (part: ElementContent[], from: string): Citation[] =>
    collectCitations(part, from, collected.citationRanges);
  const citations = [
    ...cited(intro, 'top'),
    ...named.flatMap(({ heading, children, anchor }) => cited([heading, ...children], anchor)),
    ...cited(footnotes, FOOTNOTES_ANCHOR),
  ];
  const sections = named.map(compileSection);
  return { intro: toHtml(intro).trim(), sections, footnotes: toHtml(footnotes), citations };
}

function nameSection(draft: Draft, body: Body): NamedDraft {
  const title = plainText(draft.heading.children);
  const kind = sectionKindOf(title);
  const anchor = kind === 'other' ? anchorOf(title, body) : claimAnchor(kind, body);
  return { ...draft, kind, anchor, title };
}

/** Headings that open a known section, beside its English name, in lower case: in English, in Chinese. */
const ALIASES: Record<SectionKind, readonly [string, string]> = {
  background: ['context, summary, overview', '背景, 事件背景, 事件概述, 事件经过, 概述, 背景介绍'],
  impact: ['impact and scope, scope', '影响, 影响范围, 影响评估, 业务影响, 影响面'],
  steps: [
    'response, response steps, investigation, investigation steps, timeline of the response',
    '步骤, 排查步骤, 处置步骤, 排查过程, 处置过程, 响应步骤, 应急步骤, 应急响应',
  ],
  findings: ['finding, evidence, root cause', '发现, 排查发现, 调查发现, 分析结论, 结论, 根因, 根本原因'],
  lessons: ['lesson, lessons learned, lessons learnt', '经验, 经验教训, 教训, 复盘, 经验总结, 总结'],
  actions: [
    'action, action items, follow-ups, follow ups, next steps',
    '行动, 行动项, 改进, 改进措施, 整改措施, 后续行动, 待办',
  ],
  references: ['reference, links, sources, see also', '参考, 参考资料, 参考链接, 引用, 资料来源'],
};

const KINDS = new Map<string, SectionKind>(
  SECTION_KINDS.flatMap((kind) => {
    const titles = ALIASES[kind].flatMap((list) => list.split(', '));
    return [kind, ...titles].map((title) => [title, kind] as const);
  }),
);

/** The kind of section that a heading opens, in any of the known languages. */
function sectionKindOf(title: string): SectionKind | 'other' {
  const plain = title
    .trim()
    .toLowerCase()
    .replace(/^[\d一二三四五六七八九十]+[.、)．:：]\s*/u, '')
    .replace(/[:：]$/, '')
    .trim();
  return KINDS.get(plain) ?? 'other';
}

function compileSection({ kind, anchor, title, children }: NamedDraft): Section {
  return { title, kind, anchor, html: toHtml(children).trim(), ...cutParts(children) };
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
  const [first] = article.children;
  const isFolded = isElement(first, 'details');
  const [top, body] = isFolded ? first.children : article.children;
  const head = isFolded && isElement(top) ? top.children[0] : top;
  const heading = isElement(head) ? head.children.find((child) => isElement(child, 'h3')) : undefined;
  return {
    anchor: String(article.properties['id']),
    title: isElement(heading) ? plainText(heading.children) : String(article.properties['id']),
    text: isElement(body) ? closeFullWidth(plainText(body.children)) : '',
    depth: 3,
  };
}

/** A heading with its anchor. Level 2 opens a section; inside an element no heading stands above level 4. */
export function renderHeading(
  node: Element & HastNode,
  children: ElementContent[],
  place: Place,
  body: Body,
): ElementContent {
  const level = Number(node.tagName.slice(1));
  const isInside = place.elements.length > 0;
  const shown = isInside ? Math.max(level, 4) : level;
  if (shown <= 2) {
    refuseInTitle(node, body);
    return element('h2', {}, children);
  }
  return element(`h${shown}`, { id: anchorOf(plainText(children), body) }, children);
}

/** The fixed anchors of the known sections and of the footnotes: no other heading gets one, wherever it stands. */
const RESERVED = new Set<string>([...SECTION_KINDS, FOOTNOTES_ANCHOR]);

/**
 * An ASCII anchor for a heading, that no other part has. Words of another script become a digest of the heading,
 * so that the anchor does not move when other parts of the report change.
 */
function anchorOf(heading: string, body: Body): string {
  const ascii = heading
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60);
  const isAscii = !/[^\p{ASCII}]/u.test(heading) && ascii !== '';
  const anchor = isAscii ? ascii : `h-${fingerprint(heading).slice(0, 6)}`;
  if (anchor.startsWith(FOOTNOTE_PREFIX)) return claimAnchor(`part-${anchor}`, body);
  return claimAnchor(RESERVED.has(anchor) ? `${anchor}-part` : anchor, body);
}

/** The anchor itself, or the first of `anchor-2`, `anchor-3` … that is free. */
function claimAnchor(anchor: string, { collected, counted }: Body): string {
  let free = anchor;
  let count = counted.anchors.get(anchor) ?? 2;
  for (; collected.anchors.has(free); count++) free = `${anchor}-${count}`;
  counted.anchors.set(anchor, count);
  collected.anchors.add(free);
  return free;
}
