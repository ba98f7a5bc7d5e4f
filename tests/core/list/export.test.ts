import { describe, expect, it } from 'vitest';
import { writeCsv, writeRowsJson } from '../../../src/core/list/export.ts';
import { buildRow } from './rows.ts';

const addressOf = (id: string): string => `https://wiki.example.org/incidents/${id}/`;

describe('an exported list', () => {
  it('is CSV that a spreadsheet opens without running anything', () => {
    const rows = [
      buildRow({ title: '=HYPERLINK("http://evil.example")', tags: ['a', 'b'] }),
      buildRow({
        id: 'INC-2023-0002',
        title: '堡垒机，误报\nsecond line',
        cause: 'ip_reuse',
        isOverdue: true,
      }),
    ];
    expect(writeCsv(rows, addressOf)).toMatchInlineSnapshot(`
      "﻿id,detected,title,verdict,cause,impact,severity,status,record_status,tlp,category,lang,tags,sources,techniques,overdue,url
      INC-2023-0001,2023-09-19,"'=HYPERLINK(""http://evil.example"")",false_positive,,,high,closed,published,green,,en,a; b,threatbook,,false,https://wiki.example.org/incidents/INC-2023-0001/
      INC-2023-0002,2023-09-19,"堡垒机，误报
      second line",false_positive,ip_reuse,,high,closed,published,green,,en,false-positive,threatbook,,true,https://wiki.example.org/incidents/INC-2023-0002/
      "
    `);
  });

  it('is JSON with the names of the front matter', () => {
    expect(writeRowsJson([buildRow()], addressOf)).toMatchInlineSnapshot(`
      "[
        {
          "id": "INC-2023-0001",
          "title": "A server is called a command-and-control host",
          "lang": "en",
          "detected": "2023-09-19",
          "verdict": "false_positive",
          "severity": "high",
          "status": "closed",
          "tlp": "green",
          "tags": [
            "false-positive"
          ],
          "sources": [
            "threatbook"
          ],
          "techniques": [],
          "cause": "",
          "impact": "",
          "category": "",
          "record_status": "published",
          "overdue": false,
          "url": "https://wiki.example.org/incidents/INC-2023-0001/"
        }
      ]
      "
    `);
  });

  it('of no reports has its head', () => {
    expect(writeCsv([], addressOf).split('\r\n')).toHaveLength(2);
    expect(writeRowsJson([], addressOf)).toBe('[]\n');
  });
});
