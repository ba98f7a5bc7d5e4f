import { describe, expect, it } from 'vitest';
import {
  changeText,
  stateOfReport,
  type Changing,
  type ChangeWords,
  type OtherFile,
} from '../../../src/client/new/change-report.ts';
import type { TagVocabulary } from '../../../schemas/tag.ts';
import type { FieldValues } from '../../../src/core/draft/field-values.ts';
import type { ReportSource } from '../../../src/core/draft/form.ts';
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
const TAGS: TagVocabulary = { 'ip-reuse': { label: { en: 'IP reuse' }, aliases: ['ip_reuse'], related: [] } };
const WORDS: ChangeWords = {
  change: getWords('en').newReport.change,
  verdicts: getWords('en').labels.verdict,
  fill: createFill('en'),
};

/** The newer report, which may take the place of the one that is changed. */
const NEWER = TEXT.replace('id: INC-2026-0001', 'id: INC-2026-0002');

type Typed = { fields?: FieldValues; tags?: string[]; text?: string; base?: string; newer?: string };

/** What comes of a form in which somebody has entered something: the new lines, and what is said. */
function change({ fields = {}, tags, text = TEXT, base = text, newer = NEWER }: Typed): {
  lines: string[];
  said: string[];
  text: string;
  other: OtherFile | undefined;
} {
  const changing: Changing = { id: 'INC-2026-0001', source: { file: 'x.mdx', text }, base };
  const state = stateOfReport(changing, ZONE);
  // The form has a box for each tag of the vocabulary, and for no other spelling.
  const before = { ...state, tags: state.tags.filter((tag) => tag !== 'ip_reuse') };
  const now = { fields: { ...before.fields, ...fields }, tags: tags ?? before.tags };
  const find = (id: string): ReportSource | undefined =>
    id === 'INC-2026-0002' ? { file: '2026/INC-2026-0002.mdx', text: newer } : undefined;
  const changed = changeText(changing, { before, now, words: WORDS, clock: CLOCK, find, tags: TAGS });
  const lines = changed.text.split('\n').filter((line) => !text.split('\n').includes(line));
  return {
    lines,
    said: changed.notes.map(({ message }) => message),
    text: changed.text,
    other: changed.other,
  };
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

  it.each<[what: string, typed: Typed, lines: string[], said?: string[]]>([
    [
      'a text',
      { fields: { 'actions.0.text': 'Write it up.\n\n然后存档。' } },
      ['Write it up.', '然后存档。'],
    ],
    [
      'what a tag says, and closes the action',
      { fields: { 'actions.0.owner': '运维组', 'actions.0.status': 'done' } },
      ['<Action id="A1" kind="process" owner="运维组" status="done" done_on="2026-02-01">'],
    ],
    [
      'other texts than the one that would end its part',
      { fields: { 'actions.0.text': 'One.\n\n## Two', title: 'New' } },
      ['title: New # as told'],
      ['The text of `A1` holds `## Two`, which begins or ends another part.'],
    ],
    [
      'no text that somebody else has changed',
      {
        base: TEXT.replace('Write it down.', 'Told.'),
        fields: { 'actions.0.text': 'Mine.', severity: 'low' },
      },
      ['severity: low'],
      [WORDS.change.partMoved],
    ],
    [
      'nothing where somebody else has written the same',
      { base: TEXT.replace('Write it down.', 'Told.'), fields: { 'actions.0.text': 'Write it down.' } },
      [],
    ],
    [
      'the verdict on top of another turn, which is told',
      {
        base: TEXT.replace('suspicious', 'undetermined'),
        fields: { 'verdict.value': 'test', 'turn.why': 'A drill', 'turn.at': '2026-01-09' },
      },
      expect.arrayContaining([expect.stringContaining('value: test, why: A drill')]) as string[],
      [
        'The verdict was turned in the archive since you began, to “Suspicious”. Yours stands on top of it: read the history in the difference.',
      ],
    ],
    [
      'no verdict that somebody else has turned so already, and keeps the words',
      {
        base: TEXT.replace('suspicious', 'undetermined'),
        fields: { 'verdict.value': 'suspicious', 'turn.why': 'It beacons' },
      },
      [],
      [
        'The verdict is “Suspicious” in the archive already. What you wrote on the turn is not in the file: choose another verdict, or empty it.',
      ],
    ],
    ['no turn without another verdict', { fields: { 'turn.why': 'x' } }, [], [WORDS.change.noTurn]],
    ['nothing that no source says', { fields: { 'said.labels': 'x' } }, [], [WORDS.change.noSource]],
    ['no reason of a withdrawal alone', { fields: { 'record.why': 'x' } }, [], [WORDS.change.noWithdrawal]],
    ['no successor alone', { fields: { 'record.by': 'x' } }, [], [WORDS.change.noSupersede]],
    [
      'no verdict before its last turn',
      {
        text: TEXT.replace('decided_by: desk', 'history: [{ at: 2026-01-20, value: suspicious, why: x }]'),
        fields: { 'verdict.value': 'test', 'turn.why': 'y', 'turn.at': '2026-01-09' },
      },
      [],
      ['The verdict was last turned at `2026-01-20`, and `2026-01-09` lies before that.'],
    ],
    [
      'a verdict twice a day, in the order of its turns',
      {
        text: TEXT.replace('decided_by: desk', 'history: [{ at: 2026-01-20, value: suspicious, why: x }]'),
        fields: { 'verdict.value': 'test', 'turn.why': 'y', 'turn.at': '2026-01-20' },
      },
      [
        'verdict: { value: test, history: [{ at: 2026-01-20, value: suspicious, why: x }, { at: 2026-01-20, value: test, why: y }] }',
      ],
    ],
    [
      'the spelling of a tag, which stands there once',
      { text: TEXT.replace('[ip-reuse, phishing]', '[ip_reuse, phishing]'), tags: ['ip-reuse', 'phishing'] },
      ['tags: [ip-reuse, phishing]'],
    ],
  ])('changes %s, side by side', (_what, typed, lines, said = []) => {
    expect(change(typed)).toMatchObject({ lines, said });
  });

  it.each<[what: string, typed: Typed, said: string[]]>([
    ['is named', { fields: {} }, [WORDS.change.needSuccessor]],
    [
      'is another one',
      { fields: { 'record.by': 'INC-2026-0001' } },
      ['`INC-2026-0001` cannot take its own place.'],
    ],
    [
      'is there',
      { fields: { 'record.by': 'INC-2026-0009' } },
      [WORDS.fill(WORDS.change.noSuccessor, { id: 'INC-2026-0009' })],
    ],
    [
      'holds itself',
      { fields: { 'record.by': 'INC-2026-0002' }, newer: NEWER.replace('published', 'withdrawn') },
      ['`INC-2026-0002` is `withdrawn` itself.'],
    ],
    [
      'is no older one',
      {
        fields: { 'record.by': 'INC-2026-0002' },
        text: TEXT.replace('x_ours', 'relations: [{ type: supersedes, target: INC-2026-0002 }]\nx_ours'),
      },
      ['`INC-2026-0001` says that it supersedes `INC-2026-0002`, so that cannot take its place.'],
    ],
  ])('asks that what takes its place %s', (_what, typed, said) => {
    const changed = change({ ...typed, fields: { ...typed.fields, 'record.to': 'superseded' } });
    expect(changed).toMatchObject({ said, other: undefined });
  });

  it('tells both files of one taking the place of the other, also when half of it is done', () => {
    const fields = { 'record.to': 'superseded', 'record.by': ' ｉｎｃ-2026-0002 ' };
    const { lines, said, other } = change({ fields });
    expect({ lines, said }).toEqual({ lines: ['record_status: superseded'], said: [] });
    expect(other?.text).toBe(
      NEWER.replace('tags:', 'relations:\n  - type: supersedes\n    target: INC-2026-0001\ntags:'),
    );
    const again = change({ fields, newer: other?.text ?? '' });
    expect(again.other).toMatchObject({ before: other?.text, text: other?.text });
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
