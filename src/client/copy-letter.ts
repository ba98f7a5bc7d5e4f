/**
 * `<copy-letter>`: copies the letter beside it with its values in their live spelling, fenced, as the source needs them.
 * The page itself never holds that spelling. Hidden until this script runs, as it can do nothing without it.
 */
class CopyLetter extends HTMLElement {
  #live: Promise<string> | undefined;

  connectedCallback(): void {
    this.hidden = false;
    const button = this.querySelector('button');
    // Made ahead: some browsers let a page copy only at once after a click.
    button?.addEventListener('pointerenter', () => void this.#make());
    button?.addEventListener('focus', () => void this.#make());
    button?.addEventListener('click', () => void this.#copy());
  }

  #make(): Promise<string> {
    this.#live ??= readLive(this.parentElement?.querySelector('pre'));
    return this.#live;
  }

  async #copy(): Promise<void> {
    const status = this.querySelector('[role="status"]');
    let words = this.dataset['copied'];
    try {
      await navigator.clipboard.writeText(await this.#make());
    } catch {
      words = this.dataset['failed'];
    }
    if (status) status.textContent = words ?? '';
  }
}

/** The text with its fenced values live. Few readers copy, so the parser of addresses is no part of the page. */
async function readLive(letter: HTMLElement | null | undefined): Promise<string> {
  const { refang } = await import('../core/indicators/indicators.ts');
  return [...(letter?.childNodes ?? [])]
    .map((node) =>
      node instanceof HTMLElement && node.className === 'indicator'
        ? refang(node.textContent)
        : (node.textContent ?? ''),
    )
    .join('');
}

customElements.define('copy-letter', CopyLetter);

// Loaded on demand, which takes a module.
export {};
