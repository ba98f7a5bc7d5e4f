import type { FieldValues } from '../../core/draft/field-values.ts';
import type { FormSetup } from '../../core/draft/form.ts';
import { defangPlain } from '../../core/indicators/defang.ts';
import { createPaths } from '../../core/model/paths.ts';
import type { PrecedentView, TriageView } from '../../core/recall/view.ts';
import { splitExcerpt } from '../../core/search/highlight.ts';
import type { ReportHit } from '../../core/search/engine.ts';
import { readClock } from '../clock.ts';
import { create, fill } from '../dom.ts';
import { keepOnce } from '../load.ts';
import type { TriageAsk, TriageReply } from '../triage-worker.ts';
import { part, say } from './form.ts';
import { loadAlertWords, type AlertWords, type FormWords } from './words.ts';

/** A pause in writing after which the archive is asked. */
const PAUSE_MS = 1000;
const MAX_SHOWN = 6;
/** Fewer letters are no words to look for. */
const FEWEST = 4;

/** What is compared as an alert: what was pasted, every value, and who says so. */
const ALERT = /^(?:paste|indicators\.\d+\.value|intel\.\d+\.source)$/;

/** What is written in words, with the background, which the search of the site is asked for. */
const PROSE = /^(?:title|summary|verdict\.because|turn\.why|sections\.0\.text)$/;

/** Gaps of a template that nobody has filled, and marks around code. */
const NO_WORDS = /⟨[^⟩]*⟩|^`{3,}.*$/gm;

type Watched = { root: HTMLElement; setup: FormSetup; words: FormWords; own: string | undefined };

/** Earlier reports that are like what stands in the form; undefined until all were compared. */
type Answer = { found: { id: string; item: HTMLElement }[]; reports?: number } | 'failed';

/** Asks the archive for a text; an answer may come in parts. */
type Way = (text: string, tell: (answer: Answer) => void) => void;

/**
 * Shows the earlier reports that are like what stands in a form, once somebody pauses in writing it: precedents and neighbours
 * of its values, as triage finds them, and reports that hold its words, as search does. `own` is the id of the report that is
 * being changed. Each way is loaded with its first question, and nothing leaves the browser.
 */
export function watchPrecedents(watched: Watched): (fields: FieldValues) => void {
  const box = part(watched.root, '[data-precedents]');
  const asked = [
    { names: ALERT, ask: openTriage(watched), text: '', answer: undefined as Answer | undefined },
    { names: PROSE, ask: openSearch(watched), text: '', answer: undefined as Answer | undefined },
  ];
  const askFor = (one: (typeof asked)[number], text: string): void => {
    one.text = text;
    one.answer = undefined;
    if (text !== '')
      one.ask(text, (answer) => {
        if (one.text !== text) return;
        one.answer = answer;
        show();
      });
  };
  const show = (): void => {
    const open = asked.filter(({ text }) => text !== '');
    showAnswers(
      box,
      open.map(({ answer }) => answer),
      watched.words.newReport,
    );
  };
  let pause: ReturnType<typeof setTimeout> | undefined;
  const isNew = watched.own === undefined;
  let before: FieldValues | undefined;
  return (fields) => {
    // What a report says already was compared when it was written.
    const begun = (before ??= isNew ? {} : fields);
    const wanted = asked.map((one) => ({ one, text: newText(fields, begun, one.names) }));
    const changed = wanted.filter(({ one, text }) => text !== one.text);
    box.hidden = wanted.every(({ text }) => text === '');
    clearTimeout(pause);
    if (changed.length === 0) return;
    pause = setTimeout(() => {
      for (const { one, text } of changed) askFor(one, text);
      show();
    }, PAUSE_MS);
  };
}

/** What stands in some fields, if that is more than what they began with. */
function newText(fields: FieldValues, begun: FieldValues, names: RegExp): string {
  const text = textOf(fields, names);
  return text === textOf(begun, names) ? '' : text;
}

function textOf(fields: FieldValues, names: RegExp): string {
  const told = Object.entries(fields).filter(([name]) => names.test(name));
  const whole = told.map(([, value]) => value.trim()).join('\n');
  const text = whole.replace(NO_WORDS, '').trim();
  return [...text].length < FEWEST ? '' : text;
}

/** Until everything was compared, nothing is said of there being none. */
function showAnswers(
  box: HTMLElement,
  answers: readonly (Answer | undefined)[],
  words: FormWords['newReport'],
): void {
  const known = answers.filter((answer) => typeof answer === 'object');
  const found = new Map(
    known
      .flatMap(({ found: own }) => own)
      .reverse()
      .map(({ id, item }) => [id, item]),
  );
  const items = [...found.values()].reverse().slice(0, MAX_SHOWN);
  part(box, 'ul').replaceChildren(...items);
  const counts = known.flatMap(({ reports }) => reports ?? []);
  const isOpen = counts.length < answers.length;
  const none = isOpen ? words.precedentsAsked : fill(words.precedentsNone, { n: Math.max(0, ...counts) });
  const status = answers.includes('failed') ? words.precedentsFailed : items.length === 0 ? none : '';
  say(part(box, '[data-precedents-status]'), status);
}

/** A worker compares values, so that the form never waits for it. */
function openTriage(watched: Watched): Way {
  let worker: Worker | undefined;
  let turn = 0;
  let tell: (answer: Answer) => void = () => undefined;
  const fail = (): void => {
    worker?.terminate();
    worker = undefined;
    tell('failed');
  };
  const start = (): Worker => {
    const started = new Worker(new URL('../triage-worker.ts', import.meta.url), { type: 'module' });
    started.addEventListener('error', fail);
    started.addEventListener('message', ({ data }) => {
      const reply = data as TriageReply;
      if (reply.turn !== turn) return;
      if (reply.stage === 'failed') fail();
      else tell(describePrecedents(reply.view, reply.stage === 'words', watched));
    });
    return started;
  };
  const loadWords = keepOnce(() => loadAlertWords(watched.setup.settings.language));
  return (text, answer) => {
    turn += 1;
    tell = answer;
    const own = turn;
    loadWords()
      .then((words) => {
        worker ??= start();
        if (own === turn) worker.postMessage(toAsk(turn, text, words, watched));
      })
      .catch(fail);
  };
}

function toAsk(turn: number, text: string, alert: AlertWords, { setup, words }: Watched): TriageAsk {
  const { base, settings } = setup;
  const { pictures, labels, site } = words;
  return {
    turn,
    text,
    host: { os: '', addr: '', heldFrom: '', heldUntil: '' },
    inventory: '',
    count: [],
    ignore: [],
    base,
    language: settings.language,
    timeZone: settings.timeZone,
    words: { ...alert, pictures, labels, site },
    now: readClock(),
  };
}

function describePrecedents(view: TriageView, isWhole: boolean, { setup, own }: Watched): Answer {
  const paths = createPaths(setup.base);
  const others = [...view.precedents, ...view.weaker].filter(({ id }) => id !== own);
  return {
    found: others.map((one) => ({ id: one.id, item: renderPrecedent(one, paths) })),
    ...(isWhole ? { reports: view.reports } : {}),
  };
}

function renderPrecedent(view: PrecedentView, paths: ReturnType<typeof createPaths>): HTMLElement {
  const { id, title, lang, matchWord, verdictWord, state, reasons, deciding } = view;
  const facts = [verdictWord, ...(state === undefined ? [] : [state]), matchWord, ...reasons.slice(0, 3)];
  return renderItem({ id, href: paths.incident(id, deciding?.anchor), title, lang }, facts.join(' · '));
}

function openSearch({ setup, words, own }: Watched): Way {
  const open = keepOnce(async () => (await import('./similar-prose.ts')).openSimilar(setup.base));
  const paths = createPaths(setup.base);
  return (text, tell) => {
    open()
      .then((find) => find(text))
      .then(({ hits, reports }) => {
        const others = hits.filter(({ meta }) => meta.id !== own);
        const found = others.map((hit) => ({ id: hit.meta.id, item: renderHit(hit) }));
        tell({ found, reports });
      })
      .catch(() => tell('failed'));
  };

  function renderHit({ meta, excerpt, sections, excerptLang = meta.lang }: ReportHit): HTMLElement {
    const { id, title, lang, titleLang = lang, verdict } = meta;
    const marked = splitExcerpt(excerpt).map(({ text, isMatch }) =>
      isMatch ? create('mark', {}, defangPlain(text)) : defangPlain(text),
    );
    const href = paths.incident(id, sections[0]?.anchor);
    return renderItem(
      { id, href, title: defangPlain(title), lang: titleLang },
      `${words.labels.verdict[verdict]} · `,
      create('span', { lang: excerptLang }, ...marked),
    );
  }
}

type Item = { id: string; href: string; title: string; lang: string };

function renderItem({ id, href, title, lang }: Item, ...facts: (Node | string)[]): HTMLElement {
  const link = create('a', { href, textContent: id, target: '_blank' });
  const named = create('span', { lang, textContent: title });
  return create('li', {}, link, ' ', named, create('p', { className: 'muted small' }, ...facts));
}
