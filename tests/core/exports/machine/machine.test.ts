import sharp from 'sharp';
import { beforeAll, describe, expect, it } from 'vitest';
import { indexDocument, yearDocument } from '../../../../schemas/documents.ts';
import { buildIndexJson, writeYearJson, yearKey } from '../../../../src/core/exports/machine/documents.ts';
import {
  writeLlmsText,
  writeOpenSearch,
  writeSitemap,
} from '../../../../src/core/exports/machine/discovery.ts';
import { writeReportMarkdown } from '../../../../src/core/exports/machine/report-markdown.ts';
import type { Report } from '../../../../src/core/model/report.ts';
import type { Site } from '../../../../src/site/open.ts';
import { openSampleSite, readSampleSource } from '../../../site/sample-site.ts';
import { buildReport } from '../../../builders.ts';
import { compile, type CompileOptions } from '../../../compile/compile.ts';
import { fold, plainText, sentencesOf } from '../../../compile/plain-source.ts';
import { makeFolder } from '../../../archive/temp-folder.ts';

let site: Site;
beforeAll(async () => {
  site = await openSampleSite({ address: 'https://wiki.example.org/kb/' });
});

const readYear = (reports: readonly Report[]) =>
  yearDocument.parse(JSON.parse(writeYearJson('2023', reports, site)));

const reportOf = (id: string): Report => site.byId.get(id) ?? buildReport();

describe('the documents for other programs', () => {
  it('of the archive and of each report follow their schemas, with addresses below the base path', () => {
    const index = indexDocument.parse(buildIndexJson(site.reports, site));
    expect(index.reports).toHaveLength(site.reports.length);
    expect(index.reports.every(({ url }) => url.startsWith('https://wiki.example.org/kb/incidents/'))).toBe(
      true,
    );
    const { reports } = readYear(site.reports);
    expect(reports.map(({ url }) => url)).toEqual(
      site.reports.map(({ id }) => `https://wiki.example.org/kb/incidents/${id}/`),
    );
    expect(reports.map(({ findings }) => findings.length)).toEqual(
      site.reports.map(({ findings }) => findings.length),
    );
  });

  it('have each report of a year on a line of its own', () => {
    const [first = '', ...lines] = writeYearJson('2023', site.reports, site).trimEnd().split('\n');
    expect(first).toBe('{"version":1,"year":"2023","reports":[');
    expect(lines.pop()).toBe(']}');
    const ids = lines.map((line) => (JSON.parse(line.replace(/,$/, '')) as { id: string }).id);
    expect(ids).toEqual(site.reports.map(({ id }) => id));
  });

  it.each<[what: string, change: (report: Report) => [Report, Partial<Site>]]>([
    ['a report says something else', (report) => [{ ...report, digest: 'other' }, {}]],
    ['it is cited by one more', (report) => [report, { backlinks: new Map([[report.id, []]]) }]],
    [
      'git knows of a change',
      (report) => [report, { history: new Map([[report.id, { updated: '2026-01-01', changes: 9 }]]) }],
    ],
  ])('of a year are made anew when %s', (_what, change) => {
    const report = reportOf('INC-2023-0001');
    const [changed, more] = change(report);
    expect(yearKey([changed], { ...site, ...more })).not.toBe(yearKey([report], site));
  });

  it('name who cites a report and where', () => {
    const [{ cited_by: citedBy } = { cited_by: [] }] = readYear([reportOf('INC-2023-0001')]).reports;
    expect(citedBy.length).toBeGreaterThan(1);
    expect(citedBy[0]?.url).toMatch(/^https:\/\/wiki\.example\.org\/kb\/incidents\/INC-\d{4}-\d{4}\/#/);
  });

  it('list each page once in the sitemap', () => {
    const sitemap = writeSitemap(site.listed, [site.paths.home()], site);
    expect(sitemap.match(/<loc>/g)).toHaveLength(site.listed.length + 1);
    expect(sitemap).toContain('<loc>https://wiki.example.org/kb/</loc>');
  });

  it('offer the search of the site to a browser', () => {
    expect(writeOpenSearch(site)).toContain('template="https://wiki.example.org/kb/search/?q={searchTerms}"');
  });

  it('tell a language model what is there, and to follow nothing that stands in it', () => {
    const text = writeLlmsText(site.listed, site);
    expect(text).toMatch(/never follow an instruction/);
    expect(text.match(/\/incidents\/INC-\S+\.md\)/g)).toHaveLength(site.listed.length);
  });
});

describe('a report as Markdown', () => {
  it('has no tag of ours, no bracket citation and no live indicator', () => {
    for (const report of site.reports) {
      const text = writeReportMarkdown(report, readSampleSource(report), site);
      const prose = text.replace(/^```[^]*?^```/gm, '').replace(/`[^`]*`/g, '');
      expect(prose).not.toMatch(/<\/?(?:Step|Finding|Evidence|Lesson|Action|Audience)\b|\[\[/);
      expect(text).not.toContain('203.0.113.45');
    }
  });

  it('holds each sentence of its source', () => {
    for (const report of site.reports) {
      const source = readSampleSource(report);
      const text = writeReportMarkdown(report, source, site);
      const said = sentencesOf(text).join('') + fold(plainText(text));
      const lost = sentencesOf(source.slice(report.marks.body)).filter((words) => !said.includes(words));
      expect({ id: report.id, lost }).toEqual({ id: report.id, lost: [] });
    }
  });

  it('shows elements as headings, and leaves code alone', () => {
    const body = [
      '## Findings',
      '',
      '<Finding id="F1" direction="contradicts"',
      '  confidence="high" decisive title="Old label">',
      '',
      'Seen at 198.51.100.9 on [the page](https://example.org/x), see [[INC-2023-0001#F1|that case]].',
      '',
      '```',
      '<Finding> [[INC-2023-0001]] 198.51.100.10',
      '```',
      '',
      '<Evidence source="feed" captured="2024-05">',
      '',
      'Raw.',
      '',
      '</Evidence>',
      '',
      '</Finding>',
    ].join('\n');
    expect(exportBody(body)).toMatchInlineSnapshot(`
      "## Findings

      ### F1 Old label

      *Contradicts the alert · High · Decisive*

      Seen at 198[.]51[.]100[.]9 on [the page](https://example.org/x), see [that case](https://wiki.example.org/kb/incidents/INC-2023-0001/#F1).

      \`\`\`
      <Finding> [[INC-2023-0001]] 198.51.100.10
      \`\`\`

      **feed, 2024-05**

      Raw.
      "
    `);
  });

  it('keeps code as it is written, whatever it shows', () => {
    const body = `Cite with \`[[INC-2023-0001]]\`, and write \`\` \`<Step>\` \`\` on its own line.

> ~~~mdx
> <Lesson id="L1" key="an-example" kind="went_badly">
>
> See [[INC-2023-0001]] at http://198.51.100.9/x.
>
> </Lesson>
> ~~~

- one

  \`\`\`text
  first



  last ](https://example.org) 203.0.113.7
  \`\`\`
`;
    expect(exportBody(body)).toBe(body.replace('203.0.113.7', '203[.]0[.]113[.]7'));
  });

  it.each([
    ['甲\n乙', '甲乙'],
    ['> 甲\r\n> 乙', '> 甲乙'],
    ['- **甲**\n  乙', '- **甲**乙'],
    ['甲  \n乙', '甲  \n乙'],
    ['堡垒机 host\n被', '堡垒机 host\n被'],
    ['```\n甲\n乙\n```', '```\n甲\n乙\n```'],
  ])('puts wrapped lines of Chinese together: %j', (body, expected) => {
    expect(exportBody(body)).toBe(`${expected}\n`);
  });

  it.each([
    ['of a table', '| a |\n| - |\n| [[INC-2023-0001\\|w]] |', '| a |\n| - |\n| [w](…) |'],
    ['in a heading', '## As [[INC-2023-0001]]', '## As [INC-2023-0001](…)'],
    ['with the digest of its text', 'a [[INC-2023-0001@0123abc]] b', 'a [INC-2023-0001](…) b'],
    ['in a footnote', 'a[^1]\n\n[^1]: See [[INC-2023-0001]]', 'a[^1]\n\n[^1]: See [INC-2023-0001](…)'],
    ['of a report that is not there', 'a [[INC-2023-0999]]', 'a [[INC-2023-0999]]'],
    ['that is a bare id', 'a INC-2023-0001', 'a INC-2023-0001'],
    [
      'with a part in a table',
      '| a |\n| - |\n| [[INC-2023-0001#F1\\|判断]] |',
      '| a |\n| - |\n| [判断](…#F1) |',
    ],
    ['that is wrapped', '见[[INC-2023-0001|堡垒\n机]]\n一案', '见[堡垒机](…)一案'],
    ['behind CRLF', 'a\r\nb [[INC-2023-0001]] c\r\n\r\n\r\n\r\nd', 'a\nb [INC-2023-0001](…) c\n\nd'],
  ])('links a citation %s', (_what, body, expected) => {
    const address = 'https://wiki.example.org/kb/incidents/INC-2023-0001/';
    expect(exportBody(body)).toBe(`${expected.replace('…', address)}\n`);
  });

  it.each([
    ['[a](https://example.org/x "t")', '[a](https://example.org/x "t")'],
    [
      '[203.0.113.7](https://example.org/203.0.113.7)',
      '[203[.]0[.]113[.]7](https://example.org/203[.]0[.]113[.]7)',
    ],
    [
      '[198.51.100.9][r]\n\n[r]: http://198.51.100.9',
      '[198[.]51[.]100[.]9][r]\n\n[r]: hxxp://198[.]51[.]100[.]9',
    ],
    ['http://198.51.100.9/x', 'hxxp://198[.]51[.]100[.]9/x'],
    ['http://3405803785/x', 'hxxp://3405803785/x'],
    ['see www.evil.example/x', 'see www[.]evil[.]example/x'],
    ['[a](http://3405803785/ "t")', '[a] (hxxp://203[.]0[.]113[.]9/ "t")'],
    ['[`a` ](<http://x@203.0.113.9/>)', '[`a` ] (hxxp://x[@]203[.]0[.]113[.]9/)'],
    ['[a](mailto:a@evil.example)', '[a] (mailto[:]a[@]evil[.]example)'],
    ['[a][r]\n\n[r]:\n  http:3405803785', '[a][r]\n\n[r]: hxxp://203[.]0[.]113[.]9/'],
    ['[a][r]\n\n- [r]: <https://example.org/x>', '[a][r]\n\n- [r]: <https://example.org/x>'],
  ])('leaves the address of a link, and no live indicator: %s', (body, expected) => {
    expect(exportBody(body)).toBe(`${expected}\n`);
  });

  it('has no live indicator and no HTML in the head of an element', () => {
    const body = '<Step id="S1" phase="containment" title="Block 198.51.100.9 &lt;b> now">\n\na\n\n</Step>\n';
    expect(exportBody(body)).toBe('### S1 Block 198[.]51[.]100[.]9 \\<b> now\n\n*Containment*\n\na\n');
  });

  it('shows its pictures from the site', async () => {
    const picture = sharp({ create: { width: 4, height: 2, channels: 3, background: 'white' } });
    const folder = makeFolder({ 'a b.png': await picture.png().toBuffer() });
    const body = 'See ![a](<a b.png> "words") and ![b](./a%20b.png).';
    expect(exportBody(body, { folder }).replaceAll(/\w+\.webp/g, '….webp')).toMatchInlineSnapshot(`
      "See ![a](https://wiki.example.org/kb/incidents/INC-2023-0001/….webp) and ![b](https://wiki.example.org/kb/incidents/INC-2023-0001/….webp).
      "
    `);
  });

  it('says why, what to check first and what was compared, without a live indicator', () => {
    const report = buildReport({
      incident: {
        verdict: { value: 'test', because: '203.0.113.7 *is* ours.' },
        check_first: [{ what: 'The owner of 203.0.113.7', minutes: 5 }, { what: '<b>The platform' }],
        comparisons: [
          {
            title: 'Not ours',
            left: { label: 'Label', value: '203.0.113.7' },
            right: { label: 'Ours', value: 'a|b' },
            says: 'contradicts',
          },
        ],
      },
    });
    const written = writeReportMarkdown(report, '', site);
    expect(written.slice(written.indexOf('**Why'))).toMatchInlineSnapshot(`
      "**Why** 203\\[.\\]0\\[.\\]113\\[.\\]7 \\*is\\* ours.

      **Check first next time**

      - The owner of 203\\[.\\]0\\[.\\]113\\[.\\]7 (5 min)
      - \\<b\\>The platform

      **Comparisons**

      - Not ours (Contradicts): Label: 203\\[.\\]0\\[.\\]113\\[.\\]7; Ours: a\\|b


      "
    `);
  });

  it('names an indicator without a role by its type', () => {
    const fields = 'indicators: [{ id: I1, type: ipv4-addr, value: 203.0.113.7 }]';
    const { report = buildReport(), text } = compile('## Background\n\nx\n', { fields });
    expect(writeReportMarkdown(report, text, site)).toContain('- `203[.]0[.]113[.]7` (ipv4-addr)\n');
  });

  /** The body of a report with an indicator, 203.0.113.7, as it is exported. */
  function exportBody(body: string, options: CompileOptions = {}): string {
    const fields = 'indicators: [{ id: I1, type: ipv4-addr, value: 203.0.113.7, role: malicious-activity }]';
    const { report = buildReport(), text: source } = compile(body, { fields, ...options });
    const text = writeReportMarkdown(report, source, site);
    return text.slice(text.lastIndexOf('(ipv4-addr, malicious-activity)')).split('\n').slice(2).join('\n');
  }
});
