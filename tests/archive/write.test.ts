import {
  chmodSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  decodeText,
  encodeText,
  replaceFile,
  whyNotReplaceable,
  writeFiles,
  writeNewFile,
  writeOwnFile,
} from '../../src/archive/write.ts';
import { markOfHolder, readHolder, type Holder } from '../../src/archive/holder.ts';
import { makeFolder } from './temp-folder.ts';

/** What some process has prepared. */
function preparedBy(holder: Partial<Holder>): string {
  return `.precedent-0123456789ab.${markOfHolder({ ...readHolder(), ...holder })}.0.tmp`;
}

/** What a run has prepared whose number no process has. */
const LEFT = preparedBy({ pid: 2_000_000_000 });

const bytes = (text: string) => new TextEncoder().encode(text);

describe('replaceFile', () => {
  it('puts the new bytes in the place of the old ones, keeps the permissions and leaves nothing behind', () => {
    const folder = makeFolder({ 'a.mdx': 'old' });
    const path = join(folder, 'a.mdx');
    chmodSync(path, 0o640);
    expect(replaceFile({ path, bytes: bytes('old') }, bytes('new'))).toBeUndefined();
    expect(readFileSync(path, 'utf8')).toBe('new');
    expect(statSync(path).mode & 0o777).toBe(0o640);
    expect(readdirSync(folder)).toEqual(['a.mdx']);
  });

  it('leaves a file that has changed since it was read', () => {
    const folder = makeFolder({ 'a.mdx': 'other' });
    const path = join(folder, 'a.mdx');
    expect(replaceFile({ path, bytes: bytes('old') }, bytes('new'))).toBe('it has changed meanwhile');
    expect(readFileSync(path, 'utf8')).toBe('other');
    expect(readdirSync(folder)).toEqual(['a.mdx']);
  });

  it('says when the file is gone', () => {
    const path = join(makeFolder(), 'a.mdx');
    expect(replaceFile({ path, bytes: bytes('old') }, bytes('new'))).toBe('it is not there (ENOENT)');
  });

  it('is not stopped by what a killed run left behind, and the file is whole until the end', () => {
    const folder = makeFolder({ 'a.mdx': 'old', [LEFT]: 'ne' });
    const path = join(folder, 'a.mdx');
    expect(replaceFile({ path, bytes: bytes('old') }, bytes('new'))).toBeUndefined();
    expect(readFileSync(path, 'utf8')).toBe('new');
    expect(readdirSync(folder)).toEqual(['a.mdx']);
  });

  it.each([
    ['a number that another process has now', preparedBy({ start: '1' }), false],
    ['another run of the machine', preparedBy({ boot: 'earlier' }), false],
    ['this process, in another thread', preparedBy({}), true],
    ['another machine', preparedBy({ host: 'elsewhere', pid: 2_000_000_000 }), true],
    ['another container', preparedBy({ space: 'pid:[1]', pid: 2_000_000_000 }), true],
    ['an earlier version', '.precedent-0123456789ab.2000000000-0.tmp', true],
    ['nobody of ours', '.precedent-0123456789ab.tmp', true],
  ])('leaves or removes what was prepared by %s', (_what, name, isLeft) => {
    const folder = makeFolder({ 'a.mdx': 'old', [name]: 'ne' });
    replaceFile({ path: join(folder, 'a.mdx'), bytes: bytes('old') }, bytes('new'));
    expect(readdirSync(folder)).toEqual(isLeft ? [name, 'a.mdx'] : ['a.mdx']);
  });

  it.each([preparedBy({ host: 'elsewhere' }), '.precedent-0123456789ab.2000000000-0.tmp'])(
    'removes what was prepared days ago: %s',
    (name) => {
      const folder = makeFolder({ 'a.mdx': 'old', [name]: 'ne' });
      const { mtimeMs } = statSync(join(folder, name));
      const old = mtimeMs / 1000 - 3 * 24 * 60 * 60;
      utimesSync(join(folder, name), old, old);
      writeNewFile(join(folder, 'b.mdx'), 'new');
      expect(readdirSync(folder)).toEqual(['a.mdx', 'b.mdx']);
    },
  );

  it('takes a file whose name is as long as a name may be', () => {
    const name = `${'报'.repeat(83)}.mdx`;
    const path = join(makeFolder({ [name]: 'old' }), name);
    expect(replaceFile({ path, bytes: bytes('old') }, bytes('new'))).toBeUndefined();
    expect(readFileSync(path, 'utf8')).toBe('new');
  });
});

describe('whyNotReplaceable', () => {
  it('finds nothing wrong with a file of the folder', () => {
    const folder = makeFolder({ '2023/a.mdx': '' });
    expect(whyNotReplaceable(folder, { path: join(folder, '2023/a.mdx') })).toBeUndefined();
  });

  it('says that a file is read-only', () => {
    const folder = makeFolder({ 'a.mdx': '' });
    chmodSync(join(folder, 'a.mdx'), 0o444);
    expect(whyNotReplaceable(folder, { path: join(folder, 'a.mdx') })).toBe('it is read-only');
  });

  it('does not write through a link', () => {
    const folder = makeFolder({ 'a.mdx': '' });
    symlinkSync(join(folder, 'a.mdx'), join(folder, 'b.mdx'));
    expect(whyNotReplaceable(folder, { path: join(folder, 'b.mdx') })).toBe(
      'it is a link; the file it leads to is repaired under its own name',
    );
  });

  it('does not write through a folder that leads elsewhere', () => {
    const other = makeFolder({ 'a.mdx': '' });
    const folder = makeFolder();
    mkdirSync(join(folder, '2022'));
    symlinkSync(other, join(folder, '2023'));
    writeFileSync(join(other, 'a.mdx'), '');
    expect(whyNotReplaceable(folder, { path: join(folder, '2023/a.mdx') })).toBe(
      'it lies outside of the folder',
    );
  });
});

describe('writeFiles', () => {
  it('writes all files, or leaves all as they were', () => {
    const folder = makeFolder({ 'a.mdx': 'old a', 'b.mdx': 'changed b' });
    const [a, b, c] = ['a.mdx', 'b.mdx', '2024/c.mdx'].map((file) => join(folder, file)) as [
      string,
      string,
      string,
    ];
    const writes = [
      { path: c, before: 'nothing' as const, next: bytes('new c') },
      { path: a, before: bytes('old a'), next: bytes('new a') },
      { path: b, before: bytes('old b'), next: bytes('new b') },
    ];
    expect(writeFiles(writes)).toEqual({ path: b, reason: 'it has changed meanwhile', written: [] });
    expect(readdirSync(folder, { recursive: true }).sort()).toEqual(['2024', 'a.mdx', 'b.mdx']);
    expect(readFileSync(a, 'utf8')).toBe('old a');
    writeFileSync(b, 'old b');
    expect(writeFiles(writes)).toBeUndefined();
    expect([a, b, c].map((path) => readFileSync(path, 'utf8'))).toEqual(['new a', 'new b', 'new c']);
    expect(readdirSync(folder, { recursive: true }).sort()).toEqual(['2024', '2024/c.mdx', 'a.mdx', 'b.mdx']);
  });

  it('tells what was written before one that could not be', () => {
    const folder = makeFolder({ 'a.mdx': '' });
    const [a, b] = [join(folder, 'a.mdx'), join(folder, 'b.mdx')];
    const write = (path: string) => ({ path, before: 'nothing' as const, next: bytes('new') });
    const reason = 'something of that name is there already';
    expect(writeFiles([write(b), write(a)])).toEqual({ path: a, reason, written: [b] });
    expect(readFileSync(a, 'utf8')).toBe('');
  });
});

describe('a new file', () => {
  it('never takes the place of another', () => {
    const folder = makeFolder();
    const path = join(folder, '2024/a.mdx');
    expect([writeNewFile(path, 'first'), writeNewFile(path, 'second')]).toEqual([true, false]);
    expect(readFileSync(path, 'utf8')).toBe('first');
    expect(readdirSync(join(folder, '2024'))).toEqual(['a.mdx']);
  });

  it('is told as wrong use where it cannot be', () => {
    const path = join(makeFolder({ '2024': 'a file' }), '2024/a.mdx');
    expect(() => writeNewFile(path, '')).toThrow(
      `\`${path}\` was not written, since a part of its path is a file and no folder (ENOTDIR).`,
    );
  });
});

describe('a file of our own', () => {
  it('is written over another, and keeps its date when it says the same', () => {
    const path = join(makeFolder({ 'a.json': 'old' }), 'a.json');
    writeOwnFile(path, 'new');
    const { ino } = statSync(path);
    writeOwnFile(path, 'new');
    expect(readFileSync(path, 'utf8')).toBe('new');
    expect(statSync(path).ino).toBe(ino);
  });
});

describe('a text', () => {
  it.each(['', 'a\r\n', '\uFEFFa', '\uFEFF\uFEFFa'])('%j becomes the same bytes again', (text) => {
    const file = decodeText({ path: '', bytes: bytes(text) });
    expect(file && encodeText(file, file.text)).toEqual(bytes(text));
  });

  it('is none in another encoding than UTF-8', () => {
    expect(decodeText({ path: '', bytes: Uint8Array.of(0xce, 0xf3, 0xb1, 0xa8) })).toBeUndefined();
  });
});
