import { beforeAll, describe, expect, it } from 'vitest';
import { indexDocument, reportDocument } from '../../../../schemas/documents.ts';
import { buildIndexJson, buildReportJson } from '../../../../src/core/exports/machine/documents.ts';
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
import { compile } from '../../../compile/compile.ts';

let site: Site;
beforeAll(async () => {
  site = await openSampleSite({ address: 'https://wiki.example.org/kb/' });
});

const reportOf = (id: string): Report => site.byId.get(id) ?? buildReport();

describe('the documents for other programs', () => {
  it('of the archive and of each report follow their schemas, with addresses below the base path', () => {
    const index = indexDocument.parse(buildIndexJson(site.reports, site));
    expect(index.reports).toHaveLength(site.reports.length);
    expect(index.reports.every(({ url }) => url.startsWith('https://wiki.example.org/kb/incidents/'))).toBe(
      true,
    );
    for (const report of site.reports) {
      const document = reportDocument.parse(JSON.parse(JSON.stringify(buildReportJson(report, site))));
      expect(document.url).toBe(`https://wiki.example.org/kb/incidents/${report.id}/`);
      expect(document.findings).toHaveLength(report.findings.length);
    }
  });

  it('name who cites a report and where', () => {
    const { cited_by: citedBy } = reportDocument.parse(buildReportJson(reportOf('INC-2023-0001'), site));
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

  it('shows elements as headings, and leaves code alone', () => {
    const source = [
      '---',
      'id: INC-2024-0001',
      '---',
      '',
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
    const { report = buildReport() } = compile(source.slice(source.indexOf('## ')));
    const text = writeReportMarkdown(report, source, site);
    expect(text.slice(text.indexOf('## Findings'))).toMatchInlineSnapshot(`
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
});
