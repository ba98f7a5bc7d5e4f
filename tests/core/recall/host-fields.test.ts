import { describe, expect, it } from 'vitest';
import { getWords } from '../../../src/core/i18n/words.ts';
import { readHost, type HostFields } from '../../../src/core/recall/host-fields.ts';

const EMPTY: HostFields = { os: '', addr: '', heldFrom: '', heldUntil: '' };

describe('what somebody writes of the host', () => {
  it.each<[Partial<HostFields>, object]>([
    [{}, {}],
    [{ os: 'linux' }, { os: 'linux' }],
    [{ os: 'no such system' }, {}],
    [{ addr: ' 203.0.113.7 ' }, { addr: '203.0.113.7' }],
    [{ addr: '203[.]0[.]113[.]7' }, { addr: '203.0.113.7' }],
    [{ addr: '２０３．０．１１３．７' }, { addr: '203.0.113.7' }],
    [{ addr: '2001:DB8::7' }, { addr: '2001:db8::7' }],
    [{ heldFrom: '2022-10-22' }, { heldFrom: '2022-10-22' }],
    [{ heldFrom: '2022-10' }, { heldFrom: '2022-10' }],
    [{ heldFrom: '2022年10月22日' }, { heldFrom: '2022-10-22' }],
    [{ heldFrom: '２０２２-10-22' }, { heldFrom: '2022-10-22' }],
    [
      { heldFrom: '2022', heldUntil: '2023' },
      { heldFrom: '2022', heldUntil: '2023' },
    ],
  ])('%o is read', (fields, asset) => {
    expect(readHost({ ...EMPTY, ...fields }, getWords('en'))).toEqual({ asset, problems: {} });
  });

  it.each<[Partial<HostFields>, object]>([
    [
      { addr: '999.1.1.1' },
      { addr: '“999.1.1.1” is no address. Write one such as 203.0.113.7 or 2001:db8::7.' },
    ],
    [
      { addr: 'example.com' },
      { addr: '“example.com” is no address. Write one such as 203.0.113.7 or 2001:db8::7.' },
    ],
    [
      { heldFrom: 'last year' },
      { heldFrom: '“last year” is no date. Write one such as 2022-10-22 or 2022-10.' },
    ],
    [
      { heldFrom: '2023-01-01', heldUntil: '2022-01-01' },
      {
        heldUntil:
          'The address cannot be ours until 2022-01-01 when it was not before 2023-01-01. Correct one of them.',
      },
    ],
  ])('%o is left out and told', (fields, problems) => {
    const read = readHost({ ...EMPTY, ...fields }, getWords('en'));
    expect(read.problems).toEqual(problems);
    for (const field of Object.keys(problems)) expect(read.asset).not.toHaveProperty(field);
  });
});
