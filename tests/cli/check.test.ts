import { afterEach, describe, expect, it } from 'vitest';
import { report } from './report.ts';
import { openWorkplace, type Workplace } from './run-in.ts';

let place: Workplace;
afterEach(() => place.remove());

describe('check', () => {
  it('says nothing but a count of reports that are right', async () => {
    place = openWorkplace({ 'incidents/2024/INC-2024-0001.mdx': report('INC-2024-0001') });
    expect(await place.run(['check'])).toEqual({
      code: 0,
      stdout: '1 report, 0 errors, 0 warnings in 0.0 s\n',
      stderr: 'Reading the reports …\n',
    });
  });

  it('finds nothing wrong with an empty archive', async () => {
    place = openWorkplace({ 'incidents/README.md': '' });
    const { code, stdout } = await place.run(['check']);
    expect({ code, stdout }).toMatchInlineSnapshot(`
      {
        "code": 0,
        "stdout": "0 reports, 0 errors, 0 warnings in 0.0 s
      ",
      }
    `);
  });

  it('tells each problem of all files with its place, its lines and what to write', async () => {
    place = openWorkplace({
      'incidents/2024/INC-2024-0001.mdx': report('INC-2024-0001', { severity: 'hgih' }),
      'incidents/2024/INC-2024-0002.mdx': report('INC-2024-0002', {
        body: 'The load was <5 at noon.\n\nSee {host}.',
      }),
    });
    const { code, stdout } = await place.run(['check']);
    expect(code).toBe(1);
    expect(stdout).toMatchInlineSnapshot(`
      "incidents/2024/INC-2024-0001.mdx

      incidents/2024/INC-2024-0001.mdx:5:11 error schema \`severity\`: "hgih" is not a severity.
            4 | status: closed
          > 5 | severity: hgih
              |           ^^^^
            6 | tlp: green
          Did you mean \`high\`? Write one of: informational, low, medium, high, critical.
          npx --no precedent-kb explain schema

      incidents/2024/INC-2024-0002.mdx

      incidents/2024/INC-2024-0002.mdx:13:14 error mdx-syntax \`<5\` reads as the start of an element.
            12 |
          > 13 | The load was <5 at noon.
               |              ^^
            14 |
          Write \`\\<\` for the character, or put the words in backticks.
          npx --no precedent-kb explain mdx-syntax

      incidents/2024/INC-2024-0002.mdx:15:5 error no-code \`{host}\` reads as code, and a report holds no code.
            14 |
          > 15 | See {host}.
               |     ^^^^^^
            16 |
          Write \`\\{host}\` for the text, or put it in backticks.
          npx --no precedent-kb explain no-code

      2 reports, 3 errors, 0 warnings in 0.0 s
      "
    `);
  });

  it('leaves the exit code at 0 for warnings', async () => {
    const verdict = '{ value: false_positive }';
    place = openWorkplace({ 'incidents/2024/INC-2024-0001.mdx': report('INC-2024-0001', { verdict }) });
    const { code, stdout } = await place.run(['check']);
    expect(code).toBe(0);
    expect(stdout).toContain('1 report, 0 errors, 1 warning in 0.0 s');
  });

  it('shows the problems of the named files alone', async () => {
    place = openWorkplace({
      'incidents/2024/INC-2024-0001.mdx': report('INC-2024-0001', { severity: 'hgih' }),
      'incidents/2025/INC-2025-0001.mdx': report('INC-2025-0001'),
    });
    expect(await place.run(['check', 'incidents/2025'])).toMatchObject({
      code: 0,
      stdout: '1 report, 0 errors, 0 warnings in 0.0 s\n',
    });
    expect((await place.run(['check', 'incidents/2024/INC-2024-0001.mdx'])).code).toBe(1);
  });

  it.each([
    [
      'absent.mdx',
      'There is no file `absent.mdx`.\nName a report, or leave the names out to check all of them.\n',
    ],
    [
      'notes.md',
      '`notes.md` is not in the incidents folder `incidents`.\nName another folder with --incidents.\n',
    ],
  ])('refuses to check %s', async (file, stderr) => {
    place = openWorkplace({ 'notes.md': 'x', 'incidents/README.md': '' });
    expect(await place.run(['check', file])).toEqual({ code: 2, stdout: '', stderr });
  });

  it('reads another folder with --incidents, and says when there is none', async () => {
    place = openWorkplace({ 'other/2024/INC-2024-0001.mdx': report('INC-2024-0001') });
    expect((await place.run(['check', '--incidents', 'other'])).stdout).toBe(
      '1 report, 0 errors, 0 warnings in 0.0 s\n',
    );
    expect(await place.run(['check', '--incidents', 'nowhere'])).toMatchInlineSnapshot(`
      {
        "code": 1,
        "stderr": "Reading the reports …
      ",
        "stdout": "nowhere

      nowhere error file-name There is no folder <folder>/nowhere.
          Name the folder of the reports with --incidents, or set \`incidents\` in precedent.config.ts. \`init\` begins an archive.
          npx --no precedent-kb explain file-name

      0 reports, 1 error, 0 warnings in 0.0 s
      ",
      }
    `);
  });

  it('finds the settings in a folder above', async () => {
    place = openWorkplace({
      'precedent.config.ts': "export default { title: 'Ours', incidents: 'cases' };",
      'cases/2024/INC-2024-0001.mdx': report('INC-2024-0001'),
      'deep/down/notes.md': 'x',
    });
    const { stdout } = await place.run(['check'], { cwd: `${place.folder}/deep/down` });
    expect(stdout).toBe('1 report, 0 errors, 0 warnings in 0.0 s\n');
  });

  it('gives one JSON object to other programs', async () => {
    place = openWorkplace({
      'incidents/2024/INC-2024-0001.mdx': report('INC-2024-0001', { tlp: 'white' }),
    });
    const { code, stdout } = await place.run(['check', '--format', 'json']);
    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toMatchInlineSnapshot(`
      {
        "diagnostics": [
          {
            "file": "incidents/2024/INC-2024-0001.mdx",
            "hint": "Write one of: clear, green, amber, amber+strict, red.",
            "level": "error",
            "message": "\`tlp\`: "white" is not a TLP level.",
            "range": {
              "end": {
                "column": 11,
                "line": 6,
                "offset": 75,
              },
              "start": {
                "column": 6,
                "line": 6,
                "offset": 70,
              },
            },
            "rule": "schema",
          },
        ],
        "summary": {
          "errors": 1,
          "reports": 1,
          "suggestions": 0,
          "warnings": 0,
        },
      }
    `);
  });

  it('lets nothing of a report steer the terminal', async () => {
    const body = 'A colour \u001b[31m and {code}.';
    place = openWorkplace({ 'incidents/2024/INC-2024-0001.mdx': report('INC-2024-0001', { body }) });
    const { stdout } = await place.run(['check']);
    expect(stdout).toContain('A colour \uFFFD[31m');
    expect(stdout).not.toContain('\u001b');
  });

  it('shows one changing line on a terminal, and takes it away at the end', async () => {
    place = openWorkplace({ 'incidents/README.md': '' });
    const { stderr } = await place.run(['check'], { isTTY: true, columns: 40 });
    expect(stderr).toBe('\r\u001b[2KReading the reports …\r\u001b[2K');
  });
});
