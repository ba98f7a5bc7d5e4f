import { createPaths, type Paths } from '../core/model/paths.ts';
import { fill, messageOf, openField, type AddressField } from './dom.ts';

/** An element that shows what the address says, with the words that the server gave it, and tells how that gets on. */
export abstract class AddressElement extends HTMLElement {
  #turn = 0;
  #field: AddressField | undefined;

  connectedCallback(): void {
    window.addEventListener('popstate', this.#restore);
    this.restore();
  }

  disconnectedCallback(): void {
    window.removeEventListener('popstate', this.#restore);
  }

  /** Shows what the address says. */
  protected abstract restore(): void;

  #restore = (): void => this.restore();

  /** Made anew it would take what it wrote for typed. */
  protected get field(): AddressField {
    this.#field ??= openField(this.querySelector('input'));
    return this.#field;
  }

  /** Words that the server put on it. */
  protected abstract get words(): { loading: string; failed: string };

  protected get paths(): Paths {
    return createPaths(this.dataset['base'] ?? '/');
  }

  /** What is asked with the form. */
  protected listen(answer: (text: string) => void): void {
    this.querySelector('form')?.addEventListener('submit', (event) => {
      event.preventDefault();
      answer(this.field.take());
    });
  }

  protected say(text: string): void {
    this.querySelector('[role=status]')?.replaceChildren(text);
  }

  /** Says something in place of a view; one that is still on its way comes to nothing. */
  protected rest(text: string): void {
    this.#turn += 1;
    this.say(text);
  }

  /** Shows what is loaded, unless something else was asked meanwhile; a failure is told. */
  protected async show<Loaded>(load: () => Promise<Loaded>, write: (loaded: Loaded) => void): Promise<void> {
    const turn = ++this.#turn;
    this.say(this.words.loading);
    try {
      const loaded = await load();
      if (turn === this.#turn) write(loaded);
    } catch (error) {
      if (turn === this.#turn) this.say(fill(this.words.failed, { text: messageOf(error) }));
    }
  }
}
