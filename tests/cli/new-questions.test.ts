import { chmodSync, existsSync } from 'node:fs';
import { afterEach, describe, expect, it } from 'vitest';
import { fakeTerminal, KEYS, type FakeTerminal } from './fake-terminal.ts';
import type { Ended, Workplace } from './run-in.ts';
import { openSmallArchive, SMALL_ARCHIVE } from './small-archive.ts';

let place: Workplace;
afterEach(() => place.remove());

const { enter, down, space, tab, breakOff, endOfText } = KEYS;

/** Flags for every question up to the alert, the tag last. */
const ALL_FLAGS = '--title X --lang en --template outage --severity low --detected now --tag FP'.split(' ');

describe('new, at a terminal', () => {
  it('asks for everything, and writes what was answered', async () => {
    place = openSmallArchive();
    const terminal = fakeTerminal([
      ['What happened?', `Bastion called C2${enter}`],
      ['Which language', enter],
      ['Which template?', `${down}${enter}`],
      ['How severe', `${down}${enter}`],
      ['When was it first noticed', `昨天 14:00${enter}`],
      ['Which tags fit?', enter],
      ['alert or a log to keep', enter],
      [
        'Paste the text',
        `seen 192.88.5.20\tfrom 10.0.0.9${enter}${enter}and cdn.bad-place.com${enter}${endOfText}`,
      ],
      ['indicators of the incident', `${down}${space}${enter}`],
      ['further indicators', `192[.]88[.]7[.]1${enter}`],
      ['Earlier reports are like it', `${space}${enter}`],
      ['What raised it?', `Our EDR${enter}`],
      ['What is Our EDR?', enter],
      ['What next?', `${down}${down}${enter}`],
    ]);
    const { code, stdout } = await run(terminal);
    expect(terminal.unasked()).toEqual([]);
    expect(code).toBe(0);
    expect(stdout).toMatchInlineSnapshot(`
      "Wrote incidents/2026/INC-2026-0001.mdx.
      Detected: 1 Jan 2026, 14:00 UTC.
      Its number is free in the working tree. There is no git repository, so no branch was checked.
      Still to fill in: 24 gaps marked ⟨…⟩, the summary and the verdict.
      Next:
        npx --no precedent-kb check incidents/2026/INC-2026-0001.mdx
        npx --no precedent-kb dev
      "
    `);
    const text = place.read('incidents/2026/INC-2026-0001.mdx');
    expect(text).toContain('title: Bastion called C2\n');
    expect(text).toContain('severity: high\n');
    expect(text).toContain('detected: 2026-01-01T14:00Z\n');
    expect(text).toContain('tags: [false-positive]\n');
    expect(text).toContain('relations:\n  - type: related-to\n    target: INC-2025-0004\n');
    expect(text).toContain('```text\nseen 192.88.5.20\tfrom 10.0.0.9\n\nand cdn.bad-place.com\n```');
    expect(text.match(/^ {4}value: .*/gm)).toEqual(['    value: 192.88.5.20', '    value: 192.88.7.1']);
    expect(await place.run(['check'])).toMatchObject({ code: 0 });
  });

  it('asks only for what the flags leave open, and not for what was piped in', async () => {
    place = openSmallArchive();
    const terminal = fakeTerminal([
      ['How severe', enter],
      ['indicators of the incident', enter],
      ['further indicators', enter],
      ['What next?', `${down}${down}${enter}`],
    ]);
    const argv = ['--title', 'X', '--lang', 'en', '--template', 'outage', '--detected', 'now', '--tag', 'FP'];
    const ended = await run(
      terminal,
      [...argv, '--source', 'intel=A feed', '--related', 'INC-2025-0004'],
      'cdn.bad-place.com',
    );
    expect(ended).toMatchObject({ code: 0, stderr: '' });
    expect(terminal.unasked()).toEqual([]);
    expect(terminal.shown()).not.toContain('What happened?');
  });

  it('tells what is wrong with an answer, and asks again', async () => {
    place = openSmallArchive();
    const terminal = fakeTerminal([
      ['What happened?', enter],
      ['The title is empty.', `X${enter}`],
      ['Which language', enter],
      ['Which template?', enter],
      ['How severe', enter],
      ['When was it first noticed', `tomorrow${enter}`],
      ['is not taken as a time in the past. This means', breakOff],
    ]);
    expect(await run(terminal)).toMatchObject({ code: 1, stdout: 'Nothing was written.\n' });
    expect(terminal.unasked()).toEqual([]);
  });

  it('asks again for a file that cannot be read', async () => {
    place = openSmallArchive({ 'alert.log': 'seen cdn.bad-place.com' });
    const terminal = fakeTerminal([
      ['alert or a log', `${down}${enter}`],
      ['Which file?', `alert.txt${enter}`],
      ['There is no file `alert.txt`.', `alert.log${enter}`],
      ['indicators of the incident', breakOff],
    ]);
    expect(await run(terminal, ALL_FLAGS)).toMatchObject({ code: 1, stderr: '' });
    expect(terminal.unasked()).toEqual([]);
  });

  it.each([
    ['the first question', [['What happened?', breakOff]]],
    [
      'the text that is pasted',
      [
        ['alert or a log', enter],
        ['Paste the text', `a${enter}${breakOff}`],
      ],
    ],
    [
      'the last question',
      [
        ['alert or a log', `${down}${down}${enter}`],
        ['Which indicators', enter],
        ['What raised it?', breakOff],
      ],
    ],
  ] as const)('leaves nothing behind when the person breaks off at %s', async (where, script) => {
    place = openSmallArchive();
    const before = place.list();
    const terminal = fakeTerminal(script);
    const ended = await run(terminal, where === 'the first question' ? [] : ALL_FLAGS);
    expect(ended).toEqual({ code: 1, stdout: 'Nothing was written.\n', stderr: '' });
    expect(terminal.unasked()).toEqual([]);
    expect(place.list()).toEqual(before);
  });

  it('finds tags while one types, by their other words too', async () => {
    const many = Array.from({ length: 20 }, (_, index) => `tag-${index}: { label: { en: Tag ${index} } }\n`);
    place = openSmallArchive({
      'incidents/tags.yml': `${many.join('')}${SMALL_ARCHIVE['incidents/tags.yml']}`,
    });
    const terminal = fakeTerminal([
      ['Which tags fit?', '误判'],
      ['误判█ (1 match', `${tab}${enter}`],
      ['alert or a log', breakOff],
    ]);
    await run(terminal, ALL_FLAGS.slice(0, -2));
    expect(terminal.unasked()).toEqual([]);
    expect(terminal.shown()).toContain('1 items selected');
  });

  it('asks nothing with --yes', async () => {
    place = openSmallArchive();
    const terminal = fakeTerminal([]);
    expect(await run(terminal, ['--yes', '--title', 'X'])).toMatchObject({ code: 0 });
    expect(terminal.shown()).toBe('');
  });

  it('opens the report in the editor that the person prefers', async () => {
    place = openSmallArchive();
    place.write('editor.sh', '#!/bin/sh\ncp "$1" "$(dirname "$0")/opened.txt"\n');
    chmodSync(`${place.folder}/editor.sh`, 0o755);
    const env = { EDITOR: `${place.folder}/editor.sh` };
    await place.run(['new', '--yes', '--title', 'X', '--open'], { env });
    await expect.poll(() => existsSync(`${place.folder}/opened.txt`)).toBe(true);
  });
});

function run(terminal: FakeTerminal, argv: readonly string[] = [], input?: string): Promise<Ended> {
  const bytes = input === undefined ? undefined : Buffer.from(input);
  return place.run(['new', ...argv], {
    openTerminal: terminal.open,
    readInput: () => Promise.resolve(bytes),
  });
}
