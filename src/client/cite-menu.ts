import type { CitedPart } from '../core/exports/cite/cited-part.ts';
import { findAnchor } from '../core/exports/cite/written-anchor.ts';
import type { CiteWords } from './cite-copy.ts';

/**
 * `<cite-menu>`: adds a button to the report and to each of its elements that copies a citation, and says whether the
 * text is still the one that the address cites (`?v=`). A part that the address names with a mark too many is opened.
 */
class CiteMenu extends HTMLElement {
  connectedCallback(): void {
    const report = JSON.parse(this.dataset['report'] ?? '{}') as CitedPart;
    const words = JSON.parse(this.dataset['words'] ?? '{}') as CiteWords;
    this.append(createButton(report, words));
    for (const link of document.querySelectorAll('a.element-id'))
      link
        .closest('.element-head, .element-meta')
        ?.append(createButton({ ...report, anchor: link.textContent }, words));
    openPart();
    addEventListener('hashchange', openPart);
    const cited = /[?&]v=([0-9a-f]{7})/.exec(location.search)?.[1];
    if (cited === undefined) return;
    void import('./cited-version.ts').then(({ tellVersion }) =>
      tellVersion(this, { ...report, cited, words }),
    );
  }
}

customElements.define('cite-menu', CiteMenu);

/** Without another entry in the history: Back leads to where the reader came from. */
function openPart(): void {
  const hash = readHash();
  if (hash === '' || document.getElementById(hash)) return;
  const ids = Array.from(document.querySelectorAll('main [id]'), ({ id }) => id);
  const found = findAnchor(hash, ids);
  if (found !== undefined) location.replace(`#${found}`);
}

function readHash(): string {
  try {
    return decodeURIComponent(location.hash.slice(1));
  } catch {
    return location.hash.slice(1);
  }
}

function createButton(part: CitedPart, words: CiteWords): HTMLButtonElement {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'cite-button';
  button.textContent = words.cite;
  // A label and a name, put together here: every report would load `fill` for these buttons alone.
  button.ariaLabel = `${words.cite} ${part.anchor ?? part.id}`;
  button.addEventListener(
    'click',
    () => void import('./cite-copy.ts').then(({ openCiteMenu }) => openCiteMenu(part, button, words)),
  );
  return button;
}
