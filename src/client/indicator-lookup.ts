import { defang } from '../core/indicators/defang.ts';
import { lookUp, type ExactIndex, type Found } from '../core/search/exact/look-up.ts';
import { recogniseValue, type ExactValue } from '../core/indicators/value.ts';
import { createPaths, type Paths } from '../core/model/paths.ts';
import { openExactIndex } from './exact-files.ts';
import { describeFound, writeFound, type LookupWords } from './indicator-view.ts';
import { fill } from './fill.ts';

/**
 * `<indicator-lookup>`: the view of the value that the address names. The address is put into the one spelling of the
 * value, so that each value has one. Without a value the page stays as it came.
 */
class IndicatorLookup extends HTMLElement {
  #index: Promise<ExactIndex> | undefined;
  #asked = 0;
  #title = document.title;

  connectedCallback(): void {
    this.querySelector('form')?.addEventListener('submit', (event) => {
      event.preventDefault();
      this.#go(this.#field?.value ?? '');
    });
    this.#part('copy').addEventListener('click', () => void this.#copy());
    window.addEventListener('popstate', this.#restore);
    this.#restore();
  }

  disconnectedCallback(): void {
    window.removeEventListener('popstate', this.#restore);
  }

  get #field(): HTMLInputElement | null {
    return this.querySelector('input');
  }

  get #paths(): Paths {
    return createPaths(this.dataset['base'] ?? '/');
  }

  #restore = (): void => {
    void this.#show(new URLSearchParams(location.search).get('v') ?? '');
  };

  #go(text: string): void {
    const key = recogniseValue(text)?.key ?? text.trim().slice(0, 100);
    history.pushState(null, '', this.#paths.indicator(key));
    void this.#show(text);
  }

  async #show(text: string): Promise<void> {
    const asked = ++this.#asked;
    const words = JSON.parse(this.dataset['words'] ?? '{}') as LookupWords;
    const value = recogniseValue(text);
    this.#begin(text);
    if (value === undefined) {
      this.#say(text.trim() === '' ? '' : words.tooLong);
      return;
    }
    this.#name(value, words);
    this.#say(words.loading);
    try {
      this.#index ??= openExactIndex(this.#paths);
      const found = await lookUp(value, await this.#index);
      if (asked === this.#asked) this.#write(found, words);
    } catch (error) {
      // Read again the next time: the reader may be online by then.
      this.#index = undefined;
      if (asked !== this.#asked) return;
      this.#say(fill(words.failed, { text: error instanceof Error ? error.message : String(error) }));
    }
  }

  /** Shows the view in place of the table, or the table again. */
  #begin(text: string): void {
    const isView = text.trim() !== '';
    this.#part('view').hidden = !isView;
    this.#part('copy').hidden = true;
    this.#part('value').textContent = '';
    this.#part('kind').textContent = '';
    this.#part('found').replaceChildren();
    for (const part of document.querySelectorAll<HTMLElement>('[data-all-indicators]')) part.hidden = isView;
    document.title = this.#title;
    if (this.#field) this.#field.value = isView ? defang(text.trim()) : '';
  }

  #write(found: Found, words: LookupWords): void {
    const { value, keys } = found;
    const [only] = keys;
    const key = value.twin !== undefined && only !== undefined ? only : value.key;
    const address = this.#paths.indicator(key);
    if (location.pathname + location.search !== address) history.replaceState(null, '', address);
    this.#name({ kind: value.kind, key }, words);
    const context = { words, paths: this.#paths, zone: this.dataset['zone'] ?? 'UTC' };
    this.#part('found').replaceChildren(
      ...writeFound(found, { ...context, say: (status) => this.#say(status) }),
    );
    this.#say(describeFound(found, context));
  }

  #name({ kind, key }: Pick<ExactValue, 'kind' | 'key'>, words: LookupWords): void {
    const shown = defang(key);
    document.title = `${shown} · ${this.#title}`;
    if (this.#field) this.#field.value = shown;
    this.#part('value').textContent = shown;
    this.#part('kind').textContent = words.kinds[kind];
    this.#part('copy').hidden = false;
    this.#part('copy').dataset['key'] = key;
  }

  async #copy(): Promise<void> {
    const words = JSON.parse(this.dataset['words'] ?? '{}') as LookupWords;
    try {
      await navigator.clipboard.writeText(this.#part('copy').dataset['key'] ?? '');
      this.#say(words.copied);
    } catch {
      this.#say(words.notCopied);
    }
  }

  #say(status: string): void {
    this.#part('status').textContent = status;
  }

  #part(name: 'view' | 'value' | 'kind' | 'copy' | 'status' | 'found'): HTMLElement {
    const part = this.querySelector<HTMLElement>(`[data-part="${name}"]`);
    if (part === null) throw new Error(`indicator-lookup has no part named ${name}`);
    return part;
  }
}

customElements.define('indicator-lookup', IndicatorLookup);
