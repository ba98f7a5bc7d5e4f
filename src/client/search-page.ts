import { LIST_FACETS } from '../core/list/facets.ts';
import { createPaths } from '../core/model/paths.ts';
import { chooseValue, printQuery } from '../core/search/query/query.ts';
import { parseQuery } from '../core/search/query/parse.ts';
import { parseSearchState, printSearchState, type SearchState } from '../core/search/state.ts';
import { showAnswer, type AnswerView } from './search-answer.ts';
import { showAssist } from './search-assist.ts';
import { openSearchEngine, type SearchEngine, type SearchResult } from './search-engine.ts';
import { showSearchFacets } from './search-facets.ts';
import { keepOnce } from './search-load.ts';
import { keepRecent } from './search-recent.ts';
import { walkWithArrows } from './search-walk.ts';
import { describeFailure, describeResult, readJson, type SearchWords } from './search-words.ts';

/** Reports that are loaded at one time. */
const PAGE = 20;
const PAUSE_MS = 150;

/** The search page: what is asked stands in the address, so that a search can be linked and Back works. */
class SearchPage extends HTMLElement {
  #engine: SearchEngine | undefined;
  #load = keepOnce(async () => (this.#engine = await openSearchEngine(this.dataset['base'] ?? '/')));
  #state: SearchState = { text: '', sort: 'relevance' };
  #view: AnswerView | undefined;
  #asked = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  connectedCallback(): void {
    window.addEventListener('popstate', this.#restore);
    document.addEventListener('keydown', this.#onShortcut);
    this.querySelector('form')?.addEventListener('submit', (event) => {
      event.preventDefault();
      keepRecent(this.#input.value);
      this.#ask({ ...this.#state, text: this.#input.value.trim() }, 'push');
    });
    this.#input.addEventListener('input', () => {
      this.#assist();
      clearTimeout(this.#timer);
      const ask = (): void => this.#ask({ ...this.#state, text: this.#input.value.trim() }, 'replace');
      this.#timer = setTimeout(ask, PAUSE_MS);
    });
    this.addEventListener('change', this.#onChoice);
    this.addEventListener('click', ({ target }) => {
      if (target instanceof Element && target.closest('[data-results] a')) keepRecent(this.#input.value);
    });
    this.querySelector('[data-clear]')?.addEventListener('click', () => this.#clear());
    this.querySelector('[data-more]')?.addEventListener('click', () => void this.#showMore());
    walkWithArrows(this, this.#input);
    this.#restore();
  }

  disconnectedCallback(): void {
    window.removeEventListener('popstate', this.#restore);
    document.removeEventListener('keydown', this.#onShortcut);
  }

  get #input(): HTMLInputElement {
    return this.querySelector<HTMLInputElement>('input[type=search]') ?? document.createElement('input');
  }

  get #words(): SearchWords {
    return readJson(this, 'words') as SearchWords;
  }

  #onShortcut = (event: KeyboardEvent): void => {
    const isTyping =
      event.target instanceof Element && event.target.matches('input:not([type=checkbox]), select');
    const isSlash = event.key === '/' && !isTyping && !event.ctrlKey && !event.metaKey && !event.altKey;
    if (!isSlash && !(event.key.toLowerCase() === 'k' && (event.ctrlKey || event.metaKey))) return;
    event.preventDefault();
    this.#input.select();
  };

  #restore = (): void => {
    const state = parseSearchState(location.search);
    this.#input.value = state.text;
    // An address with facets of its own, as they once were, becomes one with a query.
    this.#ask(state, /[?&](?!q=|sort=)/.test(location.search) ? 'replace' : 'keep');
  };

  #onChoice = ({ target }: Event): void => {
    if (target instanceof HTMLSelectElement) {
      this.#ask(
        parseSearchState(printSearchState({ ...this.#state, sort: target.value as SearchState['sort'] })),
        'push',
      );
    }
    if (!(target instanceof HTMLInputElement) || target.type !== 'checkbox') return;
    const facet = LIST_FACETS.find((name) => name === target.name);
    if (facet === undefined || this.#engine === undefined) return;
    const { query } = parseQuery(this.#state.text, this.#engine.vocabulary);
    this.#replaceText(printQuery(chooseValue(query, facet, target.value, target.checked)));
  };

  #clear(): void {
    if (this.#engine === undefined) return;
    const { query } = parseQuery(this.#state.text, this.#engine.vocabulary);
    this.#replaceText(printQuery({ items: query.items.filter(({ kind }) => kind !== 'filter') }));
  }

  #replaceText(text: string): void {
    this.#input.value = text;
    this.#ask({ ...this.#state, text }, 'push');
  }

  #ask(state: SearchState, address: 'push' | 'replace' | 'keep'): void {
    clearTimeout(this.#timer);
    this.#state = state;
    const url = location.pathname + printSearchState(state);
    if (address === 'push') history.pushState(null, '', url);
    if (address === 'replace') history.replaceState(null, '', url);
    const order = this.querySelector('select');
    if (order) order.value = state.sort;
    void this.#run();
  }

  async #run(): Promise<void> {
    const asked = ++this.#asked;
    const words = this.#words;
    if (this.dataset['reports'] === '0') {
      this.#say(words.noIndex);
      return;
    }
    this.#say(words.loading);
    try {
      const engine = await this.#load();
      this.#assist();
      const result = await engine.ask(this.#state);
      if (asked !== this.#asked || !(await this.#show(engine, result, asked))) return;
      this.#say(describeResult(result, words));
      const counts = await result.facets();
      if (asked === this.#asked)
        showSearchFacets(this, counts, { query: result.query, ui: engine.ui, words });
    } catch (error) {
      if (asked === this.#asked) this.#say(describeFailure(error, words.failed, words));
    }
  }

  /** Whether nothing else was asked meanwhile. */
  async #show(engine: SearchEngine, result: SearchResult, asked: number): Promise<boolean> {
    const root = this.querySelector<HTMLElement>('[data-results]');
    const template = this.querySelector<HTMLTemplateElement>('template[data-hit]');
    if (!root || !template) return false;
    this.#view = showAnswer(root, result, {
      template,
      words: this.#words,
      ui: engine.ui,
      paths: createPaths(this.dataset['base'] ?? '/'),
      hasSectionGroup: false,
      ask: (text) => this.#replaceText(text),
    });
    await this.#showMore();
    return asked === this.#asked;
  }

  async #showMore(): Promise<void> {
    const hasMore = (await this.#view?.more(PAGE)) ?? false;
    this.querySelector('[data-more]')?.toggleAttribute('hidden', !hasMore);
  }

  #assist(): void {
    const box = this.querySelector<HTMLElement>('[data-assist]');
    if (!box) return;
    showAssist({ input: this.#input, box, words: this.#words, vocabulary: () => this.#engine?.vocabulary });
  }

  #say(status: string): void {
    this.querySelector('[data-status]')?.replaceChildren(status);
  }
}

customElements.define('search-page', SearchPage);
