import { UNSET_ADDRESS } from '../../schemas/vocabulary.ts';
import type { CitedPart } from '../core/exports/cite/cited-part.ts';
import { CITATION_FORMATS, formatCitation, type CitationFormat } from '../core/exports/cite/formats.ts';
import { readCiteWords } from './cite-words.ts';
import { create, createButton, fill } from './dom.ts';

let menu: HTMLElement | undefined;

/** Opens the menu that copies citations of a part, below the button that asks for it; a page has one menu. */
export function openCiteMenu(part: CitedPart, button: HTMLElement): void {
  menu?.remove();
  menu = createMenu({ ...part, page: reachable(part.page) });
  button.parentElement?.append(menu);
  menu.showPopover();
  const { bottom, left } = button.getBoundingClientRect();
  const room = document.documentElement.clientWidth - menu.offsetWidth - 8;
  menu.style.insetBlockStart = `${bottom + scrollY + 4}px`;
  menu.style.insetInlineStart = `${Math.max(8, Math.min(left, room))}px`;
  menu.querySelector('button')?.focus({ preventScroll: true });
}

/** Where no address is set for the site, a citation leads to where its reader is. */
function reachable(page: string): string {
  return page.startsWith(UNSET_ADDRESS) ? new URL(new URL(page).pathname, location.origin).href : page;
}

function createMenu(part: CitedPart): HTMLElement {
  const words = readCiteWords();
  const name = [part.id, part.anchor].filter((text) => text !== undefined).join('#');
  const status = create('p', { role: 'status' });
  const field = create('textarea', { readOnly: true, hidden: true, rows: 4, ariaLabel: words.failed });
  const say = (text: string, fallback?: string): void => {
    status.textContent = text;
    field.hidden = fallback === undefined;
    field.value = fallback ?? '';
    if (fallback !== undefined) field.select();
  };
  const items = CITATION_FORMATS.map((format) => {
    const tell = (): void => say(words.copied);
    const offer = (): void => say(words.failed, formatCitation(part, format));
    return createButton(() => void copy(part, format).then(tell, offer), words.formats[format]);
  });
  const lead = create('p', { className: 'muted' }, fill(words.copyAs, { ref: name }));
  const made = create(
    'div',
    { className: 'popup cite-menu', popover: 'auto' },
    lead,
    ...items,
    status,
    field,
  );
  // Who walks on with Tab would not see what lies below it.
  made.addEventListener('focusout', ({ relatedTarget: next }) => {
    if (next instanceof Node && !made.contains(next)) made.hidePopover();
  });
  return made;
}

/** Puts a citation on the clipboard; rich text with a plain spelling beside it. Rejects when the browser forbids it. */
async function copy(part: CitedPart, format: CitationFormat): Promise<void> {
  const text = formatCitation(part, format);
  if (format !== 'html') return navigator.clipboard.writeText(text);
  const blob = (type: string, content: string): Blob => new Blob([content], { type });
  await navigator.clipboard.write([
    new ClipboardItem({
      'text/html': blob('text/html', text),
      'text/plain': blob('text/plain', formatCitation(part, 'text')),
    }),
  ]);
}
