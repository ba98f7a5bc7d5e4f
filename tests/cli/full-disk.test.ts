import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import process from 'node:process';
import { afterEach, describe, expect, it } from 'vitest';
import { ROOT } from '../imports.ts';
import { report } from './report.ts';
import { openWorkplace, type Workplace } from './run-in.ts';

let place: Workplace;
afterEach(() => place.remove());

const A = 'incidents/2024/INC-2024-0001.mdx';
const B = 'incidents/2024/INC-2024-0002.mdx';
const LONG = 'words '.repeat(4000);

/** Runs a command for which every file ends at 8 KB, as on a disk that is full then. */
function runOnFullDisk(argv: readonly string[]): { status: number | null; stderr: string } {
  const program = join(ROOT, 'src/cli/precedent.mjs');
  return spawnSync('bash', ['-c', 'ulimit -f 8; exec "$@"', 'bash', process.execPath, program, ...argv], {
    cwd: place.folder,
    encoding: 'utf8',
  });
}

describe.skipIf(process.platform === 'win32')('on a full disk', () => {
  it('renumber leaves the report and those that cite it as they were', async () => {
    place = openWorkplace({
      [A]: report('INC-2024-0001'),
      [B]: report('INC-2024-0002', { body: `[[INC-2024-0001]] ${LONG}` }),
    });
    // Reports that are compiled already need no room.
    await place.run(['check']);
    const files = place.list().map((file) => [file, place.read(file)]);
    const { status, stderr } = runOnFullDisk(['renumber', 'INC-2024-0001']);
    expect(stderr).toContain(
      `\`${B}\` was not written, since it would be larger than a file may be here (EFBIG).`,
    );
    expect(status).toBe(1);
    expect(place.list().map((file) => [file, place.read(file)])).toEqual(files);
  });

  it('new leaves no report that is cut off', () => {
    place = openWorkplace({ 'alert.txt': LONG, 'incidents/tags.yml': '{}\n' });
    const { status, stderr } = runOnFullDisk(['new', '--yes', '--title', 'A case', '--paste', 'alert.txt']);
    expect(stderr).toContain('was not written, since it would be larger than a file may be here (EFBIG).');
    expect(status).toBe(1);
    expect(place.list()).toEqual(['alert.txt', 'incidents/tags.yml']);
  });

  it('import tells each record that it could not write, and goes on with the others', () => {
    place = openWorkplace({ 'long.md': `# Long\n\n${LONG}\n`, 'short.md': '# Short\n\nWords.\n' });
    const { status, stderr } = runOnFullDisk(['import', 'postmortem', 'long.md', 'short.md']);
    expect(stderr).toMatch(
      /\nlong\.md:1 `.*` was not written, since it would be larger than a file may be here \(EFBIG\)\.\n$/,
    );
    expect(status).toBe(1);
    expect(place.list().filter((file) => file.includes('INC-'))).toHaveLength(1);
  });
});
