import { fingerprint } from '../core/model/fingerprint.ts';
import { knownFields } from '../core/model/values.ts';
import { tagIdOf } from './imported.ts';
import { isSummaryHeading, meaningOfHeading, type SectionMeaning } from './postmortem-words.ts';
import { readPlace, readTimeline, type TimelinePlace } from './postmortem-timeline.ts';
import { plainWords, type ForeignText, type Node } from './safe-markdown.ts';

/** A text as sections of a report: what stands ahead of the first heading, and the sections below it. */
export type MappedText = {
  preface: string;
  sections: string;
  /** Numbers of elements that the text gave. */
  lessons: number;
  /** Of these, lessons below a heading that names no kind. */
  unkind: number;
  actions: number;
  /** Lines of a timeline that begin with a time. */
  steps: number;
  /** The words of the first paragraph below a heading for a summary. */
  summary?: string;
};

/**
 * Maps a text with headings: those of the highest level become sections, the others stand below them. What stands below
 * a heading for lessons, actions or a timeline becomes an element each; `day` is the only one of the incident, and nothing is left out but a heading that repeats the title.
 */
export function mapSections(text: ForeignText, title: string, day?: string): MappedText {
  const { name, blocks } = cutTitle(text.blocks, title);
  const top = Math.min(...blocks.flatMap((block) => (isHeading(block) ? [block.depth ?? 1] : [])));
  const made: Made = { lessons: 0, unkind: 0, actions: 0, steps: 0 };
  let place: TimelinePlace = {};
  const parts: string[] = name === undefined ? [] : [text.write([strong(name)], 0)];
  let preface: string | undefined;
  let summary: string | undefined;
  let isSummary = false;
  let meanings: (SectionMeaning | undefined)[] = [];
  for (const group of groupByHeading(blocks)) {
    const [first] = group;
    if (first !== undefined && isHeading(first)) {
      const level = (first.depth ?? 1) - top;
      if (level === 0) preface ??= parts.splice(0).join('\n\n');
      parts.push(writeHeading(text, first, level));
      meanings = [...meanings.slice(0, level), meaningOfHeading(plainWords(first))];
      if (meanings[level]?.holds === 'steps') place = knownFields({ day });
      readPlace(plainWords(first), place);
      isSummary = isSummaryHeading(plainWords(first));
      continue;
    }
    if (isSummary && first?.type === 'paragraph') summary ??= plainWords(first);
    const meaning = meanings.findLast((one) => one !== undefined);
    const isTimeline = meaning?.holds === 'steps';
    parts.push(isTimeline ? writeTimeline(text, group, place, made) : writeGroup(text, group, meaning, made));
  }
  const written = parts.filter((part) => part !== '').join('\n\n');
  return knownFields({
    ...(preface === undefined ? { preface: written, sections: '' } : { preface, sections: written }),
    ...made,
    summary,
  });
}

type Made = Pick<MappedText, 'lessons' | 'unkind' | 'actions' | 'steps'>;

function isHeading({ type }: Node): boolean {
  return type === 'heading';
}

/** A first heading above all others is the title of the text: it is left out when it repeats the title of the report. */
function cutTitle(blocks: readonly Node[], title: string): { name?: Node; blocks: readonly Node[] } {
  const [first, ...rest] = blocks;
  if (first === undefined || !isHeading(first)) return { blocks };
  if (foldTitle(plainWords(first)) === foldTitle(title)) return { blocks: rest };
  const depths = rest.filter(isHeading).map(({ depth = 1 }) => depth);
  const isAlone = depths.length > 0 && depths.every((depth) => depth > (first.depth ?? 1));
  return isAlone ? { name: first, blocks: rest } : { blocks };
}

function foldTitle(words: string): string {
  return words.replace(/\s+/g, ' ').trim();
}

function strong({ children = [] }: Node): Node {
  return { type: 'paragraph', children: [{ type: 'strong', children }] };
}

function writeHeading(text: ForeignText, heading: Node, level: number): string {
  const words = text.write([{ ...heading, depth: Math.max(1, level) }], 2);
  return level === 0 ? words.replace(/^#+/, '##') : words;
}

/** Each heading alone, and what stands between two of them. */
function groupByHeading(blocks: readonly Node[]): Node[][] {
  const groups: Node[][] = [];
  for (const block of blocks) {
    const last = groups.at(-1);
    if (isHeading(block) || last === undefined || last.some(isHeading)) groups.push([block]);
    else last.push(block);
  }
  return groups;
}

function writeGroup(
  text: ForeignText,
  group: readonly Node[],
  meaning: SectionMeaning | undefined,
  made: Made,
): string {
  const items = meaning === undefined ? undefined : itemsOf(group);
  if (meaning === undefined || items === undefined) return text.write(group, 2);
  const written = items.map((item) => {
    const content = text.write(item.blocks, 2);
    return item.isPlain || isNothing(content) ? content : writeElement(content, item, meaning, made);
  });
  return written.filter((part) => part !== '').join('\n\n');
}

function writeTimeline(text: ForeignText, group: readonly Node[], place: TimelinePlace, made: Made): string {
  const written = readTimeline(text, group, place).map(({ content, started, isStep }) => {
    if (!isStep) return content;
    const at = started === undefined ? '' : ` started="${started}"`;
    return `<Step id="S${++made.steps}" phase="unknown"${at}>\n\n${content}\n\n</Step>`;
  });
  return written.join('\n\n');
}

/** What becomes one element; a plain one stays as it is. */
type Item = { blocks: readonly Node[]; isPlain?: boolean; isDone?: boolean };

/** The items of a list, alone or behind a line that opens it; the rows of a table; otherwise all of it is one. */
function itemsOf(group: readonly Node[]): Item[] {
  const isLead = (block: Node): boolean => block.type === 'paragraph' && /[:：]\s*$/.test(plainWords(block));
  const [first, ...rest] = group;
  const lead = first !== undefined && rest.length > 0 && isLead(first) ? [first] : [];
  const lists = lead.length > 0 ? rest : group;
  const only = lists.length === 1 ? lists[0] : undefined;
  if (only?.type === 'table') return [...lead.map(asPlain), ...rowsOf(only)];
  if (!lists.every(({ type }) => type === 'list')) return [{ blocks: group }];
  const items = lists.flatMap(({ children = [] }) => children);
  return [
    ...lead.map(asPlain),
    ...items.map(({ children = [], checked }) => ({ blocks: children, isDone: checked === true })),
  ];
}

function asPlain(block: Node): Item {
  return { blocks: [block], isPlain: true };
}

/** A row with its first cell ahead, and the others behind the names of their columns. */
function rowsOf({ children: rows = [] }: Node): Item[] {
  const [head, ...body] = rows;
  const names = (head?.children ?? []).map((cell) => plainWords(cell).trim());
  return body.map(({ children: cells = [] }) => {
    const [first, ...others] = cells.map((cell, index) => ({ name: names[index] ?? '', cell }));
    const told = others.filter(({ cell }) => plainWords(cell).trim() !== '');
    const rest = told.map(({ name, cell }): Node => ({
      type: 'listItem',
      children: [
        paragraph([...(name === '' ? [] : [{ type: 'text', value: `${name}: ` }]), ...(cell.children ?? [])]),
      ],
    }));
    const list: Node[] = rest.length === 0 ? [] : [{ type: 'list', children: rest }];
    const isDone = told.some(({ cell }) =>
      /^(?:done|closed|completed?|已?完成)$/i.test(plainWords(cell).trim()),
    );
    return { blocks: [paragraph(first?.cell.children ?? []), ...list], isDone };
  });
}

function paragraph(children: Node[]): Node {
  return { type: 'paragraph', children };
}

function isNothing(content: string): boolean {
  return /^(?:|n\/?a|none|nothing|tbd|todo|\.{3}|-|无|暂无|没有|待补充)[.。]?$/i.test(
    content.replaceAll('\\', '').trim(),
  );
}

function writeElement(content: string, { isDone }: Item, meaning: SectionMeaning, made: Made): string {
  if (meaning.holds === 'actions') {
    const status = isDone === true ? ' status="done"' : '';
    return `<Action id="A${++made.actions}" kind="unknown" owner="unknown"${status}>\n\n${content}\n\n</Action>`;
  }
  const told = meaning.holds === 'lessons' ? meaning.kind : undefined;
  if (told === undefined) made.unkind++;
  const kind = told ?? 'unknown';
  return `<Lesson id="L${++made.lessons}" key="${keyOf(content)}" kind="${kind}">\n\n${content}\n\n</Lesson>`;
}

/** The first words of a lesson, and what tells it from another one that begins alike. */
function keyOf(content: string): string {
  const words = tagIdOf(content.slice(0, 80))
    ?.slice(0, 50)
    .replace(/-[^-]*$/, '');
  return `${words ?? 'imported'}-${fingerprint(content).slice(0, 6)}`;
}
