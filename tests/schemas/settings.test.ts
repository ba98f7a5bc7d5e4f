import { describe, expect, test } from 'vitest';
import config from '../../precedent.config.ts';
import { defineConfig, settings } from '../../schemas/settings.ts';
import { messagesOf } from './messages-of.ts';

const title = 'Archive';

describe('settings', () => {
  test('need only a title', () => {
    expect(settings.parse({ title })).toEqual({
      title,
      address: 'http://localhost:4321/',
      idPrefix: 'INC',
      incidents: 'incidents',
      out: 'dist',
      language: 'en',
      timeZone: 'UTC',
      index: false,
      secrets: { allow: [] },
      recall: { tooManyReports: 20 },
      earlierTexts: true,
      drafts: 'marked',
      evidence: { maxMegabytes: 50 },
      cards: false,
      editing: true,
      offline: true,
      feeds: [],
      staleAfterMonths: 12,
      fields: {},
      words: {},
      colours: { light: {}, dark: {} },
      customCss: [],
      footer: { links: [] },
      head: [],
      rules: {},
    });
  });

  test('of this repository are right', () => {
    expect(settings.parse(config)).toMatchObject({ title: 'Precedent', timeZone: 'Asia/Shanghai' });
  });

  test('come back from defineConfig as they are', () => {
    const input = { title };
    expect(defineConfig(input)).toBe(input);
  });
});

test.each([
  ['https://wiki.example.org', 'https://wiki.example.org/'],
  ['https://example.org/archive', 'https://example.org/archive/'],
  ['https://example.org/archive//', 'https://example.org/archive/'],
  ['http://localhost:4321/', 'http://localhost:4321/'],
  ['https://kb.example.org/知识库/', 'https://kb.example.org/%E7%9F%A5%E8%AF%86%E5%BA%93/'],
  ['https://kb.example.org/a b', 'https://kb.example.org/a%20b/'],
  ['https://kb.example.org/caf%C3%A9/', 'https://kb.example.org/caf%C3%A9/'],
  ['https://kb.example.org/a%2Fb/', 'https://kb.example.org/a%2Fb/'],
  ['https://kb.example.org/~team/(kb)/', 'https://kb.example.org/~team/(kb)/'],
])('the address %j becomes %j', (address, output) => {
  expect(settings.parse({ title, address }).address).toBe(output);
});

test.each(['a//b', '/kb', '100%', '100%25', 'a%2', 'a%FFb', 'a"b', 'a%5Cb', 'a%0Ab', 'a%00b'])(
  'the address of a site is refused when its path is %j',
  (path) => {
    const { error } = settings.safeParse({ title, address: `https://kb.example.org/${path}/` });
    expect(error?.issues.map(({ message }) => message).join()).toContain(
      'has a path below which no site can be served',
    );
  },
);

test.each([
  'https://tracker.example.org/browse/{ticket}',
  'http://localhost:8080/t?id={ticket}&x=1',
  'https://工单.example.org/{ticket}#top',
])('%j says where a ticket lies', (tracker) => {
  expect(settings.parse({ title, tracker }).tracker).toBe(tracker);
});

test.each([
  'https://tracker.example.org/browse/',
  'https://{ticket}.example.org/',
  'https://tracker.example.org/{ticket}/{ticket}',
  'https://a b/{ticket}',
  'javascript:alert({ticket})',
  'tracker.example.org/{ticket}',
  'https://u:{ticket}@tracker.example.org/',
])('%j does not say where a ticket lies', (tracker) => {
  const { error } = settings.safeParse({ title, tracker });
  expect(error?.issues.map(({ message }) => message).join()).toContain(
    '`{ticket}` must stand in it once, behind the host. Write an address such as',
  );
});

const HOLDS =
  'out: This folder holds the incidents and would be emptied by a build. Write a folder of its own, such as dist.';
const ADDRESS = 'Write the full address of the site, such as https://wiki.example.org/incidents/.';
const ZONE = 'Write an IANA name, such as Asia/Shanghai or UTC.';

test.each<[unknown, string[]]>([
  [
    undefined,
    [
      'This field is missing; it must be an object of settings. Write { title, description, address, idPrefix, incidents, out, language, timeZone, repository, index, secrets, recall, earlierTexts, drafts, evidence, cards, editing, offline, tracker, feeds, staleAfterMonths, fields, words, logo, favicon, colours, customCss, navigation, footer, head, rules }.',
    ],
  ],
  [{}, ['title: This field is missing; it must be text. Write a few words.']],
  [
    { title, idprefix: 'X' },
    [
      '"idprefix" is no setting. Write only: title, description, address, idPrefix, incidents, out, language, timeZone, repository, index, secrets, recall, earlierTexts, drafts, evidence, cards, editing, offline, tracker, feeds, staleAfterMonths, fields, words, logo, favicon, colours, customCss, navigation, footer, head, rules.',
    ],
  ],
  [{ title, address: 'wiki' }, [`address: "wiki" is not the address of a site. ${ADDRESS}`]],
  [
    { title, address: 'ftp://example.org' },
    [`address: "ftp://example.org" is not the address of a site. ${ADDRESS}`],
  ],
  [
    { title, address: 'https://example.org/?a=b' },
    [`address: "https://example.org/?a=b" is not the address of a site. ${ADDRESS}`],
  ],
  [{ title, address: 4321 }, [`address: 4321 is not an address. ${ADDRESS}`]],
  [
    { title, idPrefix: 'inc' },
    [
      'idPrefix: "inc" is not an id prefix. Write 2 to 10 capital letters and digits, first a letter, such as INC.',
    ],
  ],
  [
    { title, language: 'zh' },
    ['language: "zh" is not a language of the user interface. Write one of: en, zh-CN.'],
  ],
  [{ title, timeZone: 'Asia/Shanghi' }, [`timeZone: "Asia/Shanghi" is not a time zone. ${ZONE}`]],
  [{ title, timeZone: '+08:00' }, [`timeZone: "+08:00" is not a time zone. ${ZONE}`]],
  [
    { title, repository: { url: 'git@example.org:a/b' } },
    [
      'repository.url: "git@example.org:a/b" is not a web address. Write a full address that begins with https:// or http://.',
    ],
  ],
  [
    { title, index: 'yes' },
    ['index: "yes" is not true or false. Write true to let search engines list the site.'],
  ],
  [
    { title, secrets: { allow: 'x' } },
    ['secrets.allow: "x" is not a list. Write one item a line, each after “- ”.'],
  ],
  [
    { title, feeds: [{ query: 'tag:linux' }] },
    ['feeds.0.title: This field is missing; it must be text. Write a few words.'],
  ],
  [
    { title, feeds: [{ title: 'Linux', query: 'tag:linux', id: 'Linux hosts' }] },
    [
      'feeds.0.id: "Linux hosts" is not the id of a feed. Write lower-case letters, digits and single hyphens, such as payment-outages.',
    ],
  ],
  [
    {
      title,
      feeds: [
        { title: 'A', query: 'tag:linux' },
        { title: 'B', query: 'tag:linux' },
      ],
    },
    ['feeds.1: "tag:linux" stands here twice. Write it once, or give the second one another id.'],
  ],
  [{ title, staleAfterMonths: 0 }, ['staleAfterMonths: 0 is not a useful number of months. Write 1 to 600.']],
  [
    { title, staleAfterMonths: 1.5 },
    ['staleAfterMonths: 1.5 is not a whole number of months. Write 1 to 600.'],
  ],
])('settings %j draw the right words', (value, messages) => {
  expect(messagesOf(settings, value)).toEqual(messages);
});

test.each([
  ['dist', 'incidents', []],
  ['dist', '../archive', []],
  ['dist', '../dist', []],
  ['dist-2', 'dist', []],
  ['../site', '../archive', []],
  ['/srv/site', '/srv/archive', []],
  ['incidents', 'incidents', [HOLDS]],
  ['./incidents/', 'incidents', [HOLDS]],
  ['dist', 'dist/incidents', [HOLDS]],
  ['.', 'incidents', [HOLDS]],
  ['dist/..', 'incidents', [HOLDS]],
  ['..', 'incidents', [HOLDS]],
  ['..', '../archive', [HOLDS]],
  ['/srv', '/srv/archive', [HOLDS]],
])('building into %j with the incidents in %j draws %j', (out, incidents, messages) => {
  expect(messagesOf(settings, { title, out, incidents })).toEqual(messages);
});
