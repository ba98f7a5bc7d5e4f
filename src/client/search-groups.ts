import { defang } from '../core/indicators/defang.ts';
import type { ExactGroup } from '../core/search/exact/look-up.ts';
import { addHighlight } from '../core/search/highlight.ts';
import type { Paths } from '../core/model/paths.ts';
import type { QueryUi } from '../core/search/query/words.ts';
import { zonedDay } from '../core/time/times.ts';
import { fill } from './fill.ts';
import { markedWords, renderItem } from './result-list.ts';
import type { ReportHit } from './search-order.ts';
import type { SearchWords } from './search-words.ts';

/** What it takes to show an answer. */
export type GroupContext = {
  template: HTMLTemplateElement;
  words: SearchWords;
  ui: QueryUi;
  paths: Paths;
};

/** A part of an answer with a heading and a list. */
export function createGroup(name: string, title: string): { section: HTMLElement; list: HTMLOListElement } {
  const section = document.createElement('section');
  section.dataset['group'] = name;
  const heading = Object.assign(document.createElement('h2'), { textContent: title });
  const list = document.createElement('ol');
  section.append(heading, list);
  return { section, list };
}

/** The reports that hold a value, where they hold it, and apart from them what is near. */
export function renderExact(group: ExactGroup, context: GroupContext): HTMLElement {
  const { words, paths, ui, template } = context;
  const { value, hits, count, neighbours, covering } = group;
  const shown = defang(value.key);
  const title = fill(count > 0 ? words.groups.exact : words.exactNone, { q: shown });
  const { section, list } = createGroup('exact', title);
  const marked = [...new Set([value.key, shown])];
  list.append(
    ...hits.map((hit) =>
      renderItem(
        {
          href: addHighlight(paths.incident(hit.id, hit.anchor), hit.place === 'id' ? [] : marked),
          id: hit.id,
          title: hit.title,
          lang: hit.lang,
          date: zonedDay(hit.detected, ui.timeZone),
          verdict: { id: hit.verdict, label: ui.labels['verdict']?.[hit.verdict] ?? hit.verdict },
          place: words.places[hit.place],
        },
        template,
      ),
    ),
  );
  if (hits.length === 0) list.remove();
  if (count > hits.length) {
    const all = fill(words.exactMore, { n: count, q: shown });
    section.append(paragraph('', [link(all, paths.indicator(value.key))]));
  }
  if (neighbours)
    section.append(
      nearLine(fill(words.neighbours, { q: defang(neighbours.group) }), neighbours.members, paths),
    );
  if (covering.length > 0) section.append(nearLine(words.covering, covering, paths));
  return section;
}

/** A report whose text was searched. */
export function renderReport(hit: ReportHit, hasSections: boolean, context: GroupContext): HTMLElement {
  const { paths, ui, template } = context;
  const { id, title, lang, date, verdict } = hit.meta;
  const marked = markedWords([hit.excerpt, ...hit.sections.map(({ excerpt }) => excerpt)]);
  return renderItem(
    {
      href: addHighlight(paths.incident(id), marked),
      id,
      title,
      lang,
      date,
      verdict: { id: verdict, label: ui.labels['verdict']?.[verdict] ?? verdict },
      excerpt: hit.excerpt,
      sections: hasSections
        ? hit.sections.map((part) => ({ ...part, url: addHighlight(part.url, marked) }))
        : [],
    },
    template,
  );
}

/** The best parts of some reports as items of their own. */
export function renderSections(hits: readonly ReportHit[], context: GroupContext): HTMLElement[] {
  return hits.flatMap(({ meta, sections }) =>
    sections.slice(0, 1).map(({ title, url, excerpt }) =>
      renderItem(
        {
          href: addHighlight(url, markedWords([excerpt])),
          id: meta.id,
          title,
          lang: meta.lang,
          excerpt,
        },
        context.template,
      ),
    ),
  );
}

type Near = { key: string; reports: number };

const MAX_NEAR = 6;

function nearLine(said: string, members: readonly Near[], paths: Paths): HTMLElement {
  const links = members
    .slice(0, MAX_NEAR)
    .flatMap(({ key, reports }) => [' ', link(`${defang(key)} (${reports})`, paths.search(key))]);
  return paragraph(said, links);
}

function paragraph(text: string, rest: (Node | string)[]): HTMLElement {
  const element = document.createElement('p');
  element.className = 'near';
  element.append(text, ...rest);
  return element;
}

function link(text: string, href: string): HTMLAnchorElement {
  return Object.assign(document.createElement('a'), { href, textContent: text });
}
