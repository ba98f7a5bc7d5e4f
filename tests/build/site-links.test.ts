import { describe, expect, it } from 'vitest';
import { makeFolder } from '../archive/temp-folder.ts';
import { findBrokenLinks } from './site-links.ts';

let folder = '';

describe('the links of a built site', () => {
  it.each(['https://wiki.example.org/', 'https://wiki.example.org/kb/'])(
    'are followed below %s',
    (address) => {
      const base = new URL(address).pathname;
      write({
        'index.html': `<a href="${base}a/">a</a><link href="${base}style.css"><a href="">here</a>`,
        'a/index.html': `<h2 id="x">x</h2><a href="#x">x</a><a href="#top">top</a><a href="../">up</a><a href="${base}a/#x">x</a><a href="${address}a/">a</a>`,
        'style.css': '',
        '404.html': '<a href="mailto:team@example.org">mail</a><img src="data:image/png;base64,AA">',
      });
      expect(findBrokenLinks(folder, address)).toEqual([]);
    },
  );

  it('that lead nowhere are told with their page, and what is only text is no link', () => {
    write({
      'index.html':
        '<a href="/b/">b</a><a href="/a">no slash</a><a href="/a/#%E4%B8%AD">zh</a><img src="/x.png">',
      'a/index.html':
        '<p id="y"></p><a href="#z">z</a><a href="https://example.org/p?q=1&amp;r=2">out</a><code>&lt;a href="/text"&gt; src="/text"</code><a href="/%zz">bad</a>',
    });
    const broken = findBrokenLinks(folder, 'https://wiki.example.org/');
    expect(broken.map(({ page, link, why }) => `${page} ${link} ${why}`).sort()).toEqual([
      'a/index.html #z no-anchor',
      'a/index.html /%zz no-page',
      'index.html /a no-page',
      'index.html /a/#%E4%B8%AD no-anchor',
      'index.html /b/ no-page',
      'index.html /x.png no-page',
    ]);
  });

  it('must not leave the base path', () => {
    write({ 'index.html': '<a href="/">root</a>' });
    expect(findBrokenLinks(folder, 'https://wiki.example.org/kb/')).toHaveLength(1);
  });
});

function write(files: Record<string, string>): void {
  folder = makeFolder(files);
}
