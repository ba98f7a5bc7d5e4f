import { expect, it } from 'vitest';
import type { NavigationItem } from '../../../schemas/appearance.ts';
import { navigationLinks, ownLink, siteText } from '../../../src/core/i18n/site-links.ts';
import { getWords } from '../../../src/core/i18n/words.ts';
import { createPaths } from '../../../src/core/model/paths.ts';

const PAGES = [
  { slug: 'on-call', title: 'On call', navigation: true },
  { slug: 'hidden', title: 'Hidden', navigation: false },
];
const paths = createPaths('/kb/');
const inEnglish = { paths, words: getWords('en'), language: 'en', pages: PAGES } as const;
const BOTH = { label: { en: 'Book', 'zh-CN': '手册' }, link: '/on-call/' };

it.each<[what: string, items: NavigationItem[] | undefined, hrefs: string[]]>([
  [
    'all of ours and then theirs, where nothing is said',
    undefined,
    ['triage', 'incidents', 'tags', 'lessons', 'insights', 'guide', 'new', 'on-call'],
  ],
  ['the order of the settings', ['guide', 'pages', 'incidents'], ['guide', 'on-call', 'incidents']],
  ['none of theirs where they are not named', ['guide'], ['guide']],
  ['links of their own', ['tags', BOTH], ['tags', 'on-call']],
])('the navigation has %s', (_what, items, hrefs) => {
  const links = navigationLinks(items, inEnglish);
  expect(links.map(({ href }) => href)).toEqual(hrefs.map((path) => `/kb/${path}/`));
});

it.each([
  ['/on-call/', '/kb/on-call/', undefined],
  ['/', '/kb/', undefined],
  ['https://handbook.example/', 'https://handbook.example/', true],
])('the link %s leads to %s', (link, href, isOut) => {
  expect(ownLink({ label: 'Book', link }, inEnglish)).toEqual({
    href,
    label: 'Book',
    ...(isOut === undefined ? {} : { isOut }),
  });
});

it.each([
  ['Book', 'zh-CN', 'Book'],
  [BOTH.label, 'zh-CN', '手册'],
  [BOTH.label, 'en', 'Book'],
  [{ 'zh-CN': '手册' }, 'en', '手册'],
] as const)('the text %j is, in %s, %s', (text, language, said) => {
  expect(siteText(text, language)).toBe(said);
});
