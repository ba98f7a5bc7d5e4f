import { completeQuery } from '../core/search/query/complete.ts';
import type { QueryVocabulary } from '../core/search/query/parse.ts';
import { forgetRecent, listRecent } from './search-recent.ts';
import type { SearchWords } from './search-words.ts';

type AssistOptions = {
  input: HTMLInputElement;
  box: HTMLElement;
  words: SearchWords;
  /** Undefined until it is loaded. */
  vocabulary: () => QueryVocabulary | undefined;
};

/** Shows below a field, as buttons, recent searches while it is empty and ways to complete it while one types. */
export function showAssist(options: AssistOptions): void {
  const { input, box, words, vocabulary } = options;
  const text = input.value;
  if (text.trim() === '') {
    const recent = listRecent();
    const forget = createButton(words.forget, '', () => {
      forgetRecent();
      input.focus();
      showAssist(options);
    });
    fill(box, words.recent, [
      ...recent.map((one) => createButton(one, '', () => setText(input, one, one.length))),
      ...(recent.length > 0 ? [forget] : []),
    ]);
    return;
  }
  const known = vocabulary();
  const { start, end, list } = known
    ? completeQuery(text, input.selectionStart ?? text.length, known)
    : { start: 0, end: 0, list: [] };
  // What is written in full needs no advice.
  const isDone = list.some(({ insert }) => insert === text.slice(start, end) && !insert.endsWith(':'));
  const ways = isDone ? [] : list;
  fill(
    box,
    words.complete,
    ways.map(({ insert, label }) =>
      createButton(insert, label, () => {
        const done = insert + (insert.endsWith(':') ? '' : ' ');
        setText(input, text.slice(0, start) + done + text.slice(end).trimStart(), start + done.length);
      }),
    ),
  );
}

function setText(input: HTMLInputElement, text: string, caret: number): void {
  input.value = text;
  input.focus();
  input.setSelectionRange(caret, caret);
  input.dispatchEvent(new Event('input', { bubbles: true }));
}

function createButton(text: string, meaning: string, act: () => void): HTMLButtonElement {
  const button = document.createElement('button');
  button.type = 'button';
  button.append(text);
  if (meaning !== '')
    button.append(
      ' ',
      Object.assign(document.createElement('span'), { className: 'muted', textContent: meaning }),
    );
  button.addEventListener('click', act);
  return button;
}

function fill(box: HTMLElement, label: string, buttons: HTMLElement[]): void {
  box.hidden = buttons.length === 0;
  box.ariaLabel = label;
  const said = Object.assign(document.createElement('span'), { className: 'muted', textContent: label });
  box.replaceChildren(said, ...buttons);
}
