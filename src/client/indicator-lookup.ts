import { defang } from '../core/indicators/defang.ts';
import { lookUp, openExactIndex, type Found } from '../core/search/exact/look-up.ts';
import type { ExactValue } from '../core/indicators/value.ts';
import { readOneValue } from '../core/search/query/wanted-values.ts';
import { AddressElement } from './address-element.ts';
import { readJson } from './dom.ts';
import { describeFound, writeFound, type LookupWords } from './indicator-view.ts';
import { fetchJson, keepOnce } from './load.ts';

/**
 * `<indicator-lookup>`: the view of the value that the address names. The address is put into the one spelling of the
 * value, so that each value has one. Without a value the page stays as it came.
 */
class IndicatorLookup extends AddressElement {
  #openIndex = keepOnce(() => openExactIndex((file) => fetchJson(this.paths.exact(file))));
  #title = document.title;

  override connectedCallback(): void {
    this.listen((text) => {
      const key = readOneValue(text)?.key ?? text.trim().slice(0, 100);
      history.pushState(null, '', this.paths.indicator(key));
      this.#show(text);
    });
    this.#part('copy').addEventListener('click', () => void this.#copy());
    super.connectedCallback();
  }

  protected get words(): LookupWords {
    return readJson(this, 'words') as LookupWords;
  }

  protected restore(): void {
    this.#show(new URLSearchParams(location.search).get('v') ?? '');
  }

  #show(text: string): void {
    const value = readOneValue(text);
    this.#begin(text);
    if (value === undefined) {
      this.rest(text.trim() === '' ? '' : this.words.tooLong);
      return;
    }
    this.#name(value);
    void this.show(
      async () => lookUp(value, await this.#openIndex()),
      (found) => this.#write(found),
    );
  }

  /** Shows the view in place of the table, or the table again. */
  #begin(text: string): void {
    const isView = text.trim() !== '';
    this.#part('view').hidden = !isView;
    this.#part('copy').hidden = true;
    this.#part('value').textContent = '';
    this.#part('kind').textContent = '';
    this.#part('found').replaceChildren();
    for (const other of document.querySelectorAll<HTMLElement>('[data-all-indicators]'))
      other.hidden = isView;
    document.title = this.#title;
    this.field.write(isView ? defang(text.trim()) : '');
  }

  #write(found: Found): void {
    const { value, keys } = found;
    const [only] = keys;
    const key = value.twin !== undefined && only !== undefined ? only : value.key;
    const address = this.paths.indicator(key);
    if (location.pathname + location.search !== address) history.replaceState(null, '', address);
    this.#name({ kind: value.kind, key });
    const context = { words: this.words, paths: this.paths, zone: this.dataset['zone'] ?? 'UTC' };
    this.#part('found').replaceChildren(
      ...writeFound(found, { ...context, say: (status) => this.say(status) }),
    );
    this.say(describeFound(found, context));
  }

  #name({ kind, key }: Pick<ExactValue, 'kind' | 'key'>): void {
    const shown = defang(key);
    document.title = `${shown} · ${this.#title}`;
    this.field.write(shown);
    this.#part('value').textContent = shown;
    this.#part('kind').textContent = this.words.kinds[kind];
    this.#part('copy').hidden = false;
    this.#part('copy').dataset['key'] = key;
  }

  async #copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(this.#part('copy').dataset['key'] ?? '');
      this.say(this.words.copied);
    } catch {
      this.say(this.words.notCopied);
    }
  }

  #part(name: 'view' | 'value' | 'kind' | 'copy' | 'found'): HTMLElement {
    const part = this.querySelector<HTMLElement>(`[data-part="${name}"]`);
    if (part === null) throw new Error(`indicator-lookup has no part named ${name}`);
    return part;
  }
}

customElements.define('indicator-lookup', IndicatorLookup);
