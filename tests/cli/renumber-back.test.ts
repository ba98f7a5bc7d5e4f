import { afterEach, describe, expect, it } from 'vitest';
import { report } from './report.ts';
import { openWorkplace, type Workplace } from './run-in.ts';

let place: Workplace;
afterEach(() => place.remove());

const OLD = 'incidents/2024/INC-2024-0001.mdx';
const NEW = 'incidents/2024/INC-2024-0002.mdx';
const BACK = ['renumber', 'INC-2024-0002', '--to', 'INC-2024-0001'];

describe('renumber, back to an id that the report had', () => {
  it('leaves the report as it was, but for the id that it had meanwhile', async () => {
    place = openWorkplace({ [OLD]: report('INC-2024-0001'), [NEW.replace('2.mdx', '5.mdx')]: cite('0001') });
    place.commit();
    await place.run(['renumber', 'INC-2024-0001', '--to', 'INC-2024-0002']);
    place.commit();
    const { code, stdout } = await place.run(BACK);
    expect({ code, stdout }).toMatchObject({ code: 0 });
    expect(place.read(OLD)).toBe(
      report('INC-2024-0001').replace('id: INC-2024-0001\n', 'id: INC-2024-0001\naliases: [INC-2024-0002]\n'),
    );
    expect(place.read('incidents/2024/INC-2024-0005.mdx')).toBe(cite('0001'));
    expect((await place.run(['check'])).stdout).toContain('2 reports, 0 errors');
  });

  it.each([
    [
      'a list in brackets',
      'aliases: [INC-2020-0007, INC-2024-0001]',
      'aliases: [INC-2020-0007, INC-2024-0002]',
    ],
    [
      'a list of lines',
      'aliases:\n  - INC-2024-0001 # first\n  - INC-2020-0007',
      'aliases:\n  - INC-2024-0002 # first\n  - INC-2020-0007',
    ],
    ['quotes', "aliases: ['INC-2024-0001']", "aliases: ['INC-2024-0002']"],
  ])('changes places in %s', async (_what, before, after) => {
    place = openWorkplace({ [NEW]: withLine(before) });
    expect((await place.run(BACK)).code).toBe(0);
    expect(place.read(OLD)).toBe(withLine(after).replace('id: INC-2024-0002', 'id: INC-2024-0001'));
  });

  it.each([
    ['aliases: [INC-2024-0001]', undefined],
    ['aliases: [INC-2020-0007, INC-2024-0001]', 'aliases: [INC-2020-0007]'],
    ['aliases: [INC-2024-0001, INC-2020-0007]', 'aliases: [INC-2020-0007]'],
    ['aliases:\n  - INC-2020-0007\n  - INC-2024-0001', 'aliases:\n  - INC-2020-0007'],
    ['aliases:\n  - INC-2024-0001\n  - INC-2020-0007', 'aliases:\n  - INC-2020-0007'],
    ['aliases:\n  - INC-2024-0001', undefined],
  ])('with --no-alias takes the id out of %j', async (before, after) => {
    place = openWorkplace({ [NEW]: withLine(before) });
    expect((await place.run([...BACK, '--no-alias'])).code).toBe(0);
    const wanted = after === undefined ? report('INC-2024-0002') : withLine(after);
    expect(place.read(OLD)).toBe(wanted.replace('id: INC-2024-0002', 'id: INC-2024-0001'));
  });

  it('is refused where another report has taken the id since', async () => {
    const other = report('INC-2024-0001', { title: 'Another', times: '{ detected: 2024-09-09 }' });
    place = openWorkplace({ [NEW]: withLine('aliases: [INC-2024-0001]'), [OLD]: other });
    const { code, stderr } = await place.run(BACK);
    expect(code).toBe(2);
    expect(stderr).toContain('`INC-2024-0001` is taken by another report.');
  });

  it.each([
    ['another report', 'Another', 2],
    ['this report under its old id', 'A case', 0],
  ])('minds a branch that holds %s', async (_what, title, wanted) => {
    place = openWorkplace({ [OLD]: report('INC-2024-0001', { title, times: '{ detected: 2024-09-09 }' }) });
    place.commit();
    place.git('switch', '--quiet', '--create', 'topic');
    place.git('rm', '--quiet', OLD);
    place.write(NEW, withLine('aliases: [INC-2024-0001]'));
    const { code, stderr } = await place.run(BACK);
    expect({ code, stderr }).toMatchObject({ code: wanted });
    if (wanted === 2) expect(stderr).toContain('is taken by another report');
  });
});

function withLine(line: string): string {
  return report('INC-2024-0002').replace('id: INC-2024-0002\n', `id: INC-2024-0002\n${line}\n`);
}

function cite(number: string): string {
  return report('INC-2024-0005', { body: `See INC-2024-${number}.` });
}
