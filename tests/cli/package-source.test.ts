import { gzipSync } from 'node:zlib';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findPackageSource, placePackage, readPackageSource } from '../../src/cli/package-source.ts';
import { makeFolder } from '../archive/temp-folder.ts';

const TARBALL = gzipSync('x');
const manifest = (spec: string): string => JSON.stringify({ dependencies: { 'precedent-kb': spec } });

describe('from where a copy was installed', () => {
  it.each([
    ['a tarball', manifest('file:../precedent-kb-0.1.0.tgz'), { tarball: '../precedent-kb-0.1.0.tgz' }],
    ['a path', manifest('./kb.tgz'), { tarball: 'kb.tgz' }],
    [
      'an address',
      manifest('https://files.example.org/kb.tgz'),
      { spec: 'https://files.example.org/kb.tgz' },
    ],
    [
      'git',
      manifest('git+ssh://git@git.example.org/kb.git#v1'),
      { spec: 'git+ssh://git@git.example.org/kb.git#v1' },
    ],
    ['a registry', manifest('^0.1.0'), { spec: '^0.1.0' }],
  ])('is told by package.json: %s', (_what, text, expected) => {
    const folder = makeFolder({ 'host/package.json': text });
    const found = findPackageSource(join(folder, 'host/node_modules/precedent-kb'));
    const wanted = 'tarball' in expected ? { tarball: join(folder, 'host', expected.tarball) } : expected;
    expect(found).toEqual(wanted);
    const deep = 'host/node_modules/.pnpm/precedent-kb@file+kb.tgz/node_modules/precedent-kb';
    expect(findPackageSource(join(folder, deep))).toEqual(wanted);
  });

  it('is told by the lock file of npm where package.json says nothing', () => {
    const lock = { packages: { 'node_modules/precedent-kb': { resolved: 'file:../kb.tgz' } } };
    const folder = makeFolder({ 'x/node_modules/.package-lock.json': JSON.stringify(lock) });
    expect(findPackageSource(join(folder, 'x/node_modules/precedent-kb'))).toEqual({
      tarball: join(folder, 'kb.tgz'),
    });
  });

  it.each(['project', 'x/node_modules/precedent-kb'])('is not known of %s', (place) => {
    expect(findPackageSource(join(makeFolder({ 'x/package.json': 'no JSON' }), place))).toBeUndefined();
  });
});

describe('a package that a person names', () => {
  const files = { 'kb.tgz': TARBALL, 'text.tgz': 'text', '安装包/kb 1.tgz': TARBALL };

  it.each(['kb.tgz', './kb.tgz', ' ./安装包/kb 1.tgz'])('is the tarball `%s`', (text) => {
    const folder = makeFolder(files);
    expect(readPackageSource(text, folder)).toEqual({ tarball: join(folder, text.trim()) });
  });

  it.each([
    'https://files.example.org/kb.tgz',
    'git+https://git.example.org/kb.git',
    'github:team/kb#v1',
    'team/kb#v1',
  ])('is the address `%s`', (text) => expect(readPackageSource(text, makeFolder())).toEqual({ spec: text }));

  it.each([
    ['precedent-kb', '`precedent-kb` is no tarball and no address of the package.'],
    ['precedent-kb@0.1.0', '`precedent-kb@0.1.0` is no tarball and no address of the package.'],
    ['^0.1.0', '`^0.1.0` is no tarball and no address of the package.'],
    ['', '`` is no tarball and no address of the package.'],
    ['./none.tgz', 'There is no package at `./none.tgz`.'],
    ['text.tgz', '`text.tgz` is no tarball of a package.'],
    ['安装包', '`安装包` is no tarball of a package.'],
  ])('is refused as `%s`', (text, message) => {
    expect(() => readPackageSource(text, makeFolder(files))).toThrow(message);
  });
});

describe('a tarball in an archive', () => {
  it('goes along into it, and stays where it is within', () => {
    const folder = makeFolder({ 'kb.tgz': TARBALL, 'wiki/packages/own.tgz': TARBALL });
    const wiki = join(folder, 'wiki');
    const to = join(wiki, 'vendor/kb.tgz');
    const from = join(folder, 'kb.tgz');
    expect(placePackage({ tarball: from }, wiki)).toEqual({ spec: 'file:vendor/kb.tgz', copy: { from, to } });
    const own = { tarball: join(wiki, 'packages/own.tgz') };
    expect(placePackage(own, wiki)).toEqual({ spec: 'file:packages/own.tgz' });
    expect(placePackage({ spec: 'github:team/kb' }, wiki)).toEqual({ spec: 'github:team/kb' });
  });

  it('has another name beside one with other bytes', () => {
    const folder = makeFolder({
      'kb.tgz': TARBALL,
      'same/vendor/kb.tgz': TARBALL,
      'other/vendor/kb.tgz': gzipSync('y'),
    });
    const tarball = join(folder, 'kb.tgz');
    expect(placePackage({ tarball }, join(folder, 'same'))).toEqual({ spec: 'file:vendor/kb.tgz' });
    expect(placePackage({ tarball }, join(folder, 'other')).spec).toMatch(
      /^file:vendor\/kb-[0-9a-f]{8}\.tgz$/,
    );
  });
});
