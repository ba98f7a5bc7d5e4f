import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isMap, isScalar } from 'yaml';
import { describe, expect, it } from 'vitest';
import { migrateText, type Around, type FileKind, type Migration } from '../../src/fix/migration.ts';
import { IGNORED } from '../../src/fix/migrations/git-ignore.ts';
import { migrations } from '../../src/fix/migrations.ts';
import { listFiles, ROOT } from '../imports.ts';

const AROUND: Around = { hasPackage: true, isThere: () => false };

/** What an earlier version wrote, and what this one has in its place. */
const CASES: [id: string, kind: FileKind, before: string, after: string][] = [
  [
    'settings-import',
    'settings',
    "// ours\nimport { defineConfig } from './schemas/settings.ts';\r\nexport default defineConfig({ title: 'x' });",
    "// ours\nimport { defineConfig } from 'precedent-kb/config';\r\nexport default defineConfig({ title: 'x' });",
  ],
  [
    'settings-import',
    'settings',
    'import {\n  defineConfig,\n} from "../../schemas/settings.ts"',
    'import {\n  defineConfig,\n} from "precedent-kb/config"',
  ],
  [
    'command-name',
    'ci',
    'a:\n  # npx by name\n  - run: npx precedent check --format github\n  - "npx --no precedent build"\n  - |\n    npx -y precedent\n',
    'a:\n  # npx by name\n  - run: npx --no precedent-kb check --format github\n  - "npx --no precedent-kb build"\n  - |\n    npx --no precedent-kb\n',
  ],
  [
    'git-ignore',
    'ignored',
    '# 自己的\r\nnode_modules\r\n/dist/\r\n# .npm/\r\n*.log\r\n!.precedent/',
    '# 自己的\r\nnode_modules\r\n/dist/\r\n# .npm/\r\n*.log\r\n!.precedent/\r\ndist.precedent-*/\r\n.astro/\r\n',
  ],
  ['git-ignore', 'ignored', '', IGNORED],
];

describe('the list of migrations', () => {
  it('has a file for each, by its id, and a case', () => {
    const files = listFiles('src/fix/migrations', ['.ts']).map((file) => file.replace(/^.*\/|\.ts$/g, ''));
    expect(migrations.map(({ id }) => id).sort()).toEqual(files.sort());
    expect(migrations.filter(({ id }) => !CASES.some(([of]) => of === id))).toEqual([]);
  });

  it.each(CASES)('%s mends what it means, once, and nothing else (%s)', (id, kind, before, after) => {
    const migration = migrations.filter((one) => one.id === id);
    const migrated = migrateText(kind, before, AROUND, migration);
    expect(migrated).toEqual({ text: after, made: migration.map(({ what }) => what) });
    expect(migrateText(kind, after, AROUND, migrations)).toEqual({ text: after, made: [] });
  });

  it.each(CASES)('%s leaves an archive without the package alone (%s)', (_id, kind, before) => {
    const around = { ...AROUND, hasPackage: false };
    expect(migrateText(kind, before, around, migrations)).toEqual({ text: before, made: [] });
  });

  it.each<[FileKind, string]>([
    ['ci', '- run: npx --no precedent-kb check\n- run: npx precedents\n- run: npm exec precedent-tools\n'],
    ['settings', "import { x } from './own/settings.ts';\nconst text = \"from './schemas/settings.ts'\";"],
    ['report', '---\nid: INC-2024-0001\n---\n\n`npx precedent check`\n'],
    ['vocabulary', '# npx precedent check\nphishing: { label: { en: Phishing } }\n'],
  ])('leave what is right in a file of the kind %s', (kind, text) => {
    expect(migrateText(kind, text, AROUND, migrations)).toEqual({ text, made: [] });
  });

  it('leave an import that leads somewhere', () => {
    const text = readFileSync(join(ROOT, 'precedent.config.ts'), 'utf8');
    expect(migrateText('settings', text, { ...AROUND, isThere: () => true }, migrations).made).toEqual([]);
  });
});

/** A field with another name, as a later version may have it. */
const rename: Migration = {
  id: 'rename',
  what: 'The field `x_old` is `x_new` now.',
  find({ yaml }) {
    if (yaml === undefined || !isMap(yaml.document.contents)) return [];
    return yaml.document.contents.items.flatMap(({ key }) => {
      if (!isScalar(key) || key.value !== 'x_old' || !key.range) return [];
      return [{ start: yaml.start + key.range[0], end: yaml.start + key.range[1], replacement: 'x_new' }];
    });
  },
};

describe('a migration', () => {
  it.each([
    ['\n', ''],
    ['\r\n', ''],
    ['\n', '# 注释在前\n'],
  ])('keeps comments, order and line ends of YAML (%j)', (end, head) => {
    const text = (name: string): string =>
      `---\n${head}id: INC-2024-0001  # x_old\n${name}:   [ a,b ]   # 保留\nlast: 'x'\n---\n\nx_old: body\n`.replaceAll(
        '\n',
        end,
      );
    expect(migrateText('report', text('x_old'), AROUND, [rename]).text).toBe(text('x_new'));
  });

  it('is refused when it finds something in its own result, or leaves YAML that cannot be read', () => {
    const at = { start: 0, end: 0 };
    const endless: Migration = { id: 'endless', what: '', find: () => [{ ...at, replacement: '#\n' }] };
    const breaking: Migration = {
      id: 'breaking',
      what: '',
      find: ({ text }) => (text.startsWith('[') ? [] : [{ ...at, replacement: '[' }]),
    };
    const run = (one: Migration) => () => migrateText('vocabulary', 'a: 1\n', AROUND, [one]);
    expect(run(endless)).toThrow('The migration endless does not end.');
    expect(run(breaking)).toThrow('The migration breaking leaves no YAML.');
  });
});
