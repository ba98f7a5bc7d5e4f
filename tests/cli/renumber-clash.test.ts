import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { fakeTerminal, KEYS } from './fake-terminal.ts';
import { numberedReport as report } from './numbered-report.ts';
import { openWorkplace } from './run-in.ts';
import type { Workplace } from './run-in.ts';

let place: Workplace;
afterEach(() => place.remove());

const A = 'incidents/2024/INC-2024-0001.mdx';
const B = 'incidents/2024/INC-2024-0002.mdx';

describe('renumber, when two reports hold the id', () => {
  const THEIRS = 'incidents/2024/INC-2024-0001/index.mdx';
  const clash = (): void => {
    place = openWorkplace({
      [A]: report('INC-2024-0001', { body: 'Own: [[INC-2024-0001#F1]].', findings: 2 }),
      [THEIRS]: report('INC-2024-0001', {
        title: 'Theirs',
        fields: 'relations: [{ type: similar, target: INC-2024-0001 }]',
        body: 'Own: [[INC-2024-0001#F1]], and INC-2024-0001.',
        findings: 3,
      }),
      [B]: report('INC-2024-0002', {
        body: 'Both: [[INC-2024-0001#F1]]. Ours: [[INC-2024-0001#F3]]. Bare: INC-2024-0001.',
      }),
    });
  };

  it('needs to be told which file', async () => {
    clash();
    const { code, stderr } = await place.run(['renumber', 'INC-2024-0001']);
    expect(code).toBe(2);
    expect(stderr).toContain(`\`${A}\` and \`${THEIRS}\` both go by \`INC-2024-0001\`.`);
  });

  it('changes what can only mean the report, and lists the rest with its places', async () => {
    clash();
    const { code, stdout } = await place.run(['renumber', THEIRS]);
    expect(code).toBe(0);
    expect(stdout).toMatchInlineSnapshot(`
      "Moved incidents/2024/INC-2024-0001/index.mdx to incidents/2024/INC-2024-0003/index.mdx.
      INC-2024-0001 is no alias of INC-2024-0003, since it belongs to incidents/2024/INC-2024-0001.mdx.
      Changed 2 mentions:
        incidents/2024/INC-2024-0003/index.mdx:14  Own: [[INC-2024-0003#F1]], and INC-2024-0001.
        incidents/2024/INC-2024-0002.mdx:13  Both: [[INC-2024-0001#F1]]. Ours: [[INC-2024-0003#F3]]. Bare: INC-2024-0001.
      Left, since only you know which report is meant:
        incidents/2024/INC-2024-0003/index.mdx:14  Own: [[INC-2024-0001#F1]], and INC-2024-0001.
        incidents/2024/INC-2024-0002.mdx:13  Both: [[INC-2024-0001#F1]]. Ours: [[INC-2024-0001#F3]]. Bare:…
        incidents/2024/INC-2024-0002.mdx:13  …F1]]. Ours: [[INC-2024-0001#F3]]. Bare: INC-2024-0001.
      Left, since it means another report or is no citation:
        incidents/2024/INC-2024-0001.mdx:13  Own: [[INC-2024-0001#F1]].
        incidents/2024/INC-2024-0003/index.mdx:9  relations: [{ type: similar, target: INC-2024-0001 }]
      "
    `);
    const moved = place.read('incidents/2024/INC-2024-0003/index.mdx');
    expect(moved).toContain('Own: [[INC-2024-0003#F1]], and INC-2024-0001.');
    expect(moved).toContain('target: INC-2024-0001');
    expect(moved).not.toContain('aliases');
    expect(place.read(A)).toContain('Own: [[INC-2024-0001#F1]].');
    expect(place.read(B)).toContain(
      'Both: [[INC-2024-0001#F1]]. Ours: [[INC-2024-0003#F3]]. Bare: INC-2024-0001.',
    );
    expect((await place.run(['check'])).code).toBe(0);
  });

  it('changes the rest too when it is told to', async () => {
    clash();
    await place.run(['renumber', THEIRS, '--all-citations']);
    expect(place.read(B)).toContain(
      'Both: [[INC-2024-0003#F1]]. Ours: [[INC-2024-0003#F3]]. Bare: INC-2024-0003.',
    );
    expect(place.read(A)).toContain('Own: [[INC-2024-0001#F1]].');
  });

  it('asks at a terminal which ones are meant', async () => {
    clash();
    const { down, space, enter } = KEYS;
    const terminal = fakeTerminal([['Which of these mean “Theirs”?', `${down}${down}${space}${enter}`]]);
    await place.run(['renumber', THEIRS], { openTerminal: terminal.open });
    expect(terminal.unasked()).toEqual([]);
    expect(place.read(B)).toContain(
      'Both: [[INC-2024-0001#F1]]. Ours: [[INC-2024-0003#F3]]. Bare: INC-2024-0003.',
    );
  });

  it('writes nothing when the person breaks off', async () => {
    clash();
    const terminal = fakeTerminal([['Which of these mean', KEYS.breakOff]]);
    const ended = await place.run(['renumber', THEIRS], { openTerminal: terminal.open });
    expect(ended).toEqual({ code: 1, stdout: 'Nothing was written.\n', stderr: '' });
    expect(existsSync(join(place.folder, THEIRS))).toBe(true);
  });

  it('leaves the alias to the report that holds it on another branch', async () => {
    place = openWorkplace({ [A]: report('INC-2024-0001', { title: 'Theirs' }) });
    place.commitAll('Change');
    place.git('checkout', '-q', '--orphan', 'topic');
    place.write(A, report('INC-2024-0001', { title: 'Ours' }));
    place.commitAll('Change');
    const { stdout } = await place.run(['renumber', 'INC-2024-0001']);
    expect(stdout).toContain(
      'INC-2024-0001 is no alias of INC-2024-0002, since it belongs to another report on a branch.',
    );
    const { stderr } = await place.run(['renumber', 'INC-2024-0002', '--to', 'INC-2024-0001']);
    expect(stderr).toContain('`INC-2024-0001` is taken on another branch.');
  });

  it('keeps the alias when branches only have another version of the report', async () => {
    place = openWorkplace({ [A]: report('INC-2024-0001', { title: 'Ours' }) });
    place.commitAll('Change');
    place.git('checkout', '-q', '-b', 'topic');
    place.write(A, report('INC-2024-0001', { title: 'Ours', body: 'More.' }));
    const { stdout } = await place.run(['renumber', 'INC-2024-0001']);
    expect(stdout).toContain('INC-2024-0001 is an alias of INC-2024-0002');
  });
});
