import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ProseIndex } from '../../src/search/prose-index.ts';
import {
  buildProseIndex,
  closeIndexer,
  readProseIndexes,
  writeProseIndexes,
} from '../../src/search/prose-index.ts';
import { createSearchDocument } from '../../src/search/search-document.ts';
import { makeFolder } from '../archive/temp-folder.ts';
import { buildReport } from '../builders.ts';

type Entry = { languages: Record<string, { page_count: number }> };
type Fragment = {
  url: string;
  content: string;
  filters: Record<string, string[]>;
  meta: Record<string, string>;
  anchors: { id: string }[];
};

const reports = [
  buildReport({ id: 'INC-2023-0001', incident: { title: 'Beacon to a leased address' } }),
  buildReport({ id: 'INC-2023-0002', incident: { title: 'A <b>second</b> report' } }),
  buildReport({
    id: 'INC-2023-0003',
    lang: 'zh-CN',
    incident: { title: '云服务器被误报为远控', verdict: { value: 'false_positive' } },
    sections: [
      { kind: 'findings', anchor: 'findings', title: '发现', html: '', text: '地址易主。', parts: [] },
    ],
  }),
];

let indexes: ProseIndex[];
let files: Map<string, Uint8Array>;

beforeAll(async () => {
  indexes = await buildProseIndex(
    reports.map((report) => createSearchDocument(report, `/incidents/${report.id}/`, {})),
  );
  files = await readProseIndexes(indexes);
});
afterAll(closeIndexer);

function fragments(language: string): Fragment[] {
  const found = [...files].filter(([path]) => path.startsWith(`${language}/fragment/`));
  return found
    .map(([, content]) => gunzipSync(content).toString())
    .map((text) => JSON.parse(text.slice(text.indexOf('{'))) as Fragment)
    .sort((a, b) => (a.url < b.url ? -1 : 1));
}

describe('the prose index', () => {
  it('is one bundle for each language that has reports', () => {
    expect(indexes.map(({ language }) => language)).toEqual(['en', 'zh']);
    const pages = (language: string): Entry['languages'] =>
      (JSON.parse(Buffer.from(files.get(`${language}/pagefind-entry.json`) ?? []).toString()) as Entry)
        .languages;
    expect(pages('en')).toMatchObject({ en: { page_count: 2 } });
    expect(pages('zh')).toMatchObject({ zh: { page_count: 1 } });
    expect(Object.keys(pages('en'))).toHaveLength(1);
  });

  it('holds what a result shows: address, title, filters and anchors', () => {
    expect(fragments('en').map(({ url, meta }) => [url, meta['title']])).toEqual([
      ['/incidents/INC-2023-0001/', 'Beacon to a leased address'],
      ['/incidents/INC-2023-0002/', 'A <b>second</b> report'],
    ]);
    const [chinese] = fragments('zh');
    expect(chinese).toMatchObject({
      url: '/incidents/INC-2023-0003/',
      filters: { verdict: ['false_positive'], year: ['2023'], language: ['zh-CN'] },
      meta: { id: 'INC-2023-0003', verdict: 'false_positive' },
    });
    // The indexer puts a space of no width between the words of Chinese.
    expect(chinese?.content.replaceAll('\u200b', '')).toContain('地址易主');
    expect(chinese?.anchors.map(({ id }) => id)).toEqual(['findings']);
  });

  it('is written to a folder for each language', async () => {
    const folder = makeFolder();
    await writeProseIndexes(indexes, folder);
    for (const language of ['en', 'zh']) {
      expect(existsSync(join(folder, language, 'pagefind.js'))).toBe(true);
      expect(readFileSync(join(folder, language, 'pagefind-entry.json'))).toEqual(
        Buffer.from(files.get(`${language}/pagefind-entry.json`) ?? []),
      );
    }
  });

  it('is none without reports', async () => {
    expect(await buildProseIndex([])).toEqual([]);
  });
});
