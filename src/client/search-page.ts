import { countFacets, LIST_FACETS } from '../core/list/facets.ts';
import { chooseValue, printQuery, type Query } from '../core/search/query/query.ts';
import { parseSearchState, printSearchState } from '../core/search/state.ts';
import { showFacets } from './facets.ts';
import { showAnswer, type AnswerView } from './search-answer.ts';
import { SearchElement, type Asked } from './search-element.ts';

/** Reports that are loaded at one time. */
const PAGE = 20;

/** The search page: what is asked stands in the address, so that a search can be linked and Back works. */
class SearchPage extends SearchElement {
  protected readonly pause = 150;
  #asked: Asked = { text: '', sort: 'relevance' };
  #view: AnswerView | undefined;

  connectedCallback(): void {
    window.addEventListener('popstate', this.#restore);
    document.addEventListener('keydown', this.#onShortcut);
    this.querySelector('form')?.addEventListener('submit', (event) => {
      event.preventDefault();
      this.#ask({ text: this.input.value.trim(), sort: this.#asked.sort }, 'push');
    });
    this.listen();
    this.addEventListener('change', this.#onChoice);
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
    const facet = LIST_FACETS.find((name) => name === target.name);
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
    if (this.dataset['reports'] === '0' || !root || !template) {
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
      async (answer, { ui }, isCurrent) => {
        const { rows } = await answer.foundRows();
        if (!isCurrent()) return;
        this.#openFacets();
        const naming = { labels: ui.labels, language: document.documentElement.lang };
        showFacets(this, countFacets(rows, answer.query, naming), {
          query: answer.query,
          ui,
          showAll: this.words.showAll,
        });
        this.#hideFacets(answer.query);
      },
    );
  }

  async #showMore(): Promise<void> {
    const hasMore = (await this.#view?.more(PAGE)) ?? false;
    this.querySelector('[data-more]')?.toggleAttribute('hidden', !hasMore);
  }

  /** Facets stand open beside the results where there is room; on a phone one opens them. */
  #openFacets(): void {
    const facets = this.querySelector<HTMLDetailsElement>('[data-facets]');
    if (!facets?.hidden) return;
    facets.open = matchMedia('(min-width: 48rem)').matches;
    facets.hidden = false;
  }

  /** Facets without a value are not shown, nor a way to clear filters that are not there. */
  #hideFacets({ items }: Query): void {
    const groups = [...this.querySelectorAll<HTMLElement>('[data-facet]')];
    const hasNone = groups.every((group) => group.hidden);
    this.querySelector('[data-facets]')?.toggleAttribute('hidden', hasNone);
    const hasFilters = items.some(({ kind }) => kind === 'filter');
    this.querySelector('[data-clear]')?.toggleAttribute('hidden', !hasFilters);
  }
}

customElements.define('search-page', SearchPage);
