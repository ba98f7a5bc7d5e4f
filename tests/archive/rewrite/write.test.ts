import { cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openArchive } from '../../../src/archive/read.ts';
import { journalOf, readJournal } from '../../../src/archive/rewrite/journal.ts';
import { findRenumbering, planRenumber } from '../../../src/archive/renumber/renumber.ts';
import { completeRewrite, toJournal, writeRewrite } from '../../../src/archive/rewrite/write.ts';
import { report } from '../../cli/report.ts';
import { createSettings } from '../../compile/compile.ts';
import { makeFolder } from '../temp-folder.ts';

/** A number that no process has: Linux gives none beyond 4 million. */
const NOBODY = 2_000_000_000;

const [FROM, TO] = ['INC-2024-0001', 'INC-2024-0009'];

/** A report, in one file or with a folder of its own, and others that cite it. */
const ARCHIVES: Record<string, Record<string, string>> = {
  'a file': { [`2024/${FROM}.mdx`]: report(FROM, { body: `As [[${FROM}]] says.` }), ...citing() },
  'a folder': {
    [`2024/${FROM}/index.mdx`]: report(FROM),
    [`2024/${FROM}/note.txt`]: 'words',
    ...citing(),
  },
};

function citing(): Record<string, string> {
  const ids = ['INC-2024-0002', 'INC-2024-0003', 'INC-2024-0004'];
  return Object.fromEntries(
    ids.map((id) => [`2024/${id}.mdx`, report(id, { body: `[[${FROM}]] 见。\r\n` })]),
  );
}

async function plan(folder: string) {
  const archive = await openArchive({ ...createSettings(), incidents: folder }, folder);
  const found = archive.reports.find(({ id }) => id === FROM);
  if (found === undefined) throw new Error('The report is not there.');
  const renumbering = await findRenumbering(archive, found);
  return { archive, plan: planRenumber(renumbering, { to: TO, alias: FROM, changed: renumbering.sure }) };
}

/** The text of each file below a folder. */
function readAll(folder: string): Record<string, string> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((one) => one.isFile());
  const paths = files.map(({ parentPath, name }) => join(parentPath, name)).sort();
  return Object.fromEntries(paths.map((path) => [path.slice(folder.length + 1), readFileSync(path, 'utf8')]));
}

/** The archive at each moment at which a run may be killed, with its journal, and as it is at the end. */
async function listMoments(files: Record<string, string>) {
  const done = makeFolder(files);
  const { archive, plan: whole } = await plan(done);
  const journal = toJournal(whole);
  writeRewrite(archive, whole);
  const after = readAll(done);
  const isFolder = whole.move.oldFile.endsWith('/index.mdx');
  const moved = Object.entries(files).map(([file, text]) => [
    isFolder ? file.replace(`/${FROM}/`, `/${TO}/`) : file,
    text,
  ]);
  const written = journal.steps.map(({ file, from }) =>
    file === whole.move.oldFile ? whole.move.newFile : from,
  );
  const states = [
    files,
    ...written.map((_, count) => {
      const some = written.slice(0, count + 1).map((file) => [file, after[file]]);
      return Object.fromEntries([...moved, ...some]) as Record<string, string>;
    }),
  ];
  const left = JSON.stringify({ ...journal, holder: { ...journal.holder, pid: NOBODY } });
  return { states, after, left };
}

/** A folder in one of the states, in which a run was killed. */
function makeBroken(state: Record<string, string>, left: string): string {
  return makeFolder({ ...state, '.precedent-rewriting.json': left });
}

describe.each(Object.entries(ARCHIVES))('a renumbering of %s', (_what, files) => {
  it('that is killed at any moment is completed by the next', async () => {
    const { states, after, left } = await listMoments(files);
    expect(states).toHaveLength(5);
    for (const state of states) {
      const folder = makeBroken(state, left);
      expect(completeRewrite({ folder, show: (file) => file })?.changed).toEqual([]);
      expect(readAll(folder)).toEqual(after);
      expect(completeRewrite({ folder, show: (file) => file })).toBeUndefined();
    }
  });

  it('leaves what somebody has changed since, and says so', async () => {
    const { states, after, left } = await listMoments(files);
    const file = '2024/INC-2024-0003.mdx';
    const folder = makeBroken({ ...states[1], [file]: 'changed' }, left);
    expect(completeRewrite({ folder, show: (path) => path })?.changed).toEqual([file]);
    expect(readAll(folder)).toEqual({ ...after, [file]: 'changed' });
  });

  it('leaves all as it was when a file has changed since it was read', async () => {
    const folder = makeFolder(files);
    const { archive, plan: whole } = await plan(folder);
    writeFileSync(join(folder, '2024/INC-2024-0003.mdx'), 'changed');
    const before = readAll(folder);
    expect(() => writeRewrite(archive, whole)).toThrow('it has changed meanwhile');
    expect(readAll(folder)).toEqual(before);
  });

  it('does not begin beside another one', async () => {
    const folder = makeFolder(files);
    const { archive, plan: whole } = await plan(folder);
    writeFileSync(journalOf(folder), JSON.stringify(toJournal(whole)));
    const before = readAll(folder);
    for (const keepsJournal of [false, true])
      expect(() => writeRewrite(archive, whole, { keepsJournal })).toThrow('Another `renumber` is at work');
    expect(() => completeRewrite(archive)).toThrow('is at work');
    expect(readAll(folder)).toEqual(before);
  });
});

it('a report that was changed after a kill is never removed', async () => {
  const { states, left } = await listMoments(ARCHIVES['a file'] ?? {});
  const file = `2024/${FROM}.mdx`;
  const folder = makeBroken({ ...states[1], [file]: 'changed' }, left);
  completeRewrite({ folder, show: (path) => path });
  expect(readAll(folder)[file]).toBe('changed');
});

it.each([
  ['names a file outside', (left: string) => left.replaceAll('2024/', '../../')],
  ['is cut off', (left: string) => left.slice(0, 40)],
  ['is empty', () => ''],
  ['has no process', (left: string) => left.replace('"pid"', '"bid"')],
])('a journal that %s touches nothing', async (_what, change) => {
  const { states, left } = await listMoments(ARCHIVES['a file'] ?? {});
  const folder = makeBroken(states[0] ?? {}, change(left));
  const copy = makeFolder();
  cpSync(folder, copy, { recursive: true });
  expect(() => readJournal(folder)).toThrow('is no journal of a change');
  expect(readAll(folder)).toEqual(readAll(copy));
  rmSync(copy, { recursive: true });
});
