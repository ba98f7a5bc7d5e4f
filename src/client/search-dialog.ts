import { printQuery } from '../core/search/query/query.ts';
import { showAnswer } from './search-answer.ts';
import { SearchElement } from './search-element.ts';

/** Reports in the dialog, each of which loads a file; the search page shows the rest. */
const SHOWN = 5;

/**
 * `<search-dialog>`: answers while one types. It comes from a page of its own when search is opened first, so that no other
 * page carries it.
 */
class SearchDialog extends SearchElement {
  /** Shorter searches for half a word, longer feels slow. */
  protected readonly pause = 120;

  connectedCallback(): void {
    const dialog = this.scope;
    dialog.addEventListener('keydown', (event) => {
      if (event.key !== 'Escape' || event.isComposing) return;
      // The first one would only clear the field.
      event.preventDefault();
      this.close();
    });
    dialog.addEventListener('click', ({ target }) => {
      if (target === dialog) this.close();
    });
    dialog.querySelector('[data-close]')?.addEventListener('click', () => this.close());
    this.listen();
  }

  /** Opens the dialog with what was typed so far. */
  open(text: string): void {
    if (this.scope.open) return;
    this.scope.showModal();
    this.input.focus();
    // Whoever goes on typing adds to what is there; an old query is replaced by what is typed.
    if (text === '') this.input.select();
    else this.input.value = text;
    // A failure is told at the first query.
    this.load().catch(() => undefined);
    this.answerSoon();
  }

  /** Until the next frame the field of a closed dialog would keep the focus, and a `/` be taken for typing. */
  close(): void {
    this.input.blur();
    this.scope.close();
  }

  protected override get scope(): HTMLDialogElement {
    return this.querySelector('dialog') ?? document.createElement('dialog');
  }

  protected async answer(text: string): Promise<void> {
    const root = this.scope.querySelector<HTMLElement>('[data-results]');
    const template = this.querySelector<HTMLTemplateElement>('template');
    if (!root || !template) return;
    const all = this.scope.querySelector<HTMLAnchorElement>('[data-all]');
    if (all) all.search = text === '' ? '' : `?q=${encodeURIComponent(text)}`;
    if (text === '' || this.dataset['texts'] === '0') {
      this.rest(text === '' ? '' : this.words.noIndex);
      root.replaceChildren();
      return;
    }
    const isAnswered = await this.run({ text, sort: 'relevance' }, async (answer, context) => {
      const view = showAnswer(root, answer, {
        ...context,
        template,
        hasSectionGroup: true,
        ask: (query) => {
          this.input.value = printQuery(query);
          this.input.focus();
          this.answerSoon();
        },
      });
      await view.more(SHOWN);
    });
    if (!isAnswered) root.replaceChildren();
  }
}

customElements.define('search-dialog', SearchDialog);

/** Takes the dialog from the page that has it into this one, with its styles. Rejects when that cannot be loaded. */
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

/** Adds a style of the dialog's page that this page lacks, and waits until it is there. */
async function takeStyle(style: Element): Promise<void> {
  const own = document.adoptNode(style);
  if ([...document.head.children].some((known) => known.isEqualNode(own))) return;
  const loaded = new Promise((resolve) => {
    for (const event of ['load', 'error']) own.addEventListener(event, resolve, { once: true });
  });
  document.head.append(own);
  if (own instanceof HTMLLinkElement) await loaded;
}
