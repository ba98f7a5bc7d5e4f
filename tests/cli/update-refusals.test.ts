import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { fakeTerminal, KEYS } from './fake-terminal.ts';
import { openWorkplace, type Workplace } from './run-in.ts';
import { SMALL_ARCHIVE } from './small-archive.ts';
import { FILE, REPORT } from './updated-report.ts';

let place: Workplace;
const opened: Workplace[] = [];
afterEach(() => opened.pop()?.remove());

const open = (files: Record<string, string> = {}): void => {
  place = openWorkplace({ ...SMALL_ARCHIVE, [FILE]: REPORT, ...files });
  opened.push(place);
};
const update = (...flags: string[]) => place.run(['update', 'INC-2025-0010', ...flags]);

describe('update refuses', () => {
  /** One for all that write nothing. */
  let shared: Workplace | undefined;
  afterAll(() => shared?.remove());

  it.each<[what: string, flags: string[], told: string, code?: number]>([
    [
      'a verdict without a reason',
      ['--verdict', 'test'],
      '`--verdict` needs `--why`: say what made the verdict turn.',
    ],
    ['a flag without its own', ['--cause', 'ip_reuse'], '`--cause` says nothing without `--verdict`.'],
    [
      'two ends at once',
      ['--publish', '--supersede-by', 'INC-2025-0004'],
      'Only one of `--publish`, `--withdraw` and `--supersede-by` can be done.',
    ],
    [
      'a verdict that is none',
      ['--verdict', 'fine', '--why', 'x'],
      '`fine` is not a value of `--verdict`. Write one of: undetermined, true_positive, benign_true_positive, false_positive, suspicious, insufficient_data, duplicate, test.',
    ],
    [
      'a source that nobody knows',
      ['--said', 'Nobody: expired'],
      '`INC-2025-0010` has no source `Nobody`. It has `V1` (`threatbook`), `V2` (`other`). Add a new source to `sources.yml` first.',
    ],
    [
      'a source that may be a slip',
      ['--said', 'threatbok: expired'],
      '`INC-2025-0010` has no source `threatbok`. Did you mean `threatbook`?',
    ],
    [
      'a field of an entry that is not there',
      ['--set', 'intel.V3.dispute.reported_on=2025-10-01', '--set', 'assets.0.name=bastion'],
      '`intel` has no entry `V3`. It has `V1`, `V2`. A new entry is written in the file, or in the form of the site.\n`assets` has no entry `0`. It is empty. A new entry is written in the file, or in the form of the site.',
    ],
    [
      'an action that it does not have',
      ['--close', 'A7'],
      '`INC-2025-0010` has no action `A7`. It has `A1`.',
    ],
    [
      'an id',
      ['--set', 'id=INC-2025-0099'],
      '`id` is not set by itself. An id is changed by `precedent-kb renumber`, which takes the citations along.',
    ],
    [
      'a publication by hand',
      ['--set', 'record_status=published'],
      '`record_status=published` is not set by itself. Write `--publish`, `--supersede-by` or `--withdraw`, which do what belongs to it.',
    ],
    [
      'an unknown field',
      ['--set', 'severty=low'],
      `The report would not pass the check:\n  ${FILE}:30  \`severty\` is not a field of the front matter. Did you mean \`severity\`?`,
      1,
    ],
    [
      'a value that would be wrong',
      ['--set', 'summary='],
      `The report would not pass the check:\n  ${FILE}:5  The report is published without a \`summary\`. Say in 280 characters what happened and how it ended, or set \`record_status: draft\`.`,
      1,
    ],
    [
      'a history out of order',
      ['--said', 'V1: benign', '--at', '2025-01'],
      `The report would not pass the check:\n  ${FILE}:25  This entry of the history is dated \`2025-01\`, before the entry above it (\`2025-09-19\`). Write the oldest entry first, or correct the date.`,
      1,
    ],
    [
      'to write unasked',
      ['--set', 'severity=low'],
      'Nothing was written, since there is nobody to ask.\nWrite `--yes` to have this written, or `--dry-run` to look at it alone.',
    ],
    [
      'to do nothing',
      [],
      'No change is named, and there is nobody to ask.\nName one, such as `--close A1` or `--verdict false_positive --why "…"`; `precedent-kb update --help` lists them.',
    ],
  ])('%s', async (_what, flags, told, code = 2) => {
    shared ??= openWorkplace({ ...SMALL_ARCHIVE, [FILE]: REPORT });
    const ended = await shared.run(['update', 'INC-2025-0010', ...flags]);
    expect(ended.stderr.replace(/Nothing was written\.\n$/, '').trimEnd()).toBe(told);
    expect(ended.code).toBe(code);
    expect(shared.read(FILE)).toBe(REPORT);
  });

  it('a verdict from before the last one', async () => {
    open();
    await update('--verdict', 'test', '--why', 'x', '--yes');
    const text = place.read(FILE);
    const ended = await update('--verdict', 'duplicate', '--why', 'x', '--at', '2025-10-01', '--yes');
    expect(ended.stderr).toContain('and `2025-10-01` lies before that. Give a later time, or');
    expect(place.read(FILE)).toBe(text);
  });

  it('a report that is not there, or cannot be read', async () => {
    open({ 'incidents/2025/INC-2025-0012.mdx': REPORT.replace('severity: high', 'severity: huge') });
    expect((await place.run(['update', 'INC-2025-0015', '--publish'])).stderr).toContain(
      'There is no report `INC-2025-0015`.',
    );
    expect((await place.run(['update', 'INC-2025-0012', '--publish'])).stderr).toContain(
      '`incidents/2025/INC-2025-0012.mdx` cannot be read as a report.',
    );
  });

  it('to write over what somebody else has written while the question stood', async () => {
    open();
    const path = join(place.folder, FILE);
    const terminal = fakeTerminal([['Write this?', KEYS.enter]]);
    const openTerminal = () => {
      const asked = terminal.open();
      asked.input.once('data', () => writeFileSync(path, REPORT.replace('high', 'low')));
      return asked;
    };
    const ended = await place.run(['update', 'INC-2025-0010', '--set', 'status=closed'], { openTerminal });
    expect(ended.stderr).toBe(
      `\`${FILE}\` was not written, since it has changed meanwhile.\nNothing was written. Look at it, then run the command again.\n`,
    );
    expect(readFileSync(path, 'utf8')).toBe(REPORT.replace('high', 'low'));
  });
});
