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

/**
 * `<search-dialog>`: answers while one types. It comes from the search page when search is opened first, so that no other
 * page carries it.
 */
class SearchDialog extends HTMLElement {
  #tools: Promise<Tools> | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #asked = 0;

  connectedCallback(): void {
    this.#dialog.addEventListener('keydown', this.#onKey);
    this.#dialog.addEventListener('click', (event) => {
      if (event.target === this.#dialog) this.#dialog.close();
    });
    this.#dialog.querySelector('[data-close]')?.addEventListener('click', () => this.#dialog.close());
    this.#input.addEventListener('input', () => this.#schedule());
  }

  /** Opens the dialog with what was typed so far. */
  open(text: string): void {
    if (this.#dialog.open) return;
    this.#input.value = text;
    this.#dialog.showModal();
    this.#input.focus();
    void this.#load();
    if (text !== '') this.#schedule();
  }

  get #dialog(): HTMLDialogElement {
    return this.querySelector('dialog') ?? document.createElement('dialog');
  }

  get #input(): HTMLInputElement {
    return this.#dialog.querySelector('input') ?? document.createElement('input');
  }

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
    const base = this.dataset['base'] ?? '/';
    const [{ openProseSearch }, hits] = await Promise.all([
      import('./prose-search.ts'),
      import('./result-list.ts'),
    ]);
    return {
      search: await openProseSearch({ base, hasFacets: false }),
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

customElements.define('search-dialog', SearchDialog);

/** Takes the dialog from the search page into this one. Rejects when the page cannot be loaded. */
export async function fetchDialog(address: string): Promise<SearchDialog> {
  const response = await fetch(address);
  const page = new DOMParser().parseFromString(await response.text(), 'text/html');
  const found = page.querySelector('template[data-search-dialog]');
  const dialog = found instanceof HTMLTemplateElement ? found.content.querySelector('search-dialog') : null;
  if (dialog === null) throw new Error(`${response.status} ${address}`);
  document.body.append(document.adoptNode(dialog));
  return dialog as SearchDialog;
}
