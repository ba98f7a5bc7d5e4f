import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ImportedRecord } from '../../src/formats/format.ts';
import { tagVocabulary } from '../../schemas/tag.ts';
import { chooseTags } from '../../src/cli/import/tags.ts';
import { postmortem } from '../../src/formats/postmortem.ts';
import { hostileText } from './arbitraries.ts';
import { faultsOf, sourceFile } from './imported-report.ts';
import { runs } from '../runs.ts';

const WHOLE = `---
uuid: 5f0c9a52-0000-4000-8000-000000000001
url: https://status.example/1
archive_url: https://archive.example/1
title: "Tokens *leaked* from a build"
start_time: 2018-07-31T00:00:00Z
end_time: 2018-07-31T06:00:00Z
categories:
- security
- config-change
keywords:
- token
company: Example
product: ""
source_published_at: 2018-08-05T00:00:00Z
source_fetched_at: 2025-05-04T17:43:44.472681Z
summary: A token leaked, see [the post](https://status.example/1).
reviewer: jo@mail.example
---

A token for \`git push\` leaked. See <b>{here}</b>.
`;

describe('a post-mortem', () => {
  it('becomes a draft that says where it comes from and what is unknown', () => {
    const { year, frontMatter, tags, body, unmapped } = read(WHOLE);
    expect({ year, frontMatter, tags: tags.map(({ id }) => id), unmapped }).toMatchInlineSnapshot(`
      {
        "frontMatter": {
          "record_status": "draft",
          "references": [
            {
              "archive_url": "https://archive.example/1",
              "kind": "report",
              "url": "https://status.example/1",
            },
          ],
          "severity": "informational",
          "status": "closed",
          "summary": "A token leaked, see the post.",
          "times": {
            "detected": "2018-07-31",
            "occurred": "2018-07-31T00:00:00Z",
            "resolved": "2018-07-31T06:00:00Z",
          },
          "title": "Tokens leaked from a build",
          "tlp": "clear",
          "verdict": {
            "value": "undetermined",
          },
          "x_imported": {
            "content": "9qimw26ivo",
            "format": "postmortem",
            "source": "x.md",
            "source_id": "5f0c9a52-0000-4000-8000-000000000001",
            "tags": [
              "security",
              "config-change",
            ],
            "unknown": [
              "severity",
              "verdict",
            ],
            "url": "https://status.example/1",
          },
        },
        "tags": [
          "security",
          "config-change",
        ],
        "unmapped": [
          {
            "path": "reviewer",
            "value": "jo@mail.example",
          },
        ],
        "year": "2018",
      }
    `);
    expect(body).toMatchInlineSnapshot(`
      "## Background

      A token for \`git push\` leaked. See \\<b>\\{here}\\</b>.

      ## Fields of the source

      | Field | As the source has it |
      | --- | --- |
      | Keywords | token |
      | Company | Example |
      | Published | 2018-08-05T00:00:00Z |
      "
    `);
    expect(faultsOf(read(WHOLE))).toEqual([]);
  });

  it('reads the same with CRLF and a byte-order mark', () => {
    expect(read(`\uFEFF${WHOLE.replaceAll('\n', '\r\n')}`)).toEqual(read(WHOLE));
  });

  it.each([
    ['the title of its front matter', '---\ntitle: A *b*\n---\n# C\n', 'A b'],
    ['its first heading', '# C `d`\n\ntext', 'C d'],
    [
      'its company and first sentence',
      '---\ntitle: ""\ncompany: Example\n---\nIt broke at v1.2. Badly.\n',
      'Example: It broke at v1.2',
    ],
    ['its first sentence in Chinese', '服务中断。随后恢复。', '服务中断'],
    ['the name of its file', '---\nuuid: a\n---\n', 'x'],
    ['what stands below its contents', '# 目录\n\n- [a](#a)\n\n# 网关超时\n\n文。', '网关超时'],
    ['no contents', '# 📕 Table of Contents\n\n- a\n\n# Fire in a rack', 'Fire in a rack'],
    ['no traditional contents', '## 目錄\n\n- a\n\n# 磁碟寫滿', '磁碟寫滿'],
    ['what stands below the kind of document', '# Incident Report\n\n## DNS expired\n\nx', 'DNS expired'],
    ['underlined headings', 'Incident Report\n===\n\nDNS expired\n---\n\nx', 'DNS expired'],
    ['no kind of document with a day', '# Postmortem 2021-05-10\n\nThe cache failed.', 'The cache failed'],
    ['no number', '# OPS-1234\n\n## Cert expired\n\nx', 'Cert expired'],
    ['no word on who may read it', '# CONFIDENTIAL\n\n# Leak of logs\n\nx', 'Leak of logs'],
    ['what stands below pictures', '![a](b.png)\n\n[![c](d.svg)](https://a.example)\n\n# E\n\nx', 'E'],
    ['what stands below comments', '<!-- # No -->\n\n[TOC]\n\n## E f\n\nx', 'E f'],
    ['a heading of HTML', '<h1 align="center">Switch <b>down</b></h1>\n\nText.', 'Switch down'],
    ['a heading with an anchor', '# <a id="x"></a>Kafka lag\n\nx', 'Kafka lag'],
    ['a line for it', '# Incident Report\n\n**Title:** Pool full\n\nText.', 'Pool full'],
    ['the head of a mail', 'Subject: Mail stuck\nDate: 2021-03-02\n\nText.', 'Mail stuck'],
    ['a row for it', '| 标题 | 磁盘写满 |\n| - | - |\n| 日期 | 2021年 |\n\nText.', '磁盘写满'],
    ['a title of TOML', '+++\ntitle = "Pool full"\n+++\n\n# Report\n', 'Pool full'],
    ['no title that names a part', '---\ntitle: Summary\n---\n\n# Pool full\n', 'Pool full'],
  ])('is called by %s', (_what, text, title) => {
    expect(read(text).frontMatter.title).toBe(title);
  });

  it('keeps a date with two readings as it is written, and takes what they share', () => {
    const { frontMatter, body, unmapped } = read('---\ntitle: A\ndate: 03/04/2021\n---\nx');
    expect(frontMatter.times).toEqual({ occurred: '2021', detected: '2021' });
    expect(body).toContain('| Date | 03/04/2021 |');
    expect(unmapped).toEqual([{ path: 'date', value: '03/04/2021' }]);
  });

  it.each([
    ['within a day', ['2018-07-31T00:00:00Z', '2018-07-31T06:00:00Z'], '2018-07-31'],
    ['over midnight', ['2007-12-05T22:04:00Z', '2007-12-06T06:08:00Z'], '2007-12'],
    ['by the calendar of its zone', ['2012-12-22T12:15:00-08:00', '2012-12-22T20:23:00-08:00'], '2012-12-22'],
    ['with a beginning alone', ['2014-07-08T00:00:00Z', ''], '2014'],
    ['over the turn of a year', ['2014-12-31', '2015-01-01'], '2014'],
  ])('%s was noticed no more exactly than its dates say', (_what, [start, end], detected) => {
    const { frontMatter } = read(`---\nstart_time: ${start ?? ''}\nend_time: "${end ?? ''}"\n---\nx`);
    expect(frontMatter.times.detected).toBe(detected);
    expect(frontMatter.times.occurred).toBe(start);
  });

  it.each([
    ['of none when it was only published', 'source_published_at: 2019-03-04', 'x', '0000'],
    ['of its end', 'end_time: 2019-03-04', 'x', '2019'],
    ['in its address', 'url: https://blog.example/2023/07/21/story.html', 'x', '2023'],
    ['at the end of its address', 'url: https://blog.example/outage-on-november-9th-2018/', 'x', '2018'],
    ['in its text', 'uuid: a', 'On December 15th, 2021 a change broke it.', '2021'],
    [
      'of none when the text names two',
      'uuid: a',
      'It began on 30 May 1999 and ended on 1 May 2000.',
      '0000',
    ],
    [
      'of none when a number is no year',
      'url: https://aws.example/message/2014',
      'Windows Server 2008 took keys of 2048 bits, and no other.',
      '0000',
    ],
    ['of none when it was only fetched', 'source_fetched_at: 2025-05-04T17:43:44Z', 'x', '0000'],
  ])('without a beginning has the year %s', (_what, line, text, year) => {
    const record = read(`---\n${line}\n---\n${text}`);
    const detected = year === '0000' ? 'unknown' : year;
    expect([record.year, record.frontMatter.times]).toMatchObject([year, { detected }]);
    expect(record.frontMatter['x_imported']).toMatchObject({ detected: expect.any(String) as string });
  });

  it('has the year with which the name of its file begins', () => {
    expect(read('# Outage\n\nIt broke.', '2019-01-23.md').year).toBe('2019');
  });

  it('leaves out an end before the beginning, and says so', () => {
    const { frontMatter, unmapped } = read('---\nstart_time: 2019-03-04\nend_time: 2019-03-01\n---\nx');
    expect(frontMatter.times).toEqual({ occurred: '2019-03-04', detected: '2019' });
    expect(unmapped).toEqual([{ path: 'end_time', value: '2019-03-01 before 2019-03-04' }]);
  });

  it('says which dates could not be read, or not to the full', () => {
    const { frontMatter, unmapped } = read('---\nstart_time: 2020-06-13 15:54:00\nend_time: later\n---\nx');
    expect(frontMatter.times.occurred).toBe('2020-06-13');
    expect(unmapped).toEqual([
      { path: 'start_time', value: '2020-06-13 15:54:00' },
      { path: 'end_time', value: 'later' },
    ]);
  });

  it('of a status page is read by the names that such pages use', () => {
    const { frontMatter } = read(
      '---\ntitle: A\ndate: 2021-06-08T10:00:00Z\nresolvedWhen: 2021-06-08T11:00:00Z\nseverity: High\n---\nx',
    );
    expect(frontMatter.times).toEqual({
      occurred: '2021-06-08T10:00:00Z',
      detected: '2021-06-08',
      resolved: '2021-06-08T11:00:00Z',
    });
    expect(frontMatter.severity).toBe('high');
  });

  it('is named by its id, else by its file', () => {
    expect(read(WHOLE).sourceId).toBe('5f0c9a52-0000-4000-8000-000000000001');
    expect(read('---\nurl: https://a.example/1\n---\nx', 'a/x.md').sourceId).toBe('a/x.md');
    expect(read('# A', 'a.md').content).toBe(read('\uFEFF# A\r\n', 'b.md').content);
    expect(read('# A\n\none', 'a.md').content).not.toBe(read('# A\n\ntwo', 'a.md').content);
  });

  it.each([
    ['', 'The file is empty.', 1],
    ['---\n---\n', 'The file has neither front matter nor text.', 1],
    ['---\na: [\n---\n', 'The front matter is not valid YAML', 2],
  ])('is not %j', (text, message, line) => {
    const { records, problems } = postmortem.parse(text, sourceFile('x.md'));
    expect(records).toEqual([]);
    expect(problems).toEqual([{ line, message: expect.stringContaining(message) as string }]);
  });

  it('is a report that the reader accepts, whatever it says', () => {
    const keys = ['title', 'summary', 'company', 'url', 'start_time', 'categories', 'uuid', 'severity', 'x'];
    const data = fc.dictionary(fc.constantFrom(...keys), fc.oneof(hostileText, fc.jsonValue()));
    fc.assert(
      fc.property(data, hostileText, (front, text) => {
        const { records } = postmortem.parse(
          `---\n${JSON.stringify(front)}\n---\n${text}`,
          sourceFile('x.md'),
        );
        for (const record of records) expect(faultsOf(record)).toEqual([]);
      }),
      { numRuns: runs(100) },
    );
  });
});

describe('the tags of a post-mortem', () => {
  const TAGS = {
    incident: { label: { en: 'Incident' } },
    queue: { label: { en: 'Queue' } },
    disk: { label: { en: 'Disk', 'zh-CN': '磁盘' } },
    'false-positive': { label: { en: 'False positive', 'zh-CN': '误报' } },
    infra: { label: { en: 'Infra' }, aliases: ['infrastructure'] },
  };

  it.each([
    ['tags: incident, queue', ['incident', 'queue'], []],
    ['tags: incident，queue、disk', ['incident', 'queue', 'disk'], []],
    ['tags: incident; queue；disk', ['incident', 'queue', 'disk'], []],
    ['categories: infra disk', ['infra', 'disk'], []],
    ['categories: Infrastructure  Disk new', ['infra', 'disk'], ['new']],
    ['tags: false positive', ['false-positive'], []],
    ['tags: disk false positive queue', ['disk', 'false-positive', 'queue'], []],
    ['tags: false positive, queue', ['false-positive', 'queue'], []],
    ['tags: [false positive, queue]', ['false-positive', 'queue'], []],
    ['tags: ["incident, queue", disk]', ['incident', 'queue', 'disk'], []],
    ['tags: 误报、磁盘', ['false-positive', 'disk'], []],
    ['tags: 未知、磁盘', ['disk'], ['未知']],
    ['tags: "#incident #queue"', ['incident', 'queue'], []],
    ['tags: incident, , incident,', ['incident'], []],
    ['category: cloud disk', [], ['cloud-disk']],
    ['tags: [cloud disk, queue]', ['queue'], ['cloud-disk']],
    ['tags: |\n  incident\n  queue', ['incident', 'queue'], []],
  ])('are those of the archive: %j', (front, tags, leftOut) => {
    const { choose, unknown } = chooseTags(tagVocabulary.parse(TAGS));
    const found = read(`---\n${front}\n---\nText.\n`).tags.flatMap(choose);
    expect({ tags: [...new Set(found)], leftOut: [...unknown.keys()] }).toEqual({ tags, leftOut });
  });

  it('are each their own in an archive that has none yet', () => {
    const { choose, fresh, unknown } = chooseTags(undefined);
    const { tags } = read(
      '---\ncategory: cloud disk\ntags: incident, 误报\ncategories: infra disk\n---\nText.\n',
    );
    expect(tags.flatMap(choose)).toEqual(Object.keys(fresh));
    expect(Object.keys(fresh).sort()).toEqual(['cloud-disk', 'disk', 'incident', 'infra']);
    expect([...unknown.keys()]).toEqual(['误报']);
  });
});

function read(text: string, fileName = 'x.md'): ImportedRecord {
  const { records, problems } = postmortem.parse(text, sourceFile(fileName));
  expect(problems).toEqual([]);
  const [first] = records;
  if (first === undefined) throw new Error('There is no record.');
  return first;
}
