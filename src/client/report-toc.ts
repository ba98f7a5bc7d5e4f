/**
 * `<report-toc>`: marks the section that is being read in the table of contents inside it. Without it every link
 * works all the same.
 */
class ReportToc extends HTMLElement {
  #observer: IntersectionObserver | undefined;

  connectedCallback(): void {
    const links = new Map(
      [...this.querySelectorAll('a')].map((link) => [decodeURIComponent(link.hash.slice(1)), link]),
    );
    const inView = new Set<string>();
    this.#observer = new IntersectionObserver(
      (entries) => {
        for (const { target, isIntersecting } of entries)
          inView[isIntersecting ? 'add' : 'delete'](target.id);
        const current = [...links.keys()].findLast((id) => inView.has(id));
        // Between two targets the last one read stays marked.
        if (current === undefined) return;
        for (const [id, link] of links) {
          if (id === current) link.setAttribute('aria-current', 'location');
          else link.removeAttribute('aria-current');
        }
      },
      // The line that the eye reads lies in the upper third.
      { rootMargin: '-10% 0px -65% 0px' },
    );
    for (const id of links.keys()) {
      const target = document.getElementById(id);
      if (target) this.#observer.observe(target);
    }
  }

  disconnectedCallback(): void {
    this.#observer?.disconnect();
  }
}

customElements.define('report-toc', ReportToc);

// Loaded on demand, which takes a module.
export {};
