import { describe, expect, it } from 'vitest';
import { postmortem } from '../../src/formats/postmortem.ts';
import { faultsOf, sourceFile } from './imported-report.ts';

describe('the text of a post-mortem', () => {
  it('becomes sections, with an element for each lesson and action', () => {
    const text = `# Queue stuck

Head.

## Lessons Learned

### What went well

- Alerts **fired**.

### Where we got lucky

It was night.

Nobody noticed.

### Other

N/A

## Action items

For the team:

- [x] Add an alert
- Grow the queue

## Timeline

- 14:30 stuck`;
    expect(bodyOf(text)).toMatchInlineSnapshot(`
      "## Background

      Head.

      ## Lessons Learned

      ### What went well

      <Lesson id="L1" key="alerts-1ndrha" kind="went_well">

      Alerts **fired**.

      </Lesson>

      ### Where we got lucky

      <Lesson id="L2" key="it-was-night-nobody-23gtjy" kind="lucky">

      It was night.

      Nobody noticed.

      </Lesson>

      ### Other

      N/A

      ## Action items

      For the team:

      <Action id="A1" kind="unknown" owner="unknown" status="done">

      Add an alert

      </Action>

      <Action id="A2" kind="unknown" owner="unknown">

      Grow the queue

      </Action>

      ## Timeline

      <Step id="S1" phase="unknown">

      14:30 stuck

      </Step>
      "
    `);
  });

  it('is mapped in Chinese too', () => {
    const text = `# 队列堵塞

## 一、经验教训

1. 先看磁盘
2. 演练要做

## 改进措施

| 事项 | 负责人 | 截止 | 状态 |
| --- | --- | --- | --- |
| 加告警 | 值班组 | 2025-12-01 | 已完成 |
| 扩容 | | | |
`;
    expect(bodyOf(text)).toMatchInlineSnapshot(`
      "## 一、经验教训

      <Lesson id="L1" key="imported-1sea54" kind="unknown">

      先看磁盘

      </Lesson>

      <Lesson id="L2" key="imported-1xu4np" kind="unknown">

      演练要做

      </Lesson>

      ## 改进措施

      <Action id="A1" kind="unknown" owner="unknown" status="done">

      加告警

      - 负责人: 值班组
      - 截止: 2025-12-01
      - 状态: 已完成

      </Action>

      <Action id="A2" kind="unknown" owner="unknown">

      扩容

      </Action>
      "
    `);
  });

  it('has a step for each line of a timeline that begins with a time, as exactly as it is known', () => {
    const started = (text: string): (string | undefined)[] =>
      [...bodyOf(text).matchAll(/<Step id="S\d+" phase="unknown"(?: started="(.*?)")?>/g)].map(
        ([, at]) => at,
      );
    const days = '2019-01-22\n\n- 2:54 PM PST: a\n- 3:28 PM: b\n\n2019-01-23\n\n- 4:49 AM: c\n- no time';
    expect(started(`# A\n\n## Timeline\n\nAll times in PST\n\n${days}`)).toEqual([
      '2019-01-22T14:54-08:00',
      '2019-01-22T15:28-08:00',
      '2019-01-23T04:49-08:00',
    ]);
    expect(
      started('## Timeline (UTC)\n\n| Time | Event |\n|--|--|\n| 2021-05-10 09:15 | a |\n| 09:20 | b |'),
    ).toEqual(['2021-05-10T09:15:00Z', '2021-05-10T09:20:00Z']);
    const day = '---\n开始时间: 2025-11-18\n结束时间: 2025-11-18\n---\n';
    expect(started(`${day}## 时间线（北京时间）\n\n- 14:30 告警\n- 约 15:00 恢复`)).toEqual([
      '2025-11-18T14:30+08:00',
    ]);
    expect(started('## Timeline\n\n- 2021-05-10 23:50 a\n- 00:10 b\n- 00:20 c')).toEqual([
      '2021-05-10',
      undefined,
      undefined,
    ]);
    expect(started('## Impact\n\n- 10:00 no step')).toEqual([]);
  });

  it.each([
    ['What went wrong?', 'kind="went_badly"'],
    ['3. What went poorly', 'kind="went_badly"'],
    ['做得好的地方', 'kind="went_well"'],
    ['Lessons learnt:', 'kind="unknown"'],
    ['What surprised us', 'kind="surprising"'],
    ['Follow-ups', '<Action '],
    ['整改措施', '<Action '],
    ['TODO', '<Action '],
    ['Next steps', '<Action '],
  ])('has elements below “%s”', (heading, element) => {
    expect(bodyOf(`## ${heading}\n\n- Look at the disk first.`)).toContain(element);
  });

  it.each(['Actions of the attacker', 'Lessons from history class', 'Impact', 'Background'])(
    'has none below “%s”',
    (heading) => {
      expect(bodyOf(`## ${heading}\n\n- Look at the disk first.`)).not.toContain('<');
    },
  );

  it.each([
    ['a heading that names no part', 'title: ""', '# 目录\n\n## 甲\n\n乙坏了。丙', '乙坏了'],
    ['front matter that names a kind', 'title: Postmortem', '# Queue stuck\n\nx', 'Queue stuck'],
    [
      'two generic ones',
      'title: Summary',
      '# Post-Mortem:\n\nThe queue stood still. Long.',
      'The queue stood still',
    ],
    ['the name of its file', 'uuid: a', '## Timeline', 'queue stuck'],
    ['what a hostile one says', 'title: "--- ]]> { \\" \\n x"', 'y', '--- ]]> { " x'],
  ])('is called by more than %s', (_what, line, text, title) => {
    const { records } = postmortem.parse(
      `---\n${line}\n---\n${text}`,
      sourceFile('a/2020-04-15-queue-stuck.md'),
    );
    expect(records[0]?.frontMatter.title).toBe(title);
  });

  it.each([
    ['中文正文，里面有 Kubernetes、Prometheus 与 API server 的名字。', 'zh-CN'],
    ['重启。\n\n```\nkubectl get pods --all-namespaces -o wide\n```\n', 'zh-CN'],
    ['The host 磁盘 was full, and nobody looked at it for an hour or two.', undefined],
    ['ディスクがいっぱいになった。', 'ja'],
    ['디스크가 가득 찼다.', 'ko'],
    ['', undefined],
  ])('%j is in the language %s', (text, lang) => {
    const { records } = postmortem.parse(`---\nuuid: a\n---\n${text}`, sourceFile('x.md'));
    expect(records[0]?.frontMatter.lang).toBe(lang);
  });
});

it.each([
  ['## Summary\n\nSearch **answered** 502.\n\nMore.', 'Search answered 502.'],
  ['## 一、事件概述：\n\n网关证书过期。\n\n## 时间线\n\nx', '网关证书过期。'],
  ['## 1. Executive summary\n\nOne.\n\n## Summary\n\nTwo.', 'One.'],
  ['---\nsummary: Said ahead.\n---\n## Summary\n\nBelow.', 'Said ahead.'],
  ['## Summary\n\n- a list', undefined],
  ['## Summary of the discussion\n\nWords.', undefined],
])('a post-mortem is summed up by what it says so: %j', (text, summary) => {
  const { frontMatter, body } = recordOf(text);
  expect(frontMatter.summary).toBe(summary);
  if (!text.startsWith('---')) expect(body).toContain('## ');
});

describe('the dates of a post-mortem', () => {
  it.each([
    ['a stated time', 'start_time: 2021-05-10T09:15:00Z', '', { occurred: '2021-05-10T09:15:00Z' }],
    ['a plain date', 'date: May 10, 2021 09:15 UTC', '', { occurred: '2021-05-10T09:15Z' }],
    [
      'a Chinese name',
      '故障时间: 2025年11月18日\n恢复时间: 2025-11-18',
      '',
      { occurred: '2025-11-18', resolved: '2025-11-18' },
    ],
    [
      'a line of the text',
      'title: x',
      '**Start time**: 10 May 2021 09:15 UTC\n- Detected: 10 May 2021 09:20 UTC',
      { occurred: '2021-05-10T09:15Z', detected: '2021-05-10T09:20Z' },
    ],
    ['a line in Chinese', 'title: x', '- 时间: 21.1', { occurred: '2021-01' }],
    [
      'a row of a table',
      'title: x',
      '| 项 | 值 |\n|---|---|\n| 开始时间 | 2025-01-15 14:30 |',
      { occurred: '2025-01-15' },
    ],
    ['the title', 'title: Outage of May 10th, 2021', '', { occurred: '2021-05-10' }],
    ['the month in the title', 'title: Failover in December 2019', '', { occurred: '2019-12' }],
    ['the month in a Chinese title', 'title: 2019年12月机房断电', '', { occurred: '2019-12' }],
    [
      'the text, and not the page',
      'date: 2025-11-18\nupdated: 2025-11-19',
      '1. 故障时间：2025-09-26 10:26:27',
      { occurred: '2025-09-26' },
    ],
    ['a page about an incident', 'date: 2021-05-07\nseverity: disrupted', '', { occurred: '2021-05-07' }],
  ])('are taken from %s', (_what, front, text, times) => {
    expect(timesOf(`---\n${front}\n---\n${text}`)).toMatchObject(times);
  });

  it.each([
    ['an article', 'date: 2021-05-10\nlayout: post', 'x'],
    ['an article by its marks', 'date: 2021-05-10\nauthor: a role', 'x'],
    ['a publication', 'published_at: 2021-05-10', 'x'],
    ['a product', 'title: Windows Server 2008', 'Office 2016 and RSA keys of 2048 bits.'],
    ['an update', 'title: The May 2021 update broke printing', 'x'],
    ['a day of writing', 'title: x', '> 创作日期：2019-08-03'],
    ['code', 'title: x', '```\nstart: 2021-05-10\n```\n'],
    ['a far day', 'date: 2102-03-04', 'x'],
    ['a day behind the publication', 'start: 2021-05-10\npublished_at: 2021-05-01', 'x'],
  ])('are none for %s', (_what, front, text) => {
    expect(timesOf(`---\n${front}\n---\n${text}`)).toEqual({ detected: 'unknown' });
  });

  it('stand in the report as they are written where no time tells them', () => {
    expect(bodyOf('---\ndate: 31/31/31\nstart: Q3 2022\nresolved: yes\n---\nx')).toContain(
      '| Resolved | yes |\n| Date | 31/31/31 |\n| Start | Q3 2022 |',
    );
  });

  it.each([
    ['2020-04-15-x.md', '2020-04-15'],
    ['a/20200415_x.md', '2020-04-15'],
    ['outage-2020-04-15.md', '2020-04-15'],
    ['2016-x.md', '2016'],
    ['2020x.md', 'unknown'],
    ['v1-2008.md', 'unknown'],
  ])('are at least that of the file %s', (name, detected) => {
    expect(timesOf('Text.', name)).toEqual({ detected });
  });
});

function recordOf(text: string, name = 'x.md') {
  const [record] = postmortem.parse(text, sourceFile(name)).records;
  if (record === undefined) throw new Error('There is no record.');
  expect(faultsOf(record)).toEqual([]);
  return record;
}

function bodyOf(text: string): string {
  return recordOf(text).body;
}

function timesOf(text: string, name?: string) {
  return recordOf(text, name).frontMatter.times;
}
