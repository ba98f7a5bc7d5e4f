import { describe, expect, test } from 'vitest';
import type { IncidentInput } from '../../../schemas/incident.ts';
import { assessOrigins, findContradictions } from '../../../src/core/evidence/evidence.ts';
import { buildIncident } from '../../builders.ts';

type Facts = Pick<IncidentInput, 'assets' | 'indicators' | 'intel'>;

const ADDRESS = '203.0.113.45';

describe('findContradictions', () => {
  test('finds both contradictions of a reused address, with everything that a reader needs', () => {
    const facts: Facts = {
      assets: [
        { id: 'H1', os_family: 'linux', arch: 'x86_64', ips: [{ addr: ADDRESS, held_from: '2022-10-22' }] },
      ],
      indicators: [
        {
          id: 'I1',
          type: 'ipv4-addr',
          value: ADDRESS,
          asset: 'H1',
          last_evidence: '2022-10-16',
          sample: { file_type: 'Win64/Heur', os: 'windows', arch: 'x86_64' },
        },
      ],
      intel: [
        {
          id: 'V1',
          source: 'threatbook',
          indicator: 'I1',
          history: [
            { at: '2023-09-19', verdict: 'malicious' },
            { at: '2023-09-22', verdict: 'expired', last_evidence: '2022-10' },
          ],
        },
        {
          id: 'V2',
          source: 'qianxin',
          indicator: 'I1',
          history: [{ at: '2023-09-19', verdict: 'malicious' }],
        },
        { id: 'V3', source: 'other', indicator: 'I1', history: [{ at: '2023-09-19', verdict: 'benign' }] },
      ],
    };
    expect(findContradictions({ incident: buildIncident(facts) })).toMatchInlineSnapshot(`
      [
        {
          "asset": "H1",
          "certainty": "certain",
          "details": {
            "aspect": "os",
            "assetArch": "x86_64",
            "assetOs": "linux",
            "fileType": "Win64/Heur",
            "sampleArch": "x86_64",
            "sampleOs": "windows",
          },
          "indicator": "I1",
          "kind": "platform-mismatch",
          "sources": [
            "threatbook",
            "qianxin",
          ],
        },
        {
          "asset": "H1",
          "certainty": "possible",
          "details": {
            "addr": "203.0.113.45",
            "date": "2022-10",
            "days": 0,
            "evidence": [
              {
                "date": "2022-10",
                "indicator": "I1",
                "source": "threatbook",
              },
              {
                "date": "2022-10-16",
                "indicator": "I1",
              },
            ],
            "heldFrom": "2022-10-22",
            "side": "before",
            "undated": [
              "qianxin",
            ],
          },
          "indicator": "I1",
          "kind": "ownership-window",
          "sources": [
            "threatbook",
            "qianxin",
          ],
        },
      ]
    `);
  });
});

describe('assessOrigins', () => {
  const accused = (id: string, source: string, rest: object = {}) => ({
    id,
    source,
    indicator: 'I1',
    history: [{ at: '2023-09-19', verdict: 'malicious' as const }],
    ...rest,
  });
  const sample = (id: string, sha256: string) => ({
    id,
    type: 'ipv4-addr' as const,
    value: ADDRESS,
    sample: { sha256 },
  });
  const [one, two] = ['1'.repeat(64), '2'.repeat(64)];

  test.each<[string, Facts, { sources: number; origins: number }]>([
    ['no source', {}, { sources: 0, origins: 0 }],
    ['one source', { intel: [accused('V1', 'a')] }, { sources: 1, origins: 1 }],
    [
      'one source in two entries',
      { intel: [accused('V1', 'a'), accused('V2', 'A', { independent_of: ['V1'] })] },
      { sources: 1, origins: 1 },
    ],
    [
      'two sources of unknown origin',
      { intel: [accused('V1', 'a'), accused('V2', 'b')] },
      { sources: 2, origins: 1 },
    ],
    [
      'two independent sources',
      { intel: [accused('V1', 'a', { independent_of: ['V2'] }), accused('V2', 'b')] },
      { sources: 2, origins: 2 },
    ],
    [
      'an echo beside two independent sources',
      { intel: [accused('V3', 'c'), accused('V1', 'a', { independent_of: ['V2'] }), accused('V2', 'b')] },
      { sources: 3, origins: 2 },
    ],
    [
      'a source that does not accuse',
      {
        intel: [
          accused('V1', 'a', { independent_of: ['V2'] }),
          { id: 'V2', source: 'b', history: [{ at: '2023', verdict: 'benign' }] },
        ],
      },
      { sources: 1, origins: 1 },
    ],
    [
      'independent sources that share a sample',
      {
        indicators: [sample('I1', one), sample('I2', one)],
        intel: [accused('V1', 'a', { independent_of: ['V2'] }), accused('V2', 'b', { indicator: 'I2' })],
      },
      { sources: 2, origins: 1 },
    ],
    [
      'independent sources with samples of their own',
      {
        indicators: [sample('I1', one), sample('I2', two)],
        intel: [accused('V1', 'a', { independent_of: ['V2'] }), accused('V2', 'b', { indicator: 'I2' })],
      },
      { sources: 2, origins: 2 },
    ],
  ])('counts %s', (_case, facts, expected) => {
    expect(assessOrigins(buildIncident(facts))).toEqual(expected);
  });
});
