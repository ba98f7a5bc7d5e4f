import type { CitedPart } from '../core/exports/cite/cited-part.ts';
import { fill } from './fill.ts';
import type { CiteWords } from './cite-copy.ts';

/**
 * `<cite-menu>`: adds a button to the report and to each of its elements that copies a citation, and says whether the
 * text is still the one that the address cites (`?v=`).
 */
class CiteMenu extends HTMLElement {
  connectedCallback(): void {
    const report = JSON.parse(this.dataset['report'] ?? '{}') as CitedPart;
    const words = JSON.parse(this.dataset['words'] ?? '{}') as CiteWords;
    this.append(createButton(report, words));
    for (const { textContent: anchor, parentElement: heading } of document.querySelectorAll('a.element-id'))
      heading?.parentElement?.append(createButton({ ...report, anchor }, words));
    const cited = /[?&]v=([0-9a-f]{7})/.exec(location.search)?.[1];
    if (cited === undefined) return;
    const note = document.createElement('p');
    note.className = 'notice';
    note.dataset['tone'] = cited === report.digest ? 'info' : 'warning';
    note.setAttribute('role', 'status');
    note.textContent = fill(cited === report.digest ? words.same : words.changed, {
      old: cited,
      new: report.digest,
    });
    this.closest('header')?.append(note);
    if (cited !== report.digest)
      void import('./cited-version.ts').then(({ tellChanges }) =>
        tellChanges(note, { id: report.id, cited, since: words.since }),
      );
  }
}

customElements.define('cite-menu', CiteMenu);

function createButton(part: CitedPart, words: CiteWords): HTMLButtonElement {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'cite-button';
  button.textContent = words.cite;
  button.ariaLabel = fill(words.citePart, { ref: part.anchor ?? part.id });
  button.addEventListener(
    'click',
    () => void import('./cite-copy.ts').then(({ openCiteMenu }) => openCiteMenu(part, button, words)),
  );
  return button;
}
