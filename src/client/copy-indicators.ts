/**
 * `<copy-indicators>`: copies the indicators of the section around it in their live spelling, after a question.
 * The page itself never holds that spelling. Hidden until this script runs, as it can do nothing without it.
 */
class CopyIndicators extends HTMLElement {
  #live: Promise<string> | undefined;

  connectedCallback(): void {
    this.hidden = false;
    this.#part('ask').addEventListener('click', () =>
      this.#ask(this.#part('confirm').hasAttribute('hidden')),
    );
    this.#part('cancel').addEventListener('click', () => this.#ask(false));
    this.#part('copy').addEventListener('click', () => void this.#copy());
  }

  #ask(isAsking: boolean): void {
    // Made while the question is read: some browsers let a page copy only at once after a click.
    if (isAsking) this.#live ??= refangAll(this.parentElement?.querySelectorAll('h4 .indicator') ?? []);
    this.#part('confirm').hidden = !isAsking;
    this.#part('ask').setAttribute('aria-expanded', String(isAsking));
    this.#part(isAsking ? 'copy' : 'ask').focus();
  }

  async #copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText((await this.#live) ?? '');
      this.#say(this.dataset['copied']);
      this.#ask(false);
    } catch {
      this.#say(this.dataset['failed']);
    }
  }

  #say(words: string | undefined): void {
    this.#part('status').textContent = words ?? '';
  }

  #part(name: 'ask' | 'confirm' | 'copy' | 'cancel' | 'status'): HTMLElement {
    const part = this.querySelector<HTMLElement>(`[data-part="${name}"]`);
    if (part === null) throw new Error(`copy-indicators has no part named ${name}`);
    return part;
  }
}

/** One indicator a line. Few readers copy, so the parser of addresses is not part of the page. */
async function refangAll(shown: Iterable<Element>): Promise<string> {
  const { refang } = await import('../core/indicators/indicators.ts');
  return [...shown].map((indicator) => refang(indicator.textContent)).join('\n');
}

customElements.define('copy-indicators', CopyIndicators);

// Loaded on demand, which takes a module.
export {};
