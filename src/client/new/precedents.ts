import type { FieldValues } from '../../core/draft/field-values.ts';
import type { FormSetup } from '../../core/draft/form.ts';
import type { Words } from '../../core/i18n/words.ts';
import { createPaths } from '../../core/model/paths.ts';
import type { PrecedentView, TriageView } from '../../core/recall/view.ts';
import { readClock } from '../clock.ts';
import { create, fill } from '../dom.ts';
import type { TriageAsk, TriageReply } from '../triage-worker.ts';
import { part, say } from './form.ts';

/** A pause in writing after which the archive is asked. */
const PAUSE_MS = 1000;
const MAX_SHOWN = 6;
/** Fewer letters are no words to look for. */
const FEWEST = 4;

/** What is written so far, as the archive is asked for it: the words, what was pasted, and every value. */
const ASKED =
  /^(?:title|summary|paste|verdict\.because|turn\.why|indicators\.\d+\.value|intel\.\d+\.source)$/;

type Watched = { root: HTMLElement; setup: FormSetup; words: Words; own: string | undefined };

/**
 * Shows the earlier reports that are like what stands in a form, once somebody pauses in writing it; `own` is the id of the
 * report that is being changed. A worker asks, so that the form never waits; it is loaded with the first question, and nothing
 * leaves the browser.
 */
export function watchPrecedents(watched: Watched): (fields: FieldValues) => void {
  const box = part(watched.root, '[data-precedents]');
  let worker: Worker | undefined;
  let pause: ReturnType<typeof setTimeout> | undefined;
  let asked = '';
  let turn = 0;
  const fail = (): void => {
    worker?.terminate();
    worker = undefined;
    asked = '';
    tell(box, watched.words.newReport.precedentsFailed);
  };
  const start = (): Worker => {
    const started = new Worker(new URL('../triage-worker.ts', import.meta.url), { type: 'module' });
    started.addEventListener('error', fail);
    started.addEventListener('message', ({ data }) => {
      const reply = data as TriageReply;
      if (reply.turn !== turn) return;
      if (reply.stage === 'failed') fail();
      else show(box, reply.view, reply.stage === 'words', watched);
    });
    return started;
  };
  const ask = (text: string): void => {
    turn += 1;
    asked = text;
    try {
      worker ??= start();
      worker.postMessage(toAsk(turn, text, watched));
    } catch {
      fail();
    }
  };
  return (fields) => {
    const text = textOf(fields);
    box.hidden = [...text].length < FEWEST;
    clearTimeout(pause);
    if (!box.hidden && text !== asked) pause = setTimeout(() => ask(text), PAUSE_MS);
  };
}

function textOf(fields: FieldValues): string {
  const told = Object.entries(fields).filter(([name, value]) => ASKED.test(name) && value.trim() !== '');
  return told.map(([, value]) => value.trim()).join('\n');
}

function toAsk(turn: number, text: string, { setup, words }: Watched): TriageAsk {
  const { base, settings } = setup;
  const { triage, pictures, recall, labels, site } = words;
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
    words: { triage, pictures, recall, labels, site },
    now: readClock(),
  };
}

/** Until the words were searched too, nothing is said of there being none. */
function show(box: HTMLElement, view: TriageView, isWhole: boolean, { setup, words, own }: Watched): void {
  const found = [...view.precedents, ...view.weaker].filter(({ id }) => id !== own).slice(0, MAX_SHOWN);
  const paths = createPaths(setup.base);
  part(box, 'ul').replaceChildren(...found.map((one) => renderPrecedent(one, paths)));
  const none = isWhole
    ? fill(words.recall.noPrecedent, { n: view.reports })
    : words.newReport.precedentsAsked;
  tell(box, found.length === 0 ? none : '');
}

function tell(box: HTMLElement, text: string): void {
  say(part(box, '[data-precedents-status]'), text);
}

function renderPrecedent(view: PrecedentView, paths: ReturnType<typeof createPaths>): HTMLElement {
  const { id, title, lang, matchWord, verdictWord, state, reasons, deciding } = view;
  const link = create('a', { href: paths.incident(id, deciding?.anchor), textContent: id, target: '_blank' });
  const facts = [verdictWord, ...(state === undefined ? [] : [state]), matchWord, ...reasons.slice(0, 3)];
  return create(
    'li',
    {},
    link,
    ' ',
    create('span', { lang, textContent: title }),
    create('p', { className: 'muted small', textContent: facts.join(' · ') }),
  );
}
