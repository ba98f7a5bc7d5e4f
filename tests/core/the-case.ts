import type { Report } from '../../src/core/model/report.ts';
import { buildReport } from '../builders.ts';

/** A case in small: a label about a former tenant, a sample for another platform, two sources that agree. */
export function buildCase(overrides: Parameters<typeof buildReport>[0] = {}): Report {
  const { incident, ...rest } = overrides;
  return buildReport({
    incident: {
      record_status: 'published',
      verdict: {
        value: 'false_positive',
        cause: 'ip_reuse',
        decisive_finding: 'F1',
        history: [
          { at: '2023-09-19', value: 'suspicious', why: 'Two sources call 203.0.113.45 malicious.' },
          { at: '2023-09-22', value: 'false_positive', why: 'The evidence is older than our lease.' },
        ],
      },
      times: { detected: '2023-09-19', contained: '2023-09-19', resolved: '2023-09-22' },
      assets: [
        {
          id: 'H1',
          name: 'test-bastion',
          os_family: 'linux',
          ips: [{ addr: '203.0.113.45', held_from: '2022-10-22' }],
        },
      ],
      indicators: [
        {
          id: 'I1',
          type: 'ipv4-addr',
          value: '203.0.113.45',
          asset: 'H1',
          last_evidence: '2022-10-16',
          sample: { file_type: 'Win64/Heur', os: 'windows' },
        },
      ],
      intel: [
        {
          id: 'V1',
          source: 'threatbook',
          indicator: 'I1',
          history: [
            { at: '2023-09-19', verdict: 'malicious', labels: ['CobaltStrike'], last_evidence: '2022-10-16' },
            { at: '2023-09-22', verdict: 'expired' },
          ],
          dispute: { reported_on: '2023-09-22', outcome: 'accepted', delisted_on: '2023-09-22' },
        },
        {
          id: 'V2',
          source: 'qianxin',
          indicator: 'I1',
          history: [{ at: '2023-09-19', verdict: 'malicious' }],
        },
      ],
      ...incident,
    },
    findings: [
      {
        id: 'F1',
        anchor: 'F1',
        direction: 'contradicts',
        decisive: true,
        title: 'Evidence about 203.0.113.45 predates our lease',
        text: '',
        evidence: [],
      },
    ],
    ...rest,
  });
}
