import type { CitedPart } from '../core/exports/cite/cited-part.ts';
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
    void import('./cited-version.ts').then(({ tellVersion }) =>
      tellVersion(this, { ...report, cited, words }),
    );
  }
}

customElements.define('cite-menu', CiteMenu);

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
