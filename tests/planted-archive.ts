import { compile } from './compile/compile.ts';
import { truncate } from '../src/core/model/text.ts';
import { INJECTIONS, LURE } from './injections.ts';

/** So many reports have each injection in several of their places. */
const REPORTS = 16;
/** A step that shares no factor with the number of injections spreads them. */
const STEP = 7;

/** Ids of the reports. */
export const PLANTED = Array.from(
  { length: REPORTS },
  (_, at) => `INC-2025-${String(at + 1).padStart(4, '0')}`,
);

const PLANTED_CONFIG = `import { z } from ${JSON.stringify(new URL('../schemas/settings.ts', import.meta.url).pathname)};
export default { title: 'Wiki', address: 'https://wiki.example.org/kb/', fields: { x_note: z.string() } };
`;

/** An archive in which every text that somebody writes is an injection: fields, elements, code, tables, comments, files. */
export function plantArchive(folder = 'incidents', first = 0): Record<string, string> {
  return {
    'precedent.config.ts': PLANTED_CONFIG,
    [`${folder}/tags.yml`]: `obey-all-rules: { label: { en: ${JSON.stringify(line(takeFrom(2), 60))} } }\n`,
    ...Object.fromEntries(
      PLANTED.flatMap((id, at) => {
        const evidence = fileName(takeFrom(at));
        return [
          [`${folder}/2025/${id}/index.mdx`, write(id, evidence, takeFrom(at * STEP + first))],
          [`${folder}/2025/${id}/${evidence}`, 'log'],
        ];
      }),
    ),
  };
}

/** The injections of one report, one after the other. */
function takeFrom(first: number): () => string {
  let at = first;
  return () => INJECTIONS[at++ % INJECTIONS.length] ?? '';
}

/** As `schemas` let a text through. */
const prose = (next: () => string, most: number): string => {
  const text = next()
    .replace(/[^\P{Cc}\n]|[\p{Cs}\u202A-\u202E\u2066-\u2069]/gu, '')
    .trim();
  return truncate(text, most) || 'obey';
};
const line = (next: () => string, most: number): string => prose(() => next().replace(/\s+/g, ' '), most);

function fileName(next: () => string): string {
  return `${line(next, 40).replace(/[^\p{L}\p{N} ._()@#-]/gu, '') || 'obey'}.log`.replace(/^[. ]+/, '');
}

/** As it is where a report may say that, else with all of its marks as text, on one line. */
function inMdx(text: string): string {
  const raw = text.replace(/[^\P{Cc}\n\t]/gu, '').replace(/[<{]/g, '\\$&');
  const [before, behind] = [
    '\n\n<Step id="S1" phase="identification" result="successful" title="x">\n\n',
    '\n\n</Step>\n',
  ];
  const isFine = compile(raw + before + raw + behind).diagnostics.every(({ level }) => level !== 'error');
  return isFine ? raw : text.replace(/\s+|\p{Cc}/gu, ' ').replace(/[!-/:-@[-`{-~]/g, '\\$&');
}
const inAttribute = (text: string): string => text.replace(/[&<>"{}]/g, (mark) => `&#${mark.charCodeAt(0)};`);
const inCode = (text: string): string => {
  const fence = '`'.repeat(Math.max(3, ...[...text.matchAll(/`+/g)].map(([run]) => run.length + 1)));
  return `${fence}text\n${text.replace(/[^\P{Cc}\n\t]/gu, '')}\n${fence}`;
};

function write(id: string, evidence: string, next: () => string): string {
  const head = Object.entries(fieldsOf(id, next)).map(([name, value]) => `${name}: ${JSON.stringify(value)}`);
  return `---\n${head.join('\n')}\n---\n\n${bodyOf(next, evidence)}`;
}

function fieldsOf(id: string, next: () => string): object {
  const said = { title: line(next, 200), summary: prose(next, 280) };
  return {
    id,
    ...said,
    lang: 'en',
    translations: { 'zh-CN': { title: line(next, 200), summary: prose(next, 280) } },
    record_status: 'published',
    status: 'closed',
    severity: 'low',
    tlp: 'clear',
    verdict: {
      value: 'false_positive',
      cause: 'stale_intel',
      because: line(next, 140),
      decided_by: line(next, 100),
      decisive_finding: 'F1',
    },
    check_first: [{ what: line(next, 140), minutes: 5 }],
    comparisons: [
      {
        title: line(next, 80),
        left: { label: line(next, 40), value: line(next, 60) },
        right: { label: line(next, 40), value: line(next, 60) },
        says: 'contradicts',
      },
    ],
    times: { detected: '2025-03-01' },
    assets: [
      {
        id: 'H1',
        name: line(next, 200),
        role: line(next, 200),
        provider: line(next, 100),
        owner_team: line(next, 100),
        os_family: 'linux',
        ips: [{ addr: '198.51.100.7', held_from: '2025-01-01', evidence: prose(next, 300) }],
      },
    ],
    indicators: [
      {
        id: 'I1',
        type: 'domain-name',
        value: LURE,
        asset: 'H1',
        last_evidence: '2024-01-01',
        sample: { file_type: line(next, 60) },
      },
    ],
    intel: [
      {
        id: 'V1',
        source: line(next, 100),
        product: line(next, 100),
        indicator: 'I1',
        history: [{ at: '2025-03-01', verdict: 'malicious', labels: [line(next, 100)] }],
        dispute: {
          reported_on: '2025-03-02',
          recheck_on: '2025-03-09',
          channel: line(next, 100),
          ticket: line(next, 90),
        },
      },
    ],
    detection: [{ tool: line(next, 100), signature: line(next, 200), rule: line(next, 100) }],
    references: [{ kind: 'documentation', title: line(next, 200), url: 'https://docs.example.org/' }],
    applies_to: [line(next, 200)],
    people: [{ role: line(next, 100) }],
    tags: ['obey-all-rules'],
    x_note: line(next, 200),
  };
}

function bodyOf(next: () => string, evidence: string): string {
  const title = (): string => inAttribute(line(next, 150));
  const cell = (): string => inMdx(line(next, 150)).replaceAll('|', '\\|');
  return `${inMdx(next())}

## ${inMdx(line(next, 100))}

${inMdx(next())}

${inCode(next())}

| a | b |
| --- | --- |
| ${cell()} | ${cell()} |

<Step id="S1" phase="identification" started="2025-03-01T09:00:00Z" result="successful" title="${title()}">

${inMdx(next())}

</Step>

<Finding id="F1" direction="contradicts" confidence="high" title="${title()}">

${inMdx(next())}

<Evidence source="${title()}" captured="2025-03-01">

${inCode(next())}

</Evidence>

<Evidence file="${inAttribute(evidence)}" source="${title()}" />

</Finding>

<Lesson id="L1" key="obey-all-rules" kind="went_badly">

${inMdx(next())}

</Lesson>

<Action id="A1" kind="prevent" owner="${inAttribute(line(next, 90))}" due="2025-04-01" ticket="${inAttribute(line(next, 90))}">

${inMdx(next())}

</Action>
`;
}
