import type { fetchDialog } from './search-dialog.ts';

/**
 * `<site-search>`: the search box of the header. `/`, Ctrl-K, a click or typing opens the dialog; where that cannot be
 * loaded the box is a form that leads to the search page.
 */
class SiteSearch extends HTMLElement {
  #dialog: ReturnType<typeof fetchDialog> | undefined;
  #isComposing = false;

  connectedCallback(): void {
    document.addEventListener('keydown', this.#onShortcut);
    for (const event of ['compositionstart', 'compositionend'] as const)
      this.#box?.addEventListener(event, ({ type }) => (this.#isComposing = type === 'compositionstart'));
    // Not on focus: the Tab key must be able to pass.
    for (const event of ['click', 'input'] as const)
      this.#box?.addEventListener(event, () => void this.#open());
  }

  disconnectedCallback(): void {
    document.removeEventListener('keydown', this.#onShortcut);
  }

  get #box(): HTMLInputElement | null {
    return this.querySelector('input');
  }

  async #open(): Promise<void> {
    // What is typed until the dialog is there goes into the box.
    this.#box?.focus();
    this.#dialog ??= import('./search-dialog.ts').then(({ fetchDialog }) =>
      fetchDialog(this.dataset['dialog'] ?? ''),
    );
    try {
      const dialog = await this.#dialog;
      // An input method that loses its field in the middle of a word would leave its letters there.
      if (this.#isComposing) {
        this.#box?.addEventListener('compositionend', () => void this.#open(), { once: true });
        return;
      }
      const text = this.#box?.value ?? '';
      this.#box?.blur();
      // The dialog has it now: left here, the first letters would replace the whole query when it opens again.
      if (this.#box) this.#box.value = '';
      dialog.open(text);
    } catch {
      this.#dialog = undefined;
    }
  }

  #onShortcut = (event: KeyboardEvent): void => {
    const isTyping =
      event.target instanceof HTMLElement && /^(input|textarea|select)$/i.test(event.target.tagName);
    const isSlash = event.key === '/' && !isTyping && !event.ctrlKey && !event.metaKey && !event.altKey;
    if (!isSlash && !(event.key.toLowerCase() === 'k' && (event.ctrlKey || event.metaKey))) return;
    event.preventDefault();
    void this.#open();
  };
}

// Marks what a search has found in this page.
if (/[?&]hl=/.test(location.search)) void import('./highlight-words.ts');

customElements.define('site-search', SiteSearch);
