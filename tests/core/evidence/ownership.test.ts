import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { IncidentInput } from '../../../schemas/incident.ts';
import { findOwnershipContradictions } from '../../../src/core/evidence/ownership.ts';
import { buildIncident } from '../../builders.ts';

type Facts = Pick<IncidentInput, 'assets' | 'indicators' | 'intel'>;
type Ip = { addr: string; held_from?: string; held_until?: string };

const ADDRESS = '203.0.113.45';

/** One asset that held the address, and one indicator of it. */
function address(window: Omit<Ip, 'addr'>, indicator: object = {}, intel: Facts['intel'] = []): Facts {
  return {
    assets: [{ id: 'H1', ips: [{ addr: ADDRESS, ...window }] }],
    indicators: [{ id: 'I1', type: 'ipv4-addr', value: ADDRESS, asset: 'H1', ...indicator }],
    intel,
  };
}

/** `certain before 6`: certainty, side and days; nothing without a contradiction. */
function ownershipOf(facts: Facts): string[] {
  return findOwnershipContradictions(buildIncident(facts)).map(
    ({ certainty, details }) => `${certainty} ${details.side} ${details.days}`,
  );
}

describe('findOwnershipContradictions', () => {
  test.each<[string, Facts, string[]]>([
    [
      'evidence ahead of the window',
      address({ held_from: '2022-10-22' }, { last_evidence: '2022-10-16' }),
      ['certain before 6'],
    ],
    [
      'evidence in a month that ends ahead of it',
      address({ held_from: '2022-10-22' }, { last_evidence: '2022-09' }),
      ['certain before 22'],
    ],
    [
      'evidence in the month of the hand-over',
      address({ held_from: '2022-10-22' }, { last_evidence: '2022-10' }),
      ['possible before 0'],
    ],
    [
      'evidence on the day of the hand-over',
      address({ held_from: '2022-10-22' }, { last_evidence: '2022-10-22' }),
      ['possible before 0'],
    ],
    [
      'evidence at the instant of the hand-over',
      address({ held_from: '2022-10-22T10:00:00Z' }, { last_evidence: '2022-10-22T10:00:00Z' }),
      [],
    ],
    ['evidence inside the window', address({ held_from: '2022-10-22' }, { last_evidence: '2022-10-23' }), []],
    ['no start of the window', address({}, { last_evidence: '2022-10-16' }), []],
    ['no dated evidence', address({ held_from: '2022-10-22' }), []],
    [
      'a window with a time, evidence without a zone near it',
      address({ held_from: '2022-10-22T00:00:00Z' }, { last_evidence: '2022-10-21' }),
      ['possible before 0'],
    ],
    [
      'newest evidence behind the window',
      address({ held_until: '2022-10-22' }, { last_evidence: '2022-11-01' }),
      ['possible after 10'],
    ],
    [
      'all evidence behind the window',
      address({ held_until: '2022-10-22' }, { first_seen: '2022-10-30', last_evidence: '2022-11-01' }),
      ['certain after 8'],
    ],
    [
      'evidence from before the end of the window until behind it',
      address({ held_until: '2022-10-22' }, { first_seen: '2022-10-01', last_evidence: '2022-11-01' }),
      [],
    ],
    [
      'evidence on the last day',
      address({ held_until: '2022-10-22' }, { last_evidence: '2022-10-22' }),
      ['possible after 0'],
    ],
    [
      'only a sighting',
      address({ held_from: '2022-10-22' }, { last_seen: '2022-10-16' }),
      ['certain before 6'],
    ],
    [
      'a proof, and a later sighting that proves nothing',
      address({ held_from: '2022-10-22' }, { last_evidence: '2022-10-16', last_seen: '2023-09-19' }),
      ['certain before 6'],
    ],
    [
      'a benign indicator',
      address({ held_from: '2022-10-22' }, { role: 'benign', last_evidence: '2022-10-16' }),
      [],
    ],
    [
      'an indicator of another asset',
      { ...address({ held_from: '2022-10-22' }, { asset: 'H2', last_evidence: '2022-10-16' }) },
      [],
    ],
    [
      'another address',
      address({ held_from: '2022-10-22' }, { value: '203.0.113.46', last_evidence: '2022-10-16' }),
      [],
    ],
  ])('judges %s', (_case, facts, expected) => {
    expect(ownershipOf(facts)).toEqual(expected);
  });

  test.each<[string, Facts['intel'], string[]]>([
    [
      'a date of the source',
      [
        {
          id: 'V1',
          source: 'a',
          indicator: 'I1',
          history: [{ at: '2023', verdict: 'suspicious', last_evidence: '2022-10-16' }],
        },
      ],
      ['certain before 6'],
    ],
    [
      'the newest of its dates',
      [
        {
          id: 'V1',
          source: 'a',
          indicator: 'I1',
          history: [
            { at: '2022', verdict: 'malicious', last_evidence: '2022-10-16' },
            { at: '2023', verdict: 'malicious', last_evidence: '2023-01-01' },
          ],
        },
      ],
      [],
    ],
    [
      'the date of a label that was withdrawn as wrong',
      [
        {
          id: 'V1',
          source: 'a',
          indicator: 'I1',
          history: [
            { at: '2022', verdict: 'malicious' },
            { at: '2023', verdict: 'false_positive', last_evidence: '2022-10-16' },
          ],
        },
      ],
      [],
    ],
    [
      'the date of another indicator',
      [
        {
          id: 'V1',
          source: 'a',
          indicator: 'I9',
          history: [{ at: '2023', verdict: 'malicious', last_evidence: '2022-10-16' }],
        },
      ],
      [],
    ],
  ])('reads %s', (_case, intel, expected) => {
    expect(ownershipOf(address({ held_from: '2022-10-22' }, {}, intel))).toEqual(expected);
  });

  test.each<[string, Ip[], string[]]>([
    [
      'between two windows',
      [
        { addr: ADDRESS, held_until: '2021' },
        { addr: ADDRESS, held_from: '2022-10-22' },
      ],
      ['possible before 6'],
    ],
    [
      'inside an earlier window',
      [
        { addr: ADDRESS, held_from: '2022-10-01', held_until: '2022-10-17' },
        { addr: ADDRESS, held_from: '2022-10-22' },
      ],
      [],
    ],
    [
      'about one of two addresses',
      [
        { addr: '198.51.100.7', held_from: '2020' },
        { addr: ADDRESS, held_from: '2022-10-22' },
      ],
      ['certain before 6'],
    ],
    [
      'about an address of a network',
      [{ addr: '203.0.113.0/24', held_from: '2022-10-22' }],
      ['certain before 6'],
    ],
  ])('judges evidence %s of one asset', (_case, ips, expected) => {
    const indicators = [
      { id: 'I1', type: 'ipv4-addr' as const, value: ADDRESS, asset: 'H1', last_evidence: '2022-10-16' },
    ];
    expect(ownershipOf({ assets: [{ id: 'H1', ips }], indicators })).toEqual(expected);
  });

  test('counts the windows of every asset when the indicator names none', () => {
    const assets = [
      { id: 'H0', ips: [{ addr: ADDRESS, held_until: '2022-10-20' }] },
      { id: 'H1', ips: [{ addr: ADDRESS, held_from: '2022-10-22' }] },
    ];
    const indicator = { id: 'I1', type: 'ipv4-addr' as const, value: ADDRESS, last_evidence: '2022-10-16' };
    expect(ownershipOf({ assets, indicators: [indicator] })).toEqual([]);
    expect(ownershipOf({ assets, indicators: [{ ...indicator, asset: 'H1' }] })).toEqual([
      'certain before 6',
    ]);
  });

  test('pools the evidence of every indicator of one address', () => {
    const facts = address({ held_from: '2022-10-22' }, { last_evidence: '2022-10-16' });
    const later = {
      id: 'I2',
      type: 'url' as const,
      value: `http://${ADDRESS}/x`,
      last_evidence: '2023-01-01',
    };
    expect(ownershipOf(facts)).toEqual(['certain before 6']);
    expect(ownershipOf({ ...facts, indicators: [...(facts.indicators ?? []), later] })).toEqual([]);
  });

  test('is never certain about a name, which may have pointed elsewhere', () => {
    const facts = address(
      { held_from: '2022-10-22' },
      { type: 'domain-name', value: 'evil.example', last_evidence: '2022-10-16' },
    );
    expect(ownershipOf(facts)).toEqual(['possible before 6']);
  });

  test('does not date a host by a file found on it', () => {
    const facts = address(
      { held_from: '2022-10-22' },
      { type: 'file', value: 'test.exe', last_evidence: '2022-10-16' },
    );
    expect(ownershipOf(facts)).toEqual([]);
  });

  test('finds a contradiction for every day ahead of the window and for none inside it', () => {
    const day = fc.integer({ min: -3000, max: 3000 }).filter((days) => days !== 0);
    fc.assert(
      fc.property(day, (days) => {
        const date = new Date(Date.UTC(2022, 9, 22 + days)).toISOString().slice(0, 10);
        const found = ownershipOf(address({ held_from: '2022-10-22' }, { last_evidence: date }));
        expect(found).toEqual(days < 0 ? [`certain before ${-days}`] : []);
      }),
    );
  });
});
