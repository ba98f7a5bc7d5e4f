import { spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { setTimeout as pause } from 'node:timers/promises';
import fc from 'fast-check';
import { describe, expect, it, onTestFinished } from 'vitest';
import { ROOT } from '../imports.ts';
import { report } from './report.ts';
import { openWorkplace, type Workplace } from './run-in.ts';

const CITING = 50;

/** Reports that cite the first one, each with something to repair. */
const FILES = Object.fromEntries(
  Array.from({ length: CITING + 1 }, (_, index) => {
    const id = `INC-2024-${String(index + 1).padStart(4, '0')}`;
    const body = `见 [[INC-2024-0001]]。The load was <5.${' words'.repeat(2000)}`;
    return [`incidents/2024/${id}.mdx`, report(id, { body, status: 'Closed' })];
  }),
);

function open(files: Record<string, string>): Workplace {
  const place = openWorkplace(files);
  onTestFinished(place.remove);
  return place;
}

function readAll({ folder }: Workplace): Record<string, string> {
  const found = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((one) => one.isFile());
  const paths = found.map(({ parentPath, name }) => join(parentPath, name)).sort();
  return Object.fromEntries(paths.map((path) => [path.slice(folder.length + 1), readFileSync(path, 'utf8')]));
}

/** Runs a command and kills it some time after it has begun to write. False when it had ended before. */
async function runAndKill(place: Workplace, argv: readonly string[], delay: number): Promise<boolean> {
  const child = spawn(process.execPath, [join(ROOT, 'src/cli/main.ts'), ...argv], { cwd: place.folder });
  const end = new Promise<NodeJS.Signals | null>((resolve) => {
    child.on('exit', (_code, signal) => resolve(signal));
  });
  const folders = ['incidents', 'incidents/2024', '.github/workflows'].map((folder) =>
    join(place.folder, folder),
  );
  const hasBegun = (): boolean =>
    folders.some(
      (folder) => existsSync(folder) && readdirSync(folder).some((name) => name.startsWith('.precedent-')),
    );
  while (child.exitCode === null && !hasBegun()) await pause(1);
  await pause(delay);
  child.kill('SIGKILL');
  return (await end) === 'SIGKILL';
}

/** The same without what is to be repaired, and with what other commands change in many files at once. */
const SOUND = {
  'incidents/tags.yml': 'old-tag: { label: { en: Old tag } }\n',
  ...Object.fromEntries(
    Object.entries(FILES).map(([file, text]) => [
      file,
      text.replace('<5', '5').replace('Closed', 'closed').replace('---\n', '---\ntags: [old-tag]\n'),
    ]),
  ),
  ...Object.fromEntries(
    Array.from({ length: CITING }, (_, index) => [
      `.github/workflows/${index}.yml`,
      `jobs: { check: { steps: [{ run: npx precedent check }] } }\n${'# ours\n'.repeat(2000)}`,
    ]),
  ),
  'package.json': '{ "dependencies": { "precedent-kb": "1" } }\n',
  'precedent.config.ts': "export default { title: 'T' };\n",
};

/** Delays in milliseconds, the same ones each time. */
const DELAYS = fc.sample(fc.integer({ min: 0, max: 60 }), { numRuns: 20, seed: 2026 });

describe('a command that is killed while it writes, and run again', () => {
  it.each([
    ['check --fix', FILES, ['check', '--fix']],
    ['renumber', FILES, ['renumber', 'INC-2024-0001']],
    ['tags rename', SOUND, ['tags', 'rename', 'old-tag', 'new-tag']],
    ['update', SOUND, ['update', 'INC-2024-0001', '--set', 'severity=critical', '--yes']],
    ['update of two reports', SOUND, ['update', 'INC-2024-0001', '--supersede-by', 'INC-2024-0002', '--yes']],
    ['upgrade', SOUND, ['upgrade']],
  ])('%s leaves each file as it was or as it will be, and completes it', async (_what, files, argv) => {
    // What is not valid is not renumbered: the first step of both is the same.
    const repaired = open(files);
    if (argv[0] === 'renumber') await repaired.run(['check', '--fix']);
    const begin = readAll(repaired);
    const whole = open(begin);
    await whole.run(argv);
    const after = readAll(whole);
    const known = new Map(
      Object.keys({ ...begin, ...after }).map((file) => [file, [begin[file], after[file]]]),
    );
    let killed = 0;
    for (const delay of DELAYS) {
      const place = open(begin);
      if (await runAndKill(place, argv, delay)) killed++;
      const left = Object.entries(readAll(place)).filter(([file]) => !/\/\.precedent-[^/]*$/.test(file));
      expect(
        left.filter(([file, text]) => known.get(file)?.includes(text) !== true).map(([file]) => file),
      ).toEqual([]);
      await place.run(argv);
      expect(Object.keys(readAll(place))).toEqual(Object.keys(after));
      expect(readAll(place)).toEqual(after);
    }
    console.log(`${killed} of ${DELAYS.length} runs were killed in the middle`);
    expect(killed).toBeGreaterThan(0);
  });

  it('import leaves no record that is cut off, and takes the rest', async () => {
    const records = Object.fromEntries(
      Array.from({ length: 60 }, (_, index) => [
        `in/${index}.md`,
        `# Case ${index}\n\n${'words '.repeat(3000)}\n`,
      ]),
    );
    const argv = ['import', 'postmortem', ...Object.keys(records)];
    for (const delay of DELAYS) {
      const place = open({ ...records, 'incidents/tags.yml': '{}\n', 'incidents/2024/.precedent-begin': '' });
      await runAndKill(place, argv, delay * 20);
      await place.run(argv);
      const { stdout } = await place.run(['check', '--format', 'json']);
      expect(JSON.parse(stdout)).toMatchObject({ summary: { reports: 60, errors: 0 } });
      expect(place.list().filter((file) => file.endsWith('.tmp'))).toEqual([]);
    }
  });
});
