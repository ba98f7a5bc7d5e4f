import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type { Diagnostic } from '../../src/core/model/report.ts';
import { GOOD, spoil } from '../compile/malformed/good.ts';
import { openWorkplace, type Workplace } from './run-in.ts';

/** `误报` and a line break in GB18030, of which no two bytes are UTF-8. */
const GB18030 = [0xce, 0xf3, 0xb1, 0xa8, 0x0a];
const utf8 = (text: string): number[] => [...new TextEncoder().encode(text)];
const utf16 = (text: string): number[] => [0xff, 0xfe, ...Buffer.from(text, 'utf16le')];
const good = (id: string): string => GOOD.replace('INC-2023-0001', id).replace('false-positive]', ']');

let place: Workplace;
afterEach(() => place.remove());

/** What a check says, one line for each problem. */
async function told(files: Record<string, string | readonly number[]>): Promise<string> {
  place = openWorkplace();
  for (const [file, content] of Object.entries(files)) {
    mkdirSync(join(place.folder, 'incidents/2023'), { recursive: true });
    writeFileSync(
      join(place.folder, 'incidents/2023', file),
      typeof content === 'string' ? content : Uint8Array.from(content),
    );
  }
  return show();
}

async function show(): Promise<string> {
  const { code, stdout, stderr } = await place.run(['check', '--format', 'json']);
  expect([0, 1]).toContain(code);
  expect(stderr).toBe('Reading the reports …\n');
  const { diagnostics } = JSON.parse(stdout) as { diagnostics: Diagnostic[] };
  return diagnostics
    .filter(({ level }) => level === 'error')
    .map(({ file, range, rule, message }) => {
      const name = file.replace('incidents/2023/', '');
      return `${name}${range === undefined ? '' : `:${range.start.line}`} ${rule} ${message}`;
    })
    .join('\n');
}

describe('files that are no reports', () => {
  it('are each told in one run, beside a good one', async () => {
    const result = await told({
      'INC-2023-0001.mdx': good('INC-2023-0001'),
      'INC-2023-0002.mdx': '',
      'INC-2023-0003.mdx': '\n\n \n',
      'INC-2023-0004.mdx': [...utf8('---\n'), ...GB18030],
      'INC-2023-0005.mdx': utf16(GOOD),
      'INC-2023-0006.mdx': [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d],
      'INC-2023-0007.mdx': `${good('INC-2023-0007')}${'a'.repeat(1_000_000)}`,
      'INC-2023-0008.mdx': [...utf8('---\nid: '), 0xc3, 0x28, 0x0a],
      'INC-2023-0009.mdx': [...utf8('---\n')],
      'INC-2023-0010.mdx': utf8('PK\u0003\u0004 no zip'),
      'INC-2023-0011.mdx': utf8('{"id": "INC-2023-0011"}'),
      'INC-2023-0012.mdx': utf8('<!doctype html><title>x</title>'),
    });
    expect(result).toMatchInlineSnapshot(`
      "INC-2023-0002.mdx:1 front-matter The file is empty.
      INC-2023-0003.mdx:1 front-matter The file is empty.
      INC-2023-0004.mdx:2 file-encoding The file is not UTF-8: line 2 holds bytes of another encoding, probably GB18030.
      INC-2023-0005.mdx file-encoding The file is in UTF-16.
      INC-2023-0006.mdx:3 file-encoding The file holds a NUL byte, so it is not a text.
      INC-2023-0007.mdx file-size The file is 1.1 MB; a report may have 1 MB.
      INC-2023-0008.mdx:2 file-encoding The file is not UTF-8: line 2 holds bytes of another encoding.
      INC-2023-0009.mdx:1 front-matter The front matter is not closed.
      INC-2023-0010.mdx:1 front-matter The file does not begin with front matter.
      INC-2023-0011.mdx:1 front-matter The file does not begin with front matter.
      INC-2023-0012.mdx:1 front-matter The file does not begin with front matter."
    `);
  });

  it('may have a byte-order mark, CRLF, and text in several languages', async () => {
    const mixed = good('INC-2023-0001').replace(
      'The owner was asked.',
      '负责人已确认。Владелец подтвердил. 確認済み 😀 {x}',
    );
    expect(
      await told({
        'INC-2023-0001.mdx': [0xef, 0xbb, 0xbf, ...utf8(mixed.replaceAll('\n', '\r\n'))],
        'INC-2023-0002.mdx': spoil(['', 'title: A server', 'title: 服务器：\n▮严重: A server', 'schema'])
          .text,
      }),
    ).toMatchInlineSnapshot(`
      "INC-2023-0001.mdx:80 no-code \`{x}\` reads as code, and a report holds no code.
      INC-2023-0002.mdx:4 schema \`严重\` is not a field of the front matter.
      INC-2023-0002.mdx:2 id-matches-file The id \`INC-2023-0001\` differs from the file name \`2023/INC-2023-0002.mdx\`.
      INC-2023-0002.mdx:2 id-unique The id \`INC-2023-0001\` of \`2023/INC-2023-0002.mdx\` is already the id of \`2023/INC-2023-0001.mdx\`.
      INC-2023-0002.mdx:62 tag-known The tag \`false-positive\` does not stand in tags.yml."
    `);
  });
});

describe('names that clash', () => {
  it('are told when they differ in case alone, or hold one id', async () => {
    expect(
      await told({
        'INC-2023-0001.mdx': good('INC-2023-0001'),
        'inc-2023-0001.mdx': good('INC-2023-0001'),
        'INC-2023-0002.mdx': good('INC-2023-0001'),
        'INC-2023-0003.MDX': good('INC-2023-0003'),
      }),
    ).toMatchInlineSnapshot(`
      "INC-2023-0002.mdx:2 id-matches-file The id \`INC-2023-0001\` differs from the file name \`2023/INC-2023-0002.mdx\`.
      INC-2023-0002.mdx:2 id-unique The id \`INC-2023-0001\` of \`2023/INC-2023-0002.mdx\` is already the id of \`2023/INC-2023-0001.mdx\`.
      inc-2023-0001.mdx:2 id-matches-file The id \`INC-2023-0001\` differs from the file name \`2023/inc-2023-0001.mdx\`.
      inc-2023-0001.mdx:2 id-unique The id \`INC-2023-0001\` of \`2023/inc-2023-0001.mdx\` is already the id of \`2023/INC-2023-0001.mdx\`."
    `);
  });
});

describe('links in the folder', () => {
  it('are not followed out of it, nor in circles, nor to nowhere', async () => {
    place = openWorkplace({ 'incidents/2023/INC-2023-0001.mdx': good('INC-2023-0001'), 'secret.mdx': GOOD });
    symlinkSync('../../secret.mdx', join(place.folder, 'incidents/2023/INC-2023-0002.mdx'));
    symlinkSync('..', join(place.folder, 'incidents/2023/up'));
    symlinkSync('gone.mdx', join(place.folder, 'incidents/2023/INC-2023-0003.mdx'));
    symlinkSync('/', join(place.folder, 'incidents/root'));
    expect(await show()).toMatchInlineSnapshot(`
      "INC-2023-0002.mdx file-name This link leads out of the incidents folder.
      INC-2023-0003.mdx file-name This link leads nowhere.
      up file-name This link leads to the incidents folder itself.
      incidents/root file-name This link leads out of the incidents folder."
    `);
  });

  it('of a folder with the name of a report are told', async () => {
    place = openWorkplace({ 'incidents/INC-2023-0001.mdx/notes.txt': 'x' });
    expect(await show()).toMatchInlineSnapshot(
      `"incidents/INC-2023-0001.mdx file-name This is a folder, and its name ends in \`.mdx\` as that of a report does."`,
    );
  });
});
