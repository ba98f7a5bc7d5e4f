import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { UserError } from '../../src/core/model/user-error.ts';
import { loadSettings } from '../../src/archive/settings.ts';
import { makeFolder } from './temp-folder.ts';

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
  it('that is no setting but a package that is not there says how to get it', async () => {
    expect(await messageOf(`import 'no-such-package/config';\nexport default { title: 'KB' };\n`)).toMatch(
      /since the package `no-such-package` is not installed\. Run `npm install` in the folder of the file\.\n/,
    );
  });

  it('is named, and so is every other', async () => {
    expect(
      await messageOf(
        `export default { title: 'KB', idPrefix: 'inc', language: 'fr', timeZone: 'Mars/Base', address: 'kb.example.org', staleAfterMonths: 0 };\n`,
      ),
    ).toMatchInlineSnapshot(`
      "precedent.config.ts has a wrong setting.
        \`address\`: "kb.example.org" is not the address of a site. Write the full address of the site, such as https://wiki.example.org/incidents/.
        \`idPrefix\`: "inc" is not an id prefix. Write 2 to 10 capital letters and digits, first a letter, such as INC.
        \`language\`: "fr" is not a language of the user interface. Write one of: en, zh-CN.
        \`timeZone\`: "Mars/Base" is not a time zone. Write an IANA name, such as Asia/Shanghai or UTC.
        \`staleAfterMonths\`: 0 is not a useful number of months. Write 1 to 600.
      → The settings are described in schemas/settings.ts."
    `);
  });

  it.each([
    ['a name that does not exist', `export default { title: 'KB', titel: 'x' };\n`, '`titel` is no setting'],
    ['no title', 'export default {};\n', '`title`'],
    [
      'an output that holds the reports',
      `export default { title: 'KB', out: '.' };\n`,
      '`out`: This folder holds the incidents',
    ],
    ['no default export', `export const title = 'KB';\n`, 'wrong setting'],
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
