import {
  chmodSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { replaceFile, whyNotReplaceable } from '../../src/archive/replace-file.ts';
import { makeFolder } from './temp-folder.ts';

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
    expect(replaceFile({ path, bytes: bytes('old') }, bytes('new'))).toBe('it cannot be written (ENOENT)');
  });

  it('is not stopped by what a killed run left behind, and the file is whole until the end', () => {
    const folder = makeFolder({ 'a.mdx': 'old', '.a.mdx.1.tmp': 'ne' });
    const path = join(folder, 'a.mdx');
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
