import { findWords, takeHighlight } from '../core/search/highlight.ts';

const { words, rest } = takeHighlight(location.search);
if (words.length > 0) {
  markWords(words);
  // Whoever copies the address means the page.
  history.replaceState(history.state, '', location.pathname + rest + location.hash);
}

/** Marks words in the text of the page without touching its elements; browsers that cannot leave it as it is. */
function markWords(wanted: readonly string[]): void {
  const main = document.querySelector('main');
  if (!main || !('highlights' in CSS)) return;
  const ranges: Range[] = [];
  const walker = document.createTreeWalker(main, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    for (const { start, end } of findWords(node.textContent ?? '', wanted)) {
      const range = new Range();
      range.setStart(node, start);
      range.setEnd(node, end);
      ranges.push(range);
    }
  }
  const style = new CSSStyleSheet();
  style.replaceSync('::highlight(found) { background-color: var(--found); color: var(--ink); }');
  document.adoptedStyleSheets.push(style);
  CSS.highlights.set('found', new Highlight(...ranges));
}
