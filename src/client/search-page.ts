import { countFacets, findFacet, splits, type ListFacet } from '../core/list/facets.ts';
import type { ReportRow } from '../core/model/row.ts';
import type { Answer } from '../core/search/engine.ts';
import { matchesFilters } from '../core/search/query/filters.ts';
import { chooseValue, chosenValues, filtersOf, printQuery, type Query } from '../core/search/query/query.ts';
import type { QueryNames } from '../core/search/query/words.ts';
import { parseSearchState, printSearchState } from '../core/search/state.ts';
import { showFacets } from './facets.ts';
import { describeFailure } from './failure.ts';
import { showAnswer, type AnswerView } from './search-answer.ts';
import { SearchElement, type Asked } from './search-element.ts';

/** Reports that are loaded at one time. */
const PAGE = 20;

/** The search page: what is asked stands in the address, so that a search can be linked and Back works. */
class SearchPage extends SearchElement {
  protected readonly pause = 150;
  #asked: Asked = { text: '', sort: 'relevance' };
  #view: AnswerView | undefined;
  /** Counts the facets of the answer that is shown, once. */
  #countFacets: (() => Promise<void>) | undefined;

  connectedCallback(): void {
    window.addEventListener('popstate', this.#restore);
    document.addEventListener('keydown', this.#onShortcut);
    this.querySelector('form')?.addEventListener('submit', (event) => {
      event.preventDefault();
      this.#ask({ text: this.input.value.trim(), sort: this.#asked.sort }, 'push');
    });
    this.listen();
    this.addEventListener('change', this.#onChoice);
    this.#facets?.addEventListener('toggle', this.#onToggle);
    this.querySelector('[data-clear]')?.addEventListener('click', () =>
      this.#change(({ items }) => ({ items: items.filter(({ kind }) => kind !== 'filter') })),
    );
    this.querySelector('[data-more]')?.addEventListener('click', () => void this.#showMore());
    const typed = this.input.value;
    this.#restore();
    // What was typed before this script came.
    if (typed !== '') {
      this.input.value = typed;
      this.answerSoon();
    }
  }

  disconnectedCallback(): void {
    window.removeEventListener('popstate', this.#restore);
    document.removeEventListener('keydown', this.#onShortcut);
  }

  protected answer(text: string): void {
    this.#ask({ text, sort: this.#asked.sort }, 'replace');
  }

  #onShortcut = (event: KeyboardEvent): void => {
    const isTyping =
      event.target instanceof Element && event.target.matches('input:not([type=checkbox]), select');
    const isSlash = event.key === '/' && !isTyping && !event.ctrlKey && !event.metaKey && !event.altKey;
    if (!isSlash && !(event.key.toLowerCase() === 'k' && (event.ctrlKey || event.metaKey))) return;
    event.preventDefault();
    this.input.select();
  };

  #restore = (): void => {
    const state = parseSearchState(location.search);
    this.input.value = state.text;
    // An address with facets of its own, as they once were, becomes one with a query.
    this.#ask(state, /[?&](?!q=|sort=)/.test(location.search) ? 'replace' : 'keep');
  };

  #onChoice = ({ target }: Event): void => {
    if (target instanceof HTMLSelectElement)
      this.#ask({ ...this.#asked, sort: parseSearchState(`?sort=${target.value}`).sort }, 'push');
    if (!(target instanceof HTMLInputElement) || target.type !== 'checkbox') return;
    const facet = findFacet(target.name);
    if (facet) this.#change((query) => chooseValue(query, facet, target.value, target.checked));
  };

  /** Asks for another query than the one that was read. */
  #change(change: (query: Query) => Query): void {
    const { parsed, sort } = this.#asked;
    if (parsed === undefined) return;
    const query = change(parsed.query);
    this.input.value = printQuery(query);
    this.#ask({ text: this.input.value, sort, parsed: { ...parsed, query } }, 'push');
  }

  #ask(asked: Asked, address: 'push' | 'replace' | 'keep'): void {
    this.#asked = asked;
    const url = location.pathname + printSearchState(asked);
    if (address === 'push') history.pushState(null, '', url);
    if (address === 'replace') history.replaceState(null, '', url);
    const order = this.querySelector('select');
    if (order) order.value = asked.sort;
    this.assist();
    const root = this.querySelector<HTMLElement>('[data-results]');
    const template = this.querySelector<HTMLTemplateElement>('template[data-hit]');
    if (this.dataset['texts'] === '0' || !root || !template) {
      this.rest(this.words.noIndex);
      return;
    }
    void this.run(
      asked,
      async (answer, context) => {
        this.#view = showAnswer(root, answer, {
          ...context,
          template,
          hasSectionGroup: false,
          ask: (query) => this.#change(() => query),
        });
        await this.#showMore();
      },
      async (answer, { names, ui }, isCurrent) => {
        this.#countFacets = async () => {
          this.#countFacets = undefined;
          // Facets count without labels too, by their ids.
          const [{ rows }, { labels }] = await Promise.all([answer.foundRows(), names().catch(() => ui)]);
          if (isCurrent()) this.#showFacets(rows, answer.query, labels);
        };
        this.#offerFacets(answer);
        if (this.#facets?.open === true) await this.#countFacets();
      },
    );
  }

  async #showMore(): Promise<void> {
    const hasMore = (await this.#view?.more(PAGE)) ?? false;
    this.querySelector('[data-more]')?.toggleAttribute('hidden', !hasMore);
  }

  get #facets(): HTMLDetailsElement | null {
    return this.querySelector<HTMLDetailsElement>('[data-facets]');
  }

  /**
   * Facets stand open beside the results where there is room; on a phone one opens them, and where a value was looked up:
   * to count them takes the rows of the whole archive, which a lookup does not need.
   */
  #offerFacets({ query, hasOnlyValues, count, exact }: Answer): void {
    const hasFilters = filtersOf(query).length > 0;
    this.querySelector('[data-clear]')?.toggleAttribute('hidden', !hasFilters);
    const facets = this.#facets;
    if (!facets?.hidden) return;
    facets.open = (!hasOnlyValues || hasFilters) && matchMedia('(min-width: 48rem)').matches;
    facets.hidden = !facets.open && !hasFilters && count + exact.length === 0;
  }

  #listedFacets(): ListFacet[] {
    const groups = [...this.querySelectorAll<HTMLElement>('[data-facet]')];
    return groups.flatMap(({ dataset }) => findFacet(dataset['facet'] ?? '') ?? []);
  }

  /** Facets that narrow nothing are not shown. */
  #showFacets(rows: readonly ReportRow[], query: Query, labels: QueryNames['labels']): void {
    const naming = { labels, language: document.documentElement.lang };
    const passing = rows.filter(matchesFilters(query)).length;
    const counts = countFacets(rows, query, naming, this.#listedFacets());
    for (const facet of this.#listedFacets()) {
      const isChosen = chosenValues(query, facet).length > 0;
      if (!isChosen && !splits(counts[facet] ?? [], passing)) counts[facet] = [];
    }
    showFacets(this, counts, { query, labels, words: this.words });
    const groups = [...this.querySelectorAll<HTMLElement>('[data-facet]')];
    this.#facets?.toggleAttribute(
      'hidden',
      groups.every((group) => group.hidden),
    );
  }

  #onToggle = (): void => {
    if (this.#facets?.open !== true) return;
    this.#countFacets?.().catch((error: unknown) => {
      this.say(describeFailure(error, this.words.failed, this.words));
    });
  };
}

customElements.define('search-page', SearchPage);
