import fc from 'fast-check';
import { htmlToHast, type HastNode } from 'satteri';
import { describe, expect, it } from 'vitest';
import { createHtmlRenderer } from '../../src/core/report-page/render-html.ts';
import { createPaths } from '../../src/core/model/paths.ts';
import { getWords } from '../../src/core/i18n/words.ts';
import type { Report } from '../../src/core/model/report.ts';
import { compile, FIELDS, readText } from './compile.ts';
import { runs } from '../runs.ts';

/** Attributes that a compiled report may have, by tag; `*` stands for every tag. */
const ALLOWED: Record<string, readonly string[]> = {
  '*': ['id', 'class', 'role', 'tabindex', 'aria-label', 'aria-labelledby', 'aria-describedby'],
  a: ['href', 'rel', 'title'],
  img: ['alt', 'width', 'height', 'loading', 'decoding', 'src'],
  ol: ['start'],
  th: ['scope'],
  time: ['datetime'],
  details: ['open'],
};
const TAGS = new Set(
  (
    'a article aside blockquote br code del details div em figcaption figure h2 h3 h4 h5 h6 header hr img li ol p pre section ' +
    'span strong summary sup table tbody td th thead time tr ul'
  ).split(' '),
);

const PAYLOADS = [
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '<svg/onload=alert(1)>',
  '<a href="javascript:alert(1)">x</a>',
  '[x](javascript:alert(1))',
  '[x](jAvAsCrIpT&colon;alert(1))',
  '[x](data:text/html;base64,PHNjcmlwdD4=)',
  '[x](https://example.org/"onmouseover="alert(1))',
  '[x](https://example.org/ "title" onclick="alert(1)")',
  '![x" onerror="alert(1)](a.png)',
  '![x](a.png" onerror="alert(1))',
  '[[INC-2022-0001" onclick="alert(1)]]',
  '[[INC-2022-0001#F1"><script>alert(1)</script>]]',
  '[[INC-2022-0001|<img src=x onerror=alert(1)>]]',
  '[[javascript:alert(1)|INC-2022-0001]]',
  '<Step id="S1" phase="identification" title="<script>alert(1)</script>">\n\nx\n\n</Step>',
  '<Step id="S1" phase="identification" title=\'"><img src=x onerror=alert(1)>\'>\n\nx\n\n</Step>',
  '<Step id="S1" phase="identification" style="x" onclick="alert(1)">\n\nx\n\n</Step>',
  '<Action id="A1" kind="prevent" owner="x" url="javascript:alert(1)">\n\nx\n\n</Action>',
  '```x" onmouseover="alert(1)\n</code></pre><script>alert(1)</script>\n```',
  '`</code><script>alert(1)</script>`',
  '## <script>alert(1)</script>',
  '### x {#" onclick="alert(1)}',
  '| <script>alert(1)</script> |\n| :-- |\n| <style>*{}</style> |',
  '> [!NOTE"><script>alert(1)</script>]\n> x',
  'a[^"><script>]\n\n[^"><script>]: <script>alert(1)</script>',
  '{alert(1)}',
  '{(() => { throw 1 })()}',
  'import "node:child_process"',
  'export const x = process.exit(1)',
  '&lt;script&gt;alert(1)&lt;/script&gt;',
  '&#60;img src=x onerror=alert(1)&#62;',
  '<a data-cite="INC-2022-0001" href="javascript:alert(1)">x</a>',
  '<img data-image="x" src="https://bad.example/">',
  '\ufdd1script>alert(1)\ufdd1/script>',
  '[x](\ufdd1javascript:alert(1)\ufdd1)',
];

/** Everything of a report that a page shows as HTML. */
function htmlParts(report: Report | undefined): string[] {
  return report === undefined
    ? []
    : [report.intro, ...report.sections.map(({ html }) => html), report.footnotes];
}

/** What stands in the HTML and may not. */
function findForbidden(html: string): string[] {
  const found: string[] = [];
  const visit = (node: HastNode): void => {
    if (node.type === 'element') {
      if (!TAGS.has(node.tagName)) found.push(`<${node.tagName}>`);
      const allowed = [...(ALLOWED['*'] ?? []), ...(ALLOWED[node.tagName] ?? [])];
      for (const [property, value] of Object.entries(node.properties)) {
        const name = attributeName(property);
        if (!allowed.includes(name) && !name.startsWith('data-')) found.push(`${node.tagName} ${name}`);
        if (name === 'href' && !/^(?:https?:|#|\/(?!\/)|\.{0,2}\/?[\w-])/.test(String(value)))
          found.push(`href ${String(value)}`);
        if (name === 'href' && /^(?!https?:)[a-z][a-z0-9+.-]*:/i.test(String(value)))
          found.push(`href ${String(value)}`);
      }
    } else if (!['root', 'text'].includes(node.type)) found.push(node.type);
    if ('children' in node) (node.children as HastNode[]).forEach(visit);
  };
  visit(htmlToHast(html, { fragment: true }));
  return found;
}

function attributeName(property: string): string {
  if (property === 'className') return 'class';
  return property
    .replace(/^(aria|data)(?=[A-Z])/, '$1-')
    .replace(/[A-Z]/g, (letter, at: number) =>
      property.startsWith('data') && at > 4 ? `-${letter}` : letter,
    )
    .toLowerCase();
}

describe('the list of what is allowed', () => {
  it('finds what is not on it', () => {
    const html =
      '<p style="x" onclick="y">a</p><script>b</script><!-- c --><a href="javascript:d">e</a>' +
      '<a href="//f.example">g</a><a href="https://h.example/" target="x">i</a><svg></svg><p data-x="1" class="y">j</p>';
    expect(findForbidden(html)).toEqual([
      'p style',
      'p onclick',
      '<script>',
      'comment',
      'href javascript:d',
      'href //f.example',
      'a target',
      '<svg>',
    ]);
  });
});

describe('a hostile report', () => {
  it.each(PAYLOADS)('gives safe HTML: %s', (payload) => {
    const { report } = compile(`${payload}\n\n## Steps\n\n${payload}\n`);
    expect(htmlParts(report).flatMap(findForbidden)).toEqual([]);
  });

  it('gives safe HTML with all of its payloads at once', () => {
    const { report, diagnostics } = compile(
      `${PAYLOADS.join('\n\n')}\n\n## Steps\n\n- ${PAYLOADS.join('\n- ').replaceAll('\n\n', ' ')}\n`,
    );
    expect(diagnostics.length).toBeGreaterThan(20);
    expect(htmlParts(report).flatMap(findForbidden)).toEqual([]);
    const tags = htmlParts(report)
      .join('\n')
      .match(/<[^>]*>/g)
      ?.map((tag) => tag.replace(/"[^"]*"/g, '""'));
    expect(tags?.filter((tag) => /^<\/?(?:script|style|svg|iframe)|\son\w+=|\sstyle=/i.test(tag))).toEqual(
      [],
    );
  });

  it('cannot pass for what the site fills in', () => {
    const { report } = compile(
      '&lt;a data-cite="x">x&lt;/a> `<a data-cite="INC-2023-0001">x</a>` &lt;img data-image="x">\n',
    );
    if (report === undefined) throw new Error('The report cannot be read.');
    const render = createHtmlRenderer({
      byId: new Map([[report.id, report]]),
      paths: createPaths('/'),
      words: getWords('en'),
    });
    expect(render(report.intro, report)).toBe(report.intro);
  });

  it('runs nothing', () => {
    const body =
      '{(globalThis.hit = 1)}\n\nexport const x = (globalThis.hit = 1)\n\n<Step id={(globalThis.hit = 1)}>\n\n</Step>\n';
    compile(body);
    expect(globalThis).not.toHaveProperty('hit');
  });
});

const fragments = fc.constantFrom(
  ...PAYLOADS,
  ...'{ } < > </ /> ` ``` ** * ~~ [[ ]] [ ]( ) ![ | \\ " \' = $ & ; # ## - > 1. + --- --> <!-- : ： ， “ ” 误报 😀 é \t \r \u0001 \u2028 \u00a0 \u200b \ufeff \ufdd0 \ufdd3'.split(
    ' ',
  ),
  ' ',
  '\n',
  '\n\n',
  '\r\n',
  '    ',
  'INC-2022-0001',
  'http://bad.example/',
  '198.51.100.7',
  'import ',
  'export ',
  '<Step id="S1" phase="identification">',
  '</Step>',
  '<Finding id="F1" direction="neutral">\n\n',
  '\n\n</Finding>',
  '<Evidence source="x">',
  '| a | b |\n| - | - |\n',
  '[^1]',
  '\n[^1]: ',
  '&amp;',
  '&#0;',
);
const hostileText = fc.array(fragments, { maxLength: 16 }).map((parts) => parts.join(''));

describe('any text', () => {
  it('is read as a body without a throw, every diagnostic lies in the file, and its HTML is safe', () => {
    fc.assert(
      fc.property(
        fc.oneof({ weight: 4, arbitrary: hostileText }, fc.string({ unit: 'grapheme', maxLength: 60 })),
        (body) => {
          const { report, diagnostics, text } = compile(body);
          for (const { range } of diagnostics) {
            if (range === undefined) continue;
            expect(range.start.offset).toBeGreaterThanOrEqual(0);
            expect(range.end.offset).toBeGreaterThanOrEqual(range.start.offset);
            expect(range.end.offset).toBeLessThanOrEqual(text.length);
            const lines = text.slice(0, range.start.offset).split('\n');
            expect([range.start.line, range.start.column]).toEqual([
              lines.length,
              (lines.at(-1) ?? '').length + 1,
            ]);
          }
          expect(htmlParts(report).flatMap(findForbidden)).toEqual([]);
        },
      ),
      { numRuns: runs(1500) },
    );
  });

  it('is read as front matter without a throw', () => {
    const yaml = fc
      .array(
        fc.constantFrom(
          'a',
          ':',
          ' ',
          '\n',
          '- ',
          '"',
          "'",
          '[',
          ']',
          '{',
          '}',
          '&a ',
          '*a',
          '!x ',
          '|',
          '>',
          '#',
          '?',
          '%',
          '\t',
          '<<: ',
          '误',
          'x_a: ',
          '---',
          '...',
          '\r\n',
        ),
        { maxLength: 20 },
      )
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(yaml, fc.boolean(), (fields, isWhole) => {
        const { report, diagnostics } = readText(isWhole ? fields : `---\n${FIELDS}\n${fields}\n---\n`);
        expect(report !== undefined || diagnostics.length > 0).toBe(true);
        expect(() => JSON.stringify(report)).not.toThrow();
      }),
      { numRuns: runs(1500) },
    );
  });

  it('means the same with CRLF line ends', () => {
    fc.assert(
      fc.property(hostileText, (body) => {
        const unix = body.replaceAll('\r', '');
        const [one, other] = [
          compile(unix),
          readText(`---\n${FIELDS}\n---\n${unix}`.replaceAll('\n', '\r\n')),
        ];
        expect(htmlParts(other.report)).toEqual(htmlParts(one.report));
        const places = (result: typeof one): unknown[] =>
          result.diagnostics.map(({ message, range }) => [message, range?.start.line, range?.start.column]);
        expect(places(other)).toEqual(places(one));
      }),
      { numRuns: runs(500) },
    );
  });
});
