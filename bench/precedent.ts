import { dirname, join } from 'node:path';
import process from 'node:process';
import { loadSettings } from '../src/archive/settings.ts';
import { cacheFolder, PROJECT_ROOT } from '../src/archive/places.ts';
import { pathOf } from './dialects/precedent.ts';
import { writeArchive } from './generate.ts';
import { addParagraph, moveAside, removeAll, type Tool } from './tool.ts';

/** This project. Besides builds it has a check of the whole archive and the search index alone to measure. */
export async function precedent(work: string): Promise<Tool & { check: string[][]; index: string[][] }> {
  const incidents = join(work, 'precedent/incidents');
  const output = join(work, 'precedent/dist');
  const settings = await loadSettings(PROJECT_ROOT, PROJECT_ROOT, { incidents, out: output });
  const main = [process.execPath, 'src/cli/precedent.mjs'];
  return {
    name: 'precedent',
    prepare: async (samples) => {
      await removeAll([incidents]);
      await writeArchive(samples.length, incidents);
    },
    clean: () => moveAside([output, dirname(cacheFolder(settings))]),
    edit: async (samples) => {
      // Most is written in reports of the last weeks.
      const [newest] = samples.toSorted((a, b) => (a.date < b.date ? 1 : -1));
      if (newest) await addParagraph(join(incidents, pathOf(newest)), String(performance.now()));
    },
    commands: [[...main, 'build', '--incidents', incidents, '--out', output]],
    check: [[...main, 'check', '--incidents', incidents]],
    index: [[process.execPath, 'bench/index-search.ts', incidents]],
    cwd: PROJECT_ROOT,
    output,
  };
}
