/**
 * What runs ahead of the code of a page that was opened from disk; it is called with the base path of the site. Addresses below
 * that become those of files, `fetch` reads the twins of files, and a state of the page that a browser does not take stays
 * unwritten. Workers do not start there, of which the pages tell themselves.
 */
export const OFFLINE_PAGE = `(function (base) {
  const root = new URL('.', document.currentScript.src).href;
  const waiting = new Map();
  const kept = new Map();
  const pathOf = (address) => {
    const url = new URL(address, location.href);
    if (url.href.startsWith(root)) return url.href.slice(root.length);
    const path = url.pathname + url.search + url.hash;
    return url.protocol === 'file:' && path.startsWith(base) ? path.slice(base.length) : undefined;
  };
  const fileOf = (path) => path.replace(/^([^?#]*)/, (file) => (file === '' || file.endsWith('/') ? file + 'index.html' : file));
  const local = (address) => {
    const path = address == null ? undefined : pathOf(address);
    return path === undefined ? address : root + fileOf(path);
  };
  window.precedentFile = (file, text) => waiting.get(file)?.(text);
  const read = (file) =>
    new Promise((resolve) => {
      const script = document.createElement('script');
      waiting.set(file, resolve);
      script.onerror = () => resolve(undefined);
      script.src = root + file.split('/').map(encodeURIComponent).join('/') + '.js';
      document.head.append(script);
      script.onload = () => script.remove();
    });
  window.fetch = async (address) => {
    const path = pathOf(String(address));
    if (path === undefined) throw new TypeError('A page from disk reads nothing from elsewhere: ' + address);
    const file = decodeURIComponent(fileOf(path).replace(/[?#].*/, ''));
    if (!kept.has(file)) kept.set(file, read(file));
    const text = await kept.get(file);
    return new Response(text ?? null, { status: text === undefined ? 404 : 200 });
  };
  for (const name of ['pushState', 'replaceState']) {
    const write = history[name].bind(history);
    history[name] = (state, title, address) => {
      try {
        write(state, title, local(address));
      } catch {
        // Browsers differ in what they take for a file; the page shows its state all the same.
      }
    };
  }
  const lead = ({ target }) => {
    const link = target instanceof Element ? target.closest('a[href^="/"]') : null;
    if (link !== null) link.href = local(link.getAttribute('href'));
  };
  for (const name of ['pointerover', 'focusin', 'click', 'auxclick']) addEventListener(name, lead, true);
})`;
