import { describe, expect, it } from 'vitest';
import { compile, listCases, problemsOf } from './compile.ts';

describe('code in a report', () => {
  it('is refused at its place, with what to write instead', () => {
    const bodies = [
      "import fs from 'node:fs'",
      'export const secret = 1',
      'import was blocked by the firewall.',
      'a {1+1} b',
      '{process.env.TOKEN}',
      '{/* hidden */}',
      'image: {{ .Values.image }} and {% if x %}',
      'see {host}',
      'a { b',
      '{"a": {"b": 1}}',
    ];
    expect(listCases(bodies, problemsOf)).toMatchInlineSnapshot(`
      "
      import fs from 'node:fs'
        10:1 no-code A line that begins with \`import\` reads as code, and a report holds no code. → Begin the sentence with another word, or put a command in a fenced code block.
      export const secret = 1
        10:1 no-code A line that begins with \`export\` reads as code, and a report holds no code. → Begin the sentence with another word, or put a command in a fenced code block.
      import was blocked by the firewall.
        10:1 no-code A line that begins with \`import\` reads as code, and a report holds no code. → Begin the sentence with another word, or put a command in a fenced code block.
      a {1+1} b
        10:3 no-code \`{1+1}\` reads as code, and a report holds no code. → Write \`\\{1+1}\` for the text, or put it in backticks.
      {process.env.TOKEN}
        10:1 no-code \`{process.env.TOKEN}\` reads as code, and a report holds no code. → Write \`\\{process.env.TOKEN}\` for the text, or put it in backticks.
      {/* hidden */}
        10:1 no-code \`{/* hidden */}\` is a comment in code. → Delete it; a draft may say the same in a \`> [!NOTE]\`.
      image: {{ .Values.image }} and {% if x %}
        10:8 no-code \`{{ .Values.image }}\` reads as code, and a report holds no code. → Write \`\\{\\{ .Values.image }}\` for the text, or put it in backticks.
        10:32 no-code \`{% if x %}\` reads as code, and a report holds no code. → Write \`\\{% if x %}\` for the text, or put it in backticks.
      see {host}
        10:5 no-code \`{host}\` reads as code, and a report holds no code. → Write \`\\{host}\` for the text, or put it in backticks.
      a { b
        10:3 mdx-syntax A \`{\` opens code, and a report holds no code. → Write \`\\{\` for the character, or put the words in backticks.
      {"a": {"b": 1}}
        10:1 mdx-syntax A \`{\` opens code, and a report holds no code. → Write \`\\{\` for the character, or put the words in backticks.
        10:7 no-code \`{"b": 1}\` reads as code, and a report holds no code. → Write \`\\{"b": 1}\` for the text, or put it in backticks.
      "
    `);
  });

  it('is refused on attributes', () => {
    const bodies = [
      '<Step {...props} id="S1" phase="identification">\n\nx\n\n</Step>',
      '<Step id={1} phase="identification">\n\nx\n\n</Step>',
      '<Step onclick="alert(1)" id="S1" phase="identification">\n\nx\n\n</Step>',
    ];
    expect(listCases(bodies, problemsOf)).toMatchInlineSnapshot(`
      "
      <Step {...props} id="S1" phase="identification">

      x

      </Step>
        10:1 no-code The tag \`<Step\` holds code. → Write every attribute as name="value" with plain text.
      <Step id={1} phase="identification">

      x

      </Step>
        10:1 no-code The tag \`<Step\` holds code. → Write every attribute as name="value" with plain text.
      <Step onclick="alert(1)" id="S1" phase="identification">

      x

      </Step>
        10:7 element \`onclick\` is not a field of \`<Step>\`. → Write only: id, phase, action, started, ended, result, skipped_because, title.
      "
    `);
  });

  it.each([
    ['expression', (deep: number) => `{${'('.repeat(deep)}${')'.repeat(deep)}}`],
    ['module line', (deep: number) => `export const a = ${'('.repeat(deep)}${')'.repeat(deep)}`],
  ])('never reaches a parser of code, however deep an %s is', (_what, write) => {
    expect(problemsOf(`${write(40_000)}\n`)).toMatch(/no-code|opens code/);
  });

  it.each([
    ['inline code', 'Run `${HOME} <b> {x} import y` here.'],
    ['a fenced block', '```yaml\nimage: {{ .Values.image }} <b>\nimport x\n```'],
    ['escapes', 'A \\{host\\} and \\<host> and \\{\\{ x }}.'],
    ['character references', 'A &lt;host&gt; and &#123;x}.'],
    ['a comparison with spaces', 'if a < b and c > d'],
    ['a closing brace', 'a } b'],
    ['the word in the middle of a paragraph', 'The rule says\nimport is denied,\nexport is not.'],
    ['a word that only begins so', 'important: exported files'],
    ['the text of an attribute', '<Step id="S1" phase="identification" title="a {x} <b> y">\n\nx\n\n</Step>'],
  ])('is not what %s holds', (_what, body) => {
    expect(problemsOf(`${body}\n`)).toBe('');
  });

  it('stays as typed where it is quoted', () => {
    const { report } = compile(
      'Run `{x} <b>`.\n\n```\nimport {a} <b>\nexport\n```\n\nThe rule\nimport\\{x} fires.\n',
    );
    expect(report?.intro).toMatchInlineSnapshot(`
      "<p>Run <code>{x} &lt;b&gt;</code>.</p>
      <pre class="code" tabindex="0"><code class="hljs">import {a} &lt;b&gt;
      export
      </code></pre>
      <p>The rule
      import{x} fires.</p>"
    `);
  });
});

describe('HTML in a report', () => {
  it('is refused', () => {
    const bodies = [
      '<script>alert(1)</script>',
      '<img src=x onerror=alert(1)>',
      '<img src="x" onerror="alert(1)" />',
      'a <b>bold</b> c',
      '<div>\n\nx\n\n</div>',
      '<details><summary>x</summary>\n\ny\n\n</details>',
      '<a href="javascript:alert(1)">x</a>',
      '<!-- hidden -->',
      '<>x</>',
    ];
    expect(listCases(bodies, problemsOf)).toMatchInlineSnapshot(`
      "
      <script>alert(1)</script>
        10:1 no-code \`<script>\` is HTML, and a report holds none. → Write it in Markdown; write \`\\<\` if it is text, or put it in backticks.
      <img src=x onerror=alert(1)>
        10:1 no-code \`<img src=x onerror=alert(1)>\` is HTML, and a report holds none. → Write it in Markdown; write \`\\<\` if it is text, or put it in backticks.
      <img src="x" onerror="alert(1)" />
        10:1 no-code \`<img src="x" onerror="alert(1)" />\` is HTML, and a report holds none. → Write it in Markdown; write \`\\<\` if it is text, or put it in backticks.
      a <b>bold</b> c
        10:3 no-code \`<b>\` is HTML, and a report holds none. → Write it in Markdown; write \`\\<\` if it is text, or put it in backticks.
      <div>

      x

      </div>
        10:1 no-code \`<div>\` is HTML, and a report holds none. → Write it in Markdown; write \`\\<\` if it is text, or put it in backticks.
      <details><summary>x</summary>

      y

      </details>
        10:1 no-code \`<details>\` is HTML, and a report holds none. → Write it in Markdown; write \`\\<\` if it is text, or put it in backticks.
        10:10 no-code \`<summary>\` is HTML, and a report holds none. → Write it in Markdown; write \`\\<\` if it is text, or put it in backticks.
      <a href="javascript:alert(1)">x</a>
        10:1 no-code \`<a href="javascript:alert(1)">\` is HTML, and a report holds none. → Write it in Markdown; write \`\\<\` if it is text, or put it in backticks.
      <!-- hidden -->
        10:1 mdx-syntax A report has no HTML comments. → Delete the comment; a draft may say the same in a \`> [!NOTE]\`.
      <>x</>
        10:1 mdx-syntax \`<>x</>\` reads as the start of an element. → Write \`\\<\` for the character, or put the words in backticks.
      "
    `);
  });

  it('is told from elements that do not exist', () => {
    const bodies = ['<Foo>\n\nx\n\n</Foo>', '<Stepp id="S1">\n\nx\n\n</Stepp>', '<Step.Inner>x</Step.Inner>'];
    expect(listCases(bodies, problemsOf)).toMatchInlineSnapshot(`
      "
      <Foo>

      x

      </Foo>
        10:1 no-code There is no element \`<Foo>\`. → Write \`\\<\` if it is text, or put it in backticks. Elements are <Step>, <Finding>, <Evidence>, <Lesson>, <Action>, <Audience>.
      <Stepp id="S1">

      x

      </Stepp>
        10:1 no-code There is no element \`<Stepp>\`. → Did you mean \`<Step>\`?
      <Step.Inner>x</Step.Inner>
        10:1 no-code There is no element \`<Step.Inner>\`. → Write \`\\<\` if it is text, or put it in backticks. Elements are <Step>, <Finding>, <Evidence>, <Lesson>, <Action>, <Audience>.
      "
    `);
  });

  it('is told from a `<` that is text', () => {
    const bodies = [
      'a <= b',
      'under <5 min',
      'ping <host>',
      'mail <alert@bad.example> now',
      'see <https://bad.example/> now',
      'closed </b> twice',
      'a[^1]\n\n[^1]: <host>',
      'a](<host>)',
    ];
    expect(listCases(bodies, problemsOf)).toMatchInlineSnapshot(`
      "
      a <= b
        10:3 mdx-syntax \`<=\` reads as the start of an element. → Write \`\\<\` for the character, or put the words in backticks.
      under <5 min
        10:7 mdx-syntax \`<5\` reads as the start of an element. → Write \`\\<\` for the character, or put the words in backticks.
      ping <host>
        10:6 mdx-syntax \`<host>\` reads as the start of an element. → If it is text, write \`\\<host>\`, or put it in backticks.
      mail <alert@bad.example> now
        10:6 mdx-syntax \`<alert@bad.example>\` is not a link here. → Write the mail address without the angle brackets.
      see <https://bad.example/> now
        10:5 mdx-syntax \`<https://bad.example/>\` is not a link here. → Write the address without the angle brackets, or \`[words](https://…)\`.
      closed </b> twice
        10:8 mdx-syntax \`</b>\` closes nothing: no such element is open here. → Delete it; write \`\\<\` if it is text, or put it in backticks.
      a[^1]

      [^1]: <host>
        12:7 mdx-syntax \`<host>\` reads as the start of an element. → If it is text, write \`\\<host>\`, or put it in backticks.
      a](<host>)
        10:4 mdx-syntax \`<host>\` reads as the start of an element. → If it is text, write \`\\<host>\`, or put it in backticks.
      "
    `);
  });
});
