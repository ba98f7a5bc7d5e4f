import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import process from 'node:process';
import { pathToFileURL } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Diagnostic } from '../../src/core/model/report.ts';
import { UserError } from '../../src/core/model/user-error.ts';
import { loadSettings } from '../../src/archive/settings.ts';
import { ROOT } from '../imports.ts';
import { makeFolder, shareFolder, writeFiles } from './temp-folder.ts';

/** The settings of a folder with this configuration. */
function load(config: string, ...rest: [cwd?: string, overrides?: { incidents?: string; out?: string }]) {
  return loadSettings(makeFolder({ 'precedent.config.ts': config }), ...rest);
}

/** What loading says of a wrong configuration. */
async function messageOf(config: string): Promise<string> {
  try {
    await load(config);
    return 'nothing is wrong';
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return `${error.message}\n→ ${error.hint ?? ''}`;
  }
}

describe('the settings', () => {
  it('come from precedent.config.ts, with absolute folders', async () => {
    const root = makeFolder({
      'precedent.config.ts': `export default { title: 'KB', incidents: '../archive', out: '/srv/kb' };\n`,
    });
    expect(await loadSettings(root)).toMatchObject({
      title: 'KB',
      incidents: join(root, '../archive'),
      out: '/srv/kb',
      language: 'en',
    });
  });

  it('are the usual ones without a file', async () => {
    const root = makeFolder();
    expect(await loadSettings(root)).toMatchObject({
      title: 'Precedent',
      idPrefix: 'INC',
      incidents: join(root, 'incidents'),
      out: join(root, 'dist'),
    });
  });

  it('yield to the command line, whose folders begin where it is called', async () => {
    const settings = await load(`export default { title: 'KB' };\n`, '/home/someone', {
      incidents: 'reports',
      out: '/tmp/site',
    });
    expect(settings).toMatchObject({ incidents: '/home/someone/reports', out: '/tmp/site' });
  });

  it('may use TypeScript', async () => {
    await expect(
      load(`const title: string = 'KB';\nexport default { title } satisfies object;\n`),
    ).resolves.toMatchObject({ title: 'KB' });
  });
});

describe('a wrong setting', () => {
  it('is named, and so is every other', async () => {
    expect(
      await messageOf(
        `export default { title: 'KB', idPrefix: 'inc', language: 'fr', timeZone: 'Mars/Base', address: 'kb.example.org', staleAfterMonths: 0 };\n`,
      ),
    ).toMatchInlineSnapshot(
      `
      "precedent.config.ts cannot be used as it is.
        \`address\`: "kb.example.org" is not the address of a site. Write the full address of the site, such as https://wiki.example.org/incidents/.
        \`idPrefix\`: "inc" is not an id prefix. Write 2 to 10 capital letters and digits, first a letter, such as INC.
        \`language\`: "fr" is not a language of the user interface. Write one of: en, zh-CN.
        \`timeZone\`: "Mars/Base" is not a time zone. Write an IANA name, such as Asia/Shanghai or UTC.
        \`staleAfterMonths\`: 0 is not a useful number of months. Write 1 to 600.
      → Every setting is described at \`/guide/settings/\` of the site, and by an editor."
    `,
    );
  });

  it.each([
    ['a name that does not exist', `export default { title: 'KB', titel: 'x' };\n`, '`titel` is no setting'],
    ['no title', 'export default {};\n', '`title`'],
    [
      'an output that holds the reports',
      `export default { title: 'KB', out: '.' };\n`,
      '`out`: This folder holds the incidents',
    ],
    ['no default export', `export const title = 'KB';\n`, 'Write \\{ title'],
    [
      'a nested one',
      `export default { title: 'KB', repository: { url: 'javascript:x' } };\n`,
      '`repository.url`',
    ],
    ['a syntax error', 'export default {;\n', 'cannot be loaded'],
    ['a throw', `throw new Error('no');\n`, 'cannot be loaded: no'],
  ])('is explained: %s', async (_what, config, words) => {
    expect(await messageOf(config)).toMatch(new RegExp(words));
  });
});

const config = (...lines: string[]): string => `${lines.join('\n')}\nexport default { title: 'KB' };\n`;

describe('a file of settings that cannot be loaded', () => {
  const rows: [what: string, text: string, message: string, hint: string, line?: number][] = [
    [
      'a package that is missing',
      config("import x from '@scope/left-pad';", 'console.log(x);'),
      '`@scope/left-pad` is not installed, and `precedent.config.ts` imports it.',
      'Install it, such as with `npm install @scope/left-pad`, or correct the name.',
      1,
    ],
    [
      'a part of a package that is missing',
      config("import 'left-pad/deep/part';"),
      '`left-pad` is not installed, and `precedent.config.ts` imports it.',
      'Install it, such as with `npm install left-pad`, or correct the name.',
      1,
    ],
    [
      'this program, whose name may be anybody’s in a registry',
      config("import { defineConfig } from 'precedent-kb/config';"),
      '`precedent-kb` is not installed, and `precedent.config.ts` imports it.',
      'Install what package.json names first, such as with `npm install`.',
      1,
    ],
    [
      'zod, which comes with the program',
      config("import { z } from 'zod';"),
      '`zod` is not installed, and `precedent.config.ts` imports it.',
      "Write `import { z } from 'precedent-kb/config'`, which is the one that is used here.",
      1,
    ],
    [
      'a name that is no name, and would be a command',
      config("import 'x;reboot';"),
      '`x;reboot` is not installed, and `precedent.config.ts` imports it.',
      'Correct the name.',
      1,
    ],
    [
      'a call of what nobody imported',
      'export default defineConfig({ title: "KB" });\n',
      '`defineConfig` is used, and nothing with this name is declared or imported.',
      "Write `import { defineConfig } from 'precedent-kb/config';` in the first line.",
      1,
    ],
    [
      'another kind of module',
      config('', "const x = require('node:fs');"),
      '`require` is used, and nothing with this name is declared or imported.',
      'Write `import` and `export default` instead: the file is a module.',
      2,
    ],
    [
      'TypeScript that has to be compiled',
      config('', '', 'enum A { x }'),
      'Node runs TypeScript as it stands, and no `enum`.',
      'Write it without, such as a plain object and its type.',
      3,
    ],
    [
      'a slip',
      "export default {\n  title: '值班',\n  language: 'en'\n  timeZone: 'UTC',\n};\n",
      "The file cannot be loaded: Expected ',', got 'ident'.",
      'Correct that line; what the file gives is its `export default`.',
      4,
    ],
    [
      'a throw',
      config('', "throw new Error('no secret was set.');"),
      'The file cannot be loaded: no secret was set.',
      'Correct that line; what the file gives is its `export default`.',
      2,
    ],
  ];
  const folder = shareFolder();
  const place = (name: string, files: Record<string, string>): string => {
    writeFiles(join(folder, name), files);
    return join(folder, name);
  };
  const own = place('own', {
    'precedent.config.ts': config("import './看板.ts';"),
    '看板.ts': '\nexport const x = ;\n',
  });
  const manifest = { name: 'p', type: 'module', exports: { '.': './a.js' } };
  const withPackage = (name: string, text: string): string =>
    place(name, {
      'precedent.config.ts': config(text),
      'node_modules/p/package.json': JSON.stringify(manifest),
      'node_modules/p/a.js': '',
    });
  const others: [root: string, message: string][] = [
    [own, `The file cannot be loaded: Expression expected. It stands in line 2 of \`看板.ts\`.`],
    [withPackage('part', "import 'p/rules';"), '`p` has no `/rules`, and `precedent.config.ts` imports it.'],
    [
      withPackage('name', "import { rule } from 'p'; rule();"),
      '`p` has no `rule`, and `precedent.config.ts` imports it.',
    ],
  ];

  let said: Diagnostic[] = [];
  beforeAll(() => {
    // What runs tests loads files by other means, with other words.
    const roots = [
      ...rows.map(([, text], at) => place(String(at), { 'precedent.config.ts': text })),
      ...others.map(([root]) => root),
    ];
    const module = pathToFileURL(join(ROOT, 'src/archive/settings.ts')).href;
    const code = `import { readSettings } from ${JSON.stringify(module)};
      const read = [];
      for (const root of ${JSON.stringify(roots)}) read.push((await readSettings(root)).diagnostics[0]);
      console.log(JSON.stringify(read));`;
    const argv = ['--input-type=module', '--eval', code];
    said = JSON.parse(execFileSync(process.execPath, argv, { encoding: 'utf8' })) as Diagnostic[];
  });

  it.each(rows.map((row, at) => [row[0], at] as const))('names %s', (_what, at) => {
    const [, , message, hint, line] = rows[at] ?? [];
    expect(said[at]).toMatchObject({ rule: 'settings', level: 'error', message, hint });
    expect(said[at]?.range?.start.line).toBe(line);
  });

  it('names what one of its own files or a package lacks', () => {
    expect(said.slice(rows.length).map(({ message }) => message)).toEqual(
      others.map(([, message]) => message),
    );
  });
});
