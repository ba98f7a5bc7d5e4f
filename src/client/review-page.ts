import { isWaiting, gatherReview } from '../core/review/gather.ts';
import type { ReviewDocument } from '../core/review/gather.ts';
import { parseReviewState, printReviewState } from '../core/review/review-state.ts';
import type { ReviewState } from '../core/review/review-state.ts';
import { createPaths } from '../core/paths.ts';
import { writeReviewed } from './review-report.ts';
import type { ReviewLabels, ReviewWords } from './review-report.ts';
import { cells, heading, item, linkTo, table } from './review-parts.ts';

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
    const { ids, view } = this.#state;
    const words = JSON.parse(this.dataset['words'] ?? '{}') as ReviewWords;
    const labels = JSON.parse(this.dataset['labels'] ?? '{}') as ReviewLabels;
    const [field, choice, target] = [
      this.#field,
      this.querySelector('select'),
      this.querySelector('[data-reports]'),
    ];
    if (field) field.value = ids.join(', ');
    if (choice) choice.value = view;
    this.dataset['view'] = view;
    this.querySelector('[data-print]')?.toggleAttribute('hidden', ids.length === 0);
    if (ids.length === 0) {
      target?.replaceChildren();
      this.#say(words.empty);
      return;
    }
    this.#say(words.loading);
    try {
      const loaded = await Promise.all(ids.map((id) => this.#load(id)));
      if (this.#state.ids !== ids) return;
      const reports = loaded.filter((report) => report !== undefined);
      const missing = ids.filter((_id, index) => loaded[index] === undefined);
      target?.replaceChildren(
        ...gatherParts(reports, words, labels),
        ...reports.map((report) =>
          writeReviewed(report, { words, labels, remove: () => this.#remove(report.id) }),
        ),
      );
      this.#say(
        [
          words.loaded.replace('{n}', String(reports.length)),
          ...(missing.length === 0 ? [] : [words.missing.replace('{ids}', () => missing.join(', '))]),
        ].join(' '),
      );
    } catch (error) {
      this.#say(
        words.failed.replace('{text}', () => (error instanceof Error ? error.message : String(error))),
      );
    }
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

function gatherParts(
  reports: readonly ReviewDocument[],
  words: ReviewWords,
  labels: ReviewLabels,
): HTMLElement[] {
  const { questions, lessons, actions } = gatherReview(reports);
  const section = (title: string, ...content: HTMLElement[]): HTMLElement => {
    const made = document.createElement('section');
    made.append(heading('h2', title), ...content);
    return made;
  };
  const list = (items: HTMLElement[]): HTMLElement => {
    const made = document.createElement('ul');
    made.append(...items);
    return made;
  };
  return [
    section(
      words.questions,
      questions.length === 0
        ? item('p', words.noQuestions)
        : list(
            questions.map(({ report, part }) =>
              item(
                'li',
                linkTo(report, part?.anchor),
                ' ',
                part === undefined ? words.unsettled : (part.title ?? part.text),
              ),
            ),
          ),
    ),
    section(
      words.lessons,
      list(
        lessons.map(({ taught }) =>
          item(
            'li',
            taught[0]?.part.text ?? '',
            ' ',
            ...taught.flatMap(({ report, part }) => [linkTo(report, part.anchor), ' ']),
          ),
        ),
      ),
    ),
    section(
      words.actions,
      actions.length === 0
        ? item('p', words.noActions)
        : table(
            [words.due, words.action, words.owner, words.state],
            actions.map(({ report, part }) =>
              cells(
                part.due ?? '',
                item('span', linkTo(report, part.anchor), ' ', part.text),
                part.owner,
                isWaiting(part)
                  ? item('strong', labels.actionStatus[part.status] ?? part.status)
                  : (labels.actionStatus[part.status] ?? part.status),
              ),
            ),
          ),
    ),
  ];
}
