import { printFilter, printQuery } from '../core/search/query/query.ts';
import { fill } from './fill.ts';
import type { SearchResult } from './search-engine.ts';
import {
  createGroup,
  renderExact,
  renderReport,
  renderSections,
  type GroupContext,
} from './search-groups.ts';
import type { ReportHit } from './search-order.ts';

export type AnswerView = {
  /** Shows so many more reports; says whether there are others. */
  more: (number: number) => Promise<boolean>;
};

export type AnswerOptions = GroupContext & {
  /** Whether the best sections are a group of their own, as in the box, or stand below their reports. */
  hasSectionGroup: boolean;
  /** Asks for another text instead. */
  ask: (text: string) => void;
};

/** Shows an answer in place of the last one: what is exactly held, reports with all words, with some, sections. */
export function showAnswer(root: HTMLElement, result: SearchResult, options: AnswerOptions): AnswerView {
  const { words, hasSectionGroup } = options;
  const full = createGroup('reports', words.groups.reports);
  const partly = createGroup('partly', words.groups.partly);
  const sections = createGroup('sections', words.groups.sections);
  const isEmpty = result.count === 0 && result.exact.every(({ count }) => count === 0);
  const exact = result.exact.map((group) => renderExact(group, options));
  let shown = 0;
  // Nothing is seen until the first reports are there: the groups would jump.
  const attach = (): void => {
    if (shown > 0)
      root.append(...[full, partly].flatMap(({ section, list }) => (list.firstChild ? [section] : [])));
    if (hasSectionGroup && sections.list.firstChild) root.append(sections.section);
  };
  return {
    more: async (number) => {
      const [from, to] = [shown, Math.min(result.count, shown + number)];
      shown = to;
      const hits = await Promise.all(
        Array.from({ length: to - from }, (_, index) => result.load(from + index)),
      );
      // Whoever has walked into the last answer stays in this one: keys would go nowhere.
      const isWalked = from === 0 && root.contains(document.activeElement);
      if (from === 0) root.replaceChildren(...exact, ...(isEmpty ? dropButtons(result, options) : []));
      hits.forEach((hit, index) => {
        const { list } = from + index < result.fullCount ? full : partly;
        if (hit) list.append(renderReport(hit, !hasSectionGroup, options));
      });
      const known = hits.filter((hit): hit is ReportHit => hit !== undefined);
      if (hasSectionGroup) sections.list.append(...renderSections(known.slice(0, MAX_SECTIONS), options));
      attach();
      if (isWalked) root.querySelector<HTMLElement>('a, button')?.focus();
      return to < result.count;
    },
  };
}

const MAX_SECTIONS = 4;

/** Buttons that ask again without one of the filters. */
function dropButtons({ query }: SearchResult, { words, ask }: AnswerOptions): HTMLElement[] {
  const buttons = query.items.flatMap((item) => {
    if (item.kind !== 'filter') return [];
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = fill(words.drop, { q: printFilter(item) });
    button.addEventListener('click', () =>
      ask(printQuery({ items: query.items.filter((other) => other !== item) })),
    );
    return [button];
  });
  if (buttons.length === 0) return [];
  const group = document.createElement('div');
  group.className = 'ways';
  group.role = 'group';
  group.ariaLabel = words.dropLabel;
  group.append(...buttons);
  return [group];
}
