import { defang } from '../core/indicators/defang.ts';
import type { Words } from '../core/i18n/words.ts';
import { ask, type Answer } from '../core/search/engine.ts';
import type { ExactGroup } from '../core/search/exact/look-up.ts';
import { parseQuery } from '../core/search/query/parse.ts';
import type { ParsedQuery, QueryProblem } from '../core/search/query/query.ts';
import { tellProblem, tellUnknown, type QueryUi } from '../core/search/query/words.ts';
import type { SearchState } from '../core/search/state.ts';
import { fill, readJson } from './dom.ts';
import { keepOnce } from './load.ts';
import type { AnswerOptions } from './search-answer.ts';
import { keepRecent, showAssist, walkWithArrows } from './search-assist.ts';
import { openSiteSources, type SiteSources } from './search-sources.ts';

/** Words that the server put on a search element. */
type SearchWords = Words['find'];

/** What is asked: the text as typed, and what it was read as once the vocabulary is there. */
export type Asked = SearchState & { parsed?: ParsedQuery };

/** Does something with an answer; `isCurrent` tells whether nothing else was asked meanwhile. */
type UseAnswer = (
  answer: Answer,
  context: Pick<AnswerOptions, 'words' | 'ui' | 'paths'>,
  isCurrent: () => boolean,
) => Promise<void>;

/** What the dialog and the page of search have in common: a field, help below it, a live region and an answer. */
export abstract class SearchElement extends HTMLElement {
  protected sources: SiteSources | undefined;
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
    showAssist({ input, box, words, vocabulary: () => this.sources?.vocabulary });
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
      asked.parsed ??= parseQuery(asked.text, sources.vocabulary);
      const answer = await ask(asked.parsed.query, sources, asked.sort);
      const context = { words, ui: sources.ui, paths: sources.paths };
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

/** What to announce of an answer: what could not be read, what was relaxed, and how many reports there are. */
function describeAnswer(
  answer: Answer,
  problems: readonly QueryProblem[],
  { words, ui }: { words: SearchWords; ui: QueryUi },
): string {
  const { exact, failures, count, fullCount, unknown, hasOnlyValues } = answer;
  const held = exact.reduce((sum, group) => sum + group.count, 0);
  const hasRelaxed = fullCount === 0 && count > 0;
  const remarks = unknown.map((word) => tellUnknown(word, { find: words, fill }));
  const failed = [
    ...('exact' in failures ? [describeFailure(failures.exact, words.exactFailed, words)] : []),
    ...('prose' in failures ? [describeFailure(failures.prose, words.failed, words)] : []),
  ];
  const counted =
    count + held > 0
      ? [fill(words.found, { n: count === 0 || hasOnlyValues ? held : count })]
      : failed.length > 0 || exact.length > 0
        ? []
        : [words.none, words.noneHint];
  return [
    ...problems.map((problem) => tellProblem(problem, { query: ui.query, fill })),
    ...failed,
    ...exact.filter((group) => group.count === 0).map((group) => describeAbsent(group, words)),
    ...exact.flatMap(({ parts }) => parts).map((part) => describePart(part, words)),
    ...(hasRelaxed && remarks.length === 0 ? [words.partly] : remarks),
    ...counted,
    ...(fullCount > 0 && count > fullCount ? [fill(words.also, { n: count - fullCount })] : []),
  ].join(' ');
}

/** That nobody holds a value, or only reports that the filters leave out. */
function describeAbsent({ value, total }: ExactGroup, words: SearchWords): string {
  const said = total > 0 ? words.exactFiltered : words.exactNone;
  return fill(said, { q: defang(value.key), n: total });
}

function describePart({ how, keys, count }: ExactGroup['parts'][number], words: SearchWords): string {
  const name = fill(words.parts[how], { q: keys.map((key) => defang(key)).join(', ') });
  return `${name} ${fill(words.found, { n: count })}`;
}

/** What to announce when something cannot be loaded, with the reason. */
function describeFailure(error: unknown, said: string, { reasons }: SearchWords): string {
  return fill(said, { q: reasons[classifyFailure(error)] });
}

/** Tells a lost connection, a file that is not there and WebAssembly that may not run from the rest. */
function classifyFailure(error: unknown): keyof SearchWords['reasons'] {
  const { name, message } = error instanceof Error ? error : new Error();
  if (!navigator.onLine || message.startsWith('fetch ')) return 'offline';
  if (name === 'TypeError' && /fetch|network|load/i.test(message)) return 'offline';
  if (/WebAssembly|WASM/.test(message)) return 'blocked';
  return /\b404\b/.test(message) ? 'missing' : 'broken';
}
