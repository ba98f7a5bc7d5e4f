import type { OfflineHead } from '../core/exports/offline/files.ts';
import type { Words } from '../core/i18n/words.ts';
import { sayBytes } from '../core/model/evidence.ts';
import { escapeHtml } from '../core/model/text.ts';
import { fill, readJson } from './dom.ts';
import {
  dropOthers,
  findKept,
  hasRemains,
  keepBuild,
  nameOf,
  readHead,
  removeKept,
  serveKept,
  type KeepFailure,
  type Kept,
} from './kept-site.ts';

/** So often the site may be published anew while it is being fetched. */
const TRIES = 3;

/**
 * `<keep-site>`: keeps the site in this browser for when it cannot be reached, and removes it. Nothing is kept and no worker
 * is registered before somebody has pressed its button; from then on each visit fetches what has changed.
 */
class KeepSite extends HTMLElement {
  /** What the site has now, as far as it answers. */
  #head: OfflineHead | undefined;
  #kept: Kept | undefined;
  #stop: AbortController | undefined;

  connectedCallback(): void {
    // A folder that was opened from disk is such a copy itself.
    if (location.protocol === 'file:') return;
    this.#button('keep').addEventListener('click', () => void this.#keep());
    this.#button('cancel').addEventListener('click', () => this.#stop?.abort());
    this.#button('remove').addEventListener('click', () => void this.#remove());
    void this.#begin();
  }

  disconnectedCallback(): void {
    this.#stop?.abort();
  }

  get #words(): Words['offline'] {
    return readJson(this, 'words') as Words['offline'];
  }

  /** As the browser spells it. */
  get #base(): string {
    return new URL(this.dataset['base'] ?? '/', location.href).pathname;
  }

  #part = (name: string): HTMLElement => {
    const part = this.querySelector<HTMLElement>(`[data-part="${name}"]`);
    if (part === null) throw new Error(`keep-site has no part named ${name}`);
    return part;
  };

  #button = (name: string): HTMLButtonElement => this.#part(name) as HTMLButtonElement;

  /** Shows what is there, and brings it up to date. */
  async #begin(): Promise<void> {
    if (!('serviceWorker' in navigator) || !('caches' in globalThis)) {
      this.#part('state').textContent = this.#words.unsupported;
      this.hidden = false;
      return;
    }
    this.#kept = (await findKept(this.#base).catch(() => undefined))?.kept;
    try {
      this.#head = await readHead(this.#base);
    } catch (error) {
      // Neither kept nor to be had.
      if (this.#kept === undefined) return;
      if (error instanceof Error && error.name === 'network') this.#say(this.#words.down);
      else this.#tell(error);
    }
    await this.#show();
    if (this.#kept === undefined || this.#head === undefined) return;
    if (this.#head.key !== this.#kept.key) await this.#keep();
    else await serveKept(this.#base).catch(() => undefined);
  }

  async #keep(): Promise<void> {
    // Two tabs would remove what the other one writes.
    await navigator.locks.request(`precedent:keep:${this.#base}`, { ifAvailable: true }, async (lock) => {
      if (lock === null) this.#say(this.#words.failures.busy);
      else await this.#fetch();
    });
  }

  async #fetch(): Promise<void> {
    const before = this.#kept;
    this.#stop = new AbortController();
    const { signal } = this.#stop;
    this.#say(before && this.#head ? fill(this.#words.newer, this.#head) : '');
    await this.#show();
    try {
      const head = await this.#fetchBuild(signal);
      await serveKept(this.#base);
      // A browser may refuse; what is kept is kept all the same.
      void navigator.storage.persist();
      this.#say(fill(before ? this.#words.updated : this.#words.done, told(head)));
    } catch (error) {
      if (signal.aborted) await this.#tidy(before);
      else this.#tell(error);
    } finally {
      this.#stop = undefined;
      this.#kept = (await findKept(this.#base))?.kept;
      await this.#show();
    }
  }

  /** Gives the head of what is there then: the site may be published anew meanwhile. */
  async #fetchBuild(signal: AbortSignal): Promise<OfflineHead> {
    for (let left = TRIES; ; left--) {
      const head = await readHead(this.#base);
      this.#head = head;
      const note = escapeHtml(fill(this.#words.note, head)).replace(head.day, '<time>$&</time>');
      try {
        await keepBuild({
          base: this.#base,
          head,
          note: `<p class="offline-note">${note}</p>`,
          signal,
          onProgress: (bytes) => this.#showProgress(bytes, head),
        });
        return head;
      } catch (error) {
        const isNewer = (await readHead(this.#base).catch(() => head)).key !== head.key;
        if (signal.aborted || !isNewer || left === 1) throw error;
      }
    }
  }

  /** After a cancel nothing lies about but what was whole before. */
  async #tidy(before: Kept | undefined): Promise<void> {
    await dropOthers(this.#base, before && nameOf(this.#base, before));
    this.#say(before === undefined ? this.#words.cancelled : fill(this.#words.cancelledNewer, before));
  }

  async #remove(): Promise<void> {
    await removeKept(this.#base);
    this.#kept = undefined;
    this.#say(this.#words.removed);
    await this.#show();
  }

  #tell(error: unknown): void {
    const { failures } = this.#words;
    const { name, message } = error instanceof Error ? error : new Error(String(error));
    const isRoom = name === 'QuotaExceededError';
    const why = Object.hasOwn(failures, name) ? (name as KeepFailure) : isRoom ? 'room' : 'blocked';
    const size = sayBytes(this.#head?.bytes ?? 0);
    this.#say(fill(failures[why], { file: message, size }));
  }

  async #show(): Promise<void> {
    const held = document.activeElement;
    const isBusy = this.#stop !== undefined;
    const isOld = this.#kept !== undefined && this.#head !== undefined && this.#head.key !== this.#kept.key;
    const remains = this.#kept !== undefined || (await hasRemains(this.#base));
    this.#part('state').textContent = this.#state(isOld);
    this.#part('keep').textContent = isOld ? this.#words.refresh : this.#words.keep;
    this.#part('keep').hidden = isBusy || this.#head === undefined || (this.#kept !== undefined && !isOld);
    this.#part('cancel').hidden = !isBusy;
    this.#part('progress').hidden = !isBusy;
    this.#part('remove').hidden = isBusy || !remains;
    this.hidden = false;
    // Whoever pressed a button that is gone is at the one that came.
    if (held instanceof HTMLButtonElement && held.hidden && this.contains(held))
      this.querySelector<HTMLElement>('button:not([hidden])')?.focus();
  }

  #state(isOld: boolean): string {
    if (this.#kept !== undefined) return fill(this.#words[isOld ? 'older' : 'kept'], told(this.#kept));
    return this.#head === undefined ? '' : fill(this.#words.notKept, told(this.#head));
  }

  #showProgress(bytes: number, head: OfflineHead): void {
    const progress = this.#part('progress');
    if (progress instanceof HTMLProgressElement) {
      progress.max = head.bytes;
      progress.value = bytes;
    }
    const done = sayBytes(bytes);
    this.#part('state').textContent = fill(this.#words.keeping, { done, ...told(head) });
  }

  #say(text: string): void {
    this.#part('said').textContent = text;
  }
}

function told({ bytes, day, files }: OfflineHead): { size: string; day: string; n: number } {
  return { size: sayBytes(bytes), day, n: files };
}

customElements.define('keep-site', KeepSite);
