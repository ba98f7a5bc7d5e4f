import { mkdirSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { makeRepository, REPORT, tell, textOf, type Repository } from './report-history.ts';
import { gitOn } from './repository.ts';
import { makeFolder, writeFiles } from './temp-folder.ts';

const BEGUN = textOf();
const CHANGED = textOf({ finding: 'It was two years old.' });
const OTHER_LESSON = textOf({ finding: 'It was two years old.', lesson: 'Dates come first.' });

/** A report that was changed once. */
function begin(): Repository {
  const made = makeRepository();
  made.write({ [REPORT]: BEGUN });
  made.commit('2024-01-02', 'begin');
  made.write({ [REPORT]: CHANGED });
  made.commit('2024-02-01', 'change');
  return made;
}

type Case = {
  name: string;
  happens: (repository: Repository) => void;
  /** Where the report lies then, when elsewhere. */
  folder?: string;
  file?: string;
  history?: string;
  versions?: string[];
};

const SAME = { history: '2024-02-01, 2 changes', versions: ['change', 'begin'] };

const move = ({ top }: Repository, from: string, to: string): void => {
  mkdirSync(dirname(join(top, to)), { recursive: true });
  renameSync(join(top, from), join(top, to));
};

const INDEX = 'incidents/2024/INC-2024-0001/index.mdx';
const RENUMBERED = 'incidents/2024/INC-2024-0009.mdx';

const renumber = (text: string): string =>
  text.replace('id: INC-2024-0001\n', 'id: INC-2024-0009\naliases: [INC-2024-0001]\n');

/** Two branches, of which one changes the finding and the other the lesson. */
function fork({ write, commit, on }: Repository): void {
  on('2024-03-01', 'switch', '-qc', 'topic');
  write({ [REPORT]: CHANGED.replace('two years', 'three years') });
  commit('2024-03-01', 'on the branch');
  on('2024-03-02', 'switch', '-q', 'main');
  write({ [REPORT]: OTHER_LESSON });
  commit('2024-03-02', 'on main');
}

const REFORMATTED = CHANGED.replace('summary: A feed was old.', 'summary:\n  "A feed\n  was old."')
  .replace('status: closed\nseverity: low', '# As in the tracker.\nseverity: low\nstatus: closed')
  .replace('verdict: { value: false_positive,', 'verdict: {  "value": false_positive,')
  .replace('Look at dates.', 'Look\nat dates.');

const CASES: Case[] = [
  { name: 'nothing more', happens: () => undefined, ...SAME },
  {
    name: 'a move into a folder of its own',
    happens: (made) => {
      move(made, REPORT, INDEX);
      made.commit('2024-03-01');
    },
    file: INDEX,
    ...SAME,
  },
  {
    name: 'a move that is not committed',
    happens: (made) => {
      move(made, REPORT, INDEX);
    },
    file: INDEX,
    ...SAME,
  },
  {
    name: 'a rename of the whole folder, and back to the year folder',
    happens: (made) => {
      move(made, REPORT, 'kb/reports/2024/INC-2024-0001.mdx');
      made.commit('2024-03-01');
      move(made, 'kb/reports/2024/INC-2024-0001.mdx', 'kb/reports/INC-2024-0001.mdx');
      made.commit('2024-03-02');
    },
    folder: 'kb/reports',
    file: 'kb/reports/INC-2024-0001.mdx',
    ...SAME,
  },
  {
    name: 'a copy whose first file goes later',
    happens: (made) => {
      made.write({ [INDEX]: CHANGED });
      made.commit('2024-03-01');
      rmSync(join(made.top, REPORT));
      made.commit('2024-03-02');
    },
    file: INDEX,
    ...SAME,
  },
  {
    name: 'a move with a change',
    happens: (made) => {
      move(made, REPORT, INDEX);
      made.write({ [INDEX]: OTHER_LESSON });
      made.commit('2024-03-01', 'move and change');
    },
    file: INDEX,
    history: '2024-03-01, 3 changes',
    versions: ['move and change', 'change', 'begin'],
  },
  {
    name: 'another number, then a change',
    happens: (made) => {
      move(made, REPORT, RENUMBERED);
      made.write({ [RENUMBERED]: renumber(CHANGED) });
      made.commit('2024-03-01', 'renumber');
      made.write({ [RENUMBERED]: renumber(OTHER_LESSON) });
      made.commit('2024-04-01', 'after that');
    },
    file: RENUMBERED,
    history: '2024-04-01, 3 changes',
    versions: ['after that', '(renumber)', 'change', 'begin'],
  },
  {
    name: 'a merge that joins two texts',
    happens: (made) => {
      fork(made);
      made.on('2024-03-03', 'merge', '-q', '--no-ff', '-m', 'merge', 'topic');
    },
    history: '2024-03-03, 5 changes',
    versions: ['merge', 'on main', 'on the branch', 'change', 'begin'],
  },
  {
    name: 'a merge whose conflict is resolved in it, of a branch that moved the report',
    happens: (made) => {
      made.on('2024-03-01', 'switch', '-qc', 'topic');
      move(made, REPORT, INDEX);
      made.write({ [INDEX]: textOf({ finding: 'It was three years old.' }) });
      made.commit('2024-03-01', 'on the branch');
      made.on('2024-03-02', 'switch', '-q', 'main');
      made.write({ [REPORT]: textOf({ finding: 'It was four years old.' }) });
      made.commit('2024-03-02', 'on main');
      expect(() => made.on('2024-03-03', 'merge', '-q', 'topic')).toThrow();
      rmSync(join(made.top, REPORT), { force: true });
      made.write({ [INDEX]: textOf({ finding: 'It was three or four years old.' }) });
      made.commit('2024-03-03', 'merge');
    },
    file: INDEX,
    history: '2024-03-03, 5 changes',
    versions: ['merge', 'on main', 'on the branch', 'change', 'begin'],
  },
  {
    name: 'an octopus merge',
    happens: (made) => {
      fork(made);
      made.on('2024-03-03', 'switch', '-qc', 'third', 'HEAD~1');
      made.write({ [REPORT]: CHANGED.replace('title: One', 'title: The first') });
      made.commit('2024-03-03', 'on the third');
      made.on('2024-03-04', 'switch', '-q', 'main');
      made.on('2024-03-04', 'merge', '-q', '-m', 'octopus', 'topic', 'third');
    },
    history: '2024-03-04, 6 changes',
    versions: ['octopus', 'on the third', 'on main', 'on the branch', 'change', 'begin'],
  },
  {
    name: 'a squash',
    happens: (made) => {
      made.on('2024-03-01', 'switch', '-qc', 'topic');
      made.write({ [REPORT]: BEGUN });
      made.commit('2024-03-01');
      made.write({ [REPORT]: OTHER_LESSON });
      made.commit('2024-03-02');
      made.on('2024-03-03', 'switch', '-q', 'main');
      made.on('2024-03-03', 'merge', '-q', '--squash', 'topic');
      made.commit('2024-03-03', 'squash');
    },
    history: '2024-03-03, 3 changes',
    versions: ['squash', 'change', 'begin'],
  },
  {
    name: 'a merge that keeps nothing of a branch, which may have been cited',
    happens: (made) => {
      made.on('2024-03-01', 'switch', '-qc', 'topic');
      made.write({ [REPORT]: OTHER_LESSON });
      made.commit('2024-03-01', 'lost');
      made.on('2024-03-03', 'switch', '-q', 'main');
      made.on('2024-03-03', 'merge', '-q', '-s', 'ours', '-m', 'merge', 'topic');
    },
    history: '2024-02-01, 3 changes',
    versions: ['change', 'lost', 'begin'],
  },
  {
    name: 'a commit that only reformats',
    happens: (made) => {
      made.write({ [REPORT]: REFORMATTED });
      made.commit('2024-03-01', 'reformat');
    },
    history: '2024-02-01, 2 changes',
    versions: ['(reformat)', 'change', 'begin'],
  },
  {
    name: 'a commit that only reformats, then a change',
    happens: (made) => {
      const quoted = CHANGED.replace('title: One', 'title: "One"').replaceAll('\n\n', '\n\n\n');
      made.write({ [REPORT]: quoted });
      made.commit('2024-03-01', 'reformat');
      made.write({ [REPORT]: quoted.replace('Look at', 'Begin with') });
      made.commit('2024-04-01', 'after that');
    },
    history: '2024-04-01, 3 changes',
    versions: ['after that', '(reformat)', 'change', 'begin'],
  },
  {
    name: 'a commit that .git-blame-ignore-revs names',
    happens: (made) => {
      made.write({ [REPORT]: CHANGED.replace('Look at dates.', 'Look at dates …') });
      made.commit('2024-03-01', 'typography');
      const name = made.git('rev-parse', 'HEAD').trim();
      made.write({ '.git-blame-ignore-revs': `# The first.\r\n${name}  # dots\r\n` });
      made.commit('2024-03-02');
    },
    history: '2024-02-01, 2 changes',
    versions: ['(typography)', 'change', 'begin'],
  },
  {
    name: 'other line ends, and a byte order mark',
    happens: (made) => {
      made.write({ [REPORT]: CHANGED.replaceAll('\n', '\r\n') });
      made.commit('2024-03-01');
      made.write({ [REPORT]: `\uFEFF${CHANGED}` });
      made.commit('2024-03-02');
    },
    ...SAME,
  },
  {
    name: 'code whose blanks are changed, which says something else',
    happens: (made) => {
      made.write({ [REPORT]: `${CHANGED}\n\`\`\`py\nif a:\n  b\n\`\`\`\n` });
      made.commit('2024-03-01', 'code');
      made.write({ [REPORT]: `${CHANGED}\n\`\`\`py\nif a:\n    b\n\`\`\`\n` });
      made.commit('2024-03-02', 'indent');
    },
    history: '2024-03-02, 4 changes',
    versions: ['indent', 'code', 'change', 'begin'],
  },
  {
    name: 'a removal that is taken back',
    happens: (made) => {
      rmSync(join(made.top, REPORT));
      made.commit('2024-03-01');
      made.write({ [REPORT]: CHANGED });
      made.commit('2024-03-02');
    },
    ...SAME,
  },
  {
    name: 'another archive beside it, which has the same ids and moves',
    happens: (made) => {
      made.write({ 'b/old/INC-2024-0001.mdx': textOf({ lesson: 'Ask the owner.' }) });
      made.commit('2024-03-01');
      move(made, 'b/old/INC-2024-0001.mdx', 'b/new/INC-2024-0001.mdx');
      made.commit('2024-03-02');
      made.write({ 'b/new/INC-2024-0001.mdx': textOf({ lesson: 'Ask the other owner.', id: 'F7' }) });
    },
    ...SAME,
  },
];

/** What users set, and what changes the output of git. */
const SETTINGS = [
  'log.showRoot=false',
  'log.follow=true',
  'log.showSignature=true',
  'log.diffMerges=first-parent',
  'log.decorate=full',
  'log.date=relative',
  'format.pretty=fuller',
  'diff.orderFile=nowhere',
  'diff.renames=copies',
  'diff.noprefix=true',
  'diff.relative=true',
  'diff.external=false',
  'core.quotePath=true',
  'core.abbrev=4',
  'core.autocrlf=true',
  'color.ui=always',
  'i18n.logOutputEncoding=GBK',
];

describe('a report keeps its history through', () => {
  it.each(CASES)('$name', async ({ happens, folder = 'incidents', file = REPORT, history, versions }) => {
    const made = begin();
    happens(made);
    expect(await tell(made.top, folder)).toEqual({ history, versions, isCurrent: true, rule: [] });
    made.write({ [file]: made.read(file).replaceAll('F1', 'F2') });
    expect((await tell(made.top, folder)).rule).toEqual([
      'This element was published as `F1` and is `F2` now.',
    ]);
  });

  it('settings of the user', async () => {
    const made = makeRepository();
    const file = 'kb 知识/INC-2024-0001.mdx';
    made.write({ [file]: BEGUN });
    made.commit('2024-01-02', '开始');
    made.write({ [file]: CHANGED });
    made.commit('2024-02-01', '改正');
    for (const setting of SETTINGS) made.git('config', ...setting.split('='));
    const history = { history: '2024-02-01, 2 changes', versions: ['改正', '开始'] };
    expect(await tell(made.top, 'kb 知识')).toEqual({ ...history, isCurrent: true, rule: [] });
    made.write({ [file]: CHANGED.replaceAll('F1', 'F2') });
    expect((await tell(made.top, 'kb 知识')).rule).toHaveLength(1);
  });
});

describe('a report has no history', () => {
  it('in a shallow clone, which would call every file new', async () => {
    const { top } = begin();
    const clone = join(makeFolder(), 'clone');
    gitOn('2024-03-01', top, 'clone', '-q', '--depth', '1', `file://${top}`, clone);
    expect(await tell(clone)).toMatchObject({ history: 'never, 0 changes', versions: [] });
  });

  it('without a repository, and without a commit', async () => {
    const top = makeFolder({ [REPORT]: BEGUN });
    expect(await tell(top)).toMatchObject({ history: 'never, 0 changes', rule: [] });
    gitOn('2024-03-01', top, 'init', '-q');
    expect(await tell(top)).toMatchObject({ history: 'never, 0 changes', rule: [] });
  });

  it('where git has another report of that id in another folder alone', async () => {
    const { top } = begin();
    writeFiles(top, { 'scratch/INC-2024-0001.mdx': BEGUN.replaceAll('F1', 'F2') });
    expect(await tell(top, 'scratch')).toMatchObject({ history: 'never, 0 changes', rule: [] });
  });
});

it('a link into a repository tells its history', async () => {
  const { top } = begin();
  const link = join(makeFolder(), 'link');
  symlinkSync(top, link);
  expect(await tell(link)).toMatchObject(SAME);
});

it.each([
  ['core.autocrlf=true', ['-c', 'core.autocrlf=true'], undefined],
  ['eol=crlf in .gitattributes', [], '*.mdx text eol=crlf\n'],
])('a checkout with %s has the digests of any other', async (_name, settings, attributes) => {
  const made = begin();
  if (attributes !== undefined) made.write({ '.gitattributes': attributes });
  if (attributes !== undefined) made.commit('2024-03-01');
  const clone = join(makeFolder(), 'clone');
  made.git('clone', '-q', ...settings, made.top, clone);
  expect(await tell(clone)).toEqual({ ...SAME, isCurrent: true, rule: [] });
});
