import type { EarlierPart, Stretch } from '../core/exports/cite/cited-part.ts';
import { readCiteWords } from './cite-words.ts';
import { attempt, create, fill } from './dom.ts';

/** What a cited text said and what the text of now says, part by part; that which the address names comes first. */
export function showEarlier(parts: readonly EarlierPart[]): HTMLElement {
  const words = readCiteWords();
  const cited = attempt(() => decodeURIComponent(location.hash.slice(1))) ?? '';
  const isNamed = /^[A-Za-z]+\d+$/.test(cited);
  const isSame = isNamed && !parts.some(({ part }) => part === cited);
  const sorted = parts.toSorted((a, b) => Number(b.part === cited) - Number(a.part === cited));
  return create(
    'details',
    { className: 'earlier-text', open: !isSame },
    create('summary', {}, ...(isSame ? [fill(words.samePart, { part: cited }), ' '] : []), words.compared),
    ...sorted.flatMap(showPart),
  );
}

function showPart({ part, stretches }: EarlierPart): HTMLElement[] {
  const text = create('pre', {}, ...stretches.map(showStretch));
  text.tabIndex = 0;
  const id = part.startsWith('## ') || part === '' ? undefined : part;
  const name = part === '' ? readCiteWords().frontMatter : part.replace(/^## /, '');
  const title = id === undefined ? name : create('a', { href: `#${id}` }, id);
  text.ariaLabel = name;
  text.lang = document.querySelector<HTMLElement>('.report-head h1')?.lang ?? '';
  return [create('h2', {}, title), text];
}

/** What came and went is told by words for whoever sees no line through or under it. */
function showStretch([kind, text]: Stretch): Node | string {
  const words = readCiteWords();
  if (kind === 0) return text;
  const told = create(
    'span',
    { className: 'visually-hidden' },
    kind < 0 ? words.onlyThen : words.onlyNow,
    ' ',
  );
  return create(kind < 0 ? 'del' : 'ins', {}, told, text);
}
