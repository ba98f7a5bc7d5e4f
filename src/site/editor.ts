import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { buildJsonSchemas } from '../../schemas/json-schema.ts';
import {
  ACTION_KINDS,
  ARCHS,
  CALLOUTS,
  CONFIDENCES,
  DIRECTIONS,
  INDICATOR_TYPES,
  INTEL_VERDICTS,
  LESSON_KINDS,
  OS_FAMILIES,
  PHASES,
  SEVERITIES,
  STEP_RESULTS,
  TLP,
} from '../../schemas/vocabulary.ts';
import type { Settings } from '../../schemas/settings.ts';
import { findReportFiles } from '../archive/files.ts';
import { canWrite, editorRoot } from '../archive/places.ts';
import { writeOwnFile } from '../archive/write.ts';
import { writeDraft } from '../core/draft/draft.ts';
import type { Template } from '../core/draft/template.ts';

/** Names our schema for the language server; Astro writes files of its own for the collection `incidents`. */
const NAME = 'report';

/**
 * Writes what the language server of Astro reads to complete and explain front matter: the schema, and which files
 * follow it. It looks into `.astro/collections` of the folder that the editor has opened; the reports may lie
 * elsewhere. Every schema of the contract lies beside it for other editors. Files that say the same already are left
 * alone, so that the editor does not load them anew.
 */
export async function writeEditorFiles(
  settings: Pick<Settings, 'incidents' | 'fields' | 'words' | 'language' | 'root'>,
  folder = join(editorRoot(settings), '.astro'),
): Promise<void> {
  // In a program that others share there is no editor to serve.
  if (!canWrite(join(folder, 'collections')) || !canWrite(join(folder, 'schemas'))) return;
  const { incidents, fields, words, language } = settings;
  const { reports } = await findReportFiles(incidents);
  const entries = Object.fromEntries(reports.map((file) => [addressOf(join(incidents, file)), NAME]));
  const schemas = buildJsonSchemas(fields, words, language);
  const collections = { collections: [{ hasSchema: true, name: NAME }], entries };
  writeJson(join(folder, `collections/${NAME}.schema.json`), schemas['incident.json']);
  writeJson(join(folder, 'collections/collections.json'), collections);
  for (const [name, schema] of Object.entries(schemas)) writeJson(join(folder, 'schemas', name), schema);
}

/** As the language server spells it: decoded, in lower case. */
function addressOf(path: string): string {
  return decodeURIComponent(pathToFileURL(path).href).toLowerCase();
}

function writeJson(path: string, content: unknown): void {
  writeOwnFile(path, `${JSON.stringify(content, null, 2)}\n`);
}

/** One snippet as VS Code and the editors that read its files know it. */
export type Snippet = { scope: string; prefix: string; description: string; body: string[] };

/** Snippets for the elements of a report, the entries of its front matter, and whole reports, by name. */
export function buildSnippets(templates: readonly Template[]): Record<string, Snippet> {
  const whole = templates.map((template) => {
    const { name, lang, title, description } = template;
    const prefix = `report-${name}${lang === 'en' ? '' : '-zh'}`;
    return [`${title} (${lang})`, snippet(prefix, description, reportLines(template))] as const;
  });
  const english = { ...ELEMENTS, ...ENTRIES };
  const chinese = Object.entries(english).map(([name, one]) => [`${name} (zh-CN)`, inChinese(one)] as const);
  return { ...english, ...Object.fromEntries(chinese), ...Object.fromEntries(whole) };
}

const TODAY = '${CURRENT_YEAR}-${CURRENT_MONTH}-${CURRENT_DATE}';
const NOW = `${TODAY}T\${CURRENT_HOUR}:\${CURRENT_MINUTE}:00\${CURRENT_TIMEZONE_OFFSET}`;

const ELEMENTS: Record<string, Snippet> = {
  Step: element('step', 'A step of the response, with what it showed.', [
    `<Step id="S\${1:1}" phase="${choice(2, PHASES, 'identification')}" started="\${3:${NOW}}" result="${choice(4, STEP_RESULTS, 'successful')}" title="\${5:What was done}">`,
    '${0:What was done, with the command, and what it showed.}',
  ]),
  Finding: element('finding', 'Something learnt that speaks for or against the alert, with its evidence.', [
    `<Finding id="F\${1:1}" direction="${choice(2, DIRECTIONS, 'contradicts')}" confidence="${choice(3, CONFIDENCES, 'high')}" title="\${4:What it says, as one sentence}">`,
    ...evidence(5),
  ]),
  Evidence: snippet('evidence', 'Raw material of a finding, then what it means.', evidence(1)),
  Lesson: element('lesson', 'Something to know next time, under a key that other reports share.', [
    `<Lesson id="L\${1:1}" key="\${2:name-the-lesson}" kind="${choice(3, LESSON_KINDS, 'went_badly')}">`,
    '${0:What to do first, next time.}',
  ]),
  Action: element('action', 'Something to change, with its owner and its date.', [
    `<Action id="A\${1:1}" kind="${choice(2, ACTION_KINDS, 'process')}" owner="\${3:team or role}" due="\${4:${TODAY}}">`,
    '${0:What changes.}',
  ]),
  Audience: element('audience', 'Text for a smaller circle than the report.', [
    `<Audience tlp="${choice(1, TLP, 'red')}">`,
    '${0:What only they may read.}',
  ]),
  Citation: snippet('cite', 'A citation of another report or of a part of it.', [
    '[[${1:INC-2023-0001}#${2:F1}|${3:words}]]$0',
  ]),
  Callout: snippet('callout', 'A note that stands out.', [
    `> [!${choice(1, CALLOUTS, 'note').toUpperCase()}]`,
    '> ${0:Text}',
  ]),
};

const ENTRIES: Record<string, Snippet> = {
  'Asset of the front matter': snippet(
    'asset',
    'One of our things, with the time for which its address was ours.',
    [
      '- id: H${1:1}',
      '  name: ${2:name}',
      `  os_family: ${choice(3, OS_FAMILIES, 'linux')}`,
      `  arch: ${choice(4, ARCHS, 'x86_64')}`,
      '  ips:',
      '    - addr: ${5:203.0.113.7}',
      `      held_from: \${6:${TODAY}}`,
      '      evidence: ${0:what shows it}',
    ],
  ),
  'Indicator of the front matter': snippet(
    'indicator',
    'What the alert names, with its newest evidence and its sample.',
    [
      '- id: I${1:1}',
      `  type: ${choice(2, INDICATOR_TYPES, 'ipv4-addr')}`,
      '  value: ${3:203.0.113.7}',
      '  asset: H${4:1}',
      `  last_evidence: \${5:${TODAY}}`,
      `  sample: { file_type: \${6:Win64/Heur}, os: ${choice(7, OS_FAMILIES, 'windows')} }$0`,
    ],
  ),
  'Intel of the front matter': snippet('intel', 'What a source says of an indicator.', [
    '- id: V${1:1}',
    '  source: ${2:name of the source}',
    '  indicator: I${3:1}',
    '  history:',
    `    - at: \${4:${TODAY}}`,
    `      verdict: ${choice(5, INTEL_VERDICTS, 'malicious')}`,
    '      labels: [${6:label}]',
    `      last_evidence: \${0:${TODAY}}`,
  ]),
};

/** A snippet with what it proposes in Chinese, and a name of its own. */
function inChinese({ scope, prefix, description, body }: Snippet): Snippet {
  const say = (text: string): string =>
    CHINESE.reduce((said, [english, chinese]) => said.replaceAll(english, chinese), text);
  return { scope, prefix: `${prefix}-zh`, description: say(description), body: body.map(say) };
}

/** What snippets say, longer texts first where one stands in another. */
const CHINESE: readonly (readonly [english: string, chinese: string])[] = [
  ['A step of the response, with what it showed.', '一个处置步骤，以及它的结果。'],
  [
    'Something learnt that speaks for or against the alert, with its evidence.',
    '一项发现，支持或否定告警，附证据。',
  ],
  ['Raw material of a finding, then what it means.', '发现所依据的原始材料，然后说明含义。'],
  [
    'Something to know next time, under a key that other reports share.',
    '下次要知道的事，用各报告共享的键。',
  ],
  ['Something to change, with its owner and its date.', '要改进的事，写明负责人和日期。'],
  ['Text for a smaller circle than the report.', '比报告更小范围可见的内容。'],
  ['A citation of another report or of a part of it.', '引用另一份报告或其中一处。'],
  ['A note that stands out.', '醒目的提示。'],
  [
    'One of our things, with the time for which its address was ours.',
    '我方的一个资产，以及地址归属的时间。',
  ],
  ['What the alert names, with its newest evidence and its sample.', '告警所指的值，附最新证据和样本。'],
  ['What a source says of an indicator.', '某个来源对一个指标的说法。'],
  ['What was done, with the command, and what it showed.', '做了什么、用了什么命令、结果如何。'],
  ['What was done', '做了什么'],
  ['What it says, as one sentence', '用一句话写出结论'],
  ['What to do first, next time.', '下次先做什么。'],
  ['What changes.', '要改什么。'],
  ['What only they may read.', '只有他们可以看的内容。'],
  ['The raw material, as it stood there.', '原始材料，照原样写。'],
  ['What it means.', '它说明什么。'],
  ['log, page, tool or person by role', '日志、页面、工具或人员角色'],
  ['team or role', '团队或角色'],
  ['what shows it', '依据'],
  ['name of the source', '来源名称'],
  [':words}', ':文字}'],
  [':Text}', ':内容}'],
  [':label}', ':标签}'],
  [':name}', ':名称}'],
];

function snippet(prefix: string, description: string, body: string[]): Snippet {
  return { scope: 'mdx', prefix, description, body };
}

/** A snippet for an element: its opening tag, and what it holds. */
function element(prefix: string, description: string, lines: string[]): Snippet {
  return snippet(prefix, description, closeTag(lines));
}

/** The lines of an element, which the first one opens: blank lines around its content, and the closing tag. */
function closeTag([tag = '', ...content]: string[]): string[] {
  return [tag, '', ...content, '', tag.replace(/^<(\w+).*$/, '</$1>')];
}

function evidence(first: number): string[] {
  return closeTag([
    `<Evidence source="\${${first}:log, page, tool or person by role}" captured="\${${first + 1}:${TODAY}}">`,
    `\${${first + 2}:The raw material, as it stood there.}`,
    '',
    '${0:What it means.}',
  ]);
}

/** A place where one word of a closed list is chosen; the usual one comes first. */
function choice(number: number, words: readonly string[], usual: string): string {
  return `\${${number}|${[usual, ...words.filter((word) => word !== usual)].join(',')}|}`;
}

/** Words that stand in a draft where the editor fills something in. */
const ID = 'SNIPPET-ID';
const TITLE = 'SNIPPET-TITLE';
const DETECTED = 'SNIPPET-DETECTED';

/** A whole report: the file gives the id, the gaps of the template are stops and keep their marks until they are filled. */
function reportLines(template: Template): string[] {
  const { lang, severity, tags } = template;
  const draft = writeDraft(template, ID, {
    title: TITLE,
    lang,
    severity,
    detected: DETECTED,
    tags,
    indicators: [],
  });
  let stop = 2;
  const filled = draft
    .replaceAll(/[\\$]/g, '\\$&')
    .replace(ID, () => '${TM_FILENAME_BASE}')
    .replace(TITLE, () => '${1:⟨title⟩}')
    .replace(DETECTED, () => NOW)
    .replace(/^severity: (\w+)$/m, (_line, usual: string) => `severity: ${choice(2, SEVERITIES, usual)}`)
    .replaceAll(/(?<!\{1:)⟨[^⟩]*⟩/g, (gap) => `\${${++stop}:${gap.replaceAll('}', '\\}')}}`);
  return filled.trimEnd().split('\n');
}
