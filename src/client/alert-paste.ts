import { readsAsSearch } from '../core/recall/paste.ts';
import { handPaste } from './pasted-alert.ts';

/**
 * `<alert-paste>`: what is typed into the search field of this page is searched, and an alert that is pasted or dropped there is
 * compared on the page of triage. A field of one line would join its lines, and the search would cut it.
 */
class AlertPaste extends HTMLElement {
  connectedCallback(): void {
    document.addEventListener('paste', this.#onText);
    document.addEventListener('drop', this.#onText);
  }

  disconnectedCallback(): void {
    document.removeEventListener('paste', this.#onText);
    document.removeEventListener('drop', this.#onText);
  }

  /** On the document, since the field of the dialog stands elsewhere. */
  #onText = (event: ClipboardEvent | DragEvent): void => {
    const { target } = event;
    if (!(target instanceof HTMLInputElement) || target.type !== 'search') return;
    const text = ('clipboardData' in event ? event.clipboardData : event.dataTransfer)?.getData('text/plain');
    if (text === undefined || readsAsSearch(text)) return;
    event.preventDefault();
    const { value, selectionStart, selectionEnd } = target;
    const before = value.slice(0, selectionStart ?? value.length);
    const after = value.slice(selectionEnd ?? value.length);
    const link = this.querySelector<HTMLAnchorElement>('a[data-triage]');
    if (link !== null && handPaste(this.dataset['base'] ?? '/', before + text + after))
      location.assign(link.href);
    else this.#fail();
  };

  #fail(): void {
    // It lies above what is said.
    document.querySelector<HTMLDialogElement>('search-dialog dialog')?.close();
    const said = this.querySelector<HTMLElement>('[data-failed]');
    said?.replaceChildren(said.dataset['failed'] ?? '');
  }
}

customElements.define('alert-paste', AlertPaste);
