import { afterEach, describe, expect, it } from 'vitest';
import { openWorkplace, type Workplace } from './run-in.ts';

let place: Workplace;
afterEach(() => place.remove());

describe('build', () => {
  it('builds nothing while a report has an error, and leaves the last site as it is', async () => {
    place = openWorkplace({
      'incidents/2024/INC-2024-0001.mdx': 'No front matter.',
      'dist/index.html': 'the last site',
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
          http://localhost:4321/guide/rules/front-matter/

      1 report, 1 error, 0 warnings in 0.0 s
      ",
      }
    `);
    expect(place.read('dist/index.html')).toBe('the last site');
    expect(place.list()).toEqual(['dist/index.html', 'incidents/2024/INC-2024-0001.mdx']);
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
      stderr: 'There is no built site in <folder>/site.\nRun `precedent build` first.\n',
    });
    // It loads the site generator, which takes its time on a busy machine.
  }, 60_000);
});
