import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { editFields } from '../../../src/core/draft/edit-fields.ts';
import { editsOfForm, fieldsOfReport } from '../../../src/core/draft/edit-form.ts';
import { removeEntry, type FieldValues } from '../../../src/core/draft/field-values.ts';

const YAML = `title: Beacon # one line
severity: high
x_ours: kept
times: { detected: 2026-01-02T09:00:00+08:00 }
assets:
  - id: H1
    name: bastion
    ips:
      - addr: 192.88.5.1
        held_from: 2022-10-22
      - addr: 192.88.5.2
  - id: H2
    name: build host
    x_ours: kept too
detection: []
intel:
  - id: V1
    source: first
    history:
      - at: 2026-01-02
        verdict: malicious
        labels: [a, b]
      - at: 2026-01-05
        verdict: expired
`;

const FIELDS = fieldsOfReport(parse(YAML), 'Asia/Shanghai');
const BEFORE: FieldValues = { ...FIELDS, summary: '', 'detection.0.tool': '' };

/** The lines that go and come when the form says something else. */
function change(now: FieldValues): string[] {
  const edits = editsOfForm({ data: parse(YAML), before: BEFORE, now, zone: 'Asia/Shanghai' });
  const text = editFields(YAML, edits) ?? 'not possible';
  const [old, next] = [YAML, text].map((one) => one.split('\n'));
  return [
    ...(old ?? []).filter((line) => !next?.includes(line)).map((line) => `-${line}`),
    ...(next ?? []).filter((line) => !old?.includes(line)).map((line) => `+${line}`),
  ];
}

describe('the fields of a report', () => {
  it('are named by their paths, with times by the clock of the zone', () => {
    expect(FIELDS).toMatchObject({
      title: 'Beacon',
      'times.detected': '2026-01-02 09:00',
      'assets.1._at': '1',
      'assets.0.ips.1.addr': '192.88.5.2',
      'intel.0.history.0.labels': 'a, b',
    });
  });

  it('change nothing as long as nobody changes them', () => {
    expect(editsOfForm({ data: parse(YAML), before: BEFORE, now: BEFORE, zone: 'Asia/Shanghai' })).toEqual(
      [],
    );
  });

  it.each<[what: string, now: FieldValues, wanted: string[]]>([
    [
      'single fields',
      { ...BEFORE, title: 'Beacon, again', summary: '误报', severity: '', 'times.detected': '2026-01-03' },
      [
        '-title: Beacon # one line',
        '-severity: high',
        '-times: { detected: 2026-01-02T09:00:00+08:00 }',
        "+title: 'Beacon, again' # one line",
        '+summary: 误报',
        '+times: { detected: 2026-01-03 }',
      ],
    ],
    [
      'a list of words',
      { ...BEFORE, 'intel.0.history.0.labels': 'a，c' },
      ['-        labels: [a, b]', '+        labels: [a, c]'],
    ],
    [
      'an entry taken out before others, which keep what the form does not know',
      { ...removeEntry(BEFORE, 'assets', 0), 'assets.0.name': 'builder' },
      [
        '-  - id: H1',
        '-    name: bastion',
        '-    ips:',
        '-      - addr: 192.88.5.1',
        '-        held_from: 2022-10-22',
        '-      - addr: 192.88.5.2',
        '-    name: build host',
        '+    name: builder',
      ],
    ],
    [
      'an inner entry taken out, and one put in elsewhere',
      {
        ...removeEntry(BEFORE, 'assets.0.ips', 0),
        'assets.1.ips.0._at': '',
        'assets.1.ips.0.addr': '192.88.5.9',
      },
      ['-      - addr: 192.88.5.1', '-        held_from: 2022-10-22', '+      - addr: 192.88.5.9'],
    ],
    [
      'a new entry, and the first one of a list',
      {
        ...BEFORE,
        'assets.2._at': '',
        'assets.2.id': 'H3',
        'assets.2.name': 'new',
        'detection.0.tool': 'EDR',
      },
      ['-detection: []', '+  - id: H3', '+    name: new', '+detection:', '+  - tool: EDR'],
    ],
    ['not an entry in which nothing is filled', { ...BEFORE, 'assets.2._at': '', 'assets.2.id': 'H3' }, []],
  ])('change %s', (_what, now, wanted) => {
    expect(change(now)).toEqual(wanted);
  });
});
