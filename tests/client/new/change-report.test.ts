import { describe, expect, it } from 'vitest';
import {
  changeText,
  stateOfReport,
  type Changing,
  type ChangeWords,
} from '../../../src/client/new/change-report.ts';
import type { FieldValues } from '../../../src/core/draft/field-values.ts';
import { createFill } from '../../../src/core/i18n/fill.ts';
import { getWords } from '../../../src/core/i18n/words.ts';

const TEXT = `---
id: INC-2026-0001
title: Beacon # as told
record_status: published
status: closed
severity: high
tlp: amber
verdict: { value: suspicious, decided_by: desk }
times: { detected: 2026-01-02 }
intel:
  - id: V1
    source: first
    history: [{ at: 2026-01-02, verdict: malicious }]
tags: [ip-reuse, phishing]
x_ours: 1
---

<Action id="A1" kind="process" owner="desk">

Write it down.

</Action>
`;

const ZONE = 'Asia/Shanghai';
const CLOCK = '2026-02-01T12:00:00+08:00';
const WORDS: ChangeWords = {
  change: getWords('en').newReport.change,
  verdicts: getWords('en').labels.verdict,
  fill: createFill('en'),
};

type Typed = { fields?: FieldValues; tags?: string[]; text?: string; base?: string };

/** What comes of a form in which somebody has entered something: the new lines, and what is said. */
function change({ fields = {}, tags, text = TEXT, base = text }: Typed): {
  lines: string[];
  said: string[];
  text: string;
} {
  const changing: Changing = { id: 'INC-2026-0001', source: { file: 'x.mdx', text }, base };
  const before = stateOfReport(changing, ZONE);
  const now = { fields: { ...before.fields, ...fields }, tags: tags ?? before.tags };
  const changed = changeText(changing, { before, now, words: WORDS, clock: CLOCK });
  const lines = changed.text.split('\n').filter((line) => !text.split('\n').includes(line));
  return { lines, said: changed.notes.map(({ message }) => message), text: changed.text };
}

describe('a report in the form', () => {
  it('shows what can be changed', () => {
    const state = stateOfReport({ id: 'INC-2026-0001', source: { file: '', text: TEXT }, base: TEXT }, ZONE);
    expect(state.tags).toEqual(['ip-reuse', 'phishing']);
    expect(state.fields).toMatchObject({
      title: 'Beacon',
      'record.to': 'published',
      'actions.0.id': 'A1',
      'actions.0.text': 'Write it down.',
      'actions.0.status': 'open',
    });
  });

  it.each<[what: string, typed: Typed, lines: string[], said?: string[]]>([
    ['nothing', {}, []],
    [
      'the verdict, and what spoke for the old one goes',
      {
        fields: {
          'verdict.value': 'test',
          'turn.why': 'A drill',
          'turn.at': '2026-01-09',
          'verdict.decided_by': '',
        },
      },
      [
        'verdict: { value: test, history: [{ at: 2026-01-02, value: suspicious, why: The first verdict; no reason was written down. }, { at: 2026-01-09, value: test, why: A drill }] }',
      ],
    ],
    [
      'the verdict, with what was written for the old one',
      {
        text: TEXT.replace('decided_by: desk', 'because: So'),
        fields: { 'verdict.value': 'undetermined', 'turn.why': 'x', 'turn.at': '2026-01-09' },
      },
      [
        'verdict: { value: undetermined, because: So, history: [{ at: 2026-01-02, value: suspicious, why: So }, { at: 2026-01-09, value: undetermined, why: x }] }',
      ],
      ['This spoke for the old verdict. Write it anew, or empty it.'],
    ],
    [
      'what a source says now',
      { fields: { 'said.entry': 'V1', 'said.verdict': 'expired', 'said.labels': '过期，old' } },
      [
        `    history: [{ at: 2026-01-02, verdict: malicious }, { at: ${CLOCK}, verdict: expired, labels: [过期, old] }]`,
      ],
    ],
    [
      'an action and the tags',
      { fields: { 'actions.0.status': 'done', 'actions.0.verified_by': 'OPS-1' }, tags: ['phishing', 'new'] },
      [
        'tags: [phishing, new]',
        '<Action id="A1" kind="process" owner="desk" status="done" done_on="2026-02-01" verified_by="OPS-1">',
      ],
    ],
    [
      'a state of an action',
      { fields: { 'actions.0.status': 'blocked' } },
      ['<Action id="A1" kind="process" owner="desk" status="blocked">'],
    ],
    [
      'the withdrawal',
      { fields: { 'record.to': 'withdrawn', 'record.why': 'Twice here' } },
      ['record_status: withdrawn', 'withdrawn_on: 2026-02-01', 'withdrawn_reason: Twice here'],
    ],
    [
      'a withdrawal without a reason',
      { fields: { 'record.to': 'withdrawn' } },
      ['record_status: withdrawn', 'withdrawn_on: 2026-02-01', "withdrawn_reason: ''"],
      ['Say why the report is withdrawn, for those who have cited it.'],
    ],
    [
      'what somebody else did not touch',
      { base: TEXT.replace('severity: high', 'severity: low'), fields: { title: 'Two' } },
      ['title: Two # as told'],
    ],
    [
      'nothing in a list that somebody else has changed',
      { base: TEXT.replace('id: V1', 'id: V0'), fields: { 'intel.0.source': 'mine' } },
      [],
      [getWords('en').newReport.change.moved],
    ],
    [
      'nothing where values are shared',
      {
        text: TEXT.replace('Beacon #', '&a Beacon #').replace('x_ours: 1', 'x_ours: *a'),
        fields: { title: 'x' },
      },
      [],
      [getWords('en').newReport.change.byHand],
    ],
  ])('changes %s', (_what, typed, lines, said = []) => {
    expect(change(typed)).toMatchObject({ lines, said });
  });

  it('keeps a byte-order mark and the line ends of Windows', () => {
    const text = `\uFEFF${TEXT.replaceAll('\n', '\r\n')}`;
    const fields = { severity: 'low', 'actions.0.status': 'done' };
    expect(change({ text, fields }).text).toBe(
      text
        .replace('severity: high', 'severity: low')
        .replace('"desk">', '"desk" status="done" done_on="2026-02-01">'),
    );
  });
});
