import { completeQuery } from '../core/search/query/complete.ts';
import type { QueryVocabulary } from '../core/search/query/parse.ts';
import { addRecent, readRecent } from '../core/search/recent.ts';
import type { Words } from '../core/i18n/words.ts';
import { attempt, create, createButton } from './dom.ts';

type AssistOptions = {
  input: HTMLInputElement;
  box: HTMLElement;
  words: Words['find'];
  /** Undefined until it is loaded. */
  vocabulary: () => QueryVocabulary | undefined;
};

/** Shows below a field, as buttons, recent searches while it is empty and ways to complete it while one types. */
export function showAssist(options: AssistOptions): void {
  const { input, box, words, vocabulary } = options;
  const text = input.value;
  if (text.trim() === '') {
    const recent = listRecent().map((one) => createButton(() => setText(input, one, one.length), one));
    const forget = createButton(() => {
      attempt(() => localStorage.removeItem(KEY));
      input.focus();
      showAssist(options);
    }, words.forget);
    showButtons(box, words.recent, recent.length > 0 ? [...recent, forget] : []);
    return;
  }
  const known = vocabulary();
  const { start, end, list } = known
    ? completeQuery(text, input.selectionStart ?? text.length, known)
    : { start: 0, end: 0, list: [] };
  // What is written in full needs no advice.
  const isDone = list.some(({ insert }) => insert === text.slice(start, end) && !insert.endsWith(':'));
  const ways = (isDone ? [] : list).map(({ insert, label }) => {
    const complete = (): void => {
      const done = insert + (insert.endsWith(':') ? '' : ' ');
      setText(input, text.slice(0, start) + done + text.slice(end).trimStart(), start + done.length);
    };
    return createButton(complete, insert, ...(label === '' ? [] : [' ', mute(label)]));
  });
  showButtons(box, words.complete, ways);
}

function setText(input: HTMLInputElement, text: string, caret: number): void {
  input.value = text;
  input.focus();
  input.setSelectionRange(caret, caret);
  input.dispatchEvent(new Event('input', { bubbles: true }));
}

function showButtons(box: HTMLElement, label: string, buttons: HTMLElement[]): void {
  box.hidden = buttons.length === 0;
  box.ariaLabel = label;
  box.replaceChildren(mute(label), ...buttons);
}

function mute(text: string): HTMLElement {
  return create('span', { className: 'muted' }, text);
}

const KEY = 'precedent-searches';

/** What was searched in this browser, the last one first; empty where nothing may be kept. */
function listRecent(): string[] {
  return attempt(() => readRecent(localStorage.getItem(KEY))) ?? [];
}

/** Keeps a search in this browser; search works without it where storage is full or forbidden. */
export function keepRecent(text: string): void {
  attempt(() => localStorage.setItem(KEY, JSON.stringify(addRecent(listRecent(), text))));
}

/**
 * Lets the arrow keys walk from a field through the buttons and links below it, and brings whoever types on to the field.
 */
export function walkWithArrows(root: HTMLElement, input: HTMLInputElement): void {
  root.addEventListener('keydown', (event) => {
    const ways = root.querySelectorAll<HTMLElement>('[data-assist] button, [data-results] :is(a, button)');
    const stops = [input, ...[...ways].filter((stop) => stop.checkVisibility())];
    const at = stops.findIndex((stop) => stop === document.activeElement);
    if (at === -1 || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    if (at > 0 && event.key.length === 1 && event.key !== ' ') input.focus();
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    const next = stops[at + (event.key === 'ArrowDown' ? 1 : -1)];
    if (!next) return;
    event.preventDefault();
    next.focus();
  });
}
