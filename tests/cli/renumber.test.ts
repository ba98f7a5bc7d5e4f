import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { report as write } from './report.ts';
import { openWorkplace, type Workplace } from './run-in.ts';

let place: Workplace;
afterEach(() => place.remove());

/** A report with a finding that can be cited. */
const report: typeof write = (id, parts) => write(id, { findings: 1, ...parts });

const A = 'incidents/2024/INC-2024-0001.mdx';
const B = 'incidents/2024/INC-2024-0002.mdx';

describe('renumber, when one report holds the id', () => {
  it('moves the report, keeps its old id as an alias, and takes every mention along', async () => {
    place = openWorkplace({
      [A]: report('INC-2024-0001', {
        more: '# Why INC-2024-0001 began.\nx_case: INC-2024-0001',
        body: 'As [[INC-2024-0001#F1]] says.',
      }),
      [B]: report('INC-2024-0002', {
        more: "summary: 'The same as INC-2024-0001: a feed' # see INC-2024-0001\nrelations:\n  - { type: same-cause, target: INC-2024-0001 }\nreferences:\n  - { kind: ticket, url: 'https://desk.example.org/INC-2024-0001' }",
        body: 'See INC-2024-0001, [[INC-2024-0001#F1|its finding]] and [the page](/incidents/INC-2024-0001/#F1).\nNot `INC-2024-0001`, INC-2024-00012 or XINC-2024-0001.\n\n```text\nINC-2024-0001\n```\n\n![](INC-2024-0001.png)',
      }),
    });
    const { code, stdout } = await place.run(['renumber', 'INC-2024-0001']);
    expect(code).toBe(0);
    expect(stdout).toMatchInlineSnapshot(`
      "Moved incidents/2024/INC-2024-0001.mdx to incidents/2024/INC-2024-0003.mdx.
      INC-2024-0001 is an alias of INC-2024-0003, so its address still leads there.
      Changed 7 mentions:
        incidents/2024/INC-2024-0003.mdx:11  x_case: INC-2024-0003
        incidents/2024/INC-2024-0003.mdx:16  As [[INC-2024-0003#F1]] says.
        incidents/2024/INC-2024-0002.mdx:9  summary: 'The same as INC-2024-0003: a feed' # see INC-2024-0001
        incidents/2024/INC-2024-0002.mdx:11  - { type: same-cause, target: INC-2024-0003 }
        incidents/2024/INC-2024-0002.mdx:18  See INC-2024-0003, [[INC-2024-0001#F1|its finding]] and […
        incidents/2024/INC-2024-0002.mdx:18  See INC-2024-0001, [[INC-2024-0003#F1|its finding]] and [the page](/incide…
        incidents/2024/INC-2024-0002.mdx:18  …its finding]] and [the page](/incidents/INC-2024-0003/#F1).
      Left alone, since they mean another report or are not citations:
        incidents/2024/INC-2024-0003.mdx:10  # Why INC-2024-0001 began.
        incidents/2024/INC-2024-0002.mdx:9  …he same as INC-2024-0001: a feed' # see INC-2024-0001
        incidents/2024/INC-2024-0002.mdx:13  … ticket, url: 'https://desk.example.org/INC-2024-0001' }
        incidents/2024/INC-2024-0002.mdx:19  Not \`INC-2024-0001\`, INC-2024-00012 or XINC-2024-0001.
        incidents/2024/INC-2024-0002.mdx:22  INC-2024-0001
        incidents/2024/INC-2024-0002.mdx:25  ![](INC-2024-0001.png)
      "
    `);
    expect(place.list()).toEqual([B, 'incidents/2024/INC-2024-0003.mdx']);
    expect(place.read('incidents/2024/INC-2024-0003.mdx')).toBe(
      report('INC-2024-0003', {
        more: '# Why INC-2024-0001 began.\nx_case: INC-2024-0003',
        body: 'As [[INC-2024-0003#F1]] says.',
      }).replace('id: INC-2024-0003\n', 'id: INC-2024-0003\naliases: [INC-2024-0001]\n'),
    );
    expect(place.read(B)).toBe(
      report('INC-2024-0002', {
        more: "summary: 'The same as INC-2024-0003: a feed' # see INC-2024-0001\nrelations:\n  - { type: same-cause, target: INC-2024-0003 }\nreferences:\n  - { kind: ticket, url: 'https://desk.example.org/INC-2024-0001' }",
        body: 'See INC-2024-0003, [[INC-2024-0003#F1|its finding]] and [the page](/incidents/INC-2024-0003/#F1).\nNot `INC-2024-0001`, INC-2024-00012 or XINC-2024-0001.\n\n```text\nINC-2024-0001\n```\n\n![](INC-2024-0001.png)',
      }),
    );
  });

  it.each([
    ['in brackets', 'aliases: [old-name] # kept', 'aliases: [old-name, INC-2024-0001] # kept'],
    ['in quotes', "aliases: ['old-name']", "aliases: ['old-name', INC-2024-0001]"],
    [
      'one a line',
      'aliases:\n  - old-name # kept\ntags: []',
      'aliases:\n  - old-name # kept\n  - INC-2024-0001\ntags: []',
    ],
    [
      'at the depth of its key',
      'aliases:\n- old-name\ntags: []',
      'aliases:\n- old-name\n- INC-2024-0001\ntags: []',
    ],
    ['without an entry', 'aliases: [] # none', 'aliases: [INC-2024-0001] # none'],
  ])('adds the alias to a list %s', async (_how, before, after) => {
    place = openWorkplace({ [A]: report('INC-2024-0001', { more: before }) });
    expect(await place.run(['renumber', A, '--to', 'INC-2024-0042'])).toMatchObject({ code: 0, stderr: '' });
    expect(place.read('incidents/2024/INC-2024-0042.mdx')).toBe(report('INC-2024-0042', { more: after }));
    expect(await place.run(['check'])).toMatchObject({ code: 0 });
  });

  it('keeps Windows line ends and the byte-order mark', async () => {
    const text = (id: string): string => `\uFEFF${report(id).replaceAll('\n', '\r\n')}`;
    place = openWorkplace({ [A]: text('INC-2024-0001') });
    await place.run(['renumber', 'INC-2024-0001']);
    expect(place.read('incidents/2024/INC-2024-0002.mdx')).toBe(
      text('INC-2024-0002').replace('0002\r\n', '0002\r\naliases: [INC-2024-0001]\r\n'),
    );
  });

  it('moves a folder with everything in it, into the folder of another year too', async () => {
    place = openWorkplace({
      'incidents/2024/INC-2024-0001/index.mdx': report('INC-2024-0001'),
      'incidents/2024/INC-2024-0001/notes/raw.txt': 'raw',
    });
    const { code } = await place.run(['renumber', 'incidents/2024/INC-2024-0001', '--to', 'INC-2025-0001']);
    expect(code).toBe(0);
    expect(place.list()).toEqual([
      'incidents/2025/INC-2025-0001/index.mdx',
      'incidents/2025/INC-2025-0001/notes/raw.txt',
    ]);
  });

  it('says what it would do and writes nothing with --dry-run', async () => {
    place = openWorkplace({
      [A]: report('INC-2024-0001'),
      [B]: report('INC-2024-0002', { body: 'INC-2024-0001' }),
    });
    const { stdout } = await place.run(['renumber', 'INC-2024-0001', '--dry-run', '--no-alias']);
    expect(stdout).toMatchInlineSnapshot(`
      "Would move incidents/2024/INC-2024-0001.mdx to incidents/2024/INC-2024-0003.mdx.
      INC-2024-0001 would not be an alias of INC-2024-0003, since you asked for none.
      Would change 1 mention:
        incidents/2024/INC-2024-0002.mdx:13  INC-2024-0001
      Nothing was written, because of --dry-run.
      "
    `);
    expect(place.list()).toEqual([A, B]);
    expect(place.read(B)).toContain('INC-2024-0001');
  });

  it.each([
    ['an unknown id', ['INC-2024-0009'], 'There is no report `INC-2024-0009`.'],
    ['a taken id', ['INC-2024-0001', '--to', 'INC-2024-0002'], '`INC-2024-0002` is taken by another report.'],
    ['its own id', ['INC-2024-0001', '--to', 'INC-2024-0001'], 'The report is `INC-2024-0001` already.'],
    [
      'another prefix',
      ['INC-2024-0001', '--to', 'SEC-2024-0009'],
      '`SEC-2024-0009` is not an id of this archive',
    ],
    ['a broken report', ['INC-2024-0003'], '`incidents/2024/INC-2024-0003.mdx` cannot be read as a report.'],
    ['a file that is no report', ['incidents/tags.yml'], 'There is no report `incidents/tags.yml`.'],
  ])('refuses %s', async (_what, argv, words) => {
    place = openWorkplace({
      [A]: report('INC-2024-0001'),
      [B]: report('INC-2024-0002'),
      'incidents/2024/INC-2024-0003.mdx': '---\nid: [\n---\n',
      'incidents/tags.yml': '',
    });
    const before = place.list();
    const { code, stderr } = await place.run(['renumber', ...argv]);
    expect(code).toBeGreaterThan(0);
    expect(stderr).toContain(words);
    expect(place.list()).toEqual(before);
  });

  it('does not part a report from the image beside it', async () => {
    const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"></svg>';
    place = openWorkplace({
      [A]: report('INC-2024-0001', { body: '![A chart](chart.svg)' }),
      'incidents/2024/chart.svg': svg,
    });
    const { code, stderr } = await place.run(['renumber', 'INC-2024-0001', '--to', 'INC-2025-0001']);
    expect({ code, stderr }).toMatchInlineSnapshot(`
      {
        "code": 1,
        "stderr": "\`2024/INC-2024-0001.mdx\` has images beside it, which would not come along into the folder \`2025\`.
      Give it an id of the year 2024, or put it into a folder of its own, \`2024/INC-2024-0001/index.mdx\`, with its images.
      ",
      }
    `);
    expect((await place.run(['renumber', 'INC-2024-0001'])).code).toBe(0);
  });

  it('takes a file along that lies in the folder of the report', async () => {
    place = openWorkplace({
      'incidents/2024/INC-2024-0001/index.mdx': report('INC-2024-0001'),
      'incidents/2024/INC-2024-0001/notes.mdx': report('INC-2024-0009', { body: 'INC-2024-0001' }),
    });
    expect(await place.run(['renumber', 'INC-2024-0001', '--to', 'INC-2024-0002'])).toMatchObject({
      code: 0,
    });
    expect(place.read('incidents/2024/INC-2024-0002/notes.mdx')).toContain('\nINC-2024-0002\n');
  });
});

describe('renumber, where a file that names the id cannot be changed', () => {
  const GBK = Buffer.from([...Buffer.from('INC-2024-0001: '), 0xce, 0xf3, 0xb1, 0xa8]);

  it('refuses one in another encoding, which it would damage', async () => {
    place = openWorkplace({ [A]: report('INC-2024-0001'), [B]: '' });
    writeFileSync(join(place.folder, B), GBK);
    const { code, stdout, stderr } = await place.run(['renumber', 'INC-2024-0001']);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toMatchInlineSnapshot(`
      "\`incidents/2024/INC-2024-0002.mdx\` names INC-2024-0001 and is not UTF-8, so it cannot be changed without a loss. Nothing was written.
      Convert it, for example with \`iconv -f GB18030 -t UTF-8\`, and save it as UTF-8.
      "
    `);
    expect(place.list()).toEqual([A, B]);
    expect(readFileSync(join(place.folder, B))).toEqual(GBK);
  });

  it.each([
    ['with its mark', '\uFEFFid: INC-2024-0001', false],
    ['without its mark', 'id: INC-2024-0001', false],
    ['of the other order', '\uFEFFid: INC-2024-0001', true],
    ['of the other order, without its mark', 'id: INC-2024-0001', true],
  ])('refuses one in UTF-16 %s', async (_what, text, isSwapped) => {
    const bytes = Buffer.from(text, 'utf16le');
    place = openWorkplace({ [A]: report('INC-2024-0001'), [B]: '' });
    writeFileSync(join(place.folder, B), isSwapped ? bytes.swap16() : bytes);
    const { code, stderr } = await place.run(['renumber', 'INC-2024-0001']);
    expect(code).toBe(1);
    expect(stderr).toContain(`\`${B}\` names INC-2024-0001 and is not UTF-8`);
    expect(stderr).toContain('iconv -f UTF-16 -t UTF-8');
    expect(place.list()).toEqual([A, B]);
  });

  it.each([
    ['a file', A],
    ['a folder', 'incidents/2024/INC-2024-0001/index.mdx'],
  ])('leaves all as it was where the report is %s', async (_what, file) => {
    place = openWorkplace({
      [file]: report('INC-2024-0001'),
      [B]: report('INC-2024-0002', { body: 'INC-2024-0001' }),
    });
    chmodSync(join(place.folder, B), 0o444);
    const files = place.list().map((one) => [one, place.read(one)]);
    const { code, stderr } = await place.run(['renumber', 'INC-2024-0001']);
    expect(code).toBe(1);
    expect(stderr).toContain(`\`${B}\` was not written, since it is read-only.\nNothing was written.`);
    expect(place.list().map((one) => [one, place.read(one)])).toEqual(files);
  });
});
