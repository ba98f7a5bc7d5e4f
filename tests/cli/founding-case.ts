import type { Ended, Workplace } from './run-in.ts';

const REPORT = 'INC-2023-0001';
export const FILE = `incidents/2023/${REPORT}.mdx`;

export const FILES = {
  'precedent.config.ts': `export default { title: '事件档案', timeZone: 'Asia/Shanghai', address: 'https://kb.example.org/' };\n`,
  'incidents/tags.yml': 'false-positive: { label: { en: False positive, zh-CN: 误报 } }\n',
  'alert.txt': `公网资产命中 CobaltStrike 远控情报
资产：test-bastion，测试环境堡垒机，Linux
公网 IP：203.0.113.45
微步与奇安信：CobaltStrike 远控。360：三个危险样本，类型 Win64/Heur
`,
};

/** What a step printed, by its name, and the citation of the finding as it was when the verdict was still the wrong one. */
export type Played = { steps: Record<string, Ended>; cited: string };

const TITLE = '测试环境堡垒机的 IP 被三家情报判为 CobaltStrike 远控';

/** Gaps of the template, each with what stands there in the end. */
const PROSE: [gap: RegExp, text: string][] = [
  [/# summary: …/, 'summary: 三家情报把堡垒机的公网 IP 判为远控，主机上查不到任何异常。'],
  [
    /# assets:\n(?:#.*\n)+/,
    `assets:
  - id: H1
    name: test-bastion
    kind: server
    os_family: linux
    ips:
      - addr: 203.0.113.45
`,
  ],
  [/( {4}value: 203\.0\.113\.45\n)/, '$1    asset: H1\n'],
  [/owner="⟨[^⟩]*⟩"/g, 'owner="运维组"'],
  [/title="⟨[^⟩]*⟩"/g, 'title="证据早于我们持有这个 IP"'],
  [/source="⟨[^⟩]*⟩"/g, 'source="情报页面"'],
  [/⟨[^⟩]*⟩/g, '当时没有记录。'],
  [/name-the-lesson/, 'check-ip-ownership-first'],
  [
    /<\/Action>\n/,
    `</Action>

<Action id="A2" lesson="L1" kind="vendor" owner="安全响应组" due="2023-09-28">

请情报源更新标签。

</Action>
`,
  ],
];

/** What nobody had asked for until the third day. */
const FACTS = [
  ...['--set', 'assets.H1.ips.0.held_from=2022-10-22'],
  ...['--set', 'assets.H1.ips.0.evidence=运维的部署记录'],
  ...['--set', 'indicators.I1.last_evidence=2022-10-16'],
  ...['--set', 'indicators.I1.sample.file_type=Win64/Heur', '--set', 'indicators.I1.sample.os=windows'],
];

/** Plays the founding case from its alert to the answer of the source, by commands alone, in an archive without a report. */
export async function playFoundingCase(place: Workplace): Promise<Played> {
  const steps: Record<string, Ended> = {};
  const on = async (day: string, name: string, ...argv: string[]): Promise<Ended> => {
    const ended = await place.run(argv, { now: () => new Date(`${day}T10:00:00+08:00`) });
    steps[name] = ended;
    return ended;
  };
  const update = (day: string, name: string, ...flags: string[]): Promise<Ended> =>
    on(day, name, 'update', REPORT, ...flags, '--yes');
  const said = (day: string, source: string, verdict: string, labels: string): Promise<Ended> =>
    update(day, `${source}: ${verdict}`, '--said', `${source}: ${verdict}`, '--labels', labels, '--at', day);
  place.commit();

  const first = ['--lang', 'zh-CN', '--template', 'false-alarm', '--severity', 'high', '--tlp', 'green'];
  const sources = ['--source', 'intel=微步', '--source', 'intel=奇安信'];
  const paste = ['--paste', 'alert.txt', '--detected', '2023-09-19'];
  await on('2023-09-19', 'new', 'new', '--yes', '--title', TITLE, ...first, ...sources, ...paste);
  await update('2023-09-19', 'publish with gaps', '--publish');
  place.write(
    FILE,
    PROSE.reduce((text, [gap, words]) => text.replace(gap, words), place.read(FILE)),
  );
  await on('2023-09-19', 'check', 'check', FILE);
  await said('2023-09-19', '微步', 'malicious', 'CobaltStrike，远控');
  await said('2023-09-19', '奇安信', '恶意', 'CobaltStrike');
  await said('2023-09-19', '360', 'malicious', 'Win64/Heur');
  const why = '主机上查不到异常，日志又从 2022-10-26 才开始，被当作“日志已清”。';
  await update('2023-09-20', 'publish', '--verdict', 'true_positive', '--why', why, '--publish');
  place.commit();
  const cited = (await on('2023-09-20', 'cite then', 'cite', `${REPORT}#F1`, '--format', 'url')).stdout;

  await said('2023-09-22', '微步', 'expired', 'CobaltStrike，已过期');
  await update('2023-09-22', 'facts without a verdict', ...FACTS);
  const because = '全部恶意证据止于 2022-10-16，这个 IP 到 2022-10-22 才归我们。';
  const grounds = ['--cause', 'ip_reuse', '--decisive', 'F1', '--because', because];
  const turn = ['--verdict', '误报', '--why', '运维说机器 2022-10-26 才上线。', '--set', 'status=resolved'];
  await update('2023-09-22', 'turn', ...turn, ...grounds, ...FACTS, '--set', `summary=${because}`);
  await on('2023-09-22', 'letter', 'dispute', REPORT, '--source', 'qianxin');
  await on('2023-09-22', 'letter in English', 'dispute', REPORT, '--source', 'V2', '--language', 'en');
  // The note is the command that the letter prints.
  const note =
    / --set .*(?=`)/
      .exec(steps['letter']?.stderr ?? '')?.[0]
      .trim()
      .split(' ') ?? [];
  await update('2023-09-22', 'note the dispute', ...note);
  place.commit();
  await on('2023-10-09', 'past the date', 'check', FILE);
  place.git('branch', 'review');
  const answer = { outcome: 'accepted', answered_on: '2023-10-09', delisted_on: '2023-10-09' };
  const told = Object.entries(answer).flatMap(([key, value]) => [
    '--set',
    `intel.V2.dispute.${key}=${value}`,
  ]);
  await update('2023-10-09', 'note the answer', ...told);
  await update('2023-10-12', 'close', '--close', 'A1', '--verified-by', '台账抽查，40 条均有日期');
  await update(
    '2023-10-12',
    'close the other',
    '--close',
    'a2',
    '--verified-by',
    'https://git.example/ops/12',
  );

  await on('2023-10-13', 'cite', 'cite', `${REPORT}#F1`, '--format', 'md');
  await on('2023-10-13', 'digest', 'changes', '--base', 'review', '--format', 'text');
  place.commit();
  const again = ['recall', 'alert.txt', '--os', 'linux', '--count', '203.0.113.45'];
  await on('2024-05-01', 'recall again', ...again);
  return { steps, cited: cited.trim() };
}
