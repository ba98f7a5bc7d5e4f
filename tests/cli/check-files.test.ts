import { afterEach, describe, expect, it } from 'vitest';
import { report } from './report.ts';
import { openWorkplace, type Workplace } from './run-in.ts';

let place: Workplace;
afterEach(() => place.remove());

describe('check with the names that a hook passes', () => {
  it('leaves out what is gone or elsewhere, and goes on with the rest', async () => {
    place = openWorkplace({
      'incidents/2024/INC-2024-0001.mdx': report('INC-2024-0001', { body: 'See {x}.' }),
      'README.md': 'x',
    });
    const names = ['incidents/2024/INC-2024-0009.mdx', 'README.md', 'incidents/2024/INC-2024-0001.mdx'];
    const { code, stdout, stderr } = await place.run(['check', ...names]);
    expect({ code, stderr }).toMatchInlineSnapshot(`
      {
        "code": 1,
        "stderr": "Left out: There is no file \`incidents/2024/INC-2024-0009.mdx\`.
      Left out: \`README.md\` is not in the incidents folder \`incidents\`.
      Reading the reports …
      ",
      }
    `);
    expect(stdout).toContain('1 report, 1 error, 0 warnings');
  });

  it('knows names with spaces and in Chinese, and counts files that cannot be read', async () => {
    place = openWorkplace({
      'incidents/2024 年/事件 一.mdx': report('INC-2024-0001'),
      'incidents/2024 年/INC-2024-0002.mdx': 'nothing',
      'incidents/2025/INC-2025-0001.mdx': report('INC-2025-0001', { body: 'See {x}.' }),
    });
    const { code, stdout } = await place.run([
      'check',
      'incidents/2024 年/事件 一.mdx',
      './incidents/2024 年/INC-2024-0002.mdx',
    ]);
    expect(code).toBe(1);
    expect(stdout.match(/^incidents\S.*(?:error|warning) \S+/gm)).toMatchInlineSnapshot(`
      [
        "incidents/2024 年/INC-2024-0002.mdx:1:1 error front-matter",
        "incidents/2024 年/事件 一.mdx:2:5 error id-matches-file",
      ]
    `);
    expect(stdout).toContain('2 reports, 2 errors');
  });

  it('compares the named files with all others', async () => {
    place = openWorkplace({
      'incidents/2024/INC-2024-0001.mdx': report('INC-2024-0001', { body: 'As in [[INC-2024-0002#F9]].' }),
      'incidents/2024/INC-2024-0002.mdx': report('INC-2024-0002', { body: 'See {x}.' }),
    });
    const { stdout } = await place.run(['check', 'incidents/2024/INC-2024-0001.mdx']);
    expect(stdout).toContain('`INC-2024-0002` has no part `F9`');
    expect(stdout).not.toContain('{x}');
  });

  it('checks tags.yml, and tells a wrong setting with any file', async () => {
    place = openWorkplace({
      'precedent.config.ts': "export default { title: 'Ours', language: 'fr' };",
      'incidents/tags.yml': 'tags: [',
      'incidents/2024/INC-2024-0001.mdx': report('INC-2024-0001'),
    });
    const found = async (name: string): Promise<string[]> => {
      const { stdout } = await place.run(['check', '--format', 'json', name]);
      return (JSON.parse(stdout) as { diagnostics: { file: string }[] }).diagnostics.map(({ file }) => file);
    };
    expect(await found('incidents/tags.yml')).toEqual(['incidents/tags.yml', 'precedent.config.ts']);
    expect(await found('incidents/2024/INC-2024-0001.mdx')).toEqual(['precedent.config.ts']);
    expect(await found('precedent.config.ts')).toEqual(['precedent.config.ts']);
  });
});

describe('a secret in a report', () => {
  const text = report('INC-2024-0001', { body: 'They ran `mysql --password=Tr0ub4dor-3`, and {x}.' });

  it('is never printed, in any format', async () => {
    place = openWorkplace({ 'incidents/2024/INC-2024-0001.mdx': text });
    for (const format of ['text', 'json', 'github', 'sarif']) {
      const { code, stdout, stderr } = await place.run(['check', '--format', format]);
      expect(code).toBe(1);
      expect(stdout).toContain('Tr0…');
      expect(stdout + stderr).not.toContain('Tr0u');
    }
  });

  it('shows as stars in the lines around each problem', async () => {
    place = openWorkplace({ 'incidents/2024/INC-2024-0001.mdx': text });
    const { stdout } = await place.run(['check']);
    expect(stdout).toMatchInlineSnapshot(`
      "incidents/2024/INC-2024-0001.mdx

      incidents/2024/INC-2024-0001.mdx:13:28 error secret This looks like a password: \`Tr0…\`.
            12 |
          > 13 | They ran \`mysql --password=************* and {x}.
               |                            ^^^^^^^^^^^
            14 |
          Remove it and have it replaced where it is valid: it stays in the history of git. If it gives access to nothing, name it in \`secrets.allow\` of precedent.config.ts.
          npx --no precedent-kb explain secret

      incidents/2024/INC-2024-0001.mdx:13:46 error no-code \`{x}\` reads as code, and a report holds no code.
            12 |
          > 13 | … --password=************* and {x}.
               |                                ^^^
            14 |
          Write \`\\{x}\` for the text, or put it in backticks.
          npx --no precedent-kb explain no-code

      1 report, 2 errors, 0 warnings in 0.0 s
      "
    `);
  });

  it('may be allowed in the settings, which is seen at once', async () => {
    place = openWorkplace({ 'incidents/2024/INC-2024-0001.mdx': text.replace(', and {x}', '') });
    expect((await place.run(['check'])).code).toBe(1);
    place.write(
      'precedent.config.ts',
      "export default { title: 'Ours', secrets: { allow: ['Tr0ub4dor-3'] } };",
    );
    expect(await place.run(['check'])).toMatchObject({ code: 0 });
  });
});
