import { describe, expect, it } from 'vitest';
import { FIELDS, readBytes, readText, show } from './compile.ts';

const TEXT = `---\n${FIELDS}\nsummary: 误报\n---\n## Background\n\nA <b\n`;
const utf8 = new TextEncoder().encode(TEXT);

describe('a file', () => {
  it.each([
    ['UTF-8', utf8],
    ['UTF-8 with a byte-order mark', new Uint8Array([0xef, 0xbb, 0xbf, ...utf8])],
    ['UTF-8 with CRLF line ends', new TextEncoder().encode(TEXT.replaceAll('\n', '\r\n'))],
    ['UTF-8 with a lone carriage return', new TextEncoder().encode(TEXT.replace('A <b', 'A\r<b'))],
  ])('is read as %s, with true lines and columns', (_what, bytes) => {
    const { report, diagnostics } = readBytes(bytes);
    expect(report?.incident['summary']).toBe('误报');
    expect(report?.sections.map(({ anchor }) => anchor)).toEqual(['background']);
    expect(show(diagnostics)).toMatch(/^13:3 mdx-syntax `<b`/);
  });

  it('has offsets that count in the file itself, also with CRLF line ends', () => {
    const text = TEXT.replaceAll('\n', '\r\n');
    const { diagnostics } = readText(text);
    expect(text.slice(diagnostics[0]?.range?.start.offset, diagnostics[0]?.range?.end.offset)).toBe('<b');
  });

  it.each([
    [
      'GB18030',
      // 误报 and a line break before it.
      new Uint8Array([...new TextEncoder().encode('---\ntitle: '), 0xce, 0xf3, 0xb1, 0xa8, 0x0a]),
      '2:1 file-encoding The file is not UTF-8: line 2 holds bytes of another encoding, probably GB18030. → Convert it, for example with `iconv -f GB18030 -t UTF-8`, and save it as UTF-8.',
    ],
    [
      'no known encoding',
      new Uint8Array([0x61, 0x0a, 0x0a, 0xff, 0x20]),
      '3:1 file-encoding The file is not UTF-8: line 3 holds bytes of another encoding. → Save it as UTF-8.',
    ],
    [
      'UTF-16, little end first',
      new Uint8Array([0xff, 0xfe, 0x2d, 0x00]),
      'file-encoding The file is in UTF-16. → Save it as UTF-8.',
    ],
    [
      'UTF-16, big end first',
      new Uint8Array([0xfe, 0xff, 0x00, 0x2d]),
      'file-encoding The file is in UTF-16. → Save it as UTF-8.',
    ],
    [
      'a NUL byte',
      new TextEncoder().encode(`${TEXT}\0`),
      '14:1 file-encoding The file holds a NUL byte, so it is not a text. → Write the report as UTF-8 text.',
    ],
    [
      'an executable',
      new Uint8Array([0x7f, 0x45, 0x4c, 0x46, 0x02, 0x01, 0x01, 0x00]),
      '1:1 file-encoding The file holds a NUL byte, so it is not a text. → Write the report as UTF-8 text.',
    ],
    [
      'more than 1 MB',
      new Uint8Array(1_000_001).fill(0x61),
      'file-size The file is 1.1 MB; a report may have 1 MB. → Move raw logs and captures to a file beside the report or to the evidence store, and quote the lines that matter.',
    ],
  ])('is refused when it holds %s', (_what, bytes, problem) => {
    const { report, diagnostics } = readBytes(bytes);
    expect(report).toBeUndefined();
    expect(show(diagnostics)).toBe(problem);
    expect(diagnostics[0]).toMatchObject({ level: 'error', file: 'incidents/INC-2023-0001.mdx' });
  });

  it('of exactly 1 MB is read', () => {
    const text = `---\n${FIELDS}\n---\n`;
    expect(show(readText(text + 'a'.repeat(1_000_000 - text.length)).diagnostics)).toBe('');
  });
});

describe('the digests of a report', () => {
  it('change with its text alone', () => {
    const [one, same, other] = [TEXT, TEXT, `${TEXT} `].map((text) => readText(text).report);
    expect(same).toMatchObject({ digest: one?.digest, contentDigest: one?.contentDigest });
    expect(other?.digest).not.toBe(one?.digest);
    expect(other?.contentDigest).not.toBe(one?.contentDigest);
    expect(one?.contentDigest).toMatch(/^[0-9a-f]{7}$/);
  });
});

describe('the language of a report', () => {
  const withBody = (body: string, fields = ''): string | undefined =>
    readText(`---\n${FIELDS}\n${fields}---\n${body}\n`).report?.lang;

  it.each([
    ['the front matter', 'English words', 'lang: ja\n', 'ja'],
    ['a Chinese body', '一台云服务器被误报 as C2', '', 'zh-CN'],
    ['an English body', 'A cloud server, 误报', '', 'en'],
  ])('follows from %s', (_what, body, fields, lang) => {
    expect(withBody(body, fields)).toBe(lang);
  });
});
