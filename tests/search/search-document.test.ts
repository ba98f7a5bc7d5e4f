import { htmlToHast } from 'satteri';
import type { HastNode } from 'satteri';
import { describe, expect, it } from 'vitest';
import type { TagVocabulary } from '../../schemas/tag.ts';
import type { Report } from '../../src/core/model.ts';
import { createSearchDocument, searchLanguageOf } from '../../src/search/search-document.ts';
import { buildReport } from '../builders.ts';

const TAGS: TagVocabulary = {
  'ip-reuse': { label: { en: 'IP reuse', 'zh-CN': 'IP 易主' }, aliases: ['reassigned'], related: [] },
};

function documentOf(report: Report): string {
  return createSearchDocument(report, `/incidents/${report.id}/`, TAGS).content;
}

/** Every element of a document with its attributes and own text. */
function elementsOf(html: string): { tag: string; properties: Record<string, unknown>; text: string }[] {
  const found: { tag: string; properties: Record<string, unknown>; text: string }[] = [];
  const visit = (node: HastNode): void => {
    const children = 'children' in node ? (node.children as HastNode[]) : [];
    if (node.type === 'element') {
      const text = children.map((child) => (child.type === 'text' ? child.value : '')).join('');
      found.push({ tag: node.tagName, properties: node.properties, text });
    }
    children.forEach(visit);
  };
  visit(htmlToHast(html));
  return found;
}

function valuesOf(html: string, attribute: string): string[] {
  return elementsOf(html)
    .filter(({ properties }) => properties[attribute] !== undefined)
    .map(
      ({ properties }) =>
        `${String(properties[attribute]).replace('[content]', '')}=${String(properties['content'])}`,
    );
}

describe('the search document of a report', () => {
  const report = buildReport({
    incident: {
      title: 'Beacon to a leased address',
      summary: 'The address changed hands.',
      tags: ['ip-reuse', 'unknown-tag'],
      verdict: { value: 'false_positive', cause: 'ip_reuse' },
      times: { detected: '2023-09-19T09:10:00+08:00' },
      indicators: [
        {
          id: 'I1',
          type: 'ipv4-addr',
          value: '203.0.113.7',
          role: 'malicious-activity',
          observation: 'observed',
        },
      ],
      intel: [
        {
          id: 'V1',
          source: 'threatbook',
          indicator: 'I1',
          history: [{ at: '2023-09-19', verdict: 'malicious' }],
        },
        {
          id: 'V2',
          source: 'threatbook',
          indicator: 'I1',
          history: [{ at: '2023-09-20', verdict: 'benign' }],
        },
      ],
    },
    sections: [
      {
        kind: 'findings',
        anchor: 'findings',
        title: 'Findings',
        html: '',
        text: 'Lead.\n\nSecond.',
        parts: [{ anchor: 'F1', title: 'F1 It moved', text: 'Proof.', depth: 3 }],
      },
    ],
  });

  it('has its address, its language and its parts with their anchors', () => {
    expect(createSearchDocument(report, '/incidents/INC-2023-0001/', TAGS)).toMatchObject({
      url: '/incidents/INC-2023-0001/',
      language: 'en',
    });
    expect(documentOf(report)).toMatchInlineSnapshot(`
      "<!doctype html><html lang="en"><body data-pagefind-body>
      <h1 data-pagefind-weight="10">Beacon to a leased address</h1>
      <meta data-pagefind-meta="id[content]" content="INC-2023-0001"><meta data-pagefind-meta="date[content]" content="2023-09-19"><meta data-pagefind-meta="verdict[content]" content="false_positive"><meta data-pagefind-meta="severity[content]" content="high"><meta data-pagefind-meta="record[content]" content="draft"><meta data-pagefind-meta="lang[content]" content="en"><meta data-pagefind-meta="summary[content]" content="The address changed hands.">
      <meta data-pagefind-sort="date[content]" content="2023-09-19T09:10:00+08:00"><meta data-pagefind-filter="verdict[content]" content="false_positive"><meta data-pagefind-filter="severity[content]" content="high"><meta data-pagefind-filter="status[content]" content="closed"><meta data-pagefind-filter="record[content]" content="draft"><meta data-pagefind-filter="year[content]" content="2023"><meta data-pagefind-filter="language[content]" content="en"><meta data-pagefind-filter="tag[content]" content="ip-reuse"><meta data-pagefind-filter="tag[content]" content="unknown-tag"><meta data-pagefind-filter="cause[content]" content="ip_reuse"><meta data-pagefind-filter="source[content]" content="threatbook">
      <p data-pagefind-weight="5">The address changed hands.</p>
      <p data-pagefind-weight="3">ip-reuse · IP reuse · IP 易主 · reassigned · unknown-tag</p>
      <h2 id="findings">Findings</h2><p>Lead.</p><p>Second.</p>
      <h3 id="F1">F1 It moved</h3><p>Proof.</p>
      </body></html>"
    `);
  });

  it('has one element for each value of a filter', () => {
    expect(valuesOf(documentOf(report), 'dataPagefindFilter')).toEqual([
      'verdict=false_positive',
      'severity=high',
      'status=closed',
      'record=draft',
      'year=2023',
      'language=en',
      'tag=ip-reuse',
      'tag=unknown-tag',
      'cause=ip_reuse',
      'source=threatbook',
    ]);
    expect(valuesOf(documentOf(report), 'dataPagefindSort')).toEqual(['date=2023-09-19T09:10:00+08:00']);
  });

  it('is found by the words of its tags in every language', () => {
    expect(documentOf(report)).toContain('ip-reuse · IP reuse · IP 易主 · reassigned · unknown-tag');
  });

  it('escapes hostile titles, parts and anchors', () => {
    const payload = '"><script>alert(1)</script><a href="javascript:x">';
    const hostile = buildReport({
      incident: { title: payload, summary: payload, intel: [], tags: [] },
      lang: payload,
      sections: [
        {
          kind: 'other',
          anchor: payload,
          title: payload,
          html: payload,
          text: payload,
          parts: [{ anchor: payload, title: payload, text: payload, depth: 4 }],
        },
      ],
    });
    const elements = elementsOf(documentOf(hostile));
    expect(new Set(elements.map(({ tag }) => tag))).toEqual(
      new Set(['html', 'head', 'body', 'h1', 'meta', 'p', 'h2', 'h3']),
    );
    expect(elements.filter(({ text }) => text === payload).map(({ tag }) => tag)).toEqual([
      'h1',
      'p',
      'h2',
      'p',
      'h3',
      'p',
    ]);
    expect(elements.filter(({ properties }) => properties['id'] === payload)).toHaveLength(2);
    expect(valuesOf(documentOf(hostile), 'dataPagefindMeta')).toContain(`summary=${payload}`);
  });
});

describe('the search language of a report', () => {
  it.each([
    ['zh-CN', 'A title', 'zh'],
    ['zh', 'A title', 'zh'],
    ['ZH-TW', 'A title', 'zh'],
    ['en', '误报', 'en'],
    ['en-GB', 'A title', 'en'],
    ['ja', '誤検知', 'zh'],
    ['de', 'Fehlalarm', 'en'],
  ])('of %s with the title %s is %s', (lang, title, language) => {
    expect(searchLanguageOf(buildReport({ lang, incident: { title } }))).toBe(language);
  });
});
