import { TLP } from '../../schemas/vocabulary.ts';
import type { ReportDocument } from '../core/exports/outline.ts';
import { parseReviewState, printReviewState, type ReviewState } from '../core/exports/review.ts';
import { AddressElement } from './address-element.ts';
import { fill, readJson } from './dom.ts';
import { loadDocument } from './report-document.ts';
import {
  writeGathered,
  writeNotes,
  writeReviewed,
  type ReviewLabels,
  type ReviewWords,
} from './review-view.ts';

/** `<review-page>`: lays out the reports that the address names, and gathers what they leave open, teach and ask for. */
class ReviewPage extends AddressElement {
  #state: ReviewState = { ids: [], view: 'sequence' };

  override connectedCallback(): void {
    this.listen((text) => {
      const { ids } = parseReviewState(`?ids=${encodeURIComponent(text)}`);
      this.#go({ ...this.#state, ids });
    });
    this.querySelector('select')?.addEventListener('change', (event) => {
      const view = (event.target as HTMLSelectElement).value === 'side' ? 'side' : 'sequence';
      this.#go({ ...this.#state, view });
    });
    this.querySelector('[data-print]')?.addEventListener('click', () => window.print());
    super.connectedCallback();
  }

  protected get words(): ReviewWords {
    return readJson(this, 'words') as ReviewWords;
  }

  protected restore(): void {
    this.#state = parseReviewState(location.search);
    const { ids } = this.#state;
    this.#reflect();
    if (ids.length === 0) {
      const root = this.querySelector('[data-reports]');
      if (root?.contains(document.activeElement) === true) this.querySelector('input')?.focus();
      root?.replaceChildren();
      this.rest(this.words.empty);
      return;
    }
    void this.show(
      () => Promise.all(ids.map((id) => loadDocument(this.paths.incident(id)))),
      (loaded) => {
        const reports = loaded.filter((report) => report !== undefined);
        const missing = ids.filter((_id, index) => loaded[index] === undefined);
        const { words } = this;
        this.#layOut(reports);
        const said = fill(words.loaded, { n: reports.length });
        this.say(missing.length === 0 ? said : `${said} ${fill(words.missing, { ids: missing.join(', ') })}`);
      },
    );
  }

  #go(state: ReviewState): void {
    history.pushState(null, '', location.pathname + printReviewState(state));
    this.restore();
  }

  /** Puts the state into the controls. */
  #reflect(): void {
    const { ids, view } = this.#state;
    const choice = this.querySelector('select');
    this.field.write(ids.join(', '));
    if (choice) choice.value = view;
    this.dataset['view'] = view;
    this.querySelector('[data-print]')?.toggleAttribute('hidden', ids.length === 0);
  }

  #layOut(reports: readonly ReportDocument[]): void {
    const context = {
      words: this.words,
      labels: readJson(this, 'labels') as ReviewLabels,
      zone: this.dataset['zone'] ?? 'UTC',
      today: this.dataset['today'] ?? '',
    };
    const without = (id: string): void =>
      this.#go({ ...this.#state, ids: this.#state.ids.filter((known) => known !== id) });
    // Sheets of several reports carry the label of the most restricted one.
    const tlp = TLP.findLast((one) => reports.some(({ incident }) => incident.tlp === one));
    if (tlp === undefined) delete document.body.dataset['classification'];
    else document.body.dataset['classification'] = tlp;
    const removers = (): HTMLElement[] => [
      ...this.querySelectorAll<HTMLElement>('.reviewed > header > button'),
    ];
    const at = removers().findIndex((button) => button === document.activeElement);
    this.querySelector('[data-reports]')?.replaceChildren(
      ...(reports.length === 0 ? [] : [writeGathered(reports, context)]),
      ...reports.map((report) => writeReviewed(report, context, () => without(report.id))),
      ...(reports.length === 0 ? [] : [writeNotes(context)]),
    );
    // Whoever takes out a report with the keyboard goes on at the next one.
    if (at >= 0) (removers()[at] ?? removers().at(-1))?.focus();
  }
}

customElements.define('review-page', ReviewPage);
