import {
  parseReviewState,
  printReviewState,
  type ReviewDocument,
  type ReviewState,
} from '../core/exports/review.ts';
import { createPaths } from '../core/model/paths.ts';
import { fill } from './fill.ts';
import { writeReviewed, type ReviewLabels, type ReviewWords } from './review-report.ts';
import { writeGathered } from './review-gathered.ts';

/** `<review-page>`: lays out the reports that the address names, and gathers what they leave open, teach and ask for. */
class ReviewPage extends HTMLElement {
  #state: ReviewState = { ids: [], view: 'sequence' };

  connectedCallback(): void {
    this.querySelector('form')?.addEventListener('submit', (event) => {
      event.preventDefault();
      const { ids } = parseReviewState(`?ids=${encodeURIComponent(this.#field?.value ?? '')}`);
      this.#go({ ...this.#state, ids });
    });
    this.querySelector('select')?.addEventListener('change', (event) => {
      const view = (event.target as HTMLSelectElement).value === 'side' ? 'side' : 'sequence';
      this.#go({ ...this.#state, view });
    });
    this.querySelector('[data-print]')?.addEventListener('click', () => window.print());
    window.addEventListener('popstate', this.#restore);
    this.#restore();
  }

  disconnectedCallback(): void {
    window.removeEventListener('popstate', this.#restore);
  }

  get #field(): HTMLInputElement | null {
    return this.querySelector('input');
  }

  #restore = (): void => {
    this.#state = parseReviewState(location.search);
    void this.#show();
  };

  #go(state: ReviewState): void {
    history.pushState(null, '', location.pathname + printReviewState(state));
    this.#restore();
  }

  async #show(): Promise<void> {
    const { ids } = this.#state;
    const words = JSON.parse(this.dataset['words'] ?? '{}') as ReviewWords;
    this.#reflect();
    if (ids.length === 0) {
      this.querySelector('[data-reports]')?.replaceChildren();
      this.#say(words.empty);
      return;
    }
    this.#say(words.loading);
    try {
      const loaded = await Promise.all(ids.map((id) => this.#load(id)));
      if (this.#state.ids !== ids) return;
      const reports = loaded.filter((report) => report !== undefined);
      const missing = ids.filter((_id, index) => loaded[index] === undefined);
      this.#layOut(reports, words);
      const said = fill(words.loaded, { n: reports.length });
      this.#say(missing.length === 0 ? said : `${said} ${fill(words.missing, { ids: missing.join(', ') })}`);
    } catch (error) {
      this.#say(fill(words.failed, { text: error instanceof Error ? error.message : String(error) }));
    }
  }

  /** Puts the state into the controls. */
  #reflect(): void {
    const { ids, view } = this.#state;
    const choice = this.querySelector('select');
    if (this.#field) this.#field.value = ids.join(', ');
    if (choice) choice.value = view;
    this.dataset['view'] = view;
    this.querySelector('[data-print]')?.toggleAttribute('hidden', ids.length === 0);
  }

  #layOut(reports: readonly ReviewDocument[], words: ReviewWords): void {
    const labels = JSON.parse(this.dataset['labels'] ?? '{}') as ReviewLabels;
    this.querySelector('[data-reports]')?.replaceChildren(
      ...writeGathered(reports, words, labels),
      ...reports.map((report) =>
        writeReviewed(report, {
          words,
          labels,
          zone: this.dataset['zone'] ?? 'UTC',
          remove: () => this.#remove(report.id),
        }),
      ),
    );
  }

  #remove(id: string): void {
    this.#go({ ...this.#state, ids: this.#state.ids.filter((known) => known !== id) });
  }

  async #load(id: string): Promise<ReviewDocument | undefined> {
    const response = await fetch(createPaths(this.dataset['base'] ?? '/').incidentJson(id));
    if (response.status === 404) return undefined;
    if (!response.ok) throw new Error(`${response.status} ${id}`);
    return (await response.json()) as ReviewDocument;
  }

  #say(text: string): void {
    this.querySelector('[role=status]')?.replaceChildren(text);
  }
}

customElements.define('review-page', ReviewPage);
