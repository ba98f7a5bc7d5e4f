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

  it('calls nobody and makes nothing live', () => {
    const hostile =
      '<!here> <@U123> @all <at user_id="all"></at> [x](https://bad.example/) `c` hxxp://a.example';
    const written = writeChatDigest({ ...NOTHING, added: titled(hostile) }, createSettings(), format);
    expect(written).not.toContain('https://bad.example');
    if (format === 'slack') expect(written).not.toMatch(/<(?!https:\/\/kb\.example\.org\/)/);
    if (format === 'dingtalk') expect(written).not.toMatch(/(?<!\\)(?:\\\\)*\[x\]|@all/);
  });
});
