import { expect, test } from 'vitest';
import { getWords } from '../../src/core/i18n/words.ts';
import { finishGuideHtml } from '../../src/site/guide-html.ts';

const words = getWords('en');

test('a block of a known language gets token classes and can be focused', () => {
  const html = '<p>Run</p><pre><code class="language-console">$ echo "a"\n</code></pre>';
  expect(finishGuideHtml(html, words)).toMatchInlineSnapshot(
    `"<p>Run</p><pre class="code" tabindex="0" data-language="console"><code class="hljs"><span class="hljs-meta prompt_">$ </span><span class="language-bash"><span class="hljs-built_in">echo</span> <span class="hljs-string">"a"</span></span></code></pre>"`,
  );
});

test('the front matter of a report is painted as YAML and its body as elements', () => {
  const html = '<pre><code class="language-mdx">---\nid: A\n---\n&#x3C;Step id="S1">\n</code></pre>';
  expect(finishGuideHtml(html, words)).toMatchInlineSnapshot(`
    "<pre class="code" tabindex="0" data-language="mdx"><code class="hljs"><span class="hljs-meta">---</span>
    <span class="hljs-attr">id:</span> <span class="hljs-string">A</span>
    <span class="hljs-meta">---
    </span><span class="hljs-tag">&lt;<span class="hljs-name">Step</span> <span class="hljs-attr">id</span>=<span class="hljs-string">"S1"</span>&gt;</span></code></pre>"
  `);
});

test.each([
  { name: 'without a language', html: '<pre><code>a &lt; b &amp;&amp; c\n</code></pre>' },
  {
    name: 'of an unknown language',
    html: '<pre><code class="language-nolang">a &#60; b &#x26;&#x26; c</code></pre>',
  },
])('a block $name stays as it is, its markup escaped', ({ html }) => {
  expect(finishGuideHtml(html, words)).toContain('<code class="hljs">a &lt; b &amp;&amp; c</code>');
});

test('text that spells an entity is shown, not decoded twice', () => {
  expect(finishGuideHtml('<pre><code>&amp;lt;</code></pre>', words)).toContain('&amp;lt;');
});

test('each table scrolls in a region with a name of its own', () => {
  const html = finishGuideHtml('<table><tr></tr></table><p>x</p><table><tr></tr></table>', words);
  expect(html.match(/<div class="table-scroll"[^>]*><table>/g)).toEqual([
    '<div class="table-scroll" tabindex="0" role="region" aria-label="Table 1"><table>',
    '<div class="table-scroll" tabindex="0" role="region" aria-label="Table 2"><table>',
  ]);
});

test('prose stays byte for byte', () => {
  const html = '<p>Write <code>a &#x3C; b</code> and <a href="./x/">go</a>.</p>';
  expect(finishGuideHtml(html, words)).toBe(html);
});
