import { describe, expect, it } from 'vitest';
import { CHAT_FORMATS, writeChatDigest } from '../../../../src/core/exports/changes/chat.ts';
import type { ArchiveChanges } from '../../../../src/core/exports/changes/compare.ts';
import { createSettings } from '../../../compile/compile.ts';
import { buildReport } from '../../../builders.ts';

const NOTHING: ArchiveChanges = {
  added: [],
  changed: [],
  removed: [],
  unread: [],
  actions: [],
  newDiagnostics: [],
  fixedDiagnostics: [],
};

/** Long titles of characters of three bytes, which JSON and each platform escape. */
const MANY = Array.from({ length: 300 }, (_, index) =>
  buildReport({
    id: `INC-2024-${String(index).padStart(4, '0')}`,
    incident: { title: '告警<*>"&'.repeat(25) },
  }),
);

const titled = (title: string) => [{ report: buildReport({ incident: { title } }) }];

describe.each(CHAT_FORMATS)('a digest for %s', (format) => {
  it('says that nothing changed', () => {
    expect(writeChatDigest(NOTHING, createSettings(), format)).toContain('This branch changes no report.');
    const inChinese = writeChatDigest(NOTHING, { ...createSettings(), language: 'zh-CN' }, format);
    expect(inChinese).not.toContain('This branch');
  });

  it('stays within what the platform takes, and counts what is left out', () => {
    const lists = { added: MANY, changed: [], removed: MANY, unread: MANY };
    const changes = Object.fromEntries(
      Object.entries(lists).map(([name, list]) => [name, list.map((report) => ({ report }))]),
    );
    const written = writeChatDigest({ ...NOTHING, ...changes }, createSettings(), format);
    expect(new TextEncoder().encode(written).length).toBeLessThanOrEqual(20_000);
    expect(written).toMatch(/and 29\d more/);
  });

  const HOSTILE = [
    '<!channel> <!here|here> <!subteam^S012|team> <@U012ABC> <#C012ABC>',
    '<https://bad.example/|our wiki> <mailto:a@bad.example>',
    '@all @所有人 @everyone @13800138000 @here',
    '<at user_id="all">所有人</at> <at id=all></at> <at email=a@bad.example></at> </at>',
    '[our wiki](https://bad.example/) [x](dingtalk://dingtalkclient/page/link?url=x) ![x](lark://x)',
    '# 标题 > 引用 --- ``` code ``` *b* ~s~ <font color="red">x</font>',
    '换行\n\n# 标题\n- [ ] 一\n> 引用\u2028@all\u202E',
  ].join(' ');

  it('calls nobody, links nowhere else and breaks no block, whatever a report says', () => {
    const report = buildReport({ incident: { title: HOSTILE.slice(0, 120) } });
    const rest = HOSTILE.match(/[^]{1,110}/g) ?? [];
    const changes: ArchiveChanges = {
      ...NOTHING,
      added: rest.flatMap((title) => titled(title.replace(/[\s\u202E]+/g, ' ').trim() || 'x')),
      removed: [{ report }],
      actions: rest.map((text) => ({
        id: 'INC-2023-0001',
        anchor: 'A1',
        what: 'closed',
        action: {
          id: 'A1',
          anchor: 'A1',
          kind: 'process',
          owner: HOSTILE,
          status: 'done',
          text,
        },
      })),
    };
    const written = writeChatDigest(changes, createSettings(), format);
    expect(
      textsOf(written).flatMap((text) => LIVE[format].flatMap((live) => text.match(live) ?? [])),
    ).toEqual([]);
  });
});

/** What a client would act on, other than our own links; of DingTalk also where it honours no backslash. */
const LIVE: Record<(typeof CHAT_FORMATS)[number], RegExp[]> = {
  text: [/https?:\/\/(?!kb\.example\.org\/)/, /\r|\u2028|\u202E/],
  slack: [/<(?!https:\/\/kb\.example\.org\/)/, /@[\p{L}\p{N}]/u, /\w:\/\/(?<!https:\/\/)/, /\u2028|\u202E/],
  feishu: [/<\/?at/, /@[\p{L}\p{N}]/u, /\w:\/\/(?!kb\.example\.org\/)/, /\n|\u2028|\u202E/],
  dingtalk: [
    /(?<!\\)(?:\\\\)*[`*_{}[\]<>|~](?![^[\]]{0,20}\]\(https:\/\/kb\.example\.org\/)(?<!\])/,
    /\]\\?\((?!https:\/\/kb\.example\.org\/)/,
    /@[\p{L}\p{N}]/u,
    /\w:\/\/(?!kb\.example\.org\/)/,
    /^(?!#{3,4} |- |$|Changes to )/m,
  ],
};

/** The texts of a body, as its platform gets them; of a post those that are shown. */
function textsOf(written: string): string[] {
  if (!written.startsWith('{')) return [written];
  const found: string[] = [];
  JSON.parse(written, (key, value: unknown) => {
    if (typeof value === 'string' && (key === 'text' || key === 'title')) found.push(value);
    return value;
  });
  return found;
}
