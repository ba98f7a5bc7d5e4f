import type { ListView } from './list-view.ts';

/**
 * `<report-list>`: filters and sorts the list of reports. What that needs is loaded with the first touch of a control,
 * or at once when the address asks for a part of the list; the state is the address.
 */
class ReportList extends HTMLElement {
  #view: Promise<ListView> | undefined;

  connectedCallback(): void {
    if (this.dataset['list'] === undefined) return;
    this.addEventListener('focusin', () => void this.#load());
    this.addEventListener('submit', (event) => {
      event.preventDefault();
      void this.#load().then((view) => view.search());
    });
    this.addEventListener('change', ({ target }) => this.#apply(target));
    this.addEventListener('toggle', ({ target }) => this.#count(target), { capture: true });
    this.addEventListener('keydown', this.#onEscape);
    document.addEventListener('pointerdown', this.#onPointer);
    window.addEventListener('popstate', this.#restore);
    if (/[?&](?:q|sort|page)=/.test(location.search)) this.#restore();
    // What was chosen and opened before this script came.
    for (const drop of this.querySelectorAll('.drop[open]')) this.#count(drop);
    for (const control of this.querySelectorAll('input:checked, select:has(> :checked:not(:first-child))'))
      this.#apply(control);
  }

  disconnectedCallback(): void {
    window.removeEventListener('popstate', this.#restore);
    document.removeEventListener('pointerdown', this.#onPointer);
  }

  #apply(target: EventTarget | null): void {
    if (target instanceof HTMLInputElement && target.type === 'checkbox')
      void this.#load().then((view) => view.choose(target));
    if (target instanceof HTMLSelectElement) void this.#load().then((view) => view.sort());
  }

  #count(target: EventTarget | null): void {
    if (!(target instanceof HTMLDetailsElement) || !target.open) return;
    void this.#load().then((view) => view.count(target.dataset['facet'] ?? ''));
  }

  get #open(): HTMLDetailsElement | null {
    return this.querySelector<HTMLDetailsElement>('.drop[open]');
  }

  #onEscape = (event: KeyboardEvent): void => {
    const drop = this.#open;
    if (event.key !== 'Escape' || drop === null) return;
    event.preventDefault();
    drop.open = false;
    drop.querySelector('summary')?.focus();
  };

  /** What stands open over the rows closes when one goes on elsewhere. */
  #onPointer = ({ target }: Event): void => {
    const drop = this.#open;
    if (drop && target instanceof Node && !drop.contains(target)) drop.open = false;
  };

  #restore = (): void => {
    void this.#load().then((view) => view.restore());
  };

  #load(): Promise<ListView> {
    this.#view ??= import('./list-view.ts').then(({ openListView }) => openListView(this));
    return this.#view;
  }
}

customElements.define('report-list', ReportList);
