import { afterEach, describe, expect, it } from 'vitest';
import { openWorkplace, type Workplace } from './run-in.ts';

let place: Workplace;
afterEach(() => place.remove());

describe('build', () => {
  it('builds nothing while a report has an error, and leaves the last site as it is', async () => {
    place = openWorkplace({
      'incidents/2024/INC-2024-0001.mdx': 'No front matter.',
      'dist/index.html': 'the last site',
      'dist/.precedent': '',
    });
    expect(await place.run(['build'])).toMatchInlineSnapshot(`
      {
        "code": 1,
        "stderr": "Reading the reports …
      Nothing was built: correct the errors first. \`dist\` stays as it is.
      ",
        "stdout": "incidents/2024/INC-2024-0001.mdx

      incidents/2024/INC-2024-0001.mdx:1:1 error front-matter The file does not begin with front matter.
          > 1 | No front matter.
              | ^
          Begin it with a line \`---\`, then the fields (\`id\`, \`title\`, \`status\`, \`severity\`, \`tlp\`, \`verdict\`, \`times\`), then a line \`---\`.
          npx --no precedent-kb explain front-matter

      1 report, 1 error, 0 warnings in 0.0 s
      ",
      }
    `);
    expect(place.read('dist/index.html')).toBe('the last site');
    expect(place.list()).toEqual(['dist/.precedent', 'dist/index.html', 'incidents/2024/INC-2024-0001.mdx']);
  });

  it.each([
    ['tomorrow', '`--today tomorrow` is no day of the calendar.'],
    ['2026-02-30', '`--today 2026-02-30` is no day of the calendar.'],
    ['2026-02', '`--today 2026-02` is no day of the calendar.'],
    ['2026-02-03T10:00:00Z', '`--today 2026-02-03T10:00:00Z` is no day of the calendar.'],
  ])('refuses %s as a day', async (day, message) => {
    place = openWorkplace();
    const { code, stderr } = await place.run(['build', '--today', day]);
    expect([code, stderr]).toEqual([2, `${message}\nWrite it as year, month and day, such as 2026-11-30.\n`]);
  });

  it('refuses a SOURCE_DATE_EPOCH that is no number of seconds', async () => {
    place = openWorkplace();
    const { code, stderr } = await place.run(['build'], { env: { SOURCE_DATE_EPOCH: '2026-11-30' } });
    expect(code).toBe(2);
    expect(stderr).toContain('SOURCE_DATE_EPOCH is `2026-11-30`, which is no time.\nSet it to the seconds');
  });

  it('refuses an output folder of others before it reads a report', async () => {
    place = openWorkplace({
      'dist/thesis.tex': 'mine',
      'incidents/2024/INC-2024-0001.mdx': 'No front matter.',
    });
    const { code, stdout, stderr } = await place.run(['build']);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain('`<folder>/dist` holds files that no build of this site wrote (thesis.tex).');
  });

  it('says when there is no folder of reports', async () => {
    place = openWorkplace();
    const { code, stdout } = await place.run(['build', '--incidents', 'nowhere']);
    expect(code).toBe(1);
    expect(stdout).toContain('There is no folder <folder>/nowhere.\n');
  });
});

describe('preview', () => {
  it('says what to do when nothing was built yet', async () => {
    place = openWorkplace();
    expect(await place.run(['preview', '--out', 'site'])).toEqual({
      code: 2,
      stdout: '',
      stderr: 'There is no built site in `<folder>/site`.\nRun `precedent-kb build` first.\n',
    });
    // It loads the site generator, which takes its time on a busy machine.
  }, 60_000);
});
