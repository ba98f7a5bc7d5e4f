import { expect, test } from 'vitest';
import { paintCode } from '../../src/components/guide/paint-code.ts';

test('a block of a known language gets token classes', () => {
  expect(paintCode('<code class="language-console">$ echo "a"\n</code>')).toMatchInlineSnapshot(`
    {
      "html": "<span class="hljs-meta prompt_">$ </span><span class="bash"><span class="hljs-built_in">echo</span> <span class="hljs-string">"a"</span></span>",
      "language": "console",
    }
  `);
});

test('the front matter of a report is painted as YAML and its body as elements', () => {
  const { html } = paintCode('<code class="language-mdx">---\nid: A\n---\n&#x3C;Step id="S1">\n</code>');
  expect(html).toMatchInlineSnapshot(`
    "<span class="hljs-meta">---</span>
    <span class="hljs-attr">id:</span> <span class="hljs-string">A</span>
    <span class="hljs-meta">---
    </span><span class="hljs-tag">&#x3C;<span class="hljs-name">Step</span> <span class="hljs-attr">id</span>=<span class="hljs-string">"S1"</span>></span>"
  `);
});

test.each([
  { name: 'without a language', html: '<code>a &lt; b &amp;&amp; c\n</code>' },
  { name: 'of an unknown language', html: '<code class="language-nolang">a &#60; b &#x26;&#x26; c\n</code>' },
])('a block $name stays as it is, its markup escaped', ({ html }) => {
  expect(paintCode(html).html).toBe('a &#x3C; b &#x26;&#x26; c');
});

test('text that spells an entity is shown, not decoded twice', () => {
  expect(paintCode('<code>&amp;lt;</code>').html).toBe('&#x26;lt;');
});
