import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ImportedRecord } from '../../src/formats/format.ts';
import { veris } from '../../src/formats/veris.ts';
import { hostileText } from './arbitraries.ts';
import { faultsOf, sourceFile } from './imported-report.ts';
import { runs } from '../runs.ts';

describe('a VERIS record', () => {
  it.each([
    ['Confirmed', 'true_positive', undefined],
    ['Suspected', 'suspicious', undefined],
    ['False positive', 'false_positive', undefined],
    ['Near miss', 'undetermined', 'attempt'],
    [undefined, 'undetermined', undefined],
  ])('that is %s has the verdict %s and the impact %s', (word, value, impact) => {
    const { frontMatter } = read({ security_incident: word });
    expect(frontMatter.verdict.value).toBe(value);
    expect(frontMatter.impact).toBe(impact);
  });

  it.each([
    ['Insignificant', 'informational'],
    ['Distracting', 'low'],
    ['Painful', 'medium'],
    ['Damaging', 'high'],
    ['Catastrophic', 'critical'],
    ['Unknown', 'informational'],
    [undefined, 'informational'],
  ])('whose impact is %s has the severity %s', (rating, severity) => {
    expect(read({ impact: { overall_rating: rating } }).frontMatter.severity).toBe(severity);
  });

  it.each([
    ['its year alone', { incident: { year: 2011 } }, '2011', '2011'],
    ['an exact day', { incident: { year: 2009, month: 10, day: 23 } }, '2009-10-23', '2009'],
    ['numbers as text', { incident: { year: '2009', month: '10', day: '' } }, '2009-10', '2009'],
    ['an impossible day', { incident: { year: 2009, month: 2, day: 30 } }, '2009-02', '2009'],
    ['a month in words', { incident: { year: 2009, month: 'October' } }, '2009', '2009'],
    [
      'minutes to the discovery',
      { incident: { year: 2009, month: 10, day: 23 }, discovery: { unit: 'Minutes' } },
      '2009-10-23',
      '2009-10',
    ],
    [
      'days to it',
      { incident: { year: 2009, month: 3, day: 1 }, discovery: { unit: 'Days', value: 5 } },
      '2009-03-01',
      '2009-03-06',
    ],
    [
      'months to it',
      { incident: { year: 2009, month: 1 }, discovery: { unit: 'Months', value: 2 } },
      '2009-01',
      '2009',
    ],
    ['years to it', { incident: { year: 2009 }, discovery: { unit: 'Years', value: 3 } }, '2009', '2009'],
    [
      'a discovery that never came',
      { incident: { year: 2009 }, discovery: { unit: 'Never' } },
      '2009',
      '2009',
    ],
    ['no date', {}, undefined, 'unknown'],
    ['a year that is still to come', { incident: { year: 2102 } }, undefined, 'unknown'],
  ])('with %s is dated no more exactly than it says', (_what, timeline, occurred, detected) => {
    const record = read({ timeline });
    expect(record.frontMatter.times).toEqual({ ...(occurred === undefined ? {} : { occurred }), detected });
    expect(record.year).toBe(detected === 'unknown' ? '0000' : detected.slice(0, 4));
  });

  it('is detected in the year of a notification that came in the same year', () => {
    const incident = { year: 2009, month: 10, day: 23 };
    const record = read({
      timeline: { incident },
      plus: { timeline: { notification: { year: 2009, month: 10, day: 30 } } },
    });
    expect(record.frontMatter.times.detected).toBe('2009-10');
    expect(record.frontMatter['x_imported']).not.toHaveProperty('detected');
  });

  it('says what its date of detection rests on when it does not give one', () => {
    const { frontMatter } = read({ timeline: { incident: { year: 2011, month: 4 } } });
    expect(frontMatter['x_imported']).toMatchObject({
      detected: 'the year of the incident; the source does not say when it was noticed',
      unknown: ['detected', 'severity', 'verdict'],
    });
  });

  it.each([
    [
      'a discovery',
      { incident: { year: 2013, month: 3 }, discovery: { unit: 'Years', value: 9 } },
      {},
      ['2013-03', '2013'],
    ],
    ['a month', { incident: { year: 2013, month: 9 } }, {}, ['2013', '2013']],
    ['a day', { incident: { year: 2013, month: 5, day: 30 } }, {}, ['2013-05', '2013-05']],
    ['all of it', { incident: { year: 2014 } }, {}, [undefined, 'unknown']],
    ['a notification', { incident: { year: 2013 } }, { year: 2015 }, ['2013', '2013']],
  ])('made in May 2013 tells of nothing later: %s', (_what, timeline, notification, [occurred, detected]) => {
    const { frontMatter } = read({ timeline, plus: { created: '2013-05-20', timeline: { notification } } });
    expect([frontMatter.times.occurred, frontMatter.times.detected]).toEqual([occurred, detected]);
  });

  it('is named by its own content when it has no id, and lists its victims', () => {
    const record = read({ incident_id: '', victim: [{ victim_id: 'One' }, { victim_id: 'Two' }] });
    expect(record.sourceId).toBe(record.content);
    expect(record.frontMatter.title).toBe('One, Two: DoS');
  });

  it.each([
    ['S - Database', { kind: 'database', role: 'Database' }],
    ['S - Unknown', { kind: 'server' }],
    ['U - Laptop', { kind: 'workstation', role: 'Laptop' }],
    ['P - End-user', { kind: 'person', role: 'End-user' }],
    ['X - New', { kind: 'unknown', role: 'New' }],
    ['Unknown', { kind: 'unknown' }],
  ])('has the asset %s as %j', (variety, asset) => {
    expect(read({ asset: { assets: [{ variety }] } }).frontMatter.assets).toEqual([{ id: 'H1', ...asset }]);
  });

  it('has every address of its reference, and its other words in the body', () => {
    const { frontMatter, body } = read({
      reference: 'https://a.example/1; http://b.example/2?x=(y), press release ',
    });
    expect(frontMatter.references).toEqual([
      { url: 'https://a.example/1' },
      { url: 'http://b.example/2?x=(y' },
    ]);
    expect(body).toContain('## References\n\npress release\n');
  });

  it('of the schema of 2013 is read like a newer one', () => {
    const record = read({
      schema_version: '1.2.1',
      discovery_method: 'Ext - unrelated party',
      victim: { victim_id: 'A', country: 'DK' },
    });
    expect(record.body).toContain('| country | DK |');
    expect(record.body).toContain('| discovery method | Ext - unrelated party |');
  });

  it('has what no table shows among the unmapped, persons too', () => {
    const { unmapped, body } = read({ plus: { analyst: 'jdoe', dbir_year: 2012 }, x_new: [{ a: 1 }] });
    expect(unmapped).toEqual([
      { path: 'plus.analyst', value: 'jdoe' },
      { path: 'plus.dbir_year', value: '2012' },
      { path: 'x_new', value: 'a 1' },
    ]);
    expect(body).not.toContain('jdoe');
  });

  it('tells its chain of events in words', () => {
    const chain = [{ actor: 'ext', action: 'hak', asset: 'srv', attribute: 'cp', summary: 'broke in' }];
    expect(read({ plus: { event_chain: chain } }).body).toContain(
      '1. external, hacking, server, confidentiality: broke in',
    );
  });

  it.each([
    [null, 'This is no VERIS record: it is not an object.'],
    [['x'], 'This is no VERIS record: it is not an object.'],
    [{}, 'This is no VERIS record: it has no actor, action, asset or attribute.'],
  ])('is not %j', (value, message) => {
    expect(veris.parse(JSON.stringify([value]), sourceFile('x.json'))).toEqual({
      records: [],
      problems: [{ line: 1, message }],
    });
  });

  it('is a report that the reader accepts, whatever its texts say', () => {
    fc.assert(
      fc.property(hostileText, hostileText, (text, other) => {
        const action = { hacking: { variety: [text], notes: other, cve: other } };
        const record = read({
          summary: text,
          notes: other,
          action,
          victim: { victim_id: other },
          reference: text,
          [other]: text,
        });
        expect(faultsOf(record)).toEqual([]);
      }),
      { numRuns: runs(100) },
    );
  });

  it('made of garbage is a problem or a report that the reader accepts, and never throws', () => {
    const keys = fc.constantFrom(
      'actor',
      'action',
      'asset',
      'attribute',
      'timeline',
      'plus',
      'victim',
      'impact',
      'reference',
      '__proto__',
    );
    const garbage = fc.dictionary(
      keys,
      fc.oneof(
        fc.jsonValue(),
        fc.dictionary(fc.constantFrom('assets', 'incident', 'hacking', 'event_chain'), fc.jsonValue()),
      ),
    );
    fc.assert(
      fc.property(fc.oneof(fc.jsonValue(), garbage), (value) => {
        const named =
          typeof value === 'object' && !Array.isArray(value) ? { incident_id: 'a', ...value } : value;
        const { records, problems } = veris.parse(JSON.stringify(named), sourceFile('x.json'));
        for (const record of records) expect(faultsOf(record)).toEqual([]);
        return records.length + problems.length > 0 || Array.isArray(value);
      }),
      { numRuns: runs(150) },
    );
  });
});

/** A record with the given fields on top of the few that it needs. */
function read(fields: Record<string, unknown>): ImportedRecord {
  const record = {
    incident_id: 'a',
    source_id: 'test',
    action: { hacking: { variety: ['DoS'] } },
    ...fields,
  };
  const { records, problems } = veris.parse(JSON.stringify(record), sourceFile('x.json'));
  expect(problems).toEqual([]);
  const [first] = records;
  if (first === undefined) throw new Error('There is no record.');
  return first;
}
