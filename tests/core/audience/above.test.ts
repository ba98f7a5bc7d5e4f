import { afterEach, describe, expect, it } from 'vitest';
import { report } from '../../cli/report.ts';
import { openWorkplace, type Workplace } from '../../cli/run-in.ts';

let place: Workplace;
afterEach(() => place.remove());

const BLOCK = '<Audience tlp="amber+strict">\n\nOnly for us.\n\n</Audience>';

describe('what readers of a site may see', () => {
  it.each([
    ['clear', 'Text.', 'clear', undefined],
    ['green', 'Text.', 'green', undefined],
    [
      'green',
      'Text.',
      'clear',
      'This report is TLP:GREEN, and readers of the site may see TLP:CLEAR at most.',
    ],
    ['red', 'Text.', 'amber', 'This report is TLP:RED, and readers of the site may see TLP:AMBER at most.'],
    [
      'clear',
      BLOCK,
      'amber',
      'A block of this report is TLP:AMBER+STRICT, and readers of the site may see TLP:AMBER at most.',
    ],
    ['clear', BLOCK, 'red', undefined],
  ])('a report of TLP %s with “%s” at most %s: %s', async (tlp, body, atMost, message) => {
    place = openWorkplace({ 'incidents/2024/INC-2024-0001.mdx': report('INC-2024-0001', { tlp, body }) });
    const checked = await place.run(['check', '--at-most', atMost, '--format', 'json']);
    const { diagnostics } = JSON.parse(checked.stdout) as {
      diagnostics: { rule: string; message: string }[];
    };
    const found = diagnostics.filter(({ rule }) => rule === 'audience').map((one) => one.message);
    expect(found).toEqual(message === undefined ? [] : [message]);
    expect(checked.code).toBe(message === undefined ? 0 : 1);
  });

  it('stops a build, and is not asked for without the option', async () => {
    place = openWorkplace({ 'incidents/2024/INC-2024-0001.mdx': report('INC-2024-0001') });
    const refused = await place.run(['build', '--at-most', 'clear']);
    expect(refused.code).toBe(1);
    expect(refused.stdout).toContain('This report is TLP:GREEN');
    expect(place.list().filter((file) => file.startsWith('dist'))).toEqual([]);
    expect(await place.run(['check'])).toMatchObject({ code: 0 });
    place.write('incidents/2024/INC-2024-0001.mdx', report('INC-2024-0001', { tlp: 'clear', body: BLOCK }));
    expect((await place.run(['build', '--at-most', 'clear'])).stdout).toContain(
      'A block of this report is TLP:AMBER+STRICT',
    );
    expect((await place.run(['build', '--at-most', 'public'])).stderr).toContain(
      '`public` is not a value of `--at-most`.',
    );
  });
});
