import { describe, expect, it } from 'vitest';
import { updateText, type Change } from '../../../src/core/draft/update.ts';
import type { ActionRecord } from '../../../src/core/model/report.ts';
import { buildReport } from '../../builders.ts';

const TEXT = `---
id: INC-2026-0001
title: &t Beacon
x_copy: *t
verdict: { value: suspicious }
times: { detected: 2026-01-02 }
---
<Action id="A1" kind="process" owner="x">x</Action>
<Action id="A1" kind="process" owner="x">y</Action>
<Action id="A2" kind="process" owner="x" status="done" done_on="2026-01-05">z</Action>
`;

const action = (id: string, status: 'open' | 'done'): ActionRecord => ({
  id,
  kind: 'process',
  owner: 'x',
  status,
  anchor: id,
  text: '',
});

const REPORT = buildReport({
  incident: { id: 'INC-2026-0001', verdict: { value: 'suspicious' }, times: { detected: '2026-01-02' } },
  actions: [action('A1', 'open'), action('A2', 'done')],
});

function lines(...changes: Change[]): string[] | string {
  const updated = updateText(TEXT, REPORT, changes);
  if ('faults' in updated) return updated.faults.map(({ message }) => message).join(' ');
  return updated.text.split('\n').filter((line) => !TEXT.split('\n').includes(line));
}

const BY_HAND = expect.stringContaining('cannot change by itself') as string;

describe('changing the text of a report', () => {
  it.each<[what: string, change: Change, wanted: unknown]>([
    [
      'tells in brackets what was believed first',
      { kind: 'verdict', verdict: { value: 'test' }, at: '2026-01-03', why: 'Said: a drill' },
      [
        "verdict: { value: test, history: [{ at: 2026-01-02, value: suspicious, why: The first verdict; no reason was written down. }, { at: 2026-01-03, value: test, why: 'Said: a drill' }] }",
      ],
    ],
    ['cannot change a value that others share', { kind: 'set', path: ['title'], value: 'x' }, BY_HAND],
    ['cannot tell two elements of one id apart', { kind: 'close', action: 'A1', doneOn: '2026' }, BY_HAND],
    [
      'adds a proof, and leaves the day on which it was done',
      { kind: 'close', action: 'A2', doneOn: '2026-02', verifiedBy: 'OPS-1' },
      [
        '<Action id="A2" kind="process" owner="x" status="done" done_on="2026-01-05" verified_by="OPS-1">z</Action>',
      ],
    ],
    [
      'opens an action again',
      { kind: 'state', action: 'A2', status: 'open' },
      ['<Action id="A2" kind="process" owner="x" status="open">z</Action>'],
    ],
    [
      'tells what is done already',
      { kind: 'close', action: 'A2', doneOn: '2026-02' },
      'The action `A2` is done already.',
    ],
    ['takes nothing out that is not there', { kind: 'set', path: ['summary'], value: undefined }, []],
  ])('%s', (_what, change, wanted) => {
    expect(lines(change)).toEqual(wanted);
  });

  it('numbers new indicators one after the other', () => {
    const added = ['192.88.5.1', '192.88.5.2'].map((value): Change => ({
      kind: 'indicator',
      indicator: { type: 'ipv4-addr', value },
    }));
    expect(lines(...added)).toEqual([
      'indicators:',
      '  - id: I1',
      '    type: ipv4-addr',
      '    value: 192.88.5.1',
      '  - id: I2',
      '    type: ipv4-addr',
      '    value: 192.88.5.2',
    ]);
  });
});
