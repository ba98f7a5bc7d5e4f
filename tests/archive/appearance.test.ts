import { readdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { SettingsInput } from '../../schemas/settings.ts';
import { readAppearance } from '../../src/archive/appearance.ts';
import { isTakenAddress } from '../../src/core/model/paths.ts';
import { createSettings } from '../compile/compile.ts';
import { ROOT } from '../imports.ts';
import { makeFolder } from './temp-folder.ts';

const SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"></svg>';

function read(input: Partial<SettingsInput>, files: Record<string, string> = {}) {
  const root = makeFolder(files);
  return { root, ...readAppearance({ ...createSettings(input), root }) };
}

describe('the look of a team', () => {
  it('is empty where nothing is set', () => {
    expect(read({})).toMatchObject({ appearance: { pages: [] }, diagnostics: [] });
  });

  it('gives a picture its size, and a name that changes with what it holds', () => {
    const input = { logo: { light: 'a.svg', dark: 'b.svg' } };
    const { appearance } = read(input, { 'a.svg': SVG, 'b.svg': SVG });
    expect(appearance.logo?.light).toMatchObject({ width: 40, height: 20 });
    expect(appearance.logo?.light.name).toMatch(/^own-\w+\.svg$/);
    expect(appearance.logo?.dark?.name).toBe(appearance.logo?.light.name);
    const other = read(input, { 'a.svg': SVG.replace('40', '41'), 'b.svg': SVG });
    expect(other.appearance.logo?.light.name).not.toBe(appearance.logo?.light.name);
  });

  it('puts colours ahead of the sheets, keeps ours where one theme is set, and leaves print alone', () => {
    const { appearance, diagnostics } = read(
      { colours: { light: { link: '#0a6b3d' } }, customCss: ['b.css', 'a.css'] },
      { 'a.css': 'a { color: red }', 'b.css': '\uFEFFb { background: url("data:,") }\r\n' },
    );
    expect(diagnostics).toEqual([]);
    expect(appearance.css?.text).toMatch(
      /^@media screen \{\n  :root:root \{\n    --link: light-dark\(#0a6b3d, oklch/,
    );
    expect(appearance.css?.text).toMatch(/\nb \{ background: url\("data:,"\) \}\r\n\na \{ color: red \}$/);
  });

  it('takes nothing from outside by a link', () => {
    const outside = makeFolder({ 'secret.svg': SVG });
    const root = makeFolder();
    symlinkSync(join(outside, 'secret.svg'), join(root, 'a.svg'));
    const { appearance, diagnostics } = readAppearance({ ...createSettings({ favicon: 'a.svg' }), root });
    expect(appearance.favicon).toBeUndefined();
    expect(diagnostics.map(({ message }) => message)).toEqual([
      '`favicon`: The file `a.svg` lies outside of the project.',
    ]);
  });

  it.each([
    ['#767676', undefined],
    // Of the first one, black on white would be enough and our paper is a little darker.
    ['#7a7a7a', '4.1'],
    ['#ffffff', '1.0'],
  ])('judges the contrast of %s on our papers', (link, seen) => {
    const { diagnostics } = read({ colours: { light: { link, sunken: '#ffffff', paper: '#ffffff' } } });
    const found = diagnostics.map(({ message }) => /contrast of ([\d.]+) between `link`/.exec(message)?.[1]);
    expect(found).toEqual(seen === undefined ? [] : [expect.stringMatching(/^[1-4]\.\d$/)]);
  });
});

describe('the pages of a team', () => {
  it('come in their order, with what their heads say', () => {
    const { appearance, diagnostics } = read(
      {},
      {
        'pages/b.mdx': '---\ntitle: 值班\nlang: zh-CN\n---\n',
        'pages/a.mdx': '\uFEFF---\r\ntitle: A\r\norder: 2\r\nnavigation: false\r\n---\r\n',
        'pages/notes.txt': '',
      },
    );
    expect(diagnostics).toEqual([]);
    expect(appearance.pages).toMatchObject([
      { slug: 'b', file: 'pages/b.mdx', title: '值班', lang: 'zh-CN', navigation: true, order: 0 },
      { slug: 'a', file: 'pages/a.mdx', title: 'A', navigation: false, order: 2 },
    ]);
  });

  it('can take no address that a page or a file of ours has', () => {
    const ours = [...readdirSync(join(ROOT, 'src/pages')), ...readdirSync(join(ROOT, 'public'))]
      .map((name) => name.replace(/\.\w+$/, ''))
      .filter((name) => !name.startsWith('[') && name !== 'contents');
    expect(ours.filter((name) => !isTakenAddress(name))).toEqual([]);
  });
});
