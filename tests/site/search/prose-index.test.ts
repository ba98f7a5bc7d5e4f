import { describe, expect, it } from 'vitest';
import { unpackWords, type ProseHead, type ProseReport } from '../../../src/core/search/prose/index-files.ts';
import { listProseFiles } from '../../../src/site/search/prose-index.ts';
import { buildReport } from '../../builders.ts';
import { PROSE_REPORTS, PROSE_TAGS } from '../../core/search/prose/prose-reports.ts';

const files = listProseFiles(PROSE_REPORTS, PROSE_TAGS, 'UTC');
const head = JSON.parse(files.get('index.json') ?? '{}') as ProseHead;

function textOf(path: string): string {
  return files.get(`${head.folder}/${path}`) ?? '';
}

describe('the prose index', () => {
  it('has a head, files of words, endings and postings, and a file for each report', () => {
    expect([...files.keys()].map((path) => path.replace(head.folder, '…'))).toMatchInlineSnapshot(`
      [
        "index.json",
        "…/w0.txt",
        "…/e0.txt",
        "…/p0.txt",
        "…/r/0.json",
        "…/r/1.json",
        "…/r/2.json",
      ]
    `);
    expect(head).toMatchObject({ reports: 3, words: [expect.any(String)], postings: [expect.any(String)] });
  });

  it('lists each word with the number of reports that hold it, and no group', () => {
    const words = unpackWords(textOf('w0.txt'));
    expect(words).toContainEqual({ word: 'server', reports: 2 });
    expect(words).toContainEqual({ word: '堡垒机', reports: 1 });
    expect(words.map(({ word }) => word)).toEqual(words.map(({ word }) => word).toSorted());
    expect(words.filter(({ word }) => word.startsWith('#'))).toEqual([]);
  });

  it('keeps what a hit shows of a report, as plain text', () => {
    const report = JSON.parse(textOf('r/2.json')) as ProseReport;
    expect(report).toMatchInlineSnapshot(`
      {
        "meta": {
          "date": "2022-03-01",
          "id": "INC-2022-0001",
          "lang": "en",
          "record": "draft",
          "severity": "high",
          "summary": "The renewed file was on disk, the old one in the memory of the server.",
          "title": "Gateway served an expired certificate",
          "verdict": "undetermined",
        },
        "parts": [
          [
            "lessons",
            "Lessons",
            "Check what <is> served, not what is on disk.",
          ],
        ],
      }
    `);
  });

  it('gives the same bytes for the same reports, and another folder for others', () => {
    expect(listProseFiles(PROSE_REPORTS, PROSE_TAGS, 'UTC')).toEqual(files);
    const others = listProseFiles(PROSE_REPORTS.slice(1), PROSE_TAGS, 'UTC');
    expect(JSON.parse(others.get('index.json') ?? '{}')).not.toMatchObject({ folder: head.folder });
  });

  it('lists words before the first section and in footnotes, and leaves out encoded data', () => {
    const report = buildReport({
      intro: '<p>Foreword &amp; more</p>',
      footnotes: '<p>Afterword</p>',
      incident: { title: `Token ${'QUJD'.repeat(20)} and d41d8cd98f00b204e9800998ecf8427e` },
    });
    const own = listProseFiles([report], {}, 'UTC');
    const words = [...own].find(([path]) => path.endsWith('/w0.txt'))?.[1] ?? '';
    expect(unpackWords(words).map(({ word }) => word)).toEqual([
      'afterword',
      'and',
      'foreword',
      'more',
      'token',
    ]);
  });

  it('cuts its files so that a search loads little, whatever the size of the archive', () => {
    const reports = Array.from({ length: 400 }, (_, index) =>
      buildReport({
        id: `INC-2023-${String(index + 1).padStart(4, '0')}`,
        incident: { title: `Gateway ${wordOf(index)} ${wordOf(index * 7)} ${wordOf(index * 13 + 5)}` },
      }),
    );
    const sizes = [...listProseFiles(reports, {}, 'UTC')]
      .filter(([path]) => /\/[wep]\d+\.txt$/.test(path))
      .map(([, text]) => text.length);
    expect(sizes.length).toBeGreaterThan(3);
    expect(Math.max(...sizes)).toBeLessThan(14_000);
  });
});

function wordOf(number: number): string {
  return `w${[...number.toString(8).padStart(6, '0')].map((digit) => 'abcdefgh'[Number(digit)]).join('')}`;
}
