import { describe, expect, test } from 'vitest';
import type { IncidentInput } from '../../../schemas/incident.ts';
import { settings as settingsSchema } from '../../../schemas/settings.ts';
import {
  disputable,
  fenceOf,
  printLetter,
  stillDisputable,
  writeLetter,
  type LetterOptions,
} from '../../../src/core/exports/dispute.ts';
import { buildReport } from '../../builders.ts';
import { buildCase } from '../the-case.ts';

const settings = settingsSchema.parse({ title: 'Wiki', address: 'https://wiki.example.org/kb/' });

function letterOf(report = buildCase(), options: Partial<LetterOptions> = {}) {
  const [intel] = report.incident.intel;
  if (intel === undefined) throw new Error('The report has no entry.');
  return writeLetter(report, intel, { settings, ...options });
}

test('a letter in English says both comparisons with their facts, and holds the value raw in a fence', () => {
  expect(printLetter(letterOf(buildCase(), { language: 'en' }))).toMatchInlineSnapshot(`
    "To: threatbook
    Subject: Label on 203[.]0[.]113[.]45: please set the label to expired (INC-2023-0001)

    Hello,

    You label the value below, and we see reason to think that the label does not fit it now. Please set the label to expired.

    The value, raw so that you can look it up. Do not open it:
    \`\`\`
    203.0.113.45
    \`\`\`

    What you say
    - 2023-09-19: Malicious; labels: CobaltStrike; newest evidence: 2022-10-16
    - 2023-09-22: Expired

    What we know
    - Type of the value: IPv4 address
    - Newest evidence against the value: 2022-10-16
    - The address has been ours since 2022-10-22.
    - Sample behind the label: Win64/Heur, Windows, x86-64
    - Host at the address: Linux

    Why the label does not fit
    - Evidence predates our ownership of 203[.]0[.]113[.]45 by 6 days.
    - The sample is for Windows. Our host runs Linux.

    What we ask for
    - Please set the label to expired.
    - If you keep the label, please tell us the date and the kind of your newest evidence, and the sample that it rests on.

    Not recorded in our report
    - proof of the time for which the address has been ours

    Our reference
    INC-2023-0001@0000000#F1 A server is called a command-and-control host (False positive) https://wiki.example.org/kb/incidents/INC-2023-0001/?v=0000000#F1
    First reported on 2023-09-22."
  `);
});

test('a source in China is written to in Chinese', () => {
  expect(printLetter(letterOf())).toMatchInlineSnapshot(`
    "收件方：threatbook
    主题：关于 203[.]0[.]113[.]45 的标签：请将该标签设为已过期（INC-2023-0001）

    您好：

    贵方对下列对象打了标签，我们有理由认为该标签目前并不符合实际。请将该标签设为已过期。

    对象的原始值，供贵方查询，请勿直接访问：
    \`\`\`
    203.0.113.45
    \`\`\`

    贵方的结论
    - 2023-09-19：恶意；标签：CobaltStrike；最后证据日期：2022-10-16
    - 2023-09-22：已过期

    我方掌握的情况
    - 对象类型：IPv4 地址
    - 针对该对象的最后证据日期：2022-10-16
    - 该地址自 2022-10-22 起由我方持有。
    - 标签所依据的样本：Win64/Heur、Windows、x86-64
    - 该地址上的主机：Linux

    标签不符的理由
    - 恶意证据比我方持有 203[.]0[.]113[.]45 早 6 天。
    - 样本运行于 Windows，而我方主机是 Linux。

    我们的请求
    - 请将该标签设为已过期。
    - 如果维持该标签，请告知最后一次证据的日期和类型，以及所依据的样本。

    我方报告未记录
    - 持有日期的依据

    我方编号
    INC-2023-0001@0000000#F1 A server is called a command-and-control host (误报) https://wiki.example.org/kb/incidents/INC-2023-0001/?v=0000000#F1
    首次提出日期：2023-09-22。"
  `);
});

const BARE: Partial<IncidentInput> = {
  assets: [],
  indicators: [],
  intel: [{ id: 'V1', source: 'feed', history: [{ at: '2024-01-02', verdict: 'malicious' }] }],
  verdict: { value: 'undetermined' },
};

test('what the report does not say is named and never made up', () => {
  const report = buildReport({ incident: BARE });
  const letter = letterOf(report);
  expect(letter.missing).toEqual(['indicator', 'last_evidence', 'asset', 'sample']);
  expect(printLetter(letter)).toMatchInlineSnapshot(`
    "To: feed
    Subject: A label of yours: please check the label again (INC-2023-0001)

    Hello,

    We see reason to think that a label of yours does not fit now; our report does not name the value. Please check the label again.

    What you say
    - 2024-01-02: Malicious

    What we ask for
    - Please check the label again.
    - If you keep the label, please tell us the date and the kind of your newest evidence, and the sample that it rests on.

    Not recorded in our report
    - the value that the label is about
    - the date of your newest evidence
    - the host that the value belongs to
    - the sample that the label rests on

    Our reference
    INC-2023-0001@0000000 A server is called a command-and-control host (Undetermined) https://wiki.example.org/kb/incidents/INC-2023-0001/?v=0000000"
  `);
  expect(letter.notes).toMatchInlineSnapshot(`
    [
      "The verdict of this report is not settled yet.",
      "The report does not say: the value that the label is about, the date of your newest evidence, the host that the value belongs to, the sample that the label rests on.",
    ]
  `);
});

describe('a letter', () => {
  test.each<[string, Partial<IncidentInput>, string]>([
    [
      'false positive of an address that changed hands',
      { verdict: { value: 'false_positive', cause: 'ip_reuse' } },
      'expire',
    ],
    [
      'false positive for another cause',
      { verdict: { value: 'false_positive', cause: 'faulty_indicator' } },
      'delist',
    ],
    ['undecided case', { verdict: { value: 'suspicious' } }, 'recheck'],
  ])('about a %s asks for what follows', (_name, incident, request) => {
    expect(letterOf(buildReport({ incident: { ...BARE, ...incident } })).request).toBe(request);
  });

  test('asks for what the report says, and for what is chosen before that', () => {
    const intel = [
      { ...BARE.intel?.[0], id: 'V1', source: 'feed', dispute: { asks_for: 'delist' as const } },
    ];
    const report = buildReport({ incident: { ...BARE, intel } });
    expect(letterOf(report).request).toBe('delist');
    expect(letterOf(report, { request: 'expire' }).request).toBe('expire');
  });

  test('names no host, and no live value outside of its fence', () => {
    const text = printLetter(letterOf(buildCase(), { language: 'en' }));
    expect(text).not.toContain('test-bastion');
    expect(text.replace(/^```\n.*\n```$/gm, '')).not.toContain('203.0.113.45');
  });

  test('shows the texts of the report defanged', () => {
    const intel = [
      {
        id: 'V1',
        source: 'feed',
        product: 'x',
        history: [{ at: '2024-01-02', verdict: 'malicious' as const, labels: ['a', 'seen at 198.51.100.9'] }],
      },
    ];
    const text = printLetter(letterOf(buildReport({ incident: { ...BARE, intel } })));
    expect(text).toContain('labels: a, seen at 198[.]51[.]100[.]9');
  });

  test('warns of a classification, a settled verdict, a closed dispute and a label that is gone', () => {
    const report = buildCase({ incident: { tlp: 'amber+strict' } });
    expect(letterOf(report).notes).toMatchInlineSnapshot(`
      [
        "This report is TLP:AMBER+STRICT. Make sure that the text may go to the source.",
        "This dispute is closed: Accepted.",
        "The source itself has changed its label since, on 2023-09-22: Expired.",
        "The report does not say: proof of the time for which the address has been ours.",
      ]
    `);
    const confirmed = buildReport({ incident: { ...BARE, verdict: { value: 'true_positive' } } });
    expect(letterOf(confirmed).notes.slice(0, 1)).toEqual([
      'The verdict of this report says that the alert was right.',
    ]);
  });
});

test('a page has letters to sources whose label stands, and none where the alert was right', () => {
  expect(stillDisputable(buildCase()).map(({ id }) => id)).toEqual(['V2']);
  expect(stillDisputable(buildCase({ incident: { verdict: { value: 'true_positive' } } }))).toEqual([]);
  const answered = buildReport({
    incident: {
      intel: [
        {
          id: 'V1',
          source: 'a',
          history: [{ at: '2024', verdict: 'malicious' }],
          dispute: { outcome: 'rejected' },
        },
      ],
    },
  });
  expect(stillDisputable(answered)).toEqual([]);
});

test('only what a source called bad can be disputed', () => {
  const intel: IncidentInput['intel'] = [
    { id: 'V1', source: 'a', history: [{ at: '2024', verdict: 'benign' }] },
    { id: 'V2', source: 'b', history: [{ at: '2024', verdict: 'suspicious' }] },
    { id: 'V3', source: 'c' },
  ];
  expect(disputable(buildReport({ incident: { intel } })).map(({ id }) => id)).toEqual(['V2']);
});

test.each([
  ['203.0.113.45', '```'],
  ['a`b', '```'],
  ['a````b', '`````'],
])('the fence around %j is %j', (value, fence) => {
  expect(fenceOf(value)).toBe(fence);
});
