import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CitedPart } from '../../../../src/core/exports/cite/cited-part.ts';
import { CITATION_FORMATS, formatCitation } from '../../../../src/core/exports/cite/formats.ts';
import { runs } from '../../../runs.ts';

const FINDING: CitedPart = {
  id: 'INC-2023-0001',
  anchor: 'F2',
  title: 'Three vendors flag a bastion host',
  verdict: 'False positive',
  digest: '3f9c2a1',
  former: [],
  date: '2023-09-19',
  lang: 'en',
  page: 'https://wiki.example.org/kb/incidents/INC-2023-0001/',
  site: 'Precedent',
};
const { anchor: _anchor, ...WHOLE } = FINDING;

describe('a citation', () => {
  it('is written in every format', () => {
    const all = CITATION_FORMATS.map((format) => `${format}\n${formatCitation(FINDING, format)}`).join(
      '\n\n',
    );
    expect(all).toMatchInlineSnapshot(`
      "url
      https://wiki.example.org/kb/incidents/INC-2023-0001/?v=3f9c2a1#F2

      md
      [INC-2023-0001@3f9c2a1#F2](https://wiki.example.org/kb/incidents/INC-2023-0001/?v=3f9c2a1#F2) Three vendors flag a bastion host (False positive)

      text
      INC-2023-0001@3f9c2a1#F2 Three vendors flag a bastion host (False positive) https://wiki.example.org/kb/incidents/INC-2023-0001/?v=3f9c2a1#F2

      html
      <a href="https://wiki.example.org/kb/incidents/INC-2023-0001/?v=3f9c2a1#F2">INC-2023-0001@3f9c2a1#F2</a> Three vendors flag a bastion host (False positive)

      trailer
      Precedent: INC-2023-0001@3f9c2a1#F2 Three vendors flag a bastion host (False positive)
      Link: https://wiki.example.org/kb/incidents/INC-2023-0001/?v=3f9c2a1#F2

      bibtex
      @techreport{INC-2023-0001-F2,
        title = {{Three vendors flag a bastion host}},
        institution = {Precedent},
        type = {Incident report},
        number = {INC-2023-0001},
        year = {2023},
        month = sep,
        url = {https://wiki.example.org/kb/incidents/INC-2023-0001/?v=3f9c2a1#F2},
        note = {False positive; INC-2023-0001@3f9c2a1\\#F2},
      }

      csl-json
      [
        {
          "id": "INC-2023-0001@3f9c2a1#F2",
          "type": "report",
          "genre": "Incident report",
          "title": "Three vendors flag a bastion host",
          "number": "INC-2023-0001",
          "publisher": "Precedent",
          "issued": {
            "date-parts": [
              [
                2023,
                9,
                19
              ]
            ]
          },
          "section": "F2",
          "version": "3f9c2a1",
          "note": "False positive",
          "language": "en",
          "URL": "https://wiki.example.org/kb/incidents/INC-2023-0001/?v=3f9c2a1#F2"
        }
      ]"
    `);
  });

  it('of a whole report has no anchor', () => {
    const all = CITATION_FORMATS.map((format) => formatCitation(WHOLE, format)).join('\n');
    expect(all).not.toContain('#');
    expect(formatCitation(WHOLE, 'text')).toMatchInlineSnapshot(
      `"INC-2023-0001@3f9c2a1 Three vendors flag a bastion host (False positive) https://wiki.example.org/kb/incidents/INC-2023-0001/?v=3f9c2a1"`,
    );
  });

  it.each([
    ['2023', '2023', '"issued": {\n      "date-parts": [\n        [\n          2023\n        ]'],
    ['2023-09', '2023', '2023,\n          9\n        ]'],
  ])('keeps the partial date %s partial', (date, year, parts) => {
    expect(formatCitation({ ...FINDING, date }, 'bibtex')).toContain(`year = {${year}}`);
    expect(formatCitation({ ...FINDING, date }, 'csl-json')).toContain(parts);
  });

  it.each([
    ['md', 'a [b] *c* `d` <e> @ops #12', 'a \\[b\\] \\*c\\* \\`d\\` \\<e\\> @\u2060ops #\u206012'],
    ['html', '<img src=x> & "q"', '&lt;img src=x&gt; &amp; &quot;q&quot;'],
    ['bibtex', '100 % of {x} & y_z\\', '{{100 \\% of \\{x\\} \\& y\\_z\\textbackslash{}}}'],
    ['trailer', 'two\nlines\u202Eturned 误报 🚨', 'two lines\uFFFDturned 误报 🚨'],
  ] as const)('in %s escapes %j', (format, title, written) => {
    expect(formatCitation({ ...FINDING, title }, format)).toContain(written);
  });

  it('stays on its lines, whatever the title says', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (title) => {
        expect(formatCitation({ ...FINDING, title }, 'text')).not.toMatch(/[\n\r\u2028\u202E]/);
        expect(formatCitation({ ...FINDING, title }, 'trailer').split('\n')).toHaveLength(2);
        expect(formatCitation({ ...FINDING, title }, 'html').match(/</g)).toHaveLength(2);
        expect(JSON.parse(formatCitation({ ...FINDING, title }, 'csl-json'))).toHaveLength(1);
      }),
      // Each run writes four formats of hostile text.
      { numRuns: runs(40) },
    );
  });
});
