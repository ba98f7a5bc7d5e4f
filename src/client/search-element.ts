import type { Words } from '../core/i18n/words.ts';
import { ask, type Answer } from '../core/search/engine.ts';
import { parseQuery, type QueryVocabulary } from '../core/search/query/parse.ts';
import type { ParsedQuery } from '../core/search/query/query.ts';
import type { SearchState } from '../core/search/state.ts';
import { readJson } from './dom.ts';
import { describeFailure } from './failure.ts';
import { keepOnce } from './load.ts';
import type { AnswerOptions } from './search-answer.ts';
import { keepRecent, showAssist, walkWithArrows } from './search-assist.ts';
import { openSiteSources, type SiteSources } from './search-sources.ts';
import { describeAnswer } from './tell-answer.ts';

/** Words that the server put on a search element. */
type SearchWords = Words['find'];

/** What is asked: the text as typed, and what it was read as once the vocabulary is there. */
export type Asked = SearchState & { parsed?: ParsedQuery };

/** Does something with an answer; `isCurrent` tells whether nothing else was asked meanwhile. */
type UseAnswer = (
  answer: Answer,
  context: Pick<AnswerOptions, 'words' | 'ui' | 'paths'> & Pick<SiteSources, 'names'>,
  isCurrent: () => boolean,
) => Promise<void>;

/** What the dialog and the page of search have in common: a field, help below it, a live region and an answer. */
export abstract class SearchElement extends HTMLElement {
  protected sources: SiteSources | undefined;
  /** What the text was last read with. */
  #vocabulary: QueryVocabulary | undefined;
  #turn = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** Loads what every query needs. */
  protected load = keepOnce(async () => {
    this.sources = await openSiteSources(this.dataset['base'] ?? '/');
    this.assist();
    return this.sources;
  });

  /** What is around the field and the answer. */
  protected get scope(): HTMLElement {
    return this;
  }

  protected get input(): HTMLInputElement {
    return (
      this.scope.querySelector<HTMLInputElement>('input[type=search]') ?? document.createElement('input')
    );
  }

  protected get words(): SearchWords {
    return readJson(this, 'words') as SearchWords;
  }

  /** Between the last key and the answer, in milliseconds. */
  protected abstract readonly pause: number;

  /** Answers what is typed. */
  protected abstract answer(text: string): void | Promise<void>;

  protected answerSoon(): void {
    this.assist();
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.answer(this.input.value.trim()), this.pause);
  }

  /** Answers while one types, and keeps what led somewhere. */
  protected listen(): void {
    const { scope, input } = this;
    input.addEventListener('input', () => this.answerSoon());
    scope.addEventListener('click', ({ target }) => {
      if (target instanceof Element && target.closest('[data-results] a')) keepRecent(input.value);
    });
    scope.querySelector('form')?.addEventListener('submit', () => keepRecent(input.value));
    walkWithArrows(scope, input);
  }

  protected assist(): void {
    const box = this.scope.querySelector<HTMLElement>('[data-assist]');
    if (!box) return;
    const { input, words } = this;
    showAssist({ input, box, words, vocabulary: () => this.#vocabulary });
    // A failure is told with the answer.
    this.sources?.vocabulary(input.value).then(
      (vocabulary) => {
        if (vocabulary === this.#vocabulary) return;
        this.#vocabulary = vocabulary;
        this.assist();
      },
      () => undefined,
    );
  }

  protected say(status: string): void {
    this.scope.querySelector('[data-status]')?.replaceChildren(status);
  }

  /** Shows no answer, and says why; an answer that is still on its way comes to nothing. */
  protected rest(status: string): void {
    clearTimeout(this.#timer);
    this.#turn += 1;
    this.say(status);
  }

  /**
   * Asks, shows the answer, tells it, and does what can wait for that. Whether it succeeded, or something else was asked
   * meanwhile; a failure is told.
   */
  protected async run(asked: Asked, show: UseAnswer, finish?: UseAnswer): Promise<boolean> {
    clearTimeout(this.#timer);
    const turn = ++this.#turn;
    const isCurrent = (): boolean => turn === this.#turn;
    const { words } = this;
    this.say(words.loading);
    try {
      const sources = await this.load();
      asked.parsed ??= parseQuery(asked.text, await sources.vocabulary(asked.text));
      const answer = await ask(asked.parsed.query, sources, asked.sort);
      const context = { words, ui: sources.ui, paths: sources.paths, names: sources.names };
      if (isCurrent()) await show(answer, context, isCurrent);
      if (isCurrent()) this.say(describeAnswer(answer, asked.parsed.problems, context));
      if (isCurrent()) await finish?.(answer, context, isCurrent);
      return true;
    } catch (error) {
      if (!isCurrent()) return true;
      this.say(describeFailure(error, words.failed, words));
      return false;
    }
  }
}
