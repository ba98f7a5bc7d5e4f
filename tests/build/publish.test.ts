import {
  chmodSync,
  existsSync,
  linkSync,
  lstatSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { describe, expect, it } from 'vitest';
import { UserError } from '../../src/core/model/user-error.ts';
import { PROJECT_ROOT } from '../../src/archive/places.ts';
import {
  claimOutput,
  findStranded,
  followLink,
  isBuilt,
  markOutput,
  openSettler,
  publishOutput,
  recoverOutput,
} from '../../src/build/publish.ts';
import { makeFolder } from '../archive/temp-folder.ts';
import { createSettings } from '../compile/compile.ts';

function claim(out: string, incidents = '/nowhere/incidents'): void {
  claimOutput({ ...createSettings(), out, incidents });
}

describe('the output folder', () => {
  it('may be new, empty, or the output of an earlier build', () => {
    const built = { 'index.html': '', '.precedent': '' };
    expect(() => claim(join(makeFolder(), 'dist'))).not.toThrow();
    expect(() => claim(makeFolder())).not.toThrow();
    expect(() => claim(makeFolder(built))).not.toThrow();
  });

  it('is never one that holds something else', () => {
    const folder = makeFolder({ 'thesis.tex': 'x', 'photos/a.jpg': 'x' });
    expect(() => claim(folder)).toThrow(UserError);
    expect(() => claim(folder)).toThrow(
      `The output folder \`${folder}\` holds files that no build of this site wrote (photos, thesis.tex).`,
    );
  });

  it.each([
    ['the page of another site', { 'index.html': 'x', 'style.css': 'x' }],
    ['the schemas of another project', { 'schemas/a.sql': 'x', 'package.json': '{}' }],
  ])('is not taken for our own by %s', (_what, files) => {
    expect(() => claim(makeFolder(files))).toThrow(UserError);
  });

  it('is never the archive, the project, or a folder around them', () => {
    const folder = makeFolder({ 'kb/incidents/INC-2023-0001.mdx': 'x' });
    const incidents = join(folder, 'kb/incidents');
    for (const out of [incidents, join(folder, 'kb'), folder]) {
      expect(() => claim(out, incidents)).toThrow('holds the archive or the project');
    }
    expect(() => claim(join(incidents, 'site'), incidents)).not.toThrow();
    for (const out of [PROJECT_ROOT, join(PROJECT_ROOT, '..'), '/']) {
      expect(() => claim(out)).toThrow('holds the archive or the project');
    }
    expect(() => claim(join(folder, 'kb-site'), join(folder, 'kb'))).not.toThrow();
  });
});

describe('an output folder that cannot be exchanged', () => {
  it.runIf(process.platform === 'linux')('is refused where the system makes no folder for anybody', () => {
    expect(() => claim('/proc/site')).toThrow(
      'The output folder `/proc/site` cannot be made: `/proc` cannot be written.',
    );
  });

  it.each([
    ['is a file', 'dist', 'dist'],
    ['lies in a file', 'notes.txt/site', 'notes.txt'],
  ])('is refused when it %s', (_what, out, file) => {
    const folder = makeFolder({ [file]: 'words' });
    expect(() => claim(join(folder, out))).toThrow(
      `The output folder \`${join(folder, out)}\` cannot be made: \`${join(folder, file)}\` is a file.`,
    );
  });

  it('is refused when it is a link that leads nowhere', () => {
    const out = join(makeFolder(), 'dist');
    symlinkSync('nowhere', out);
    expect(() => followLink(out)).toThrow('is a link that leads nowhere');
  });

  it('is the folder that a link leads to', () => {
    const folder = makeFolder({ 'real/.precedent': '' });
    symlinkSync('real', join(folder, 'dist'));
    expect(followLink(join(folder, 'dist'))).toBe(join(folder, 'real'));
    expect(followLink(join(folder, 'other'))).toBe(join(folder, 'other'));
  });

  it.skipIf(!existsSync('/dev/shm'))('is refused when it is mounted by itself', () => {
    expect(() => claim('/dev/shm')).toThrow('is mounted by itself');
  });
});

it.skipIf(process.platform === 'win32')('every file of an output gets the permissions of a new file', () => {
  const folder = makeFolder({ 'a.html': '', 'b/run.sh': '', 'b/open.txt': '' });
  for (const [file, mode] of [
    ['a.html', 0o600],
    ['b/run.sh', 0o700],
    ['b/open.txt', 0o666],
  ] as const)
    chmodSync(join(folder, file), mode);
  markOutput(folder);
  linkSync(join(folder, 'a.html'), join(folder, 'published.html'));
  const settle = openSettler(folder);
  for (const file of ['a.html', 'b/run.sh', 'b/open.txt'])
    settle(join(folder, file), lstatSync(join(folder, file)));
  const mode = (file: string): number => statSync(join(folder, file)).mode & 0o777;
  const plain = mode('.precedent');
  // Another site may still be served from the same file.
  expect(mode('published.html')).toBe(0o600);
  expect([mode('a.html'), mode('b/open.txt')]).toEqual([plain, plain]);
  expect(mode('b/run.sh')).toBe(plain | ((plain & 0o444) >> 2));
});

describe('finished output', () => {
  it('takes the place of the last one, of which nothing stays', async () => {
    const folder = makeFolder({
      'dist/index.html': 'old',
      'dist/gone.html': 'old',
      'dist.next/index.html': 'new',
    });
    const out = join(folder, 'dist');
    await publishOutput(join(folder, 'dist.next'), out);
    expect(readdirSync(folder)).toEqual(['dist']);
    expect(readdirSync(out)).toEqual(['index.html']);
    expect(readFileSync(join(out, 'index.html'), 'utf8')).toBe('new');
  });

  it('may be the first', async () => {
    const folder = makeFolder({ 'dist.next/index.html': 'new' });
    await publishOutput(join(folder, 'dist.next'), join(folder, 'dist'));
    expect(readdirSync(folder)).toEqual(['dist']);
  });

  it('leaves the last one in its place when it cannot be moved there', async () => {
    const folder = makeFolder({ 'dist/index.html': 'old' });
    const out = join(folder, 'dist');
    await expect(publishOutput(join(folder, 'dist.next'), out)).rejects.toThrow();
    expect(existsSync(out) && readFileSync(join(out, 'index.html'), 'utf8')).toBe('old');
  });
});

describe('a build that was killed between the two renames', () => {
  it('has its last site put back', async () => {
    const folder = makeFolder({ 'dist.precedent-previous/index.html': 'old' });
    await recoverOutput(join(folder, 'dist'));
    expect(readFileSync(join(folder, 'dist/index.html'), 'utf8')).toBe('old');
  });

  it('shows its last site', () => {
    const folder = makeFolder({ 'dist.precedent-previous/index.html': 'old' });
    const out = join(folder, 'dist');
    expect(findStranded(out)).toBe(`${out}.precedent-previous`);
    writeFileSync(out, '');
    expect(findStranded(out)).toBeUndefined();
  });

  it('leaves a site that is in its place alone', async () => {
    const folder = makeFolder({ 'dist/index.html': 'new', 'dist.precedent-previous/index.html': 'old' });
    await recoverOutput(join(folder, 'dist'));
    expect(readFileSync(join(folder, 'dist/index.html'), 'utf8')).toBe('new');
  });
});

describe('a built site', () => {
  it('has a home page', () => {
    const folder = makeFolder();
    expect(isBuilt(folder)).toBe(false);
    writeFileSync(join(folder, 'index.html'), '');
    expect(isBuilt(folder)).toBe(true);
    expect(isBuilt(join(folder, 'nothing'))).toBe(false);
  });
});
