import type { Language } from '../../schemas/vocabulary.ts';
import type { Words } from '../core/i18n/words.ts';
import { createPaths, type Paths } from '../core/model/paths.ts';
import { readsAsSearch } from '../core/recall/paste.ts';
import type { TriageView, ValueView } from '../core/recall/view.ts';
import type { ViewWords } from '../core/recall/view-words.ts';
import { readClock } from './clock.ts';
import { attempt, create, createButton, fill, readJson } from './dom.ts';
import { describeFailure } from './failure.ts';
import { handOver, type HandOver } from './hand-over.ts';
import { takePaste } from './pasted-alert.ts';
import { hostInputs, readFileText, readHostForm, showHost } from './triage-host.ts';
import { createLinker, showAnswer, showHeadline, showSimilar } from './triage-view.ts';
import type { Failure, TriageAsk, TriageReply } from './triage-worker.ts';

/** Words that the server put on the page. */
type PageWords = Omit<ViewWords, 'fill'> & Pick<Words['find'], 'reasons'>;

/** More than this is no alert any more. */
const MAX_LENGTH = 8_000_000;
/** Longer addresses are cut by mail programs and servers. */
const MAX_LINK = 8000;
/** So many values are shown; the others behind a button. */
const MAX_VALUES = 8;

const FRAGMENT = '#alert=';

/**
 * `<triage-page>`: compares what is pasted with the archive. A worker does it, so that the page never waits; nothing of the
 * text is sent or stands in the address, unless somebody copies a link with it.
 */
class TriagePage extends HTMLElement {
  #worker: Worker | undefined;
  #turn = 0;
  #isBusy = false;
  #count = new Set<string>();
  #ignore = new Set<string>();
  #inventory = '';
  /** What was compared last, and what came of it. */
  #asked = '';
  #first: TriageView | undefined;
  #comment = '';
  #given: HandOver | undefined;

  connectedCallback(): void {
    this.querySelector('form')?.addEventListener('submit', (event) => {
      event.preventDefault();
      this.#compare();
    });
    const { field } = this;
    field.addEventListener('keydown', (event) => {
      if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) this.#compare();
    });
    // The text stands in the field only after this turn.
    field.addEventListener('paste', () => setTimeout(() => this.#compare()));
    for (const input of hostInputs(this)) input.addEventListener('change', () => this.#again());
    this.#part('inventory').addEventListener('change', () => void this.#readInventory());
    this.#part('copy-comment').addEventListener('click', () => void this.#copy(this.#comment));
    this.#part('copy-link').addEventListener('click', () => void this.#copyLink());
    this.#part('write-up').addEventListener('click', (event) => this.#writeUp(event));
    addEventListener('hashchange', this.#restore);
    // A browser that comes back to a page fills its fields only then.
    addEventListener('pageshow', this.#resume);
    // Its script is there when the alert comes.
    this.#worker = attempt(() => this.#start());
    this.#restore();
    this.#take();
  }

  disconnectedCallback(): void {
    removeEventListener('hashchange', this.#restore);
    removeEventListener('pageshow', this.#resume);
    this.#worker?.terminate();
    this.#worker = undefined;
  }

  get field(): HTMLTextAreaElement {
    return this.querySelector('textarea') ?? document.createElement('textarea');
  }

  get #words(): PageWords {
    return readJson(this, 'words') as PageWords;
  }

  get #paths(): Paths {
    return createPaths(this.dataset['base'] ?? '/');
  }

  #part = (name: string): HTMLElement => {
    const part = this.querySelector<HTMLElement>(`[data-part="${name}"]`);
    if (part === null) throw new Error(`triage-page has no part named ${name}`);
    return part;
  };

  /** What home was given to compare. */
  #take(): void {
    const text = takePaste(this.dataset['base'] ?? '/');
    if (text === undefined) return;
    this.field.value = text;
    this.#compare();
  }

  /** What a link with a text says. */
  #restore = (): void => {
    if (!location.hash.startsWith(FRAGMENT)) return;
    const text = attempt(() => decodeURIComponent(location.hash.slice(FRAGMENT.length)));
    if (text === undefined || text === this.#asked) return;
    this.field.value = text;
    this.#compare();
  };

  #resume = (): void => {
    if (this.#asked === '' && this.field.value.trim() !== '') this.#compare();
  };

  /** Compares what stands in the field; another text begins with no choice of its values. */
  #compare(): void {
    const text = this.field.value;
    if (text !== this.#asked) {
      this.#count.clear();
      this.#ignore.clear();
      // For what it still reads nobody waits.
      if (this.#isBusy) this.#end();
    }
    this.#asked = text;
    // Its beginning says what it is.
    this.field.scrollTop = 0;
    const { triage } = this.#words;
    this.#part('search').hidden = true;
    if (text.trim() === '') this.#rest('');
    else if (this.dataset['reports'] === '0') this.#rest(triage.emptyArchive);
    else if (text.length > MAX_LENGTH)
      this.#rest(fill(triage.tooLong, { mb: Math.ceil(text.length / 1_000_000) }));
    else this.#ask();
  }

  /** Compares the same text again, with other choices. */
  #again(): void {
    if (this.#asked.trim() !== '') this.#compare();
  }

  #ask(): void {
    const { reasons: _, ...words } = this.#words;
    this.#turn += 1;
    const answer = this.#part('answer');
    answer.setAttribute('aria-busy', 'true');
    // Above an answer it would push that down.
    if (answer.hidden) this.#say(words.triage.working);
    else this.#announce('');
    this.#isBusy = true;
    try {
      this.#worker ??= this.#start();
      this.#worker.postMessage({
        turn: this.#turn,
        text: this.#asked,
        host: readHostForm(this),
        inventory: this.#inventory,
        count: [...this.#count],
        ignore: [...this.#ignore],
        base: this.dataset['base'] ?? '/',
        language: this.dataset['language'] as Language,
        timeZone: this.dataset['zone'] ?? 'UTC',
        words,
        now: readClock(),
      } satisfies TriageAsk);
    } catch {
      this.#lose();
    }
  }

  #start(): Worker {
    const worker = new Worker(new URL('./triage-worker.ts', import.meta.url), { type: 'module' });
    worker.addEventListener('message', ({ data }) => this.#hear(data as TriageReply));
    worker.addEventListener('error', () => this.#lose());
    return worker;
  }

  #end(): void {
    this.#worker?.terminate();
    this.#worker = undefined;
    this.#isBusy = false;
  }

  /** The worker is gone: its script did not come, or it broke. */
  #lose(): void {
    const wasAsked = this.#isBusy;
    this.#end();
    // The next question starts another one.
    if (!wasAsked) return;
    const { triage, reasons } = this.#words;
    this.#rest(navigator.onLine ? triage.crashed : fill(triage.failed, { q: reasons.offline }));
  }

  #hear(reply: TriageReply): void {
    if (reply.turn !== this.#turn) return;
    if (reply.stage === 'failed') {
      this.#isBusy = false;
      this.#rest(this.#tell(reply.failure, this.#words.triage.failed));
      return;
    }
    this.#comment = reply.comment;
    this.#given = reply.given;
    if (reply.stage === 'values') this.#showFirst(reply);
    else {
      this.#isBusy = false;
      this.#showWords(reply);
    }
  }

  #tell({ name, message }: Failure, said: string): string {
    return describeFailure(Object.assign(new Error(message), { name }), said, this.#words);
  }

  #showFirst({ view, problems, inventory }: Extract<TriageReply, { stage: 'values' | 'words' }>): void {
    const { triage } = this.#words;
    this.#first = view;
    this.#showValues(view);
    showHost(this, view.host, {
      problems,
      inventory: this.#inventory === '' ? undefined : inventory,
      words: this.#words.triage,
      comma: this.#words.site.comma,
    });
    showAnswer(this.#part, view, this.#paths);
    showSimilar(this.#part, [], this.#paths);
    this.#part('similar-status').textContent = triage.similarLooking;
    const answer = this.#part('answer');
    answer.hidden = false;
    answer.removeAttribute('aria-busy');
    const { headline } = view;
    // "None" is said once, when the texts have been searched as well.
    if (headline.state === 'none') this.#announce('');
    else this.#announce(`${headline.title}. ${headline.why}`);
  }

  /** Similar words came: they stand below everything, and change the headline only where it said that there was nothing. */
  #showWords({ view, failure }: Extract<TriageReply, { stage: 'values' | 'words' }>): void {
    const { triage } = this.#words;
    const first = this.#first;
    if (first === undefined) return;
    const known = new Set(first.precedents.map(({ id }) => id));
    const similar = [...view.precedents, ...view.weaker].filter(({ id }) => !known.has(id));
    showSimilar(this.#part, similar, this.#paths);
    const said =
      failure !== undefined
        ? this.#tell(failure, triage.similarFailed)
        : similar.length === 0
          ? triage.similarNone
          : fill(triage.similarFound, { n: similar.length });
    this.#part('similar-status').textContent = said;
    if (first.headline.state !== 'none') {
      this.#announce(said);
      return;
    }
    showHeadline(this.#part, view, createLinker(view, this.#paths));
    this.#part('answer').dataset['state'] = view.headline.state;
    this.#part('as-new').hidden = !view.isNothing;
    // What is so short and holds nothing of an alert is meant for the search.
    if (view.isBare && readsAsSearch(this.#asked)) this.#offerSearch();
    else this.#announce(`${view.headline.title}. ${view.headline.why} ${said}`);
  }

  #offerSearch(): void {
    const { triage } = this.#words;
    this.#say(triage.readsAsSearch);
    const link = this.#part('search');
    link.hidden = false;
    link.querySelector('a')?.setAttribute('href', this.#paths.search(this.#asked.trim()));
  }

  #showValues(view: TriageView): void {
    const { triage } = this.#words;
    const { values, alsoRead, unread } = view;
    const held = document.activeElement;
    const key = held instanceof HTMLElement && this.contains(held) ? held.dataset['key'] : undefined;
    const items = values.map((value) => this.#writeValue(value));
    const list = this.#part('values');
    list.replaceChildren(...items.slice(0, MAX_VALUES));
    if (items.length > MAX_VALUES) {
      const more = createButton(
        () => {
          list.replaceChildren(...items);
          items[MAX_VALUES]?.querySelector('button')?.focus();
        },
        fill(triage.showAll, { n: items.length }),
      );
      list.append(create('li', {}, more));
    }
    const others = alsoRead.join(this.#words.site.comma);
    this.#part('also-read').textContent = others === '' ? '' : fill(triage.alsoRead, { list: others });
    if (view.isBare) this.#part('also-read').textContent = triage.nothingRead;
    this.#part('unread').textContent = unread ?? '';
    this.#part('values-box').hidden = values.length === 0;
    this.#part('read').hidden = false;
    if (key !== undefined) list.querySelector<HTMLElement>(`[data-key="${CSS.escape(key)}"]`)?.focus();
  }

  /** A value as a button that leaves it out, or counts it. */
  #writeValue({ key, shown, kind, counts, because }: ValueView): HTMLElement {
    const button = createButton(
      () => {
        (counts ? this.#count : this.#ignore).delete(key);
        (counts ? this.#ignore : this.#count).add(key);
        this.#again();
      },
      create('span', { className: 'muted' }, kind),
      create('span', { className: 'indicator' }, shown),
    );
    button.ariaPressed = String(counts);
    button.dataset['key'] = key;
    return create(
      'li',
      {},
      button,
      ...(because === undefined ? [] : [create('span', { className: 'sub' }, because)]),
    );
  }

  async #readInventory(): Promise<void> {
    const input = this.#part('inventory');
    const file = input instanceof HTMLInputElement ? input.files?.[0] : undefined;
    this.#inventory = file === undefined ? '' : readFileText(await file.arrayBuffer());
    this.#again();
  }

  #writeUp(event: Event): void {
    if (this.#given !== undefined && handOver(this.dataset['base'] ?? '/', this.#given)) return;
    event.preventDefault();
    this.#part('copied').textContent = this.#words.triage.handOverFailed;
  }

  async #copyLink(): Promise<void> {
    const { triage } = this.#words;
    const address =
      location.origin + location.pathname + FRAGMENT + encodeURIComponent(this.#asked.toWellFormed());
    if (address.length > MAX_LINK) this.#part('copied').textContent = triage.linkTooLong;
    else await this.#copy(address, triage.linkCopied);
  }

  async #copy(text: string, said = this.#words.triage.copied): Promise<void> {
    const { triage } = this.#words;
    try {
      await navigator.clipboard.writeText(text);
      this.#part('copied').textContent = said;
    } catch {
      this.#part('copied').textContent = triage.notCopied;
    }
  }

  /** Says what is going on, where everybody sees it. */
  #say(text: string): void {
    const status = this.#part('status');
    status.classList.remove('visually-hidden');
    status.textContent = text;
  }

  /** Says what the page shows anyway, for those who hear it. */
  #announce(text: string): void {
    const status = this.#part('status');
    status.classList.add('visually-hidden');
    status.textContent = text;
  }

  /** Shows no answer, and says why. */
  #rest(text: string): void {
    this.#turn += 1;
    this.#first = undefined;
    this.#part('answer').hidden = true;
    this.#say(text);
  }
}

customElements.define('triage-page', TriagePage);
