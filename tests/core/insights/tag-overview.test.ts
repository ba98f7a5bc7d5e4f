import { describe, expect, it } from 'vitest';
import { tagVocabulary } from '../../../schemas/tag.ts';
import { surveyTags } from '../../../src/core/insights/tag-overview.ts';

type Entry = { en?: string; zh?: string; aliases?: string[]; retired?: true };

function vocabulary(entries: Record<string, Entry>) {
  return tagVocabulary.parse(
    Object.fromEntries(
      Object.entries(entries).map(([id, { en = id, zh, ...more }]) => [
        id,
        { label: { en, ...(zh === undefined ? {} : { 'zh-CN': zh }) }, ...more },
      ]),
    ),
  );
}

describe('tags that may be one', () => {
  it.each<[what: string, a: [string, Entry], b: [string, Entry], expected: string]>([
    ['hyphens', ['ip-reuse', {}], ['ipreuse', {}], 'spelling ip-reuse ipreuse'],
    ['the order of words', ['ip-reuse', {}], ['reuse-ip', {}], 'order ip-reuse reuse-ip'],
    ['one letter', ['backups', {}], ['backup', {}], 'letters backups backup'],
    ['an English label', ['a1', { en: 'Old feed' }], ['b1', { en: 'old-feed' }], 'name Old feed old-feed'],
    ['a Chinese label', ['a1', { zh: '误报' }], ['b1', { zh: '误 报' }], 'name 误报 误 报'],
    ['full-width letters', ['a1', { zh: 'ＩＰ复用' }], ['b1', { zh: 'ip复用' }], 'name ＩＰ复用 ip复用'],
    [
      'a label of one, an alias of the other',
      ['a1', { zh: '易主' }],
      ['b1', { aliases: ['易主'] }],
      'name 易主 易主',
    ],
    [
      'one Han character of four',
      ['a1', { zh: '数据泄露' }],
      ['b1', { zh: '数据泄漏' }],
      'letters 数据泄露 数据泄漏',
    ],
    ['other digits', ['rce-2021', {}], ['rce-2022', {}], ''],
    ['short words', ['dns', {}], ['dos', {}], ''],
    ['two letters', ['phishing', {}], ['vishing', {}], ''],
    ['one that is retired', ['backup', { retired: true }], ['backups', {}], ''],
  ])('by %s', (_what, a, b, expected) => {
    const { near } = surveyTags(vocabulary(Object.fromEntries([a, b])), new Map([[b[0], 1]]));
    expect(near.map(({ why, words }) => [why, ...words].join(' ')).join('; ')).toBe(expected);
  });

  it('name the one with fewer reports first, and tags that only reports have', () => {
    const counts = new Map([
      ['backup', 1],
      ['backups', 4],
      ['backupp', 2],
    ]);
    const { tags, unknown, near } = surveyTags(vocabulary({ backup: {}, backups: {}, never: {} }), counts);
    expect(tags.map(({ tag, reports }) => `${tag} ${reports}`)).toEqual(['backups 4', 'backup 1', 'never 0']);
    expect(unknown).toEqual([{ tag: 'backupp', reports: 2 }]);
    expect(near.map(({ tags: pair }) => pair)).toEqual([
      ['backup', 'backupp'],
      ['backup', 'backups'],
      ['backupp', 'backups'],
    ]);
  });
});
