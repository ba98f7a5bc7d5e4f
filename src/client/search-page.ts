import { parseSearchState, printSearchState, SEARCH_FACETS, toggleFilter } from '../core/search-state.ts';
import type { SearchFacet, SearchState } from '../core/search-state.ts';
import { openProseSearch } from './prose-search.ts';
import type { ProseSearch, SearchAnswer } from './prose-search.ts';
import { renderHit } from './result-list.ts';
import { describeAnswer, describeFailure, readJson } from './search-words.ts';
import type { SearchWords } from './search-words.ts';

/** Hits that are loaded at one time. */
const PAGE = 20;
const PAUSE_MS = 150;

/** The search page: what is asked stands in the address, so that a search can be linked and Back works. */
class SearchPage extends HTMLElement {
  #search: Promise<ProseSearch> | undefined;
  #state: SearchState = { words: '', filters: {} };
  #answer: SearchAnswer | undefined;
  #shown = 0;
  #asked = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  connectedCallback(): void {
    window.addEventListener('popstate', this.#restore);
    this.querySelector('form')?.addEventListener('submit', (event) => {
      event.preventDefault();
      this.#ask({ ...this.#state, words: this.#input.value.trim() }, 'push');
    });
    this.#input.addEventListener('input', () => {
      clearTimeout(this.#timer);
      this.#timer = setTimeout(
        () => this.#ask({ ...this.#state, words: this.#input.value.trim() }, 'replace'),
        PAUSE_MS,
      );
    });
    this.addEventListener('change', this.#onChoice);
    this.querySelector('[data-clear]')?.addEventListener('click', () =>
      this.#ask({ ...this.#state, filters: {} }, 'push'),
    );
    this.querySelector('[data-more]')?.addEventListener('click', () => void this.#showMore());
    this.#restore();
  }

  disconnectedCallback(): void {
    window.removeEventListener('popstate', this.#restore);
  }

  get #input(): HTMLInputElement {
    return this.querySelector<HTMLInputElement>('input[type=search]') ?? document.createElement('input');
  }

  #restore = (): void => {
    const state = parseSearchState(location.search);
    this.#input.value = state.words;
    this.#ask(state, 'keep');
  };

  #onChoice = (event: Event): void => {
    const box = event.target;
    if (!(box instanceof HTMLInputElement) || box.type !== 'checkbox') return;
    const facet = SEARCH_FACETS.find((name) => name === box.name);
    if (facet) this.#ask(toggleFilter(this.#state, facet, box.value, box.checked), 'push');
  };

  #ask(state: SearchState, address: 'push' | 'replace' | 'keep'): void {
    this.#state = state;
    const url = location.pathname + printSearchState(state);
    if (address === 'push') history.pushState(null, '', url);
    if (address === 'replace') history.replaceState(null, '', url);
    void this.#run();
  }

  async #run(): Promise<void> {
    const asked = ++this.#asked;
    const words = readJson(this, 'words') as SearchWords;
    if (this.dataset['languages'] === '') {
      this.#say(words.noIndex);
      return;
    }
    this.#say(words.loading);
    try {
      this.#search ??= openProseSearch({ base: this.dataset['base'] ?? '/', hasFacets: true });
      const { words: query, filters } = this.#state;
      const answer = await (await this.#search)(query, filters);
      if (asked !== this.#asked) return;
      this.#answer = answer;
      this.#shown = 0;
      this.querySelector('[data-results]')?.replaceChildren();
      await this.#showMore();
      this.#showFacets(answer.facets);
      this.#say(describeAnswer(answer, query, words));
    } catch (error) {
      this.#search = undefined;
      this.#say(describeFailure(error, words));
    }
  }

  async #showMore(): Promise<void> {
    const answer = this.#answer;
    const template = this.querySelector<HTMLTemplateElement>('template[data-hit]');
    if (!answer || !template) return;
    const from = this.#shown;
    const to = Math.min(answer.count, from + PAGE);
    this.#shown = to;
    const hits = await Promise.all(
      Array.from({ length: to - from }, (_, index) => answer.load(from + index)),
    );
    if (answer !== this.#answer) return;
    const verdicts = readJson(this, 'verdicts') as Record<string, string>;
    this.querySelector('[data-results]')?.append(
      ...hits.flatMap((hit) => (hit ? [renderHit(hit, template, verdicts)] : [])),
    );
    this.querySelector('[data-more]')?.toggleAttribute('hidden', to >= answer.count);
  }

  #showFacets(counts: SearchAnswer['facets']): void {
    this.#openFacets();
    for (const facet of SEARCH_FACETS) this.#showFacet(facet, counts[facet] ?? {});
    this.querySelector('[data-clear]')?.toggleAttribute(
      'hidden',
      Object.keys(this.#state.filters).length === 0,
    );
  }

  /** Facets stand open beside the results where there is room; on a phone one opens them. */
  #openFacets(): void {
    const facets = this.querySelector<HTMLDetailsElement>('[data-facets]');
    if (!facets?.hidden) return;
    facets.open = matchMedia('(min-width: 48rem)').matches;
    facets.hidden = false;
  }

  #showFacet(facet: SearchFacet, counts: Record<string, number>): void {
    const group = this.querySelector(`[data-facet="${facet}"]`);
    const template = this.querySelector<HTMLTemplateElement>('template[data-choice]');
    if (!group || !template) return;
    const chosen = this.#state.filters[facet] ?? [];
    const values = Object.entries(counts).filter(([value, count]) => count > 0 || chosen.includes(value));
    if (facet === 'year') values.sort(([a], [b]) => (a < b ? 1 : -1));
    else values.sort(([a, some], [b, others]) => others - some || (a < b ? -1 : 1));
    const labels =
      (readJson(this, 'labels') as Partial<Record<SearchFacet, Record<string, string>>>)[facet] ?? {};
    const focused = (document.activeElement as HTMLInputElement | null)?.value;
    const items = values.map(([value, count]) =>
      renderChoice(template, {
        facet,
        value,
        count,
        label: labels[value] ?? value,
        isChosen: chosen.includes(value),
      }),
    );
    group.querySelector('ul')?.replaceChildren(...items);
    group.toggleAttribute('hidden', items.length === 0);
    if (group.contains(document.activeElement) || focused === undefined) return;
    items
      .map((item) => item.querySelector('input'))
      .find((input) => input?.value === focused && input.checked)
      ?.focus();
  }

  #say(status: string): void {
    const target = this.querySelector('[data-status]');
    if (target) target.textContent = status;
  }
}

type Choice = { facet: SearchFacet; value: string; count: number; label: string; isChosen: boolean };

function renderChoice(
  template: HTMLTemplateElement,
  { facet, value, count, label, isChosen }: Choice,
): HTMLElement {
  const item = template.content.firstElementChild?.cloneNode(true) as HTMLElement;
  const input = item.querySelector('input');
  if (input) {
    input.name = facet;
    input.value = value;
    input.checked = isChosen;
  }
  const [shown, number] = [item.querySelector('[data-label]'), item.querySelector('[data-count]')];
  if (shown) shown.textContent = label;
  if (number) number.textContent = String(count);
  return item;
}

customElements.define('search-page', SearchPage);
