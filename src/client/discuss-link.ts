/** `<discuss-link>`: takes the words that a reader has selected along into the issue that the link in it opens. */
class DiscussLink extends HTMLElement {
  connectedCallback(): void {
    const link = this.querySelector('a');
    const plain = link?.href ?? '';
    // Before the click, which may take the selection away.
    for (const event of ['pointerdown', 'focus'] as const) {
      link?.addEventListener(event, () => {
        const words = getSelection()?.toString().trim().slice(0, MAX_QUOTE) ?? '';
        const quote = words === '' ? '' : `${words.replace(/^/gm, '> ')}\n\n`;
        const address = this.dataset['address'] ?? plain;
        link.href = words === '' ? plain : address.replace('%7Bquote%7D', encodeURIComponent(quote));
      });
    }
  }
}

/** Servers in front of a forge refuse long addresses. */
const MAX_QUOTE = 1000;

customElements.define('discuss-link', DiscussLink);

// Loaded on demand, which takes a module.
export {};
