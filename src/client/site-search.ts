import type { ProseSearch } from './prose-search.ts';
import type { renderHit } from './result-list.ts';
import { describeAnswer, describeFailure, readJson } from './search-words.ts';
import type { SearchWords } from './search-words.ts';

/** Hits in the dialog; the search page shows the rest. */
const SHOWN = 8;

/** Between the last key and the search: shorter searches for half a word, longer feels slow. */
const PAUSE_MS = 120;

/** What searching needs, loaded when the dialog opens first: most visits of a page do not search. */
type Tools = { search: ProseSearch; renderHit: typeof renderHit };

/** The search box of the header: opens a dialog on `/`, Ctrl-K or a click, and answers while one types. */
class SiteSearch extends HTMLElement {
  #tools: Promise<Tools> | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #asked = 0;

  connectedCallback(): void {
    document.addEventListener('keydown', this.#onShortcut);
    const box = this.querySelector('.box input');
    // Not on focus: the Tab key must be able to pass.
    for (const event of ['click', 'input']) box?.addEventListener(event, () => this.open());
    this.#dialog.addEventListener('keydown', this.#onKey);
    this.#dialog.addEventListener('close', () => this.#dialog.toggleAttribute('hidden', true));
    this.#dialog.addEventListener('click', (event) => {
      if (event.target === this.#dialog) this.#dialog.close();
    });
    this.#dialog.querySelector('[data-close]')?.addEventListener('click', () => this.#dialog.close());
    this.#input.addEventListener('input', () => this.#schedule());
  }

  disconnectedCallback(): void {
    document.removeEventListener('keydown', this.#onShortcut);
  }

  open(): void {
    if (this.#dialog.open) return;
    this.#dialog.toggleAttribute('hidden', false);
    const box = this.querySelector<HTMLInputElement>('.box input');
    box?.blur();
    this.#input.value = box?.value ?? '';
    this.#dialog.showModal();
    this.#input.focus();
    void this.#load();
    if (this.#input.value !== '') this.#schedule();
  }

  get #dialog(): HTMLDialogElement {
    return this.querySelector('dialog') ?? document.createElement('dialog');
  }

  get #input(): HTMLInputElement {
    return this.#dialog.querySelector('input') ?? document.createElement('input');
  }

  #onShortcut = (event: KeyboardEvent): void => {
    const isTyping =
      event.target instanceof HTMLElement && /^(input|textarea|select)$/i.test(event.target.tagName);
    const isSlash = event.key === '/' && !isTyping && !event.ctrlKey && !event.metaKey && !event.altKey;
    if (!isSlash && !(event.key.toLowerCase() === 'k' && (event.ctrlKey || event.metaKey))) return;
    event.preventDefault();
    this.open();
  };

  #onKey = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') {
      // The first one would only clear the field.
      event.preventDefault();
      this.#dialog.close();
    }
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    const stops: HTMLElement[] = [
      this.#input,
      ...this.#dialog.querySelectorAll<HTMLElement>('[data-results] a'),
    ];
    const at = stops.indexOf(document.activeElement as HTMLElement);
    const next = stops[at + (event.key === 'ArrowDown' ? 1 : -1)];
    if (!next) return;
    event.preventDefault();
    next.focus();
  };

  #load(): Promise<Tools> {
    this.#tools ??= this.#open();
    // A failure is told at the first query.
    this.#tools.catch(() => undefined);
    return this.#tools;
  }

  async #open(): Promise<Tools> {
    const languages = (this.dataset['languages'] ?? '').split(' ').filter((language) => language !== '');
    const base = this.dataset['base'] ?? '/';
    const [{ openProseSearch }, hits] = await Promise.all([
      import('./prose-search.ts'),
      import('./result-list.ts'),
    ]);
    return {
      search: await openProseSearch({ base, languages, hasFacets: false }),
      renderHit: hits.renderHit,
    };
  }

  #schedule(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#run(this.#input.value.trim()), PAUSE_MS);
  }

  async #run(query: string): Promise<void> {
    const asked = ++this.#asked;
    const words = readJson(this, 'words') as SearchWords;
    this.#updateLink(query);
    if (query === '' || this.dataset['languages'] === '') {
      this.#show(query === '' ? '' : words.noIndex, []);
      return;
    }
    this.#say(words.loading);
    try {
      const tools = await this.#load();
      const answer = await tools.search(query, {});
      const hits = await Promise.all(
        Array.from({ length: Math.min(SHOWN, answer.count) }, (_, index) => answer.load(index)),
      );
      if (asked !== this.#asked) return;
      const template = this.querySelector('template');
      const verdicts = readJson(this, 'verdicts') as Record<string, string>;
      this.#show(
        describeAnswer(answer, query, words),
        hits.flatMap((hit) => (hit && template ? [tools.renderHit(hit, template, verdicts)] : [])),
      );
    } catch (error) {
      if (asked === this.#asked) this.#show(describeFailure(error, words), []);
    }
  }

  #updateLink(query: string): void {
    const all = this.#dialog.querySelector<HTMLAnchorElement>('[data-all]');
    if (all) all.search = query === '' ? '' : `?q=${encodeURIComponent(query)}`;
  }

  #say(status: string): void {
    const target = this.#dialog.querySelector('[data-status]');
    if (target) target.textContent = status;
  }

  #show(status: string, items: HTMLElement[]): void {
    this.#say(status);
    this.#dialog.querySelector('[data-results]')?.replaceChildren(...items);
  }
}

customElements.define('site-search', SiteSearch);
