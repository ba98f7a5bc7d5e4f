import { afterEach, expect, it } from 'vitest';
import { report } from './report.ts';
import { openWorkplace, type Workplace } from './run-in.ts';

let place: Workplace;
afterEach(() => place.remove());

const FILES = {
  'precedent.config.ts': "export default { title: 'T', language: 'zh-CN' };",
  'incidents/tags.yml': 'outage: { label: { en: Outage } }\n',
  'incidents/2024/INC-2024-0001.mdx': report('INC-2024-0001', { body: '见下。' }),
  'incidents/2024/INC-2024-0002.mdx': report('INC-2024-0002', { body: '见 [[INC-2024-0001]]。' }),
  'record.md': '# 案例\n\n正文。\n',
  'foreign/a.md': '---\ntags: [其他, other, outage]\n---\n正文。\n',
  'foreign/b.md': '+++\n甲\n',
  'foreign/c.md': '---json\n甲\n---\n',
  'foreign/d.json': '[{"x":1},3]',
  'foreign/e.csv': 'a,b\n',
};

const WRONG = report('INC-2024-0003', {
  more: 'stauts: closed\nfoo: 1\ntags: [nosuch]',
  severity: 'wrong',
  times: '{ detected: 2024-13-01, resolved: 2024-05-06T10:00 }',
  body: '见 [[INC-2020-0001]]、[[INC-2024-0001#F9]]、{x} 和 <b>甲</b>。\n\n![](a.png)\n\n<Step id="S1">\n\n甲\n',
});

/** Three English words in a row that stand in no backticks, no option, and no part of the report that is shown. */
function findEnglish(text: string): string[] {
  return text
    .split('\n')
    .filter((line) => !/^\s*(?:>|\||\d+ \|)/.test(line) && !line.includes('precedent-kb explain'))
    .map((line) => line.replace(/`[^`]*`|npx --no precedent-kb \w+|"[^"]*"|“[^”]*”|\S*[/.<>=-]\S*/g, ' '))
    .filter((line) => /(?:^|[^A-Za-z])[A-Za-z]{2,} [a-z]{2,} [a-z]{2,}/.test(line));
}

it.each([
  [['--help']],
  [['bild']],
  [['check', '--fromat', 'x']],
  [['check', '--format', 'x']],
  [['check', 'nowhere.mdx']],
  [['check']],
  [['check', '--fix', '--dry-run']],
  [['check', '--dry-run']],
  [['check', '--incidents', 'nowhere']],
  [['build']],
  [['build', '--today', 'x']],
  [['build', '--out', '.']],
  [['preview']],
  [['new', '--yes']],
  [['new', '--yes', '--title', '甲', '--severity', 'x', '--tag', 'y', '--detected', 'z', '--related', 'q']],
  [['new', '--yes', '--title', '甲']],
  [['renumber', 'INC-2024-0001', '--dry-run']],
  [['renumber', 'INC-2024-0009']],
  [['renumber', 'INC-2024-0001', '--to', 'INC-2024-0002']],
  [['import', 'postmortem', 'record.md', 'nowhere.md']],
  [['import', 'nothing', 'record.md']],
  [['import', 'postmortem', 'foreign', 'foreign/e.csv', 'nowhere/*.md', 'foreign/d.json', '--dry-run']],
  [['import', 'postmortem', 'foreign', '--add-tags']],
  [['import', 'postmortem', 'record.md', '--encoding', 'x']],
  [['import', 'veris', 'foreign', 'record.md', 'incidents']],
  [['explain', 'nothing']],
  ...[
    'new',
    'check',
    'build',
    'dev',
    'preview',
    'search',
    'cite',
    'changes',
    'renumber',
    'import',
    'explain',
  ].map((command): [string[]] => [[command, '--help']]),
])('speaks Chinese where the settings say so: %s', async (argv) => {
  const isWrong = ['check', 'build'].includes(argv[0] ?? '');
  place = openWorkplace({ ...FILES, ...(isWrong ? { 'incidents/2024/INC-2024-0003.mdx': WRONG } : {}) });
  const { stdout, stderr } = await place.run(argv);
  expect(findEnglish(`${stderr}\n${stdout}`)).toEqual([]);
  expect(`${stderr}${stdout}`).toMatch(/\p{Script=Han}/u);
});
