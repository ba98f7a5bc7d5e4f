import { describe, expect, it } from 'vitest';
import { htmlOf } from './compile.ts';

describe('Markdown', () => {
  it('becomes a table that scrolls, with its alignment as data', () => {
    expect(htmlOf('| a | b | |\n| :-- | --: | :-: |\n| 1 | `x \\| y` | |\n')).toMatchInlineSnapshot(
      `"<div class="table-scroll" tabindex="0" role="region" aria-label="Table 1"><table><thead><tr><th data-align="left" scope="col">a</th><th data-align="right" scope="col">b</th><td data-align="center"></td></tr></thead><tbody><tr><td data-align="left">1</td><td data-align="right"><code>x | y</code></td><td data-align="center"></td></tr></tbody></table></div>"`,
    );
  });

  it.each([
    ['crontab -l', 'crontab <span class="nowrap">-l</span>'],
    [
      'a list-units --state=on',
      'a <span class="nowrap">list-units</span> <span class="nowrap">--state=on</span>',
    ],
    ['2022-10-16T09:10:00+08:00-and-more', '2022-10-16T09:10:00+08:00-and-more'],
    ['plain', 'plain'],
  ])('becomes code in which no line ends behind the hyphen of a short word: %s', (code, html) => {
    expect(htmlOf(`\`${code}\`\n`)).toBe(`<p><code>${html}</code></p>`);
  });

  it('becomes footnotes that point back, with words of the interface', () => {
    const body = 'A[^1] and again[^1].\n\n[^1]: A note with `code`.\n';
    expect(htmlOf(body)).toMatchInlineSnapshot(`
      "<p>A<sup><a href="#user-content-fn-1" id="user-content-fnref-1" aria-describedby="footnote-label" class="footnote-ref" data-silent="">1</a></sup> and again<sup><a href="#user-content-fn-1" id="user-content-fnref-1-2" aria-describedby="footnote-label" class="footnote-ref" data-silent="">1</a></sup>.</p>
      <section class="footnotes" aria-labelledby="footnote-label"><h2 id="footnote-label">Footnotes</h2>
      <ol>
      <li id="user-content-fn-1">
      <p>A note with <code>code</code>. <a href="#user-content-fnref-1" aria-label="Back to reference 1" class="footnote-back" data-silent="">↩</a> <a href="#user-content-fnref-1-2" aria-label="Back to reference 1-2" class="footnote-back" data-silent="">↩<sup>2</sup></a></p>
      </li>
      </ol>
      </section>"
    `);
    expect(htmlOf(body, { settings: { language: 'zh-CN' } })).toContain('<h2 id="footnote-label">脚注</h2>');
  });

  it('becomes lists; a task says its state in words', () => {
    expect(htmlOf('3. a\n4. b\n   - [ ] open\n   - [x] done\n')).toMatchInlineSnapshot(`
      "<ol start="3">
      <li>a</li>
      <li>b
      <ul>
      <li><span class="task" role="img" aria-label="Not done">☐</span> open</li>
      <li><span class="task" data-done="" role="img" aria-label="Done">☑</span> done</li>
      </ul>
      </li>
      </ol>"
    `);
  });

  it.each([
    ['NOTE', 'note', 'Note'],
    ['TIP', 'tip', 'Tip'],
    ['IMPORTANT', 'important', 'Important'],
    ['WARNING', 'warning', 'Warning'],
    ['CAUTION', 'caution', 'Caution'],
    ['note', 'note', 'Note'],
  ])('becomes a callout: %s', (mark, kind, title) => {
    expect(htmlOf(`> [!${mark}]\n> first\n>\n> second\n`)).toBe(
      `<aside class="callout" data-callout="${kind}"><p class="callout-title">${title}</p>\n<p>first</p>\n<p>second</p>\n</aside>`,
    );
  });

  it.each(['> [!NOPE]\n> a\n', '> NOTE\n> a\n', '> a [!NOTE]\n', '> plain\n'])(
    'stays a quotation: %j',
    (body) => {
      expect(htmlOf(body)).toMatch(/^<blockquote>/);
    },
  );

  it('keeps line breaks, rules and emphasis', () => {
    expect(htmlOf('a  \nb\\\nc\n\n---\n\n**d** *e* ~~f~~ `g`\n')).toMatchInlineSnapshot(`
      "<p>a<br>
      b<br>
      c</p>
      <hr>
      <p><strong>d</strong> <em>e</em> <del>f</del> <code>g</code></p>"
    `);
  });
});

describe('a fenced block', () => {
  it('has its language as data and its tokens as classes', () => {
    expect(htmlOf('```python\nif x:\n    print("<b>&amp;")  # {y}\n```\n')).toMatchInlineSnapshot(`
      "<pre class="code" tabindex="0" data-language="python"><code class="hljs language-python"><span class="hljs-keyword">if</span> x:
          <span class="hljs-built_in">print</span>(<span class="hljs-string">"&lt;b&gt;&amp;amp;"</span>)  <span class="hljs-comment"># {y}</span>
      </code></pre>"
    `);
  });

  it.each([
    ['console', 'language-console'],
    ['bash', 'language-bash'],
    ['log', 'language-log'],
    ['JSON', 'language-json'],
  ])('of %s is highlighted', (language, className) => {
    expect(htmlOf(`\`\`\`${language}\n$ x "y"\n\`\`\`\n`)).toContain(`hljs ${className}`);
  });

  it.each([
    ['no language', ''],
    ['an unknown one', 'klingon'],
    ['the name of an object property', 'constructor'],
    ['one with a payload', 'x"onmouseover=alert(1)'],
    ['one in braces', '{1,2}'],
  ])('with %s is shown without colours', (_what, language) => {
    expect(htmlOf(`\`\`\`${language}\n<b> {x}\n\`\`\`\n`)).toMatch(
      /^<pre class="code" tabindex="0"(?: data-language="[\w-]+")?><code class="hljs">&lt;b&gt; \{x\}\n<\/code><\/pre>$/,
    );
  });

  it('keeps quotation marks, dashes and blank lines as typed', () => {
    const code = '$ a -- "b" \'c\'\n\n\tindented  \n... --x=“y”';
    expect(htmlOf(`\`\`\`\n${code}\n\`\`\`\n`)).toContain(`>${code}\n</code>`);
  });

  it('is shown without colours when it is very long', () => {
    expect(htmlOf(`\`\`\`python\n${'if x:\n'.repeat(5000)}\`\`\`\n`)).not.toContain('hljs-keyword');
  });
});
