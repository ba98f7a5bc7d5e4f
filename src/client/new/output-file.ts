import { newFileAddress } from '../../core/model/forge.ts';
import { reportFile, type FormSetup } from '../../core/draft/form.ts';
import type { Words } from '../../core/i18n/words.ts';
import { fill } from '../dom.ts';
import { download } from '../download.ts';
import { part, say } from './form.ts';

type OutputContext = { root: HTMLElement; setup: FormSetup; words: Words['newReport'] };

export type Output = { id: string; text: string; errors: number };

/** Shows the finished file, where it belongs, and what is left to do in it. */
export function showOutput({ id, text, errors }: Output, { root, setup, words }: OutputContext): void {
  const path = `${setup.folder}/${reportFile(id)}`;
  say(part(root, '[data-file-lead]'), fill(words.fileLead, { path }));
  const gaps = text.match(/⟨[^⟩\n]*⟩/g)?.length ?? 0;
  const state = [
    ...(errors > 0 ? [fill(words.stillWrong, { n: errors })] : []),
    ...(gaps > 0 ? [fill(words.gaps, { n: gaps })] : []),
  ];
  part(root, '[data-file-state]').textContent = state.join(' · ');
  const area = part(root, '[data-text]', HTMLTextAreaElement);
  if (area.value !== text) area.value = text;
  showForge(path, text, { root, setup, words });
}

function showForge(path: string, text: string, { root, setup, words }: OutputContext): void {
  const form = newFileAddress(setup.settings, path, text);
  const link = part(root, '[data-open]', HTMLAnchorElement);
  const hint = part(root, '[data-open-hint]');
  link.hidden = form === undefined;
  hint.hidden = form === undefined;
  if (form === undefined) return;
  link.href = form.address;
  link.dataset['copies'] = form.carriesText ? '' : 'yes';
  link.textContent = fill(words.openIn, { forge: form.forge });
  hint.textContent = fill(form.carriesText ? words.openSends : words.openTooLong, { forge: form.forge });
}

/** Ties the buttons of the output to what they do. */
export function bindOutput(
  { root, words }: OutputContext,
  current: () => Output,
  onDiscard: () => void,
): void {
  const status = part(root, '[data-output-status]');
  onClick(root, '[data-download]', () => {
    const { id, text } = current();
    download(text, `${id}.mdx`, 'text/plain;charset=utf-8');
    say(status, fill(words.downloaded, { name: `${id}.mdx` }));
  });
  const copy = (): void => {
    copyText(current().text).then(
      () => say(status, words.copied),
      () => {
        part(root, '[data-text]', HTMLTextAreaElement).select();
        say(status, words.copyFailed);
      },
    );
  };
  onClick(root, '[data-copy]', copy);
  onClick(root, '[data-open]', () => {
    if (part(root, '[data-open]').dataset['copies'] === 'yes') copy();
  });
  bindDiscard(root, () => {
    onDiscard();
    say(status, words.discarded);
  });
}

/** Rejects where the browser forbids it, or has no clipboard since the page came without encryption. */
async function copyText(text: string): Promise<void> {
  await navigator.clipboard.writeText(text);
}

function onClick(root: HTMLElement, selector: string, act: () => void): void {
  part(root, selector).addEventListener('click', act);
}

function bindDiscard(root: HTMLElement, onDiscard: () => void): void {
  const confirm = part(root, '[data-discard-confirm]');
  const ask = part(root, '[data-discard]');
  const show = (isOpen: boolean): void => {
    confirm.hidden = !isOpen;
    ask.ariaExpanded = String(isOpen);
    (isOpen ? part(root, '[data-discard-no]') : ask).focus();
  };
  onClick(root, '[data-discard]', () => show(confirm.hasAttribute('hidden')));
  onClick(root, '[data-discard-no]', () => show(false));
  onClick(root, '[data-discard-yes]', () => {
    show(false);
    onDiscard();
  });
}
