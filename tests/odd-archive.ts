import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** A report at the edge of what the schema takes. */
export type OddReport = { id: string; odd: string; text: string };

type Parts = {
  title: string;
  summary?: string;
  times?: string;
  front?: string;
  lang?: string;
  finding?: string;
  more?: string;
};

/** What has no place at which a line may end: 128 characters of a hash. */
const HASH = '9f86d081884c7d659a2feaa0c55ad015'.repeat(4);

const numbers = (count: number): number[] => Array.from({ length: count }, (_, index) => index + 1);

/** As many characters as a title may have. */
const LONGEST = 200;

const fillUp = (words: string, length = LONGEST): string => words.repeat(length).slice(0, length).trim();

/** The reports that a page is most likely not made for, each at one edge. */
export const ODD_REPORTS: readonly OddReport[] = [
  oddReport('INC-2024-0001', 'no date at all', {
    title: 'A mail gateway was called a spam relay, nobody wrote down when',
    times: 'detected: unknown',
  }),
  oddReport('INC-2024-0002', 'sixty indicators', {
    title: 'A list of sixty addresses and hashes came with one alert',
    front: ['indicators:', ...numbers(60).map(indicator)].join('\n'),
  }),
  oddReport('INC-2024-0003', 'the longest title', {
    title: fillUp('The relay of the second site was called a command and control host while '),
    summary: fillUp('What a summary says goes on to the last character that the schema takes, ', 280),
  }),
  oddReport('INC-2024-0004', 'the longest title in Chinese', {
    title: fillUp('办公网出口地址被两家情报判为远控，查实是上一任租户留下的旧标签，'),
    lang: 'zh-CN',
    summary: fillUp('误报的起因是地址易主，证据全部早于我们持有这个地址的日期，', 280),
  }),
  oddReport('INC-2024-0005', 'a title of one unbroken hash', {
    title: HASH,
    summary: HASH,
    front: [
      `service: ${HASH.slice(0, 90)}`,
      `detection:\n  - { tool: ${HASH.slice(0, 90)}, signature: ${HASH} }`,
    ].join('\n'),
    finding: HASH,
  }),
  oddReport('INC-2024-0006', 'a table of twenty columns', {
    title: 'Every counter of twenty interfaces was compared by hand',
    more: [wideTable(20, 12), `\`\`\`\n${'counter=0 '.repeat(60).trim()}\n\`\`\``].join('\n\n'),
  }),
  oddReport('INC-2024-0007', 'two hundred actions', {
    title: 'A review of every rule left two hundred things to do',
    more: numbers(200).map(action).join('\n\n'),
  }),
  oddReport('INC-2024-0008', 'forty steps in which nothing was found', {
    title: 'Forty machines were looked at, one after the other',
    more: numbers(40)
      .slice(1)
      .map(
        (n) =>
          `<Finding id="F${n}" direction="neutral" title="Machine ${n} is clean">\n\nNothing.\n\n</Finding>`,
      )
      .join('\n\n'),
    front: [
      'assets:',
      ...numbers(40).map((n) => `  - { id: H${n}, name: web-${n}.example, kind: server }`),
    ].join('\n'),
  }),
];

/** A page of a team, with a table that no phone is wide enough for. */
export const ODD_PAGE = `---\ntitle: On call\ndescription: Who answers.\n---\n\n${wideTable(12, 2)}\n\n${HASH}\n`;

/** Writes the reports with a list of tags. */
export async function writeOddArchive(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  await writeFile(
    join(folder, 'tags.yml'),
    'false-positive:\n  label: { en: False positive, zh-CN: 误报 }\n',
  );
  for (const { id, text } of ODD_REPORTS) await writeReport(folder, id, text);
}

/** Writes the one report that somebody has begun, and nothing else. */
export async function writeDraft(folder: string): Promise<void> {
  const text = `---
id: INC-2024-0001
title: Something is off with the relay
status: new
severity: medium
tlp: amber
verdict: { value: undetermined }
times: { detected: 2024-03-02 }
---
`;
  await writeReport(folder, 'INC-2024-0001', text);
}

async function writeReport(folder: string, id: string, text: string): Promise<void> {
  const file = join(folder, '2024', `${id}.mdx`);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, text);
}

function oddReport(id: string, odd: string, parts: Parts): OddReport {
  const {
    title,
    summary = 'The label was older than the host.',
    front = '',
    lang = 'en',
    finding,
    more = '',
  } = parts;
  const { times = 'detected: 2024-03-02' } = parts;
  const text = `---
id: ${id}
title: ${title}
summary: ${summary}
lang: ${lang}
record_status: published
status: closed
severity: low
tlp: amber
verdict:
  value: false_positive
  cause: stale_intel
  confidence: moderate
  decisive_finding: F1
times:
  ${times}
tags: [false-positive]
${front}
---

## Background

Somebody asked for it.

## Steps

<Step id="S1" phase="identification" result="successful" title="Look">

We looked.

</Step>

## Findings

<Finding id="F1" direction="contradicts" decisive title="${finding ?? 'The label is older than the host'}">

<Evidence source="console">

\`\`\`
last seen ${finding ?? '2021-01-01'}
\`\`\`

The label is older than the host.

</Evidence>

</Finding>

${more}

## Lessons

<Lesson id="L1" key="ask-for-the-date-first" kind="went_badly">

Ask for the date first.

</Lesson>
`;
  return { id, odd, text: text.replace('\n\n---', '\n---') };
}

function indicator(n: number): string {
  const value = n % 2 === 0 ? `203.0.113.${n}` : HASH.slice(0, 60) + String(n).padStart(4, '0');
  const type = n % 2 === 0 ? 'ipv4-addr' : 'file';
  return `  - { id: I${n}, type: ${type}, value: '${value}', observation: mentioned }`;
}

function action(n: number): string {
  const due = `2024-${String((n % 12) + 1).padStart(2, '0')}-15`;
  return `<Action id="A${n}" kind="process" owner="team ${n % 7}" due="${due}">\n\nRead rule ${n} again.\n\n</Action>`;
}

function wideTable(columns: number, rows: number): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  const names = numbers(columns).map((column) => `eth${column} packets`);
  const body = numbers(rows).map((row) => line(names.map((_, column) => String(row * 100_000 + column))));
  return [line(names), line(names.map(() => '---')), ...body].join('\n');
}
