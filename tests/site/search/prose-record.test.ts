import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import type { IncidentInput } from '../../../schemas/incident.ts';
import { createWordGroups } from '../../../src/core/language/word-groups.ts';
import { readTexts } from '../../../src/core/model/report.ts';
import { describeReport, writeRecord } from '../../../src/site/search/prose-record.ts';
import { buildReport } from '../../builders.ts';
import { makeFolder } from '../../archive/temp-folder.ts';
import { compile } from '../../compile/compile.ts';

const SIDE = { label: 'a', value: 'b' };
const COMPARISON = { title: 'c', left: SIDE, right: SIDE, says: 'contradicts' } as const;

const PICTURE = { create: { width: 3, height: 2, channels: 3, background: '#369' } } as const;

/** Bodies in which `quetzal` stands in one place only. */
const PLACES: [place: string, body: string][] = [
  ['a paragraph ahead of all sections', 'A quetzal.\n'],
  ['a heading', '## Of a quetzal\n\nText.\n'],
  ['a heading below', '## One\n\n### Of a quetzal\n\nText.\n'],
  ['a block of code', '## One\n\n```sh\nquetzal --all\n```\n'],
  ['code in a line', '## One\n\nThe `quetzal` ran.\n'],
  ['a head of a table', '## One\n\n| quetzal | b |\n| --- | --- |\n| c | d |\n'],
  ['a cell of a table', '## One\n\n| a | b |\n| --- | --- |\n| c | quetzal |\n'],
  ['a footnote', '## One\n\nText.[^1]\n\n[^1]: Of a quetzal.\n'],
  ['a quotation', '## One\n\n> A quetzal.\n'],
  ['a list', '## One\n\n- a\n  - quetzal\n'],
  ['the words of a link', '## One\n\n[quetzal](https://site.example/a)\n'],
  ['what a picture shows', '## One\n\n![Of a quetzal](a.png)\n'],
  ['what a picture ahead of all sections shows', '![Of a "quetzal" > 1](a.png)\n'],
  ['what a picture in a table shows', '## One\n\n| a |\n| --- |\n| ![Of a quetzal](a.png) |\n'],
  ['what a picture in a footnote shows', '## One\n\nText.[^1]\n\n[^1]: ![Of a quetzal](a.png)\n'],
  ['the caption of a picture', '## One\n\n![a](a.png "Of a quetzal")\n'],
];

describe('a word is found and shown where it stands in', () => {
  it.each([
    ['why the verdict is so', { verdict: { value: 'test', because: 'A quetzal.' } }],
    ['what to check first', { check_first: [{ what: 'The quetzal' }] }],
    ['the title of a comparison', { comparisons: [{ ...COMPARISON, title: 'One quetzal' }] }],
    ['a label of a comparison', { comparisons: [{ ...COMPARISON, left: { label: 'quetzal', value: 'b' } }] }],
    [
      'a value of a comparison',
      { comparisons: [{ ...COMPARISON, right: { label: 'a', value: 'quetzal' } }] },
    ],
  ] as [string, Partial<IncidentInput>][])('%s', (_, incident) => {
    const report = buildReport({ incident });
    expect(writeRecord(report, {}, createWordGroups([])).split(' ')).toContain('quetzal');
    expect(describeReport(report, 'UTC').parts.join('\n')).toContain('quetzal');
  });

  it.each(PLACES)('%s', async (_, body) => {
    const folder = makeFolder({ 'a.png': await sharp(PICTURE).png().toBuffer() });
    const { report } = compile(body, { folder });
    if (report === undefined) throw new Error('The report cannot be read.');
    expect(writeRecord(report, {}, createWordGroups([])).split(' ')).toContain('quetzal');
    const { parts } = describeReport(report, 'UTC');
    expect(parts.flatMap(([, title, text]) => [title, text]).join('\n')).toContain('quetzal');
    expect(
      readTexts(report)
        .map(({ text }) => text)
        .join('\n'),
    ).toContain('quetzal');
  });
});
