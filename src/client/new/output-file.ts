import { editAddress, forgeName, newFileAddress } from '../../core/model/forge.ts';
import { reportFile, type FormSetup } from '../../core/draft/form.ts';
import type { FormWords } from './words.ts';
import { fill } from '../dom.ts';
import { download } from '../download.ts';
import { part, say } from './form.ts';

type OutputContext = { root: HTMLElement; setup: FormSetup; words: FormWords['newReport'] };

/** `file` is that of a report which is in the archive already, as a path in the incidents folder. */
export type Output = { id: string; text: string; errors: number; file?: string };

/** Shows the finished file, where it belongs, and what is left to do in it. */
export function showOutput({ id, text, errors, file }: Output, { root, setup, words }: OutputContext): void {
  const path = `${setup.folder}/${file ?? reportFile(id)}`;
  const lead = file === undefined ? words.fileLead : words.change.fileLead;
  say(part(root, '[data-file-lead]'), fill(lead, { path }));
  const gaps = text.match(/⟨[^⟩\n]*⟩/g)?.length ?? 0;
  const state = [
    ...(errors > 0 ? [fill(words.stillWrong, { n: errors })] : []),
    ...(gaps > 0 ? [fill(words.gaps, { n: gaps })] : []),
  ];
  part(root, '[data-file-state]').textContent = state.join(' · ');
  const area = part(root, '[data-text]', HTMLTextAreaElement);
  if (area.value !== text) area.value = text;
  if (file === undefined) showForge(path, text, { root, setup, words });
  else showEditor(path, { root, setup, words });
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

/** The editor of a forge takes no text from an address: it is copied, and pasted there. */
function showEditor(path: string, { root, setup, words }: OutputContext): void {
  const address = editAddress(setup.settings, path);
  const link = part(root, '[data-open]', HTMLAnchorElement);
  const hint = part(root, '[data-open-hint]');
  link.hidden = address === undefined;
  hint.hidden = address === undefined;
  if (address === undefined) return;
  link.href = address;
  link.dataset['copies'] = 'yes';
  link.textContent = fill(words.change.openIn, { path, forge: forgeName(setup.settings) ?? '' });
  hint.textContent = words.change.openHint;
}

/** Ties the buttons of the output to what they do. */
export function bindOutput(
  { root, words }: OutputContext,
  current: () => Output,
  onDiscard: () => void,
  isStale: () => Promise<boolean>,
): void {
  const status = part(root, '[data-output-status]');
  const tellStale = (): void => {
    void isStale().then((stale) => {
      if (stale) say(status, words.change.stale);
    });
  };
  onClick(root, '[data-download]', () => {
    const { id, text, file = reportFile(id) } = current();
    const name = file.slice(file.lastIndexOf('/') + 1);
    download(text, name, 'text/plain;charset=utf-8');
    say(status, fill(words.downloaded, { name }));
    tellStale();
  });
  const copy = (): void => {
    tellStale();
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
export async function copyText(text: string): Promise<void> {
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
