import type { Sample, SampleFinding, SampleStep } from '../sample.ts';
import { TAGS } from '../words.ts';

const HEADINGS = {
  en: ['Background', 'Steps', 'Findings', 'Lessons'],
  'zh-CN': ['事件背景', '排查步骤', '发现', '经验教训'],
};

/** A sample as a report of this project. */
export function asPrecedent(sample: Sample): string {
  const [background, steps, findings, lessons] = HEADINGS[sample.lang];
  const cited = sample.cites === undefined ? '' : `\n\nSee [[${sample.cites}#F1]].`;
  return [
    frontMatter(sample),
    `## ${background}`,
    ...sample.background,
    `## ${steps}`,
    ...sample.steps.map(step),
    table(sample.table),
    `## ${findings}`,
    ...sample.findings.map(finding),
    `## ${lessons}`,
    ...sample.lessons.map(
      ({ id, key, text }) => `<Lesson id="${id}" key="${key}" kind="went_badly">\n\n${text}\n\n</Lesson>`,
    ),
  ]
    .join('\n\n')
    .concat(`${cited}\n`);
}

/** The tags.yml that goes with the samples. */
export function tagsFile(): string {
  return TAGS.map(([id, en, zh]) => `${id}:\n  label: { en: ${en}, zh-CN: ${zh} }\n`).join('\n');
}

/** Where a sample stands below the incidents folder. */
export function pathOf({ id }: Sample): string {
  return `${id.slice(4, 8)}/${id}.mdx`;
}

export function table(rows: string[][]): string {
  const line = (cells: string[]): string => `| ${cells.join(' | ')} |`;
  return [line(['host', 'port', 'result']), line(['---', '---', '---']), ...rows.map(line)].join('\n');
}

export function fence({ language, text }: { language: string; text: string }): string {
  return `\`\`\`${language}\n${text}\n\`\`\``;
}

function frontMatter(sample: Sample): string {
  const { id, title, summary, lang, severity, verdict, cause, date, addresses, hash, tags } = sample;
  const [first = '', second = ''] = addresses;
  return `---
id: ${id}
title: ${title}
summary: ${summary}
lang: ${lang}
record_status: published
status: closed
severity: ${severity}
tlp: green
verdict:
  value: ${verdict}${cause === undefined ? '' : `\n  cause: ${cause}`}
  confidence: moderate
  decisive_finding: F1
times:
  detected: ${date}
  resolved: ${date}
assets:
  - { id: H1, kind: server, role: web server, os_family: linux, exposure: internet }
indicators:
  - { id: I1, type: ipv4-addr, value: ${first}, role: malicious-activity, observation: observed }
  - { id: I2, type: ipv4-addr, value: ${second}, role: unknown, observation: mentioned }
  - { id: I3, type: file, value: ${hash}, observation: mentioned }
tags: [${tags.join(', ')}]
---`;
}

function step({ id, phase, title, text, code }: SampleStep): string {
  return `<Step id="${id}" phase="${phase}" result="successful" title="${title}">\n\n${text}\n\n${fence(code)}\n\n</Step>`;
}

function finding({ id, direction, title, text, evidence }: SampleFinding): string {
  const isDecisive = id === 'F1' ? ' decisive' : '';
  const raw = `<Evidence source="host">\n\n${fence(evidence)}\n\n${text}\n\n</Evidence>`;
  return `<Finding id="${id}" direction="${direction}" confidence="moderate"${isDecisive} title="${title}">\n\n${raw}\n\n</Finding>`;
}
