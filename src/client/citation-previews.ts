/**
 * `<citation-previews>`: shows a card of the cited report when a pointer rests on a citation of this page, or when the
 * keyboard reaches it. Escape closes it. A finger gets the card with its first touch, and follows the link with the next.
 */
class CitationPreviews extends HTMLElement {
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** The link that has the keyboard, which a pointer that lies still must not take the card from. */
  #focused: HTMLAnchorElement | undefined;
  /** The link whose card a finger has asked for. */
  #touched: HTMLAnchorElement | undefined;

  connectedCallback(): void {
    document.addEventListener('pointerover', ({ pointerType, target }) => {
      if (pointerType === 'mouse') this.#follow(target);
    });
    document.addEventListener('click', (event) => {
      if (event instanceof PointerEvent && event.pointerType === 'touch') this.#touch(event);
    });
    document.addEventListener('focusin', ({ target }) => {
      const link = citationAt(target);
      this.#focused = link?.matches(':focus-visible') ? link : undefined;
      this.#show(this.#focused);
    });
    document.addEventListener('keydown', ({ key }) => {
      if (key === 'Escape') this.#show(undefined);
    });
  }

  /** The card stays while the pointer is on it or on its link. */
  #follow(target: EventTarget | null): void {
    clearTimeout(this.#timer);
    if (target instanceof Node && this.contains(target)) return;
    const link = citationAt(target);
    if (link === undefined && (this.#focused !== undefined || this.childElementCount === 0)) return;
    this.#timer = setTimeout(() => this.#show(link), link === undefined ? CLOSE_AFTER_MS : OPEN_AFTER_MS);
  }

  #touch(event: PointerEvent): void {
    if (event.target instanceof Node && this.contains(event.target)) return this.#touched?.click();
    const link = citationAt(event.target);
    if (link === this.#touched) return;
    if (link !== undefined) event.preventDefault();
    this.#touched = link;
    this.#show(link);
  }

  #show(link: HTMLAnchorElement | undefined): void {
    clearTimeout(this.#timer);
    if (link === undefined) this.replaceChildren();
    else void import('./preview-card.ts').then(({ showCard }) => showCard(link, this));
  }
}

const OPEN_AFTER_MS = 250;
const CLOSE_AFTER_MS = 200;

customElements.define('citation-previews', CitationPreviews);

function citationAt(target: EventTarget | null): HTMLAnchorElement | undefined {
  const link = target instanceof Element ? target.closest<HTMLAnchorElement>('a.citation') : null;
  return link ?? undefined;
}
