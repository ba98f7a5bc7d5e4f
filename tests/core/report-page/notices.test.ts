import { describe, expect, test } from 'vitest';
import type { IncidentInput } from '../../../schemas/incident.ts';
import { buildReportView } from '../../../src/core/report-page/view.ts';
import { buildReport } from '../../builders.ts';
import { ONE, published, surround, TWO } from '../surroundings.ts';

describe('notices', () => {
  const cases: [name: string, incident: Partial<IncidentInput>, expected: string[]][] = [
    ['a published report in good order says nothing', {}, []],
    ['a draft says so', { record_status: 'draft' }, ['draft']],
    ['a report in review says so', { record_status: 'in_review' }, ['in_review']],
    [
      'an imported draft says where it comes from instead',
      { record_status: 'draft', x_imported: { source: 'VCDB' } },
      ['imported'],
    ],
    [
      'an imported report stays marked when it is published',
      { x_imported: { source: 'VCDB' } },
      ['imported'],
    ],
    ['a review date in the past is due', { review_by: '2024-05' }, ['review_due']],
    ['a review date that may still come is not', { review_by: '2024-06' }, []],
    [
      'a withdrawn report needs no review',
      { record_status: 'withdrawn', review_by: '2024-05' },
      ['withdrawn'],
    ],
  ];
  test.each(cases)('%s', (_name, incident, expected) => {
    const report = published(ONE, incident);
    expect(buildReportView(report, surround([report])).notices.map(({ kind }) => kind)).toEqual(expected);
  });

  test('an imported report says what its source leaves open, and passes over what it does not know', () => {
    const report = published(ONE, {
      x_imported: { source: 'VCDB', unknown: ['detected', 'severity', 'later', 'constructor', 1] },
    });
    expect(buildReportView(report, surround([report])).notices[0]?.text).toBe(
      'Imported from VCDB. Anything the source did not state is unknown here. Not in the source: when it was noticed, severity.',
    );
  });

  test('a withdrawn report gives its date and the reason in the words of its author', () => {
    const report = published(ONE, {
      record_status: 'withdrawn',
      withdrawn_on: '2024-02',
      withdrawn_reason: 'The host 198.51.100.7 was not ours.',
    });
    expect(buildReportView(report, surround([report])).notices).toEqual([
      {
        kind: 'withdrawn',
        text: 'This report has been withdrawn. Withdrawn Feb 2024.',
        quote: 'The host 198[.]51[.]100[.]7 was not ours.',
        links: [],
      },
    ]);
  });

  test('a superseded report leads to the one that supersedes it', () => {
    const old = published(ONE, { record_status: 'superseded' });
    const survivor = published(TWO, { relations: [{ type: 'supersedes', target: ONE }] });
    expect(buildReportView(old, surround([survivor, old])).notices[0]?.links).toEqual([
      { href: `/incidents/${TWO}/`, words: `${TWO} Title of ${TWO}` },
    ]);
  });

  test('a superseded report whose successor is not in the archive says so much', () => {
    const old = published(ONE, { record_status: 'superseded' });
    expect(buildReportView(old, surround([old])).notices).toEqual([
      { kind: 'superseded', text: 'This report has been superseded.', links: [] },
    ]);
  });

  test('a report that nobody has changed for long is stale, unless git knows nothing of it', () => {
    const report = published(ONE);
    const history = new Map([[report.id, { updated: '2022-06-01T00:00:00Z', changes: 3 }]]);
    const stale = buildReportView(report, surround([report], { history }));
    expect(stale.notices.map(({ text }) => text)).toEqual([
      'This report has not changed for 24 months. Check it before you rely on it.',
    ]);
    expect(stale.history).toEqual({ updated: '2022-06-01T00:00:00Z', changes: 3 });
    expect(buildReportView(report, surround([report]))).not.toHaveProperty('history');
  });

  test('an address that was given back and an indicator that is no longer valid are told, with the day', () => {
    const report = published(ONE, {
      assets: [
        { id: 'H1', name: 'web', kind: 'server', ips: [{ addr: '203.0.113.9', held_until: '2023-05' }] },
      ],
      indicators: [
        { id: 'I1', type: 'ipv4-addr', value: '203.0.113.7', valid_until: '2022-10-22' },
        { id: 'I2', type: 'ipv4-addr', value: '203.0.113.8', valid_until: '2099' },
        { id: 'I3', type: 'ipv4-addr', value: '203.0.113.6', valid_until: '2022', role: 'benign' },
      ],
    });
    expect(buildReportView(report, surround([report])).notices.map(({ text }) => text)).toEqual([
      'No longer held: 203[.]0[.]113[.]9 (May 2023). Later evidence about a released address concerns another owner.',
      'Expired: 203[.]0[.]113[.]7 (22 Oct 2022). The label may have applied to an earlier owner; do not match on it.',
    ]);
  });

  test('actions past due are counted and linked, finished ones and later ones are not', () => {
    const action = { kind: 'process' as const, owner: 'SRE', text: '' };
    const report = buildReport({
      incident: { record_status: 'published' },
      actions: [
        { ...action, id: 'A1', anchor: 'A1', status: 'open', due: '2024-05-31' },
        { ...action, id: 'A2', anchor: 'A2', status: 'done', due: '2024-01-01' },
        { ...action, id: 'A3', anchor: 'A3', status: 'blocked', due: '2024-07' },
      ],
    });
    expect(buildReportView(report, surround([report])).notices).toEqual([
      { kind: 'past_due', text: '1 overdue action.', links: [{ href: '#A1', words: 'A1' }] },
    ]);
  });

  test('ten actions past due are named, and the first of the others leads on to them', () => {
    const actions = Array.from({ length: 12 }, (_, index) => {
      const id = `A${index + 1}`;
      return {
        id,
        anchor: id,
        kind: 'process' as const,
        owner: 'SRE',
        text: '',
        status: 'open' as const,
        due: '2024-01',
      };
    });
    const report = buildReport({ incident: { record_status: 'published' }, actions });
    const [notice] = buildReportView(report, surround([report])).notices;
    expect(notice?.text).toBe('12 overdue actions.');
    expect(notice?.links.map(({ words }) => words).at(-2)).toBe('A10');
    expect(notice?.links.at(-1)).toEqual({ href: '#A11', words: '+2' });
  });
});
