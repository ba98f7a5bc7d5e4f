import { mkdirSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';
import { makeRepository, REPORT, tell, textOf, type Repository } from './report-history.ts';
import { makeFolder, writeFiles } from './temp-folder.ts';
import { gitOn } from './repository.ts';

const WAS_F1 = ['This element was published as `F1` and is `F2` now.'];

/** A repository whose report is published, on a branch of its own. */
function branchOff(): Repository {
  const made = makeRepository();
  made.write({ [REPORT]: textOf() });
  made.commit('2024-01-02');
  made.git('update-ref', 'refs/remotes/origin/main', 'HEAD');
  made.git('switch', '-qc', 'topic');
  return made;
}

const move = ({ top }: Repository, from: string, to: string): void => {
  mkdirSync(dirname(join(top, to)), { recursive: true });
  renameSync(join(top, from), join(top, to));
};

const RENAMED = textOf({ id: 'F2' });
const INDEX = 'incidents/2024/INC-2024-0001/index.mdx';
const RENUMBERED = 'incidents/2024/INC-2024-0009.mdx';
const ALIASED = textOf({ id: 'F2' }, { report: 'INC-2024-0009', fields: 'aliases: [INC-2024-0001]\n' });

type Case = [name: string, change: (made: Repository) => void, said: string[], folder?: string];

it.each<Case>([
  ['in its file', ({ write }) => write({ [REPORT]: RENAMED }), WAS_F1],
  [
    'with a move into a folder',
    (made) => {
      move(made, REPORT, INDEX);
      made.write({ [INDEX]: RENAMED });
    },
    WAS_F1,
  ],
  [
    'with a move of the whole folder',
    (made) => {
      move(made, 'incidents', 'kb/reports');
      made.write({ 'kb/reports/2024/INC-2024-0001.mdx': RENAMED });
    },
    WAS_F1,
    'kb/reports',
  ],
  [
    'with another number',
    (made) => {
      rmSync(join(made.top, REPORT));
      made.write({ [RENUMBERED]: ALIASED });
    },
    WAS_F1,
  ],
  ['with a move alone', (made) => move(made, REPORT, INDEX), []],
  ['with other line ends', ({ write }) => write({ [REPORT]: textOf().replaceAll('\n', '\r\n') }), []],
  ['with a new report', ({ write }) => write({ [RENUMBERED]: ALIASED.replace(/aliases.*\n/, '') }), []],
])('an element that is renamed %s', async (_name, change, said, folder) => {
  const made = branchOff();
  change(made);
  expect((await tell(made.top, folder)).rule).toEqual(said);
  made.commit('2024-02-01');
  expect((await tell(made.top, folder)).rule).toEqual(said);
});

it('an archive that goes is not taken for the one beside it', async () => {
  const made = makeRepository();
  const other = 'other/INC-2024-0001.mdx';
  made.write({ [REPORT]: textOf(), [other]: RENAMED });
  made.commit('2024-01-02');
  rmSync(join(made.top, other));
  expect((await tell(made.top)).rule).toEqual([]);
});

it('a draft may change its elements', async () => {
  const made = makeRepository();
  made.write({ [REPORT]: textOf().replace('record_status: published', 'record_status: draft') });
  made.commit('2024-01-02');
  made.write({ [REPORT]: RENAMED });
  expect((await tell(made.top)).rule).toEqual([]);
});

it('nothing is known without git, nor before the first commit', async () => {
  const top = makeFolder();
  writeFiles(top, { [REPORT]: RENAMED });
  expect((await tell(top)).rule).toEqual([]);
  gitOn('2024-01-02', top, 'init', '-q');
  expect((await tell(top)).rule).toEqual([]);
});
