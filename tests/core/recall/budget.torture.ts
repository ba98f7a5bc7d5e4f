import { beforeAll, describe, expect, it } from 'vitest';
import { buildReport } from '../../builders.ts';
import { ask, openSources } from './sample-sources.ts';

const SOURCES = ['threatbook', 'qianxin', '360', 'virustotal', 'nsfocus'] as const;
const LABELS = ['CobaltStrike', '远控', '挖矿', 'Phishing', '扫描', 'AsyncRAT', 'Mirai', '木马'] as const;

/** One of ten thousand reports, with as much as recall shows of one. */
function buildOne(at: number): ReturnType<typeof buildReport> {
  const labels = [LABELS[at % 8] ?? ''];
  return buildReport({
    id: `INC-${2015 + (at % 10)}-${String(Math.floor(at / 10) + 1).padStart(4, '0')}`,
    findings: [
      {
        id: 'F1',
        anchor: 'F1',
        direction: 'contradicts',
        decisive: true,
        title: `全部恶意证据都早于我们持有该 IP，样本也不能在主机上运行，第 ${at} 例`,
        text: '标签当年是对的，对的是上一任租户。最后一条恶意证据早于易主。'.repeat(4),
        evidence: [],
      },
    ],
    incident: {
      title: `某台主机的公网 IP 被情报判为恶意，查实为误报之 ${at}`,
      verdict: { value: at % 3 ? 'false_positive' : 'true_positive', decisive_finding: 'F1' },
      check_first: [{ what: '情报的最后证据日期，对 IP 的持有起始日期', minutes: 5 }],
      assets: [{ id: 'H1', name: `web-${at}`, kind: 'server', ips: [{ addr: `203.0.113.${at % 250}` }] }],
      indicators: [
        { id: 'I1', type: 'ipv4-addr', value: `45.${at % 200}.${Math.floor(at / 200)}.${at % 7}` },
        { id: 'I2', type: 'domain-name', value: `c2-${at}.kuro-${at % 500}.com` },
      ],
      intel: [0, 1].map((more) => ({
        id: `V${more + 1}`,
        source: SOURCES[(at + more) % 5] ?? '',
        indicator: 'I1',
        history: [{ at: '2023-09-19', verdict: 'malicious' as const, labels }],
      })),
      detection: [{ signature: `情报命中规则 ${at % 700}` }],
    },
  });
}

let sources: ReturnType<typeof openSources>;
beforeAll(() => {
  sources = openSources(
    Array.from({ length: 10_000 }, (_, at) => buildOne(at)),
    { tooMany: 100 },
  );
}, 120_000);

describe('an answer from 10,000 reports', () => {
  it.each([
    '[微步] 告警时间 2026-11-30 情报命中规则 77 label=CobaltStrike last_evidence=2022-10-16 sample=Win64/Heur dst=45.77.12.0 host=web-2477 os=linux',
    '微步、奇安信、360：45.5.0.5 恶意 CobaltStrike，URL hxxp://c2-5.kuro-5[.]com/x，主机 web-5，203.0.113.5',
  ])('loads at most 200 KB for %s', async (paste) => {
    sources.loaded.clear();
    await ask(paste, sources);
    const bytes = [...sources.loaded.values()].reduce((sum, one) => sum + one, 0);
    expect(bytes).toBeGreaterThan(20_000);
    expect(bytes).toBeLessThan(200_000);
  });
});
