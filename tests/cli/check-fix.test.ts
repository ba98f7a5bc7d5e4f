import { chmodSync, statSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { openWorkplace, type Workplace } from './run-in.ts';

let place: Workplace;
afterEach(() => place.remove());

const TAGS = 'false-positive:\n  label: { en: False positive, zh-CN: 误报 }\n';

/** A report with something to repair in its front matter and its body, and one error that stays. */
const WRONG = `---
id: INC-2024-0001
title: A server is called bad
status: Closed
severity: low # for now
tlp: clear
verdict: { value: false_positive, cause: stale_intel, reason: guess }
times: { detected: 2023/9/19 }
tags: [误报]
---

The load was <5 on {host}.
`;
const RIGHT = WRONG.replace('Closed', 'closed')
  .replace(', reason: guess', '')
  .replace('2023/9/19', '2023-09-19')
  .replace('误报', 'false-positive')
  .replace('<5', '\\<5')
  .replace('{host}', '\\{host}');

const FILE = 'incidents/2024/INC-2024-0001.mdx';

describe('check --fix', () => {
  it('repairs in place, says what it did, then what is left', async () => {
    place = openWorkplace({ 'incidents/tags.yml': TAGS, [FILE]: WRONG });
    const { code, stdout } = await place.run(['check', '--fix']);
    expect(code).toBe(1);
    expect(stdout).toMatchInlineSnapshot(`
      "incidents/2024/INC-2024-0001.mdx
        incidents/2024/INC-2024-0001.mdx:4  status: \`Closed\` is now \`closed\`
        incidents/2024/INC-2024-0001.mdx:8  times.detected: \`2023/9/19\` is now \`2023-09-19\`
        incidents/2024/INC-2024-0001.mdx:9  tags: \`误报\` is now \`false-positive\`
        incidents/2024/INC-2024-0001.mdx:12  \`<5\` is now \`\\<5\`
        incidents/2024/INC-2024-0001.mdx:12  \`{host}\` is now \`\\{host}\`

      Repaired 5 places in 1 file.

      incidents/2024/INC-2024-0001.mdx

      incidents/2024/INC-2024-0001.mdx:7:63 error schema \`verdict.reason\`: "guess" is not a reason.
            6 | …
          > 7 | …, cause: stale_intel, reason: guess }
              |                                ^^^^^
            8 | …
          Write one of: inaccurate_data, incorrect_alert_logic, suspicious_activity, suspicious_but_expected.
          npx --no precedent-kb explain schema

      1 report, 1 error, 0 warnings in 0.0 s
      "
    `);
    expect(place.read(FILE)).toBe(RIGHT.replace('stale_intel', 'stale_intel, reason: guess'));
    expect(place.list()).toEqual([FILE, 'incidents/tags.yml']);
  });

  it('ends as a check of the repaired archive, and has nothing to do the second time', async () => {
    place = openWorkplace({ 'incidents/tags.yml': TAGS, [FILE]: WRONG.replace(', reason: guess', '') });
    expect((await place.run(['check', '--fix'])).code).toBe(0);
    expect(place.read(FILE)).toBe(RIGHT);
    const { code, stdout } = await place.run(['check', '--fix']);
    expect({ code, stdout }).toMatchInlineSnapshot(`
      {
        "code": 0,
        "stdout": "There is nothing to repair.

      1 report, 0 errors, 0 warnings in 0.0 s
      ",
      }
    `);
    expect(place.read(FILE)).toBe(RIGHT);
  });

  it('keeps the byte-order mark, the line ends and the missing last line break', async () => {
    const asWindows = (text: string) => `\uFEFF${text.trimEnd().replaceAll('\n', '\r\n')}`;
    place = openWorkplace({
      'incidents/tags.yml': TAGS,
      [FILE]: asWindows(WRONG.replace(', reason: guess', '')),
    });
    await place.run(['check', '--fix']);
    expect(place.read(FILE)).toBe(asWindows(RIGHT));
  });

  it('repairs only the files that are named', async () => {
    const other = 'incidents/2024/INC-2024-0002.mdx';
    const second = WRONG.replace('0001', '0002');
    place = openWorkplace({ 'incidents/tags.yml': TAGS, [FILE]: WRONG, [other]: second });
    const { stdout } = await place.run(['check', '--fix', FILE]);
    expect(stdout).toContain('Repaired 5 places in 1 file.');
    expect(stdout).not.toContain('INC-2024-0002');
    expect(place.read(other)).toBe(second);
  });

  it('puts fields into the order of the guide, which a check alone does not ask for', async () => {
    const text = RIGHT.replace(
      'id: INC-2024-0001\ntitle: A server is called bad\n',
      'title: A server is called bad\nid: INC-2024-0001\n',
    );
    place = openWorkplace({ 'incidents/tags.yml': TAGS, [FILE]: text });
    expect((await place.run(['check'])).code).toBe(0);
    const { stdout } = await place.run(['check', '--fix']);
    expect(stdout).toMatchInlineSnapshot(`
      "incidents/2024/INC-2024-0001.mdx
        incidents/2024/INC-2024-0001.mdx:2  \`id\` stands in the order of the guide now

      Repaired 1 place in 1 file.

      1 report, 0 errors, 0 warnings in 0.0 s
      "
    `);
    expect(place.read(FILE)).toBe(RIGHT);
  });

  it('gives nothing for a tag to a file of tags that is broken', async () => {
    place = openWorkplace({ 'incidents/tags.yml': `${TAGS}  lable: {}\n`, [FILE]: WRONG });
    await place.run(['check', '--fix']);
    expect(place.read(FILE)).toContain('tags: [误报]');
  });

  it('leaves a file that is read-only, and says so', async () => {
    place = openWorkplace({ 'incidents/tags.yml': TAGS, [FILE]: WRONG.replace('{host}', 'a host') });
    chmodSync(join(place.folder, FILE), 0o444);
    const { code, stdout } = await place.run(['check', '--fix']);
    expect(code).toBe(1);
    expect(stdout.slice(0, stdout.indexOf('\n\nincidents', 1))).toMatchInlineSnapshot(`
      "incidents/2024/INC-2024-0001.mdx
        Left as it was: it is read-only.

      Nothing was repaired."
    `);
    expect(place.read(FILE)).toContain('2023/9/19');
    expect(statSync(join(place.folder, FILE)).mode & 0o777).toBe(0o444);
  });

  it('repairs the file that a link leads to once', async () => {
    place = openWorkplace({ 'incidents/tags.yml': TAGS, [FILE]: WRONG });
    symlinkSync('INC-2024-0001.mdx', join(place.folder, 'incidents/2024/INC-2024-0002.mdx'));
    const { stdout } = await place.run(['check', '--fix']);
    expect(stdout).toContain('Repaired 5 places in 1 file.');
    expect(place.read(FILE)).toContain('2023-09-19');
  });

  it('goes on where a report cannot be read as text', async () => {
    place = openWorkplace({
      'incidents/tags.yml': TAGS,
      [FILE]: WRONG,
      'incidents/2024/INC-2024-0002.mdx': 'a\0b',
    });
    const { code, stdout } = await place.run(['check', '--fix']);
    expect(code).toBe(1);
    expect(stdout).toContain('Repaired 5 places in 1 file.');
    expect(stdout).toContain('NUL byte');
  });

  it('gives the repairs to other programs', async () => {
    place = openWorkplace({ 'incidents/tags.yml': TAGS, [FILE]: RIGHT.replace('2023-09-19', '2023/9/19') });
    const { stdout } = await place.run(['check', '--fix', '--format', 'json']);
    expect(JSON.parse(stdout)).toMatchInlineSnapshot(`
      {
        "diagnostics": [],
        "repairs": [
          {
            "file": "incidents/2024/INC-2024-0001.mdx",
            "line": 8,
            "outcome": "made",
            "repair": "dates",
            "what": "times.detected: \`2023/9/19\` is now \`2023-09-19\`",
          },
        ],
        "summary": {
          "errors": 0,
          "reports": 1,
          "suggestions": 0,
          "warnings": 0,
        },
      }
    `);
  });
});

describe('check --fix --dry-run', () => {
  it('prints a diff, writes nothing, and ends as a check of what is there', async () => {
    place = openWorkplace({ 'incidents/tags.yml': TAGS, [FILE]: WRONG });
    const { code, stdout, stderr } = await place.run(['check', '--fix', '--dry-run']);
    expect({ code, stdout, stderr }).toMatchInlineSnapshot(`
      {
        "code": 1,
        "stderr": "Reading the reports …
      incidents/2024/INC-2024-0001.mdx
        incidents/2024/INC-2024-0001.mdx:4  status: \`Closed\` is now \`closed\`
        incidents/2024/INC-2024-0001.mdx:8  times.detected: \`2023/9/19\` is now \`2023-09-19\`
        incidents/2024/INC-2024-0001.mdx:9  tags: \`误报\` is now \`false-positive\`
        incidents/2024/INC-2024-0001.mdx:12  \`<5\` is now \`\\<5\`
        incidents/2024/INC-2024-0001.mdx:12  \`{host}\` is now \`\\{host}\`

      \`--fix\` would repair 5 places in 1 file. Nothing was written.
      ",
        "stdout": "--- a/incidents/2024/INC-2024-0001.mdx
      +++ b/incidents/2024/INC-2024-0001.mdx
      @@ -1,12 +1,12 @@
       ---
       id: INC-2024-0001
       title: A server is called bad
      -status: Closed
      +status: closed
       severity: low # for now
       tlp: clear
       verdict: { value: false_positive, cause: stale_intel, reason: guess }
      -times: { detected: 2023/9/19 }
      -tags: [误报]
      +times: { detected: 2023-09-19 }
      +tags: [false-positive]
       ---
       
      -The load was <5 on {host}.
      +The load was \\<5 on \\{host}.
      ",
      }
    `);
    expect(place.read(FILE)).toBe(WRONG);
    expect(place.list()).toEqual([FILE, 'incidents/tags.yml']);
  });

  it('has colours on a terminal, where nothing of a report steers it', async () => {
    const text = RIGHT.replace('2023-09-19', '2023/9/19').replace('# for now', '# \u001b[31m');
    place = openWorkplace({ 'incidents/tags.yml': TAGS, [FILE]: text });
    const { stdout } = await place.run(['check', '--fix', '--dry-run'], { isTTY: true, hasColors: true });
    expect(stdout).toContain('\u001b[32m+times: { detected: 2023-09-19 }\u001b[39m');
    expect(stdout).toContain('# \uFFFD[31m');
  });

  it('says when there is nothing to repair', async () => {
    place = openWorkplace({ 'incidents/tags.yml': TAGS, [FILE]: RIGHT });
    const { code, stdout, stderr } = await place.run(['check', '--fix', '--dry-run']);
    expect({ code, stdout, stderr }).toMatchInlineSnapshot(`
      {
        "code": 0,
        "stderr": "Reading the reports …
      There is nothing to repair.
      ",
        "stdout": "",
      }
    `);
  });

  it('gives the diff to other programs', async () => {
    place = openWorkplace({ 'incidents/tags.yml': TAGS, [FILE]: WRONG });
    const { stdout } = await place.run(['check', '--fix', '--dry-run', '--format', 'json']);
    const { diff, repairs } = JSON.parse(stdout) as { diff: string; repairs: unknown[] };
    expect(diff).toContain('+status: closed');
    expect(repairs).toHaveLength(5);
  });

  it('is wrong use without --fix', async () => {
    place = openWorkplace({ [FILE]: WRONG });
    const { code, stdout, stderr } = await place.run(['check', '--dry-run']);
    expect({ code, stdout, stderr }).toMatchInlineSnapshot(`
      {
        "code": 2,
        "stderr": "\`--dry-run\` needs \`--fix\`.
      Write \`precedent-kb check --fix --dry-run\` to see what would be repaired; \`precedent-kb check\` alone writes nothing.
      ",
        "stdout": "",
      }
    `);
  });
});
