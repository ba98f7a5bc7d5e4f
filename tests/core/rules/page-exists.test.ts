import { describe, expect, it } from 'vitest';
import { tagVocabulary } from '../../../schemas/tag.ts';
import { pageExists } from '../../../src/core/rules/page-exists.ts';
import { itAccepts, reportOf, runRule } from './run-rule.ts';
import type { Report } from '../../../src/core/model/report.ts';

const ADDRESS = 'https://kb.example.org/wiki/';
const PLACE = { line: 12, column: 3, offset: 200 };
const archive = {
  address: ADDRESS,
  guide: ['writing', 'rules', 'rules/link'],
  tags: tagVocabulary.parse({ 'ip-reuse': { label: { en: 'IP reuse' } } }),
};

function linking(...addresses: string[]): Report {
  const links = addresses.map((address) => ({ address, range: { start: PLACE, end: PLACE } }));
  return reportOf({ aliases: ['old.1'] }, { links });
}

describe('page-exists', () => {
  it.each([
    ADDRESS,
    'https://kb.example.org/wiki',
    `${ADDRESS}index.html`,
    `${ADDRESS}incidents/?q=a#b`,
    `${ADDRESS}incidents/page/7/`,
    `${ADDRESS}incidents/INC-2023-0001/`,
    `${ADDRESS}incidents/INC-2023-0001`,
    `${ADDRESS}incidents/INC-2023-0001.md`,
    `${ADDRESS}incidents/old.1/`,
    `${ADDRESS}incidents/rows.json`,
    `${ADDRESS}incidents/list.json`,
    `${ADDRESS}incidents/names.json`,
    `${ADDRESS}incidents/2023.versions.json`,
    `${ADDRESS}incidents/2023.json`,
    `${ADDRESS}tags/ip-reuse/`,
    `${ADDRESS}tags/ip-reuse/page/2/`,
    `${ADDRESS}guide/rules/link/`,
    `${ADDRESS}feed.xml`,
    'https://kb.example.org/other/',
    'https://kb.example.org/wikis/',
    'https://docs.example.org/wiki/nosuch/',
  ])('accepts %s', (address) => {
    expect(runRule(pageExists, linking(address), archive)).toBe('');
  });

  it('says which page is not there', () => {
    const addresses = [
      'nosuch/',
      'tags/ip-reused/',
      'incidents/INC-2023-0009/',
      'incidents/INC-2023-0009.json',
      'guide/writting/',
      'incidents/%E4%B8%AD/',
      '%zz',
    ];
    const links = addresses.map((path) => `${ADDRESS}${path}`);
    expect(runRule(pageExists, linking(...links), archive)).toMatchInlineSnapshot(`
      "error INC-2023-0001 line 12
        \`/nosuch/\` is no page of this site.
        Cite a report as \`[[INC-2023-0001]]\`, or link to a page as its address shows it in the browser.
      error INC-2023-0001 line 12
        \`/tags/ip-reused/\` is no page of this site.
        Did you mean \`https://kb.example.org/wiki/tags/ip-reuse/\`?
      error INC-2023-0001 line 12
        \`/incidents/INC-2023-0009/\` is no page of this site.
        Did you mean \`https://kb.example.org/wiki/incidents/INC-2023-0001/\`?
      error INC-2023-0001 line 12
        \`/incidents/INC-2023-0009.json\` is no page of this site.
        Cite a report as \`[[INC-2023-0001]]\`, or link to a page as its address shows it in the browser.
      error INC-2023-0001 line 12
        \`/guide/writting/\` is no page of this site.
        Did you mean \`https://kb.example.org/wiki/guide/writing/\`?
      error INC-2023-0001 line 12
        \`/incidents/中/\` is no page of this site.
        Did you mean \`https://kb.example.org/wiki/incidents/\`?
      error INC-2023-0001 line 12
        \`/%zz\` is no page of this site.
        Cite a report as \`[[INC-2023-0001]]\`, or link to a page as its address shows it in the browser."
    `);
  });

  itAccepts(pageExists, [['any page where nobody knows the address of the site', linking(`${ADDRESS}x/`)]]);

  it('does not judge pages of the guide where nobody lists them', () => {
    const { guide: _unknown, ...rest } = archive;
    expect(runRule(pageExists, linking(`${ADDRESS}guide/x/`), rest)).toBe('');
  });
});
