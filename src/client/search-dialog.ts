import { createPaths } from '../core/model/paths.ts';
import { showAnswer } from './search-answer.ts';
import { showAssist } from './search-assist.ts';
import { openSearchEngine, type SearchEngine } from './search-engine.ts';
import { keepOnce } from './search-load.ts';
import { keepRecent } from './search-recent.ts';
import { walkWithArrows } from './search-walk.ts';
import { describeFailure, describeResult, readJson, type SearchWords } from './search-words.ts';

/** Reports in the dialog; the search page shows the rest. */
const SHOWN = 8;

/** Between the last key and the search: shorter searches for half a word, longer feels slow. */
const PAUSE_MS = 120;

/**
 * `<search-dialog>`: answers while one types. It comes from the search page when search is opened first, so that no other
 * page carries it.
 */
class SearchDialog extends HTMLElement {
  #engine: SearchEngine | undefined;
  #load = keepOnce(async () => (this.#engine = await openSearchEngine(this.dataset['base'] ?? '/')));
  #timer: ReturnType<typeof setTimeout> | undefined;
  #asked = 0;

  connectedCallback(): void {
    this.#dialog.addEventListener('keydown', (event) => {
      if (event.key !== 'Escape') return;
      // The first one would only clear the field.
      event.preventDefault();
      this.#dialog.close();
    });
    this.#dialog.addEventListener('click', (event) => {
      if (event.target === this.#dialog) this.#dialog.close();
      if (event.target instanceof Element && event.target.closest('[data-results] a')) this.#keep();
    });
    this.#dialog.querySelector('form')?.addEventListener('submit', () => this.#keep());
    this.#dialog.querySelector('[data-close]')?.addEventListener('click', () => this.#dialog.close());
    this.#input.addEventListener('input', () => this.#schedule());
    walkWithArrows(this.#dialog, this.#input);
  }

  /** Opens the dialog with what was typed so far. */
  open(text: string): void {
    if (this.#dialog.open) return;
    this.#dialog.showModal();
    this.#input.focus();
    // Whoever goes on typing adds to what is there; an old query is replaced by what is typed.
    if (text === '') this.#input.select();
    else this.#input.value = text;
    // A failure is told at the first query.
    this.#load().then(
      () => this.#assist(),
      () => undefined,
    );
    this.#schedule();
  }

  get #dialog(): HTMLDialogElement {
    return this.querySelector('dialog') ?? document.createElement('dialog');
  }

  get #input(): HTMLInputElement {
    return this.#dialog.querySelector('input') ?? document.createElement('input');
  }

  get #words(): SearchWords {
    return readJson(this, 'words') as SearchWords;
  }

  #keep(): void {
    keepRecent(this.#input.value);
  }

  #assist(): void {
    const box = this.#dialog.querySelector<HTMLElement>('[data-assist]');
    if (!box) return;
    showAssist({ input: this.#input, box, words: this.#words, vocabulary: () => this.#engine?.vocabulary });
  }

  #schedule(): void {
    this.#assist();
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#run(this.#input.value.trim()), PAUSE_MS);
  }

  async #run(text: string): Promise<void> {
    const asked = ++this.#asked;
    const words = this.#words;
    const root = this.#dialog.querySelector<HTMLElement>('[data-results]');
    const template = this.querySelector<HTMLTemplateElement>('template');
    if (!root || !template) return;
    this.#updateLink(text);
    if (text === '' || this.dataset['reports'] === '0') {
      this.#say(text === '' ? '' : words.noIndex);
      root.replaceChildren();
      return;
    }
    this.#say(words.loading);
    try {
      const engine = await this.#load();
      const result = await engine.ask({ text, sort: 'relevance' });
      if (asked !== this.#asked) return;
      const view = showAnswer(root, result, {
        template,
        words,
        ui: engine.ui,
        paths: createPaths(this.dataset['base'] ?? '/'),
        hasSectionGroup: true,
        ask: (next) => this.#ask(next),
      });
      await view.more(SHOWN);
      if (asked === this.#asked) this.#say(describeResult(result, words));
    } catch (error) {
      if (asked !== this.#asked) return;
      this.#say(describeFailure(error, words.failed, words));
      root.replaceChildren();
    }
  }

  #ask(text: string): void {
    this.#input.value = text;
    this.#input.focus();
    this.#schedule();
  }

  #updateLink(text: string): void {
    const all = this.#dialog.querySelector<HTMLAnchorElement>('[data-all]');
    if (all) all.search = text === '' ? '' : `?q=${encodeURIComponent(text)}`;
  }

  #say(status: string): void {
    this.#dialog.querySelector('[data-status]')?.replaceChildren(status);
  }
}

customElements.define('search-dialog', SearchDialog);

/** Takes the dialog from the search page into this one, with its styles. Rejects when the page cannot be loaded. */
export async function fetchDialog(address: string): Promise<SearchDialog> {
  const response = await fetch(address);
  const page = new DOMParser().parseFromString(await response.text(), 'text/html');
  const found = page.querySelector('template[data-search-dialog]');
  const dialog = found instanceof HTMLTemplateElement ? found.content.querySelector('search-dialog') : null;
  if (dialog !== null) {
    await Promise.all([...page.querySelectorAll('link[rel=stylesheet], head > style')].map(takeStyle));
    document.body.append(document.adoptNode(dialog));
  }
  if (!(dialog instanceof SearchDialog)) throw new Error(`${response.status} ${address}`);
  return dialog;
}

/** Adds a style of the search page that this page lacks, and waits until it is there. */
async function takeStyle(style: Element): Promise<void> {
  const own = document.adoptNode(style);
  if ([...document.head.children].some((known) => known.isEqualNode(own))) return;
  const loaded = new Promise((resolve) => {
    for (const event of ['load', 'error']) own.addEventListener(event, resolve, { once: true });
  });
  document.head.append(own);
  if (own instanceof HTMLLinkElement) await loaded;
}
