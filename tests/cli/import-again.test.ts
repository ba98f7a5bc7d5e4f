import { afterEach, describe, expect, it } from 'vitest';
import { openWorkplace, type Workplace } from './run-in.ts';

let place: Workplace;
afterEach(() => place.remove());

/** A report as imports wrote it that kept no fingerprint of its record. */
function reportOf(format: string, source: string, sourceId: string): string {
  return `---
id: INC-2019-0001
title: Edited since
record_status: draft
status: closed
severity: low
tlp: clear
verdict:
  value: undetermined
times:
  detected: '0001'
x_imported:
  format: ${format}
  source: ${source}
  source_id: ${sourceId}
  detected: a placeholder
---

## Background

Text.
`;
}

const OLD = 'incidents/2019/INC-2019-0001.mdx';
const UUID = '9f0a3c1e-1111-4222-8333-444455556666';
const VERIS = { actor: { external: {} }, timeline: { incident: { year: 2019 } } };

describe('a report without a fingerprint', () => {
  it.each([
    ['a heading', '# Queue stuck\n\nText.\n', 'x.md qcy1q0us7w'],
    ['its first heading of level 1', 'Intro.\n\n## Cause\n\n# Queue *stuck*\n', 'x.md qcy1q0us7w'],
    ['an underlined heading', 'Queue stuck\n===\n\nText\n', 'x.md qcy1q0us7w'],
    ['neither title nor heading', 'Only prose here.\n', 'x.md 2yfndzn85g'],
    [
      'a Chinese heading, with CRLF and a byte-order mark',
      '\uFEFF# 数据库故障复盘\r\n\r\n正文。\r\n',
      'x.md 1shr4bb1iru',
    ],
    ['a title', '---\ntitle: Queue stuck\n---\nText.\n', 'x.md 1y5kyvpzk77'],
    ['a title that YAML cut', '---\ntitle: Outage of part #2 again\n---\n## Cause\n', 'x.md gsvtp9tztu'],
    ['TOML, which was text', '+++\ntitle = "Queue stuck"\n+++\n\n# Heading\n', 'x.md 3pxkltn96v'],
    ['JSON, which made a heading', '---json\n{"title":"Queue"}\n---\nText\n', 'x.md e6k62qfsd9'],
    ['a Chinese title, which was no title', '---\n标题: 队列堵塞\n---\n正文。\n', 'x.md 2yfndzn85g'],
    ['a list for a title', '---\ntitle: [A, B]\n---\nText\n', 'x.md 1o7fe6xhdj1'],
    ['an id', '---\nid: 2\ntitle: A\n---\n', "'2'"],
    ['a slug', '---\nslug: some-slug\n---\nText\n', 'some-slug'],
    ['an address', '---\nurl: https://status.example/1\n---\nText\n', 'https://status.example/1'],
  ])('is that of a post-mortem with %s', async (_, text, sourceId) => {
    place = openWorkplace({ 'deep/x.md': text, [OLD]: reportOf('postmortem', 'x.md', sourceId) });
    expect(await importAll('postmortem', 'deep')).toEqual([OLD]);
    // A file of another name is another record, and so is one of other content behind the first.
    place.write('other/y.md', `${text}More.\n`);
    expect(await importAll('postmortem', 'deep', 'other')).toHaveLength(2);
  });

  it.each([
    ['a number', { incident_id: '7' }, 'VERIS', "'7'"],
    ['an id of a collection', { source_id: 'acme', incident_id: '7' }, 'acme', "'7'"],
    ['the id of its catalogue', { plus: { master_id: 'b' } }, 'VERIS', 'b'],
    ['a UUID in capitals', { incident_id: UUID.toUpperCase() }, 'VERIS', UUID],
  ])('is that of a VERIS record with %s', async (_, own, source, sourceId) => {
    place = openWorkplace({
      'a.json': JSON.stringify({ ...VERIS, ...own }),
      [OLD]: reportOf('veris', source, sourceId),
    });
    expect(await importAll('veris', 'a.json')).toEqual([OLD]);
    expect(await importAll('veris', 'a.json')).toEqual([OLD]);
  });

  it('is that of one record: a second one of its name is imported', async () => {
    place = openWorkplace({
      'a/index.md': '# Queue stuck\n\nHere.\n',
      'b/index.md': '# Queue stuck\n\nThere.\n',
      [OLD]: reportOf('postmortem', 'index.md', 'index.md qcy1q0us7w'),
    });
    expect(await importAll('postmortem', 'a', 'b')).toHaveLength(2);
    expect(await importAll('postmortem', 'a', 'b')).toHaveLength(2);
  });

  it('is no record of another format, file or id', async () => {
    place = openWorkplace({
      'index.md': '---\nid: 3\n---\n# Queue stuck\n',
      'x.md': '---\nid: 2\n---\n# Queue stuck\n',
      [OLD]: reportOf('postmortem', 'index.md', "'2'"),
      'incidents/2019/INC-2019-0002.mdx': reportOf('veris', 'x.md', "'2'").replace('9-0001', '9-0002'),
    });
    expect(await importAll('postmortem', 'index.md', 'x.md')).toHaveLength(4);
  });
});

it('imports at the same time bring each record once', async () => {
  const records = Array.from({ length: 20 }, (_, index) =>
    JSON.stringify({ ...VERIS, incident_id: `${index}` }),
  );
  place = openWorkplace({ 'a.jsonl': records.join('\n') });
  const import1 = place.run(['import', 'veris', 'a.jsonl']);
  const import2 = place.run(['import', 'veris', 'a.jsonl']);
  const told = [(await import1).stdout, (await import2).stdout].toSorted();
  expect(told).toEqual([
    expect.stringContaining('Wrote 0 reports.\nLeft 20 records alone'),
    expect.stringContaining('Wrote 20 reports'),
  ]);
});

it('two versions of a record with a UUID are one report, in one run as in two', async () => {
  const write = (more: object): string => JSON.stringify({ ...VERIS, incident_id: UUID, ...more });
  place = openWorkplace({ 'a.json': write({}), 'b.json': write({ summary: 'More is known.' }) });
  const { stderr } = await place.run(['import', 'veris', 'a.json', 'b.json']);
  expect(stderr).toContain('b.json:1 It has changed since it was imported as INC-2019-0001');
  expect(await importAll('veris', 'b.json')).toEqual([OLD]);
});

/** Imports, and gives the reports that the archive holds then; the report that was there is as it was. */
async function importAll(format: string, ...args: string[]): Promise<string[]> {
  const before = place.list().includes(OLD) ? place.read(OLD) : undefined;
  const { code } = await place.run(['import', format, ...args]);
  expect(code).toBe(0);
  if (before !== undefined) expect(place.read(OLD)).toBe(before);
  return place.list().filter((file) => /^incidents.*mdx$/.test(file));
}
