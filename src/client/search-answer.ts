import { defang, defangText } from '../core/indicators/defang.ts';
import type { Words } from '../core/i18n/words.ts';
import type { Paths } from '../core/model/paths.ts';
import type { Answer, ReportHit } from '../core/search/engine.ts';
import type { ExactGroup, NearValue } from '../core/search/exact/look-up.ts';
import { addHighlight, splitExcerpt } from '../core/search/highlight.ts';
import type { PageHit } from '../core/search/prose/pages.ts';
import { NO_YEAR } from '../core/search/query/filters.ts';
import { askLiterally, printFilter, type Query } from '../core/search/query/query.ts';
import type { QueryUi } from '../core/search/query/words.ts';
import { zonedDay } from '../core/time/times.ts';
import { create, createButton, fill, mark } from './dom.ts';

export type AnswerView = {
  /** Shows so many more reports; says whether there are others. */
  more: (number: number) => Promise<boolean>;
};

export type AnswerOptions = GroupContext & {
  /** Whether the best sections are a group of their own, as in the box, or stand below their reports. */
  hasSectionGroup: boolean;
  /** Asks for another query instead. */
  ask: (query: Query) => void;
};

/** Shows an answer in place of the last one: what is exactly held, reports with all words, pages, reports with some, sections. */
export function showAnswer(root: HTMLElement, result: Answer, options: AnswerOptions): AnswerView {
  const { words, hasSectionGroup } = options;
  const full = createGroup('reports', words.groups.reports);
  const partly = createGroup('partly', words.groups.partly);
  const sections = createGroup('sections', words.groups.sections);
  const pages = createGroup('pages', words.groups.pages);
  const counts = result.exact.flatMap((group) => [group, ...group.parts]).map(({ count }) => count);
  const isEmpty = result.count === 0 && counts.every((count) => count === 0);
  const exact = result.exact.map((group) => renderExact(group, options));
  let [shown, shownPages] = [0, 0];
  const groups = [full, pages, partly, sections];
  return {
    more: async (number) => {
      const [from, fromPages] = [shown, shownPages];
      const isFirst = from + fromPages === 0;
      shown = Math.min(result.count, shown + number);
      shownPages = Math.min(result.pages.count, shownPages + (hasSectionGroup ? MAX_PAGES : number));
      const [hits, foundPages] = await Promise.all([
        loadSome(result, from, shown),
        loadSome(result.pages, fromPages, shownPages),
      ]);
      // Whoever has walked into the last answer stays in this one: keys would go nowhere.
      const isWalked = isFirst && root.contains(document.activeElement);
      if (isFirst) {
        const ways = isEmpty ? dropButtons(result, options) : [];
        root.replaceChildren(...undoButtons(result, options), ...exact, ...ways);
      }
      hits.forEach((hit, index) => {
        const { list } = from + index < result.fullCount ? full : partly;
        if (hit) list.append(renderReport(hit, !hasSectionGroup, options));
      });
      pages.list.append(...renderPages(foundPages, !hasSectionGroup, options));
      const known = hits.filter((hit): hit is ReportHit => hit !== undefined);
      if (hasSectionGroup) sections.list.append(...renderSections(known.slice(0, MAX_SECTIONS), options));
      // Nothing is seen until the first reports are there: the groups would jump.
      root.append(...groups.flatMap(({ section, list }) => (list.firstChild ? [section] : [])));
      if (isWalked) root.querySelector<HTMLElement>('a, button')?.focus();
      return shown < result.count || shownPages < result.pages.count;
    },
  };
}

const MAX_SECTIONS = 4;

/** In the box the reports come first. */
const MAX_PAGES = 3;

/** Those of some hits from one place to before another. */
function loadSome<Hit>(
  { load }: { load: (place: number) => Promise<Hit> },
  from: number,
  to: number,
): Promise<Hit[]> {
  return Promise.all(Array.from({ length: to - from }, (_, index) => load(from + index)));
}

/** Buttons that ask again for a word as it was written, where others were searched in its place. */
function undoButtons({ query, unknown }: Answer, { words, ask }: AnswerOptions): HTMLElement[] {
  const replaced = unknown.filter(({ instead }) => instead.length > 0);
  const buttons = replaced.flatMap(({ text }) => {
    const literal = askLiterally(query, text);
    return literal === undefined ? [] : [createButton(() => ask(literal), fill(words.only, { q: text }))];
  });
  if (buttons.length === 0) return [];
  return [create('div', { className: 'ways', role: 'group', ariaLabel: words.onlyLabel }, ...buttons)];
}

/** Buttons that ask again without one of the filters. */
function dropButtons({ query }: Answer, { words, ask }: AnswerOptions): HTMLElement[] {
  const buttons = query.items.flatMap((item) => {
    if (item.kind !== 'filter') return [];
    const others = query.items.filter((other) => other !== item);
    return [createButton(() => ask({ items: others }), fill(words.drop, { q: printFilter(item) }))];
  });
  if (buttons.length === 0) return [];
  return [create('div', { className: 'ways', role: 'group', ariaLabel: words.dropLabel }, ...buttons)];
}

/** What it takes to show an answer. */
type GroupContext = {
  template: HTMLTemplateElement;
  words: Words['find'];
  ui: QueryUi;
  paths: Paths;
};

/** A part of an answer with a heading and a list. */
function createGroup(name: string, title: string): { section: HTMLElement; list: HTMLOListElement } {
  const list = create('ol');
  const section = create('section', {}, create('h2', {}, title), list);
  section.dataset['group'] = name;
  return { section, list };
}

/** The reports that hold a value, where they hold it, and apart from them what is near. */
function renderExact(group: ExactGroup, context: GroupContext): HTMLElement {
  const { words, paths } = context;
  const { value, hits, count, neighbours, covering } = group;
  const shown = defang(value.key);
  const title = fill(count > 0 ? words.groups.exact : words.exactNone, { q: shown });
  const { section, list } = createGroup('exact', title);
  list.append(...renderHolders(group, context));
  if (hits.length === 0) list.remove();
  section.append(...moreLink(group, context));
  for (const part of group.parts) {
    const said = fill(words.parts[part.how], { q: part.keys.map((key) => defang(key)).join(', ') });
    section.append(create('h3', {}, said), create('ol', {}, ...renderHolders(part, context)));
    section.append(...moreLink(part, context));
  }
  if (neighbours) {
    const said = fill(words.neighbours, { q: defang(neighbours.group) });
    section.append(nearLine(said, neighbours.members, paths));
  }
  if (covering.length > 0) section.append(nearLine(words.covering, covering, paths));
  return section;
}

type Holders = Pick<ExactGroup, 'value' | 'keys' | 'hits' | 'count'>;

function renderHolders(
  { value, keys, hits }: Holders,
  { words, paths, ui, template }: GroupContext,
): HTMLElement[] {
  const marked = [...new Set([value.key, ...keys].flatMap((key) => [key, defang(key)]))];
  return hits.map((hit) =>
    renderItem(template, {
      href: addHighlight(paths.incident(hit.id, hit.anchor), hit.place === 'id' ? [] : marked),
      id: hit.id,
      title: hit.title,
      lang: hit.lang,
      date: zonedDay(hit.detected, ui.timeZone) || noDate(ui),
      verdict: { id: hit.verdict, label: ui.labels['verdict']?.[hit.verdict] ?? hit.verdict },
      record: { id: hit.record, label: ui.labels['record']?.[hit.record] ?? hit.record },
      place: words.places[hit.place],
    }),
  );
}

function moreLink({ value, hits, count }: Holders, { words, paths }: GroupContext): HTMLElement[] {
  if (count <= hits.length) return [];
  const all = fill(words.exactMore, { n: count, q: defang(value.key) });
  return [create('p', { className: 'near' }, link(all, paths.indicator(value.key)))];
}

/** A report whose text was searched. */
function renderReport(hit: ReportHit, hasSections: boolean, context: GroupContext): HTMLElement {
  const { paths, ui, template } = context;
  const { id, title, lang, titleLang, date, verdict, record } = hit.meta;
  const marked = markedWords([hit.excerpt, ...hit.sections.map(({ excerpt }) => excerpt)]);
  return renderItem(template, {
    href: addHighlight(paths.incident(id), marked),
    id,
    title,
    lang,
    titleLang,
    date: date || noDate(ui),
    verdict: { id: verdict, label: ui.labels['verdict']?.[verdict] ?? verdict },
    record: { id: record, label: ui.labels['record']?.[record] ?? record },
    excerpt: hit.excerpt,
    excerptLang: hit.excerptLang,
    sections: hasSections
      ? hit.sections.map(({ title: part, anchor }) => ({
          title: part,
          url: addHighlight(paths.incident(id, anchor), marked),
        }))
      : [],
  });
}

function renderPages(
  hits: readonly (PageHit | undefined)[],
  ...how: [hasSections: boolean, context: GroupContext]
): HTMLElement[] {
  return hits.flatMap((hit) => (hit === undefined ? [] : [renderPage(hit, ...how)]));
}

/** A page of the team, which says that it is none of the reports. */
function renderPage(
  hit: PageHit,
  hasSections: boolean,
  { paths, template, words }: GroupContext,
): HTMLElement {
  const { slug, title, lang, excerpt, sections } = hit;
  const address = paths.ownPage(slug);
  const marked = markedWords([excerpt, ...sections.map((part) => part.excerpt)]);
  return renderItem(template, {
    href: addHighlight(address, marked),
    id: '',
    title,
    lang,
    place: words.places.page,
    excerpt,
    sections: hasSections
      ? sections.map((part) => ({
          title: part.title,
          url: addHighlight(`${address}#${encodeURIComponent(part.anchor)}`, marked),
        }))
      : [],
  });
}

/** The best parts of some reports as items of their own. */
function renderSections(hits: readonly ReportHit[], context: GroupContext): HTMLElement[] {
  return hits.flatMap(({ meta, sections }) =>
    sections.slice(0, 1).map(({ title, anchor, excerpt }) =>
      renderItem(context.template, {
        href: addHighlight(context.paths.incident(meta.id, anchor), markedWords([excerpt])),
        id: meta.id,
        title,
        lang: meta.lang,
        excerpt,
      }),
    ),
  );
}

function noDate({ labels }: QueryUi): string {
  return labels['year']?.[NO_YEAR] ?? '';
}

const MAX_NEAR = 6;

function nearLine(said: string, members: readonly NearValue[], paths: Paths): HTMLElement {
  const links = members
    .slice(0, MAX_NEAR)
    .flatMap(({ key, reports }) => [' ', link(`${defang(key)} (${reports})`, paths.search(key))]);
  return create('p', { className: 'near' }, said, ...links);
}

function link(text: string, href: string): HTMLAnchorElement {
  return create('a', { href }, text);
}

/** What one item of a result list shows. Texts may have `<mark>` around matches, and entities. */
type ResultItem = {
  href: string;
  id: string;
  title: string;
  lang: string;
  /** That of the title, where it is another one. */
  titleLang?: string | undefined;
  date?: string;
  verdict?: { id: string; label: string };
  /** Shown unless the report is simply published. */
  record?: { id: string; label: string };
  /** Where a report holds a value. */
  place?: string;
  excerpt?: string;
  excerptLang?: string | undefined;
  sections?: readonly { title: string; url: string }[];
};

/** An item made from a template; all texts are set as text, so a hostile report stays text. */
function renderItem(template: HTMLTemplateElement, item: ResultItem): HTMLElement {
  const element = template.content.firstElementChild?.cloneNode(true);
  if (!(element instanceof HTMLElement)) throw new Error('The template of a search result is empty.');
  const link = element.querySelector<HTMLAnchorElement>('[data-link]');
  if (link) link.href = item.href;
  fillPart(element, '[data-id]', item.id);
  fillPart(element, '[data-date]', item.date ?? '');
  const { verdict } = item;
  if (verdict === undefined) fillPart(element, '[data-verdict]', '');
  else element.querySelector('[data-verdict]')?.replaceWith(mark('verdict', verdict.id, verdict.label));
  const { record } = item;
  fillPart(element, '[data-record-status]', record?.id === 'published' ? '' : (record?.label ?? ''));
  element.querySelector('[data-record-status]')?.setAttribute('data-record-status', record?.id ?? '');
  fillPart(element, '[data-place]', item.place ?? '');
  fillPart(element, '[data-title]', plain(item.title));
  const { lang, titleLang = lang, excerptLang = lang } = item;
  element.querySelector('[data-title]')?.setAttribute('lang', titleLang);
  element.querySelector('[data-excerpt]')?.setAttribute('lang', excerptLang);
  fillExcerpt(element.querySelector('[data-excerpt]'), item.excerpt ?? '');
  fillSections(element.querySelector('[data-sections]'), item);
  return element;
}

/** The found words of excerpts, for the page behind a link to mark. */
function markedWords(excerpts: readonly string[]): string[] {
  const words = excerpts.flatMap((excerpt) =>
    splitExcerpt(excerpt).flatMap(({ text, isMatch }) => (isMatch ? [text.trim()] : [])),
  );
  return [...new Set(words.map((word) => word.toLowerCase()))].filter((word) => word !== '');
}

function fillPart(item: HTMLElement, selector: string, text: string): void {
  const target = item.querySelector<HTMLElement>(selector);
  if (!target) return;
  target.textContent = text;
  target.hidden = text === '';
}

/** No address stands live in a list. */
function plain(text: string): string {
  return defangText(text)
    .map((segment) => segment.text)
    .join('');
}

function fillExcerpt(target: HTMLElement | null, excerpt: string): void {
  if (!target) return;
  target.hidden = excerpt === '';
  target.replaceChildren(
    ...splitExcerpt(excerpt).map(({ text, isMatch }) =>
      isMatch ? create('mark', {}, plain(text)) : plain(text),
    ),
  );
}

function fillSections(list: Element | null, { sections = [], lang }: ResultItem): void {
  const row = list?.firstElementChild;
  if (!list || !row) return;
  list.replaceChildren(
    ...sections.map(({ title, url }) => {
      const item = row.cloneNode(true) as Element;
      const link = item.querySelector('a');
      if (link) Object.assign(link, { href: url, textContent: title, lang });
      return item;
    }),
  );
  list.toggleAttribute('hidden', sections.length === 0);
}
