import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { afterAll, describe, expect, it, onTestFinished } from 'vitest';
import { openWorkplace } from './run-in.ts';

const place = openWorkplace();
afterAll(() => place.remove());

const NO_ARCHIVE =
  'There is no archive in `<folder>`: it has no folder `incidents`, and neither it nor a folder above it has `precedent.config.ts`.';
const BEGIN = 'Go to the folder of an archive, or begin one here with `precedent-kb init`.';
const NO_FOLDER =
  'Name the folder of the reports with --incidents, or set `incidents` in precedent.config.ts. `init` begins an archive.';

describe('the help', () => {
  it.each([[[]], [['--help']], [['-h']], [['help']]])('is printed for %j', async (argv) => {
    const { code, stdout, stderr } = await place.run(argv);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(/^Usage: precedent-kb /);
  });

  it('lists every command', async () => {
    expect((await place.run(['--help'])).stdout).toMatchInlineSnapshot(`
      "Usage: precedent-kb [options] [command]

      Turns a folder of incident reports into a knowledge base that can be searched
      and cited.

      Options:
        --version   Print the version.
        -h, --help  Print this help.

      Commands:
        init        begin an archive in a repository of your own
        new         write a new report from a template
        update      change a report: turn its verdict, close an action, publish or
                    withdraw it
        check       say what is wrong with the reports
        build       turn the reports into a static site
        bundle      pack the site into a folder that opens from disk
        dev         serve the site while you write, and follow each change
        preview     serve the site that was built last
        search      find reports by a value, by words and by filters
        recall      compare an alert with the archive: contradictions, checks,
                    precedents, base rates
        mcp         let an assistant search, read, recall and cite, by the Model
                    Context Protocol
        cite        write a citation, for a review, a commit or a ticket
        dispute     write to a source that its label is wrong
        changes     say what a branch changes in the archive
        import      turn records of another system into reports
        export      write reports as PDF files
        hosting     print the configuration of a web server, or a Dockerfile
        renumber    give a report another id, when two have the same
        tags        list the tags, and rename, merge or retire them
        upgrade     bring the archive to a newer version of Precedent
        doctor      say what is wrong with the set-up, and how to mend it
        explain     print the page of a rule

      \`precedent-kb <command> --help\` tells more about a command.
      "
    `);
  });

  it('tells more about one command', async () => {
    expect((await place.run(['import', '--help'])).stdout).toMatchInlineSnapshot(`
      "Usage: precedent-kb import [options] <format> <files...>

      Turns records of another system into draft reports. A record that is in the
      archive already is left alone, no file is ever overwritten, and a record that
      cannot be read does not stop the others.

      Arguments:
        format             The format of the files, see below.
        files              Files, folders, or patterns in quotes, such as
                           "posts/**/*.md".

      Options:
        --incidents <dir>  Write to this folder instead of the one in the settings.
        --add-tags         Add tags that tags.yml does not have, instead of leaving
                           them out.
        --encoding <name>  How files are encoded that are not UTF-8, such as gb18030.
        --dry-run          Say what would be written, and write nothing.
        -h, --help         Print this help.

      Formats:
        postmortem  post-mortems as Markdown, with YAML or TOML front matter or without
        veris       VERIS incident records as JSON, such as those of the VERIS Community Database
      "
    `);
  });

  it.each([[['help', 'cite']], [['cite', '-h']]])('of one command is printed for %j', async (argv) => {
    expect((await place.run(argv)).stdout).toMatch(/^Usage: precedent-kb cite /);
  });

  it('fits into a narrow terminal', async () => {
    const { stdout } = await place.run(['check', '--help'], { columns: 50 });
    expect(Math.max(...stdout.split('\n').map((line) => line.length))).toBeLessThanOrEqual(50);
  });
});

describe('wrong use', () => {
  it.each([
    [['biuld'], 'There is no command `biuld`.', 'Did you mean `build`? See `precedent-kb --help`.'],
    [['frob'], 'There is no command `frob`.', 'See `precedent-kb --help`.'],
    [
      ['check', '--fromat', 'json'],
      '`precedent-kb check` has no option `--fromat`.',
      'Did you mean `--format`? See `precedent-kb check --help`.',
    ],
    [
      ['--verison'],
      '`precedent-kb` has no option `--verison`.',
      'Did you mean `--version`? See `precedent-kb --help`.',
    ],
    [
      ['check', '--format', 'tex'],
      '`tex` is not a value of `--format`.',
      'Did you mean `text`? Write one of: text, json, github, sarif. See `precedent-kb check --help`.',
    ],
    [
      ['check', '--incidents'],
      'The option `--incidents <dir>` needs a value.',
      'Read the reports in this folder instead of the one in the settings. See `precedent-kb check --help`.',
    ],
    [
      ['import', 'veris'],
      '`precedent-kb import` needs an argument: `files` is missing.',
      'Write `precedent-kb import <format> <files…>`. See `precedent-kb import --help`.',
    ],
    [
      ['build', '--out', 'site', 'now'],
      '`precedent-kb build` does not take `now`.',
      'See `precedent-kb build --help`.',
    ],
    [
      ['cite', 'a', 'b', 'c'],
      '`precedent-kb cite` does not take `b` `c`.',
      'See `precedent-kb cite --help`.',
    ],
    [
      ['search', 'x', '--limit', '0'],
      '`0` is not a value of `--limit`.',
      'Write a whole number from 1 up. See `precedent-kb search --help`.',
    ],
    [['cite', 'x', '--incidents', 'none'], 'There is no folder `none`.', NO_FOLDER],
    ...[
      ['check'],
      ['check', '--format', 'json'],
      ['build'],
      ['dev'],
      ['search', 'x'],
      ['new', '--yes'],
      ['tags'],
    ].map((argv): [string[], string, string] => [argv, NO_ARCHIVE, BEGIN]),
    [['renumber', 'x'], NO_ARCHIVE, BEGIN],
    [
      ['dev', '--port', 'abc'],
      '`abc` is not a value of `--port`.',
      'Write a whole number from 1 to 65535, such as 4321. See `precedent-kb dev --help`.',
    ],
    [
      ['preview', '--port', '70000'],
      '`70000` is not a value of `--port`.',
      'Write a whole number from 1 to 65535, such as 4321. See `precedent-kb preview --help`.',
    ],
    [
      ['import', 'vris', 'a.json'],
      'There is no format `vris`.',
      'Did you mean `veris`? The formats are: postmortem, veris.',
    ],
  ])('%j is told with what to write instead', async (argv, message, hint) => {
    expect(await place.run(argv)).toEqual({ code: 2, stdout: '', stderr: `${message}\n${hint}\n` });
  });

  it('misses the folder of the settings by its name, where there are settings', async () => {
    const settled = openWorkplace({
      'precedent.config.ts': "export default { title: 'Reports', incidents: 'cases' };\n",
    });
    onTestFinished(() => settled.remove());
    expect((await settled.run(['search', 'x'])).stderr).toBe(`There is no folder \`cases\`.\n${NO_FOLDER}\n`);
  });

  it('shows in red where colours are wanted', async () => {
    const { stderr } = await place.run(['biuld'], { hasColors: true });
    expect(stderr).toContain('\u001b[31mThere is no command `biuld`.\u001b[39m');
  });
});

describe('a wrong setting', () => {
  it('is named with its value, in one run with what is wrong elsewhere', async () => {
    const other = openWorkplace({
      'precedent.config.ts': "export default { title: 'Ours', language: 'fr', idPrefix: 'x' };",
      'incidents/2024/INC-2024-0001.mdx': 'no front matter',
    });
    const { code, stdout } = await other.run(['check']);
    await other.remove();
    expect(code).toBe(1);
    expect(stdout).toMatchInlineSnapshot(`
      "incidents/2024/INC-2024-0001.mdx

      incidents/2024/INC-2024-0001.mdx:1:1 error front-matter The file does not begin with front matter.
          > 1 | no front matter
              | ^
          Begin it with a line \`---\`, then the fields (\`id\`, \`title\`, \`status\`, \`severity\`, \`tlp\`, \`verdict\`, \`times\`), then a line \`---\`.
          npx --no precedent-kb explain front-matter

      precedent.config.ts

      precedent.config.ts:1:49 error settings \`idPrefix\`: "x" is not an id prefix.
          > 1 | …itle: 'Ours', language: 'fr', idPrefix: 'x' };
              |                                ^^^^^^^^
          Write 2 to 10 capital letters and digits, first a letter, such as INC.
          npx --no precedent-kb explain settings

      precedent.config.ts:1:33 error settings \`language\`: "fr" is not a language of the user interface.
          > 1 | …port default { title: 'Ours', language: 'fr', idPrefix: 'x' };
              |                                ^^^^^^^^
          Write one of: en, zh-CN.
          npx --no precedent-kb explain settings

      1 report, 3 errors, 0 warnings in 0.0 s
      "
    `);
  });
});

describe('the launcher', () => {
  it('runs the command line as a program of its own', () => {
    const launcher = join(import.meta.dirname, '../../src/cli/precedent.mjs');
    const ended = spawnSync(process.execPath, [launcher, 'biuld'], { encoding: 'utf8' });
    expect(ended.status).toBe(2);
    expect(ended.stderr).toContain('Did you mean `build`?');
    // It loads the whole program, which takes its time on a busy machine.
  }, 30_000);
});
