import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { report } from './report.ts';
import { openWorkplace, type Workplace } from './run-in.ts';

let place: Workplace;
beforeAll(() => {
  place = openWorkplace({
    'incidents/tags.yml': 'ip-reuse:\n  label: { en: IP reuse, zh-CN: IP 易主 }\n  aliases: [reused-ip]\n',
    'incidents/2023/INC-2023-0001.mdx': report('INC-2023-0001', {
      title: '堡垒机 IP 被判为远控',
      lang: 'zh-CN',
      record_status: 'published',
      severity: 'high',
      verdict: '{ value: false_positive, cause: ip_reuse }',
      times: '{ detected: 2023-09-19 }',
      tags: '[ip-reuse]',
      indicators: '[{ id: I1, type: ipv4-addr, value: 203.0.113.45 }]',
      intel: '[{ id: V1, source: ThreatBook, indicator: I1 }]',
      body: '情报说这台主机回连 evil[.]example[.]net，随后下载 test.exe。\n\n## 影响\n\n版本低于 8.9.6.2。',
    }),
    'incidents/2024/INC-2024-0001.mdx': report('INC-2024-0001', {
      title: 'Miner on a build host',
      times: '{ detected: 2024-05 }',
      verdict: '{ value: true_positive }',
      body: 'The container spoke to 203.0.113.70, which lies in 203.0.113.0/24. Nobody saw the alarms.',
    }),
  });
});
afterAll(() => place.remove());

describe('search', () => {
  it('finds a value in any spelling, and what is near', async () => {
    expect(await place.run(['search', '203[.]0[.]113[.]45'])).toMatchInlineSnapshot(`
      {
        "code": 0,
        "stderr": "",
        "stdout": "203[.]0[.]113[.]45 is in 1 report:
        INC-2023-0001  2023-09-19  False positive (IP reuse)
          堡垒机 IP 被判为远控
        It lies in 203[.]0[.]113[.]0/24 (1 report).
        Near it, in 203[.]0[.]113[.]0/24: 203[.]0[.]113[.]70 (1 report).
      ",
      }
    `);
  });

  it('says where a value may be something else', async () => {
    const { stdout } = await place.run(['search', '8.9.6.2']);
    expect(stdout).toContain('  In INC-2023-0001 it may be something else.\n');
    expect(JSON.parse((await place.run(['search', '--format', 'json', '8.9.6.2'])).stdout)).toMatchObject({
      exact: [{ value: '8.9.6.2', doubtful_in: ['INC-2023-0001'] }],
    });
  });

  it('finds words, with the sentence', async () => {
    expect((await place.run(['search', 'containers', 'alarm'])).stdout).toMatchInlineSnapshot(`
      "1 report holds these words:
        INC-2024-0001  2024-05     True positive, draft
          Miner on a build host
          #background  The container spoke to 203[.]0[.]113[.]70, which lies in 203[.]0[.]113[.]0/24. Nobody saw the alarms.
      "
    `);
  });

  it('finds misspelt words, and tells what a report lacks', async () => {
    expect((await place.run(['search', 'contianer', 'gateway'])).stdout).toMatchInlineSnapshot(`
      "No report contains “contianer”. Searched instead: container.
      No report contains “gateway”. Searched instead: 网关.

      1 report holds some of these words:
        INC-2024-0001  2024-05     True positive, draft
          Miner on a build host
          #background  The container spoke to 203[.]0[.]113[.]70, which lies in 203[.]0[.]113[.]0/24. Nobody saw the alarms.
          without “gateway”
      "
    `);
  });

  it('lists what passes filters, in words of both languages', async () => {
    const { stdout } = await place.run(['search', '结论:误报 标签:reused-ip severity:>=medium']);
    expect(stdout).toMatchInlineSnapshot(`
      "1 report passes the filters:
        INC-2023-0001  2023-09-19  False positive (IP reuse)
          堡垒机 IP 被判为远控
      "
    `);
  });

  it('says what is wrong with a filter, and goes on', async () => {
    expect(await place.run(['search', 'verdict:false_positiv', 'verdct:x'])).toMatchInlineSnapshot(`
      {
        "code": 1,
        "stderr": "“false_positiv” is not a value of “verdict:”, so the filter is left out. Did you mean “false_positive”?
      There is no filter “verdct:”, so it is searched as a word. Did you mean “verdict:”?
      ",
        "stdout": "No report holds this.
      ",
      }
    `);
  });

  it('prints JSON', async () => {
    const { stdout, code } = await place.run(['search', 'TEST.EXE', '--format', 'json']);
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchInlineSnapshot(`
      {
        "exact": [
          {
            "covered_by": [],
            "kind": "file",
            "matches": [
              "test.exe",
            ],
            "passing": 1,
            "reports": [
              {
                "cause": "ip_reuse",
                "detected": "2023-09-19",
                "id": "INC-2023-0001",
                "record_status": "published",
                "severity": "high",
                "title": "堡垒机 IP 被判为远控",
                "verdict": "false_positive",
              },
            ],
            "total": 1,
            "value": "test.exe",
          },
        ],
      }
    `);
  });

  it('tells how many reports the filters leave of those that hold a value', async () => {
    const { stdout } = await place.run(['search', '203.0.113.45', 'is:open']);
    expect(stdout).toContain('203[.]0[.]113[.]45 is in 0 of 1 report:');
  });

  it.each([
    ['INC-2024-0001', ['INC-2024-0001']],
    ['threatbook', ['INC-2023-0001']],
    ['evil.example.net verdict:true_positive', []],
    ['evil.example.net verdict:false_positive', ['INC-2023-0001']],
    ['远控 -verdict:false_positive', []],
    ['"a build host"', ['INC-2024-0001']],
    ['"build a host"', []],
    ['跳板机', ['INC-2023-0001']],
    ['before:2024', ['INC-2023-0001']],
    ['3.0.113.45', []],
    ['README.md', []],
  ])('for %j finds %j', async (query, ids) => {
    const { stdout, code } = await place.run(['search', query]);
    expect([...new Set(stdout.match(/INC-\d{4}-\d{4}/g) ?? [])]).toEqual(ids);
    expect(code).toBe(ids.length > 0 ? 0 : 1);
  });

  it.each([
    ['markup', '<img src=x onerror=steal(1)>'],
    ['a pattern', '(a+)+$ [z-a] \\'],
    ['open quotes', '"never closed tag:"x'],
    ['marks from right to left', '\u202Egro.elpmaxe\u2066'],
    ['emoji', '🔥👩‍👩‍👧 :)'],
    ['names of objects', '__proto__ constructor toString'],
    ['10,000 characters', 'a.b:c"'.repeat(1700)],
    ['control characters', '\u001b[31mred\u0007'],
  ])('bears %s', async (_what, query) => {
    const { code, stdout, stderr } = await place.run(['search', query]);
    expect(code).toBe(1);
    expect(`${stdout}${stderr}`).not.toMatch(/[\u0007\u001b\u202E\u2066]|failed/);
    expect(stdout).toContain('No report holds this.');
  });

  it.each([
    [[''], 'The query is empty.\nWrite a value, words or a filter, such as `verdict:true_positive`.\n'],
    [['x', '--limit', '0'], /Write a whole number from 1 up/],
  ])('refuses %j', async (argv, message) => {
    const { code, stderr } = await place.run(['search', ...argv]);
    expect(code).toBe(2);
    expect(stderr).toMatch(message);
  });

  it.each([
    ['en', ['nginx'], '`incidents/2024/INC-2024-0001.mdx` cannot be read as a report, so it is left out.\n'],
    ['zh-CN', ['nginx'], '`incidents/2024/INC-2024-0001.mdx` 不能作为报告读取，因此没有计入。\n'],
  ])(
    'says in %s what could not be read, so that nobody takes nothing for an answer',
    async (language, words, told) => {
      const broken = openWorkplace({
        'precedent.config.ts': `export default { title: 'A', language: '${language}' };\n`,
        'alert.txt': 'nginx',
        'incidents/2024/INC-2024-0001.mdx': report('INC-2024-0001', {
          severity: 'hihg',
          body: 'It is nginx.',
        }),
      });
      onTestFinished(() => broken.remove());
      const { code, stderr } = await broken.run(['search', ...words]);
      expect([code, stderr]).toEqual([1, expect.stringContaining(told)]);
      expect((await broken.run(['recall', 'alert.txt'])).stderr).toContain(told);
    },
  );
});
