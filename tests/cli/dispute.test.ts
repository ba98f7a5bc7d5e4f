import { afterEach, describe, expect, it } from 'vitest';
import { openWorkplace, type Workplace } from './run-in.ts';

let place: Workplace;
afterEach(() => place.remove());

const REPORT = `---
id: INC-2024-0001
title: A label that is not ours
status: closed
severity: low
tlp: green
verdict:
  value: false_positive
  cause: stale_intel
times:
  detected: 2024-05-01
indicators:
  - id: I1
    type: domain-name
    value: evil.example.net
intel:
  - id: V1
    source: 微步
    indicator: I1
    history:
      - at: 2024-05-01
        verdict: malicious
  - id: V2
    source: feed
    indicator: I1
    history:
      - at: 2024-05-02
        verdict: suspicious
    dispute:
      reported_on: 2024-05-03
      recheck_on: 2024-05-10
  - id: V3
    source: calm
    history:
      - at: 2024-05-02
        verdict: benign
---

## Background

Text.
`;

function open(text = REPORT, files: Record<string, string> = {}): void {
  place = openWorkplace({ 'incidents/2024/INC-2024-0001.mdx': text, ...files });
}

describe('dispute', () => {
  it('writes the letter to one source, by any of its names or by its entry, and changes nothing', async () => {
    open();
    const before = place.list();
    const asked = await place.run(['dispute', 'INC-2024-0001', '--source', 'ThreatBook']);
    expect(asked.code).toBe(0);
    expect(asked.stdout).toMatch(/^收件方：微步\n主题：关于 evil\[\.\]example\[\.\]net 的标签/);
    expect(asked.stdout).toContain('\n```\nevil.example.net\n```\n');
    expect(asked.stderr).toMatchInlineSnapshot(`
      "V1: The report does not say: the date of your newest evidence, the host that the value belongs to, the sample that the label rests on.
      Nothing was sent or written. Once it is sent, note that: \`precedent-kb update INC-2024-0001 --set intel.V1.dispute.reported_on=2026-01-02 --set intel.V1.dispute.asks_for=expire --set intel.V1.dispute.recheck_on=2026-01-16\`.
      "
    `);
    expect(await place.run(['dispute', 'INC-2024-0001', '--source', 'v1'])).toEqual(asked);
    expect([place.list(), place.read('incidents/2024/INC-2024-0001.mdx')]).toEqual([before, REPORT]);
  });

  it('writes one to each source that calls something bad when none is named', async () => {
    open();
    const { stdout } = await place.run(['dispute', 'INC-2024-0001']);
    expect(stdout.split(`\n${'-'.repeat(72)}\n`)).toHaveLength(2);
    expect(stdout).toMatch(/To: feed\n/);
    expect(stdout).not.toMatch(/calm/);
  });

  it('takes another language and another request', async () => {
    open();
    const words = ['dispute', 'INC-2024-0001', '--source', 'V1', '--language', 'en', '--ask', 'delist'];
    expect((await place.run(words)).stdout).toContain('Please take the value off the list.');
  });

  it('ends its lines with line feeds, and reads a report with others', async () => {
    open(`\uFEFF${REPORT.replaceAll('\n', '\r\n')}`);
    const { code, stdout } = await place.run(['dispute', 'INC-2024-0001', '--source', 'feed']);
    expect([code, stdout.includes('\r')]).toEqual([0, false]);
  });

  it('tells in Chinese what stands beside the letter, on a site in Chinese', async () => {
    open(REPORT, { 'precedent.config.ts': `export default { title: '知识库', language: 'zh-CN' };\n` });
    const { stderr } = await place.run(['dispute', 'INC-2024-0001', '--source', 'V1']);
    expect(stderr).toMatchInlineSnapshot(`
      "V1: 报告没有写明：贵方最后一次证据的日期、该对象对应的主机、标签所依据的样本。
      没有发送，也没有改动文件。发出后请记下来：\`precedent-kb update INC-2024-0001 --set intel.V1.dispute.reported_on=2026-01-02 --set intel.V1.dispute.asks_for=expire --set intel.V1.dispute.recheck_on=2026-01-16\`。
      "
    `);
  });

  it.each([
    [
      ['--source', 'nobody'],
      '`INC-2024-0001` has no label of `nobody`.\nWrite one of: `微步` (`V1`), `feed` (`V2`).\n',
    ],
    [
      ['--source', 'calm'],
      '`calm` calls nothing in `INC-2024-0001` malicious or suspicious.\nWrite one of: `微步` (`V1`), `feed` (`V2`).\n',
    ],
    [
      ['--ask', 'apologise'],
      '`apologise` is not a value of `--ask`.\nWrite one of: recheck, expire, delist. See `precedent-kb dispute --help`.\n',
    ],
  ])('refuses %j with what to write', async (words, message) => {
    open();
    expect(await place.run(['dispute', 'INC-2024-0001', ...words])).toEqual({
      code: 2,
      stdout: '',
      stderr: message,
    });
  });

  it('says when there is nothing to dispute', async () => {
    open(REPORT.replace(/malicious|suspicious/g, 'benign'));
    const { code, stderr } = await place.run(['dispute', 'INC-2024-0001']);
    expect(code).toBe(1);
    expect(stderr).toMatchInlineSnapshot(`
      "\`INC-2024-0001\` holds no label that could be disputed: no source calls anything in it malicious or suspicious.
      Write what the source says into \`intel\`, with its \`history\`.
      "
    `);
  });
});

describe('the settings of feeds', () => {
  const config = (query: string): Record<string, string> => ({
    'precedent.config.ts': `export default { title: 'Wiki', feeds: [{ title: 'Outages', query: '${query}' }] };\n`,
  });

  it('are refused with the words of the search where a query is wrong', async () => {
    open(REPORT, config('verdict:false_positiv tag:unheard-of'));
    const { code, stdout } = await place.run(['check']);
    expect(code).toBe(1);
    expect(
      stdout
        .split('\n')
        .filter((line) => /settings|Write it as/.test(line))
        .join('\n'),
    ).toMatchInlineSnapshot(`
      "precedent.config.ts error settings In the query of the feed \`Outages\`, \`false_positiv\` is no value of \`verdict:\`.
          npx --no precedent-kb explain settings
      precedent.config.ts error settings In the query of the feed \`Outages\`, \`unheard-of\` is no value of \`tag:\`.
          Write it as in the search box, such as \`verdict:false_positive tag:ip-reuse\`; put words with a colon in quotation marks.
          npx --no precedent-kb explain settings"
    `);
  });

  it('are fine with words and filters in both languages', async () => {
    open(REPORT, config('结论:误报 evil.example.net'));
    expect((await place.run(['check'])).stdout).not.toMatch(/precedent\.config/);
  });
});
