import { beforeAll, describe, expect, it } from 'vitest';
import type { RecallSources } from '../../../src/core/recall/sources.ts';
import { buildReport } from '../../builders.ts';
import { buildCase } from '../the-case.ts';
import { ask, kindsOf, openSources } from './sample-sources.ts';

/** An archive with the case, and with a host of ours at 203.0.113.88 that nobody accused. */
let sources: RecallSources;
beforeAll(() => {
  sources = openSources([
    buildCase(),
    buildReport({
      id: 'INC-2024-0001',
      incident: {
        verdict: { value: 'true_positive' },
        assets: [
          {
            id: 'H1',
            name: 'build-03',
            os_family: 'linux',
            ips: [{ addr: '203.0.113.88', held_from: '2023-05-30' }],
          },
        ],
        indicators: [{ id: 'I1', type: 'ipv4-addr', value: '198.51.100.144', last_evidence: '2024-02-15' }],
        intel: [
          {
            id: 'V1',
            source: 'threatbook',
            indicator: 'I1',
            history: [{ at: '2024-02-18', verdict: 'malicious', labels: ['miner'] }],
            independent_of: ['V2'],
          },
          {
            id: 'V2',
            source: 'qianxin',
            indicator: 'I1',
            history: [{ at: '2024-02-18', verdict: 'malicious' }],
          },
        ],
      },
    }),
  ]);
});

const NOW = '告警时间 2026-11-30，';

describe('an alert', () => {
  it.each<[string, string, string[], Parameters<typeof ask>[2]?]>([
    [
      'of an address that was another’s, by the archive',
      `${NOW}203.0.113.45 恶意，最后证据 2022-10-16`,
      ['ownership-window', 'withdrawn-before', 'old-label'],
    ],
    [
      'of a sample for another processor, whose name tells its system alone',
      '{"host":{"os":"linux","arch":"arm64"},"threat_name":"Trojan.Linux.Kinsing","file_type":"ELF 64-bit LSB executable, x86-64"}',
      ['platform-mismatch'],
    ],
    [
      'of somebody else, whom an address of ours met that was once accused itself',
      '{"src_ip":"203.0.113.45","threat":{"ip":"45.83.64.20"},"last_seen":"2022-10-16","alert_time":"2022-10-20"}',
      ['withdrawn-before'],
    ],
    [
      'of an address that stands beside its evidence only the second time',
      '{"kibana.alert.rule.name":"x","url":"https://a.kuro-pay.com/","destination":{"ip":"203.0.113.45"},"threat":[{"indicator":{"ip":"203.0.113.45","last_seen":"2022-10-16"}}],"@timestamp":"2022-11-01"}',
      ['ownership-window', 'withdrawn-before'],
    ],
    [
      'of intelligence about the only address, which is given as ours',
      '{"indicator":"45.83.64.20","last_seen":"2026-09-20","alert_time":"2026-11-20"}',
      ['ownership-window'],
      { asset: { heldFrom: '2026-10-01' } },
    ],
    [
      'of somebody else alone, whom a host of ours met',
      '{"remote_ip":"45.83.64.20","last_seen":"2026-09-20","alert_time":"2026-11-20"}',
      [],
      { asset: { heldFrom: '2026-10-01' } },
    ],
    ['of evidence within our time', `${NOW}203.0.113.88 恶意，最后证据 2026-11-20`, []],
    [
      'of one address that is said to be ours',
      `${NOW}45.83.64.20 恶意，最后证据 2026-09-01`,
      ['ownership-window'],
      { asset: { heldFrom: '2026-10-01' } },
    ],
    [
      'that says since when the address is ours',
      `${NOW}45.83.64.20 恶意，最后证据 2026-09-01，地址 2026-10-01 起由我们持有`,
      ['ownership-window'],
    ],
    [
      'of an address that the ledger has',
      `${NOW}45.83.64.20 恶意，最后证据 2026-09-01`,
      ['ownership-window'],
      { inventory: [{ addr: '45.83.64.0/24', from: '2026-10-01' }] },
    ],
    [
      'of a sample for another platform',
      `${NOW}45.83.64.20，样本 Win64/Heur`,
      ['platform-mismatch'],
      { asset: { os: 'linux' } },
    ],
    ['of old evidence', `${NOW}45.83.64.20 恶意，最后证据 2026-03-01`, ['old-label']],
    [
      'of a phishing label that is four days old',
      `${NOW}https://login.kuro-pay.com/ 标签=钓鱼，最后证据 2026-11-26`,
      ['old-label'],
    ],
    [
      'of a phishing label of yesterday',
      `${NOW}https://login.kuro-pay.com/ 标签=钓鱼，最后证据 2026-11-29`,
      [],
    ],
    [
      'of sources with one date',
      `告警时间=2026-11-30\n来源=微步 最后证据=2026-11-01 ip=45.83.64.20\n来源=卡巴斯基 最后证据=2026-11-01`,
      [],
    ],
    // What is accused is not ours: neither date nor platform says anything.
    [
      'of a host of ours that spoke to somebody',
      `${NOW}build-03 (203.0.113.88) connected to 45.83.64.20, last seen 2026-09-20`,
      [],
    ],
    [
      'of the same, with a date given',
      `${NOW}build-03 (203.0.113.88) connected to 45.83.64.20, last seen 2026-09-20`,
      [],
      { asset: { heldFrom: '2026-10-01' } },
    ],
    [
      'of traffic to an address that nobody calls ours',
      `${NOW}主机外联 45.83.64.20，最后证据 2026-09-20`,
      [],
      { asset: { heldFrom: '2026-10-01' } },
    ],
    [
      'of a domain, with a host of ours',
      `${NOW}203.0.113.88 resolved c2.kuro-pay.com, last evidence 2026-09-20`,
      [],
    ],
    ['of a sample that runs there', `${NOW}host runs Linux, ELF 64-bit from 45.83.64.20`, []],
    ['of a script', `${NOW}host runs Linux, file_type=PowerShell script from 45.83.64.20`, []],
    [
      'of sources that a report knows to be apart',
      `${NOW}微步、奇安信：198.51.100.144 恶意，最后证据 2026-11-20`,
      [],
    ],
    [
      'of newer evidence than the label that was taken back',
      `${NOW}微步：203.0.113.45 恶意，最后证据 2026-11-20`,
      [],
    ],
    ['of nothing', 'a plain sentence', []],
  ])('%s', async (_what, paste, kinds, more) => {
    expect(kindsOf(await ask(paste, sources, more))).toEqual(kinds);
  });

  it('asks which address is ours where several may be', async () => {
    const { asset, checks } = await ask(
      `${NOW}45.83.64.20 and 45.83.65.20 are malicious, last evidence 2026-09-20`,
      sources,
      { asset: { heldFrom: '2026-10-01' } },
    );
    expect(asset.openAddresses).toEqual(['45.83.64.20', '45.83.65.20']);
    expect(checks[0]).toEqual({
      kind: 'name-address',
      addresses: ['45.83.64.20', '45.83.65.20'],
      minutes: 1,
    });
  });

  it('is compared by the address that is given', async () => {
    const answer = await ask(
      `${NOW}45.83.64.20 and 45.83.65.20 are malicious, last evidence 2026-09-20`,
      sources,
      { asset: { heldFrom: '2026-10-01', addr: '45.83.65.20' } },
    );
    expect(kindsOf(answer)).toEqual(['ownership-window']);
  });

  it('knows the usual life of labels from twenty cases of the archive on', async () => {
    const many = Array.from({ length: 20 }, (_, at) =>
      buildReport({
        id: `INC-2025-${String(at + 1).padStart(4, '0')}`,
        incident: {
          verdict: { value: 'true_positive' },
          indicators: [
            {
              id: 'I1',
              type: 'ipv4-addr',
              value: `45.83.70.${at + 1}`,
              first_seen: '2025-01-01',
              last_evidence: '2025-01-11',
            },
          ],
        },
      }),
    );
    const paste = `${NOW}45.83.64.20 恶意，最后证据 2026-11-10`;
    const { compared } = await ask(paste, openSources(many));
    expect(compared.contradictions).toMatchObject([{ kind: 'old-label', life: 10, cases: 20, days: 20 }]);
    expect(kindsOf(await ask(paste, openSources(many.slice(1))))).toEqual([]);
  });
});
