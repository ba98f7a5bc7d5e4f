import { expect, it } from 'vitest';
import type { OwnPage } from '../../../../src/archive/own-pages.ts';
import { createWordGroups } from '../../../../src/core/language/word-groups.ts';
import { findPages, type PageFiles } from '../../../../src/core/search/prose/pages.ts';
import type { ProseIndex } from '../../../../src/core/search/prose/prose-index.ts';
import { recordOwnPages } from '../../../../src/site/search/prose-record.ts';

function page(slug: string, title: string, texts: OwnPage['texts'], others: Partial<OwnPage> = {}): OwnPage {
  return {
    slug,
    title,
    texts,
    file: `pages/${slug}.mdx`,
    navigation: true,
    order: 0,
    links: [],
    citations: [],
    anchors: [],
    isOpen: false,
    ...others,
  };
}

const PAGES = [
  page('on-call', 'On call', [
    { anchor: '', title: '', text: 'Ring the <owner> of the bastion at 203.0.113.45.' },
    { anchor: 'escalation', title: 'Escalation ladder', text: 'After fifteen minutes, the deputy.' },
  ]),
  page('phishing', '钓鱼邮件处置', [{ anchor: '', title: '', text: '先隔离邮箱，再查誤報。' }], {
    lang: 'zh-CN',
    description: '收到举报以后',
  }),
  page('code', 'BastionConfig', [{ anchor: '', title: '', text: '' }]),
];

/** What an archive without reports has for its pages. */
const REPORTS: ProseIndex = {
  reports: 0,
  aside: new Set(),
  groups: createWordGroups([]),
  own: [],
  order: [],
  holding: () => Promise.resolve(new Map()),
  beginning: () => Promise.resolve(new Map()),
  simplify: (text) => Promise.resolve(text.replaceAll('釣', '钓').replaceAll('魚', '鱼')),
  report: () => Promise.reject(new Error('A page is no report.')),
};

function filesOf(pages: readonly OwnPage[], isLost = false): PageFiles {
  const records = recordOwnPages(pages, { language: 'en', tags: {} });
  return {
    heads: () => Promise.resolve(records.map(({ head }) => head)),
    parts: (slug) =>
      isLost
        ? Promise.reject(new Error('404'))
        : Promise.resolve(records.find(({ head }) => head.slug === slug)?.parts ?? []),
  };
}

async function find(words: string, isLoose = false, files = filesOf(PAGES)) {
  const { count, load } = await findPages(words, files, REPORTS, isLoose);
  return Promise.all(Array.from({ length: count }, (_, place) => load(place)));
}

it.each<[words: string, slugs: string[]]>([
  ['escalation ladder', ['on-call']],
  ['ringing owners', ['on-call']],
  ['bastion', ['code', 'on-call']],
  ['ladder quicksand', []],
  ['escalaton', []],
  ['钓鱼', ['phishing']],
  ['釣魚', ['phishing']],
  ['误报', ['phishing']],
  ['举报', ['phishing']],
  ['phishing', ['phishing']],
  ['钓鱼竿', []],
  ['"fifteen minutes"', ['on-call']],
  ['"minutes fifteen"', []],
  ['ＢＡＳＴＩＯＮ', ['code', 'on-call']],
  ['__proto__ constructor', []],
])('finds the pages that hold all of %j, or what names the same', async (words, slugs) => {
  expect((await find(words)).map((hit) => hit?.slug)).toEqual(slugs);
});

it.each<[words: string, slugs: string[]]>([
  ['escalaton', ['on-call']],
  ['钓鱼竿', ['phishing']],
  ['bastion', ['code', 'on-call']],
  ['ladder quicksand', []],
])('finds what %j may mean where no report holds it', async (words, slugs) => {
  expect((await find(words, true)).map((hit) => hit?.slug)).toEqual(slugs);
});

it('shows where a page holds the words, with its markup as text', async () => {
  expect(await find('owner deputy')).toEqual([
    {
      slug: 'on-call',
      title: 'On call',
      lang: 'en',
      excerpt: 'Ring the &lt;<mark>owner</mark>&gt; of the bastion at 203.0.113.45.',
      sections: [
        {
          anchor: 'escalation',
          title: 'Escalation ladder',
          excerpt: 'After fifteen minutes, the <mark>deputy</mark>.',
        },
      ],
    },
  ]);
});

it('names a page whose text cannot be loaded', async () => {
  expect(await find('deputy', false, filesOf(PAGES, true))).toEqual([
    { slug: 'on-call', title: 'On call', lang: 'en', excerpt: '', sections: [] },
  ]);
});

it('has no page behind the last one, and none of no pages', async () => {
  const { count, load } = await findPages('bastion', filesOf(PAGES), REPORTS, false);
  expect(await load(count)).toBeUndefined();
  expect(await find('bastion', true, filesOf([]))).toEqual([]);
});
