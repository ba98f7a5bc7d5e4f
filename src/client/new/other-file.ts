import { editAddress, forgeName } from '../../core/model/forge.ts';
import type { FormSetup } from '../../core/draft/form.ts';
import { fill } from '../dom.ts';
import { download } from '../download.ts';
import type { OtherFile } from './change-report.ts';
import { renderDifference } from './changing.ts';
import { part, say } from './form.ts';
import { copyText, type Output } from './output-file.ts';
import type { FormWords } from './words.ts';

type OtherContext = { root: HTMLElement; setup: FormSetup; words: FormWords['newReport'] };

/** Shows the file of the report that takes the place of one: what becomes of it, and the ways to take it along. */
export function showOther(other: OtherFile | undefined, { id }: Output, context: OtherContext): void {
  const { root, setup, words } = context;
  const box = part(root, '[data-other]');
  box.hidden = other === undefined;
  box.dataset['file'] = other?.file ?? '';
  if (other === undefined) return;
  const { file, before, text } = other;
  const path = `${setup.folder}/${file}`;
  const isSame = before === text;
  const lead = isSame
    ? fill(words.change.otherStands, { by: other.id, id })
    : fill(words.change.otherLead, { path, id });
  say(part(box, '[data-other-lead]'), lead);
  part(box, '.buttons').hidden = isSame;
  void renderDifference(before, text).then((shown) => {
    if (box.dataset['file'] === file) part(box, '[data-other-difference]').replaceChildren(shown ?? '');
  });
  bindButtons(box, other, path, context);
}

function bindButtons(
  box: HTMLElement,
  { file, text }: OtherFile,
  path: string,
  { setup, words }: OtherContext,
): void {
  const status = part(box, '[data-other-status]');
  const name = file.slice(file.lastIndexOf('/') + 1);
  const copy = (): void => {
    copyText(text).then(
      () => say(status, words.copied),
      () => say(status, words.change.otherCopyFailed),
    );
  };
  part(box, '[data-other-download]').onclick = () => {
    download(text, name, 'text/plain;charset=utf-8');
    say(status, fill(words.downloaded, { name }));
  };
  part(box, '[data-other-copy]').onclick = copy;
  const link = part(box, '[data-other-open]', HTMLAnchorElement);
  const address = editAddress(setup.settings, path);
  link.hidden = address === undefined;
  if (address === undefined) return;
  link.href = address;
  link.onclick = copy;
  link.textContent = fill(words.change.openIn, { path, forge: forgeName(setup.settings) ?? '' });
}
