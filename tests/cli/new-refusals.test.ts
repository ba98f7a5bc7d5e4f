import { afterEach, describe, expect, it } from 'vitest';
import type { Ended, Workplace } from './run-in.ts';
import { openSmallArchive } from './small-archive.ts';

let place: Workplace;
afterEach(() => place.remove());

describe('new, when it cannot', () => {
  it.each([
    [['--title', 'X'], 'these are missing: `--template`, `--severity`, `--detected`'],
    [[], 'these are missing: `--title`, `--template`, `--severity`, `--detected`'],
    [['--yes'], '`--yes` asks nothing, and this is missing: `--title`'],
    [
      ['--json', '--title', 'X'],
      '`--json` asks nothing, and these are missing: `--template`, `--severity`, `--',
    ],
    [['--title', 'X', '--template', 'outage', '--severity', 'low'], 'this is missing: `--detected`'],
  ])('says at once what is missing from %j', async (argv, words) => {
    place = openSmallArchive();
    const { code, stderr } = await run(['new', ...argv]);
    expect(code).toBe(2);
    expect(stderr).toContain(words);
    expect(place.list()).toHaveLength(2);
  });

  it('says everything that is wrong with its flags at once', async () => {
    place = openSmallArchive();
    const argv = [
      ...['--title', ' ', '--lang', 'de', '--template', 'outag', '--severity', 'hihg', '--tlp', 'white'],
      ...'--detected tomorrow --tag fals-positive --tag quux --indicator domain=bad-place.com'.split(' '),
      ...['--indicator', 'ipv4-addr=1.2.3', '--indicator', '1.1.1.1 8.8.8.8', '--indicator', 'x'],
      ...['--related', 'INC-2025-0005', '--source', 'intel='],
    ];
    const { code, stderr } = await run(['new', '--yes', ...argv]);
    expect(code).toBe(2);
    expect(stderr).toMatchInlineSnapshot(`
      "The title is empty. Say in one line what happened.
      \`de\` is not a value of \`--lang\`. Write one of: en, zh-CN.
      There is no template \`outag\`. Did you mean \`outage\`? The templates are: security-incident, false-alarm, outage, near-miss, short-note.
      \`hihg\` is not a value of \`--severity\`. Did you mean \`high\`? Write one of: informational, low, medium, high, critical.
      \`white\` is not a value of \`--tlp\`. Write one of: clear, green, amber, amber+strict, red.
      \`tomorrow\` is not taken as a time in the past. This means 3 Jan 2026, which is still to come. Write the day as well if you mean an earlier one. Write it like \`40 min ago\`, \`yesterday 14:00\`, \`昨天 14:00\`, \`2026-11-20 09:10\`, \`2026-11\` or \`unknown\`.
      There is no tag \`fals-positive\`. Did you mean \`false-positive\`?
      There is no tag \`quux\`. The tags are in \`tags.yml\`; add a new one there first.
      \`1.2.3\` is not a value of the type \`ipv4-addr\`.
      \`1.1.1.1 8.8.8.8\` holds 2 indicators. Write each with an \`--indicator\` of its own.
      \`x\` is not recognised as an indicator. Write its type before it, such as \`domain-name=login.example.net\`.
      There is no report \`INC-2025-0005\`. Did you mean \`INC-2025-0004\`?
      \`intel=\` is not the name of a source. Write up to 100 characters, such as \`intel=ThreatBook\`.
      Nothing was written.
      "
    `);
    expect(place.list()).toHaveLength(2);
  });

  it.each([
    ['a file that is not there', ['--paste', 'none.txt'], undefined, 'There is no file `none.txt`.'],
    [
      'bytes that are no text',
      ['--paste', '-'],
      Uint8Array.of(0x61, 0, 0x62),
      'What was pasted is not text.',
    ],
    [
      'more than a report holds',
      ['--paste', '-'],
      new Uint8Array(800_001).fill(0x61),
      'has 0.9 MB; a report holds 0.8 MB',
    ],
  ])('refuses %s', async (_what, argv, input, words) => {
    place = openSmallArchive();
    const { code, stderr } = await run(['new', '--yes', '--title', 'X', ...argv], input);
    expect(code).toBe(2);
    expect(stderr).toContain(words);
    expect(place.list()).toHaveLength(2);
  });

  it.each([
    ['cannot be read', 'no front matter', 'A template of the archive cannot be used.'],
    [
      'makes no valid report',
      '---\nx_template: { title: X }\nlang: en\nsevrity: low\n---\n\n## Background\n',
      'A report from the template `own` would not pass the check:\n  line',
    ],
  ])('writes nothing from a template of the team that %s', async (_what, text, words) => {
    place = openSmallArchive({ 'incidents/_templates/own.mdx': text });
    const { code, stderr } = await run(['new', '--yes', '--title', 'X', '--template', 'own']);
    expect(code).toBe(1);
    expect(stderr).toContain(words);
    expect(place.list()).toHaveLength(3);
  });
});

function run(argv: readonly string[], bytes?: Uint8Array): Promise<Ended> {
  return place.run(argv, { readInput: () => Promise.resolve(bytes) });
}
