import { execFileSync } from 'node:child_process';
import { cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { gunzipSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import { shareFolder } from '../archive/temp-folder.ts';
import { ROOT } from '../imports.ts';

const folder = shareFolder();
/** One that others cite and that is a duplicate; and one with evidence and a picture. */
const HIDDEN: [id: string, file: string, state: string][] = [
  ['INC-2023-0002', '2023/INC-2023-0002.mdx', 'draft'],
  ['INC-2022-0001', '2022/INC-2022-0001/index.mdx', 'in_review'],
];
let titles: string[] = [];

// A build of its own: two of its reports are hidden.
beforeAll(() => {
  cpSync(join(ROOT, 'incidents'), join(folder, 'incidents'), { recursive: true });
  writeFileSync(
    join(folder, 'precedent.config.ts'),
    "export default { title: 'Archive', address: 'https://wiki.example.org/kb/', drafts: 'hidden', cards: true };\n",
  );
  titles = HIDDEN.map(([, file, state]) => {
    const path = join(folder, 'incidents', file);
    const text = readFileSync(path, 'utf8').replace(/^record_status:.*$/m, `record_status: ${state}`);
    writeFileSync(path, text);
    return /^title: '?(.*?)'?$/m.exec(text)?.[1] ?? '';
  });
  execFileSync(process.execPath, [join(ROOT, 'src/cli/main.ts'), 'build', '--out', 'site'], {
    cwd: folder,
    stdio: 'pipe',
  });
});

/** The bytes of a file as text; packed ones are opened. */
function textOf(path: string): string {
  const bytes = readFileSync(path);
  return (bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes) : bytes).toString('utf8');
}

describe('a site without drafts', () => {
  it('names none of them, in no file and in no name of a file', () => {
    const files = readdirSync(join(folder, 'site'), { recursive: true, withFileTypes: true }).filter(
      (entry) => entry.isFile(),
    );
    const words = [...HIDDEN.map(([id]) => id.toLowerCase()), ...titles.map((title) => title.toLowerCase())];
    expect(words.every((word) => word.length > 10)).toBe(true);
    expect(files.length).toBeGreaterThan(100);
    const leaks = files.flatMap(({ parentPath, name }) => {
      const path = join(parentPath, name);
      const text = `${path}\n${textOf(path)}`.toLowerCase();
      // The guide shows how to cite with an id that is a sample of its own.
      if (path.includes('/site/guide/') || path.includes('/_astro/')) return [];
      return words
        .filter((word) => text.includes(word))
        .map((word) => `${path.slice(folder.length)}: ${word}`);
    });
    expect(leaks).toEqual([]);
  });

  it('says where one is cited that it is not public', () => {
    const page = readFileSync(join(folder, 'site/incidents/INC-2023-0001/index.html'), 'utf8');
    expect(page).toContain('not published yet');
  });
});
