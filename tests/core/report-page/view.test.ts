import { describe, expect, test } from 'vitest';
import type { Report } from '../../../src/core/model/report.ts';
import {
  buildReportView,
  listReportPages,
  reportFingerprint,
  type Surroundings,
} from '../../../src/core/report-page/view.ts';
import { buildReport } from '../../builders.ts';
import { ONE, published, surround, TWO } from '../surroundings.ts';

describe('other reports', () => {
  test('a relation shows at both ends, each in its own words', () => {
    const cause = published(ONE);
    const effect = published(TWO, { relations: [{ type: 'derived-from', target: ONE, note: 'Same host.' }] });
    const site = surround([effect, cause]);
    const shown = (report: Report) =>
      buildReportView(report, site).relations.map(({ label, id, note }) => [label, id, note]);
    expect(shown(effect)).toEqual([['Derived from', ONE, 'Same host.']]);
    expect(shown(cause)).toEqual([['Source of', TWO, 'Same host.']]);
  });

  test('a relation that both reports tell in the same words shows once', () => {
    const one = published(ONE, { relations: [{ type: 'same-cause', target: TWO }] });
    const two = published(TWO, { relations: [{ type: 'same-cause', target: ONE }] });
    expect(buildReportView(one, surround([two, one])).relations).toHaveLength(1);
  });

  test('a relation to a report that is not there keeps its id and has no link', () => {
    const report = published(ONE, { relations: [{ type: 'related-to', target: 'INC-1999-0001' }] });
    expect(buildReportView(report, surround([report])).relations).toEqual([
      { label: 'Related to', id: 'INC-1999-0001' },
    ]);
  });

  test('citations stand by what they cite, the whole report first, each with its place and its sentence', () => {
    const one = buildReport({
      id: ONE,
      incident: { record_status: 'published' },
      anchors: ['F1', 'F2', 'L1'],
    });
    const two = published(TWO, { lang: 'zh-CN' });
    const cite = (at: string, anchor?: string) => ({
      from: TWO,
      title: 'old',
      sentence: `${at}。`,
      at,
      ...(anchor === undefined ? {} : { anchor }),
    });
    const backlinks = new Map([[ONE, [cite('steps', 'L1'), cite('S1', 'F2'), cite('S2'), cite('S3', 'L1')]]]);
    const view = buildReportView(one, surround([two, one], { backlinks }));
    const shown = view.citedBy.map(({ part, citations }) => [part?.href, citations.map(({ at }) => at)]);
    expect(shown).toEqual([
      [undefined, ['S2']],
      ['#F2', ['S1']],
      ['#L1', ['steps', 'S3']],
    ]);
    expect(view.citedBy[1]?.citations).toEqual([
      {
        link: {
          id: TWO,
          href: `/incidents/${TWO}/`,
          title: `Title of ${TWO}`,
          lang: 'zh-CN',
          state: 'published',
        },
        href: `/incidents/${TWO}/#S1`,
        at: 'S1',
        sentence: 'S1。',
      },
    ]);
  });

  test('a report that everybody cites lists forty citations and counts the rest', () => {
    const [one, two] = [published(ONE), published(TWO)];
    const citation = { from: TWO, title: '', sentence: 'See.', at: 'steps' };
    const view = buildReportView(
      one,
      surround([two, one], { backlinks: new Map([[ONE, Array.from({ length: 55 }, () => citation)]]) }),
    );
    expect([view.citedBy[0]?.citations.length, view.moreCitations]).toEqual([40, 15]);
  });

  test('similar reports come with their reasons in words, indicators defanged', () => {
    const [one, two] = [published(ONE), published(TWO, { verdict: { value: 'duplicate' } })];
    const reasons = [
      { kind: 'indicator' as const, values: ['203.0.113.45'] },
      { kind: 'cause' as const, values: ['ip_reuse'] },
      { kind: 'tag' as const, values: ['a', 'b', 'c', 'd'] },
    ];
    const [similar] = buildReportView(
      one,
      surround([two, one], { similar: () => [{ id: TWO, score: 9, reasons }] }),
    ).similar;
    expect(similar?.reasons).toEqual([
      'Same indicator: 203[.]0[.]113[.]45',
      'Same cause: IP reuse',
      'Same tag: a, b, c',
    ]);
    expect(similar?.verdict).toBe('duplicate');
  });
});

describe('the fingerprint', () => {
  const cited = published(TWO);
  const citing = buildReport({
    id: ONE,
    incident: { record_status: 'published', tags: ['cloud'], review_by: '2024-08' },
    citations: [
      {
        id: TWO,
        sentence: '',
        from: 'steps',
        range: { start: { line: 1, column: 1, offset: 0 }, end: { line: 1, column: 2, offset: 1 } },
      },
    ],
  });
  const standard = surround([citing, cited]);
  const label = { en: 'Cloud' };
  const changes: [name: string, site: Surroundings, report?: Report][] = [
    ['its own text', standard, { ...citing, digest: '1'.repeat(64) }],
    ['the place of its file', standard, { ...citing, file: `2023/${ONE}/index.mdx` }],
    ['the compiler or the settings', { ...standard, buildKey: 'other' }],
    ['the title of a cited report', surround([citing, published(TWO, { title: 'Other' })])],
    ['the state of a cited report', surround([citing, published(TWO, { record_status: 'withdrawn' })])],
    [
      'a new citation of it',
      { ...standard, backlinks: new Map([[ONE, [{ from: TWO, title: '', sentence: 'New.', at: 'steps' }]]]) },
    ],
    ['a similar report', { ...standard, similar: () => [{ id: TWO, score: 1, reasons: [] }] }],
    ['a neighbour', { ...standard, neighbours: () => ({ next: cited }) }],
    [
      'its history',
      { ...standard, history: new Map([[citing.id, { updated: '2024-05-01T00:00:00Z', changes: 1 }]]) },
    ],
    ['the label of a tag', { ...standard, tags: { cloud: { label, aliases: [], related: [] } } }],
    ['a date that has passed', { ...standard, now: '2024-10-01T00:00:00Z' }],
    [
      'a relation told by another report',
      surround([citing, published(TWO, { relations: [{ type: 'led-to', target: ONE }] })]),
    ],
  ];
  test.each(changes)('changes with %s', (_name, site, report = citing) => {
    expect(keyOf(report, site)).not.toBe(keyOf(citing, standard));
  });

  test('changes with what a cited report lists, by which its title is defanged', () => {
    const title = 'Callback to relay.dev';
    const listing = [{ id: 'I1', type: 'domain-name' as const, value: 'relay.dev' }];
    const [bare, known] = [{ title }, { title, indicators: listing }].map((incident) =>
      keyOf(citing, surround([citing, published(TWO, incident)])),
    );
    expect(known).not.toBe(bare);
  });

  test('stays the same with what the page does not show', () => {
    const stranger = published('INC-2020-0001');
    const later = surround([citing, cited, stranger], { now: '2024-06-02T00:00:00Z' });
    expect(keyOf(citing, later)).toBe(keyOf(citing, standard));
  });
});

describe('pages', () => {
  test('each report has one, and each of its aliases leads to the same report', () => {
    const report = published(ONE, { aliases: ['INC-2023-0900', TWO] });
    const pages = listReportPages(surround([published(TWO), report], {}), { keys: false });
    expect(pages.map(({ params, props }) => `${params.id} ${props.id}`)).toEqual([
      `${TWO} ${TWO}`,
      `${ONE} ${ONE}`,
      `INC-2023-0900 ${ONE}`,
    ]);
  });

  test('only a build asks for keys', () => {
    const report = published(ONE);
    const site = surround([report]);
    expect(listReportPages(site, { keys: false })[0]).not.toHaveProperty('cacheKey');
    expect(listReportPages(site, { keys: true })[0]?.cacheKey).toBe(keyOf(report, site));
  });
});

function keyOf(of: Report, from: Surroundings): string {
  return reportFingerprint(of, buildReportView(of, from), from);
}
