import { expect, it } from 'vitest';
import { explainOwnPage } from '../../src/build/own-pages.ts';

it.each([
  [
    'Build failed with 1 error:\n\n[plugin @mdx-js/rolldown] /tmp/a/pages/on-call.mdx:5:1\nMDXError: 5:1: Expected a closing tag for `<div>`',
    undefined,
    'The page `pages/on-call.mdx:5:1` cannot be read: Expected a closing tag for `<div>`.',
  ],
  [
    "\u001b[31m[UNRESOLVED_IMPORT] \u001b[0mCould not resolve './a.js' in pages/on-call.mdx",
    undefined,
    "The page `pages/on-call.mdx` cannot be read: Could not resolve './a.js' in pages/on-call.mdx.",
  ],
  [
    'nothing is not defined',
    'pages/b.mdx',
    'The page `pages/b.mdx` failed while it was made: nothing is not defined.',
  ],
])('a page of a team that fails is told by its name: %#', (message, page, told) => {
  expect(explainOwnPage(new Error(message), page)?.message).toBe(told);
});

it('a mistake of the program stays one', () => {
  expect(explainOwnPage(new Error('Cannot read src/pages/tags/index.astro'))).toBeUndefined();
});
