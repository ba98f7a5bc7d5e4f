import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { incident } from '../../../schemas/incident.ts';
import { settings as settingsSchema } from '../../../schemas/settings.ts';
import { readTemplates } from '../../../src/archive/templates.ts';
import { readAnswers } from '../../../src/client/new/answers.ts';
import { checkDraft, type CheckedDraft } from '../../../src/client/new/check-draft.ts';
import { repairIncident } from '../../../src/client/new/repair.ts';
import type { FieldValues } from '../../../src/core/draft/field-values.ts';
import type { FormState } from '../../../src/core/draft/form.ts';
import { writeDraft } from '../../../src/core/draft/draft.ts';
import type { Template } from '../../../src/core/draft/template.ts';
import { caseForm } from './case-form.ts';

const settings = settingsSchema.parse({ title: 'Archive', timeZone: 'Asia/Shanghai' });
let templates: Template[] = [];

beforeAll(async () => {
  templates = await readTemplates('/no/such/folder');
});

describe('a draft in the form', () => {
  test('meets the two comparisons, at the verdict', () => {
    expect(rulesAt(check(), 'verdict.value')).toEqual([
      'ownership-window warning',
      'platform-mismatch warning',
    ]);
  });

  test('is refused when the verdict is firm in spite of them', () => {
    expect(rulesAt(check({ 'verdict.value': 'true_positive' }), 'verdict.value')).toEqual([
      'ownership-window error',
      'platform-mismatch error',
    ]);
  });

  test('is left in peace once the verdict follows them', () => {
    const checked = check({ 'verdict.value': 'false_positive', 'verdict.cause': 'ip_reuse' });
    expect(rulesAt(checked, 'verdict.value')).toEqual([]);
  });

  test.each(['title', 'times.detected', 'id', 'indicators.0.type'])(
    'is compared while %s is wrong',
    (name) => {
      const broken = check({ 'indicators.1.id': 'I2', 'indicators.1.value': 'x', [name]: '' });
      const expected =
        name === 'indicators.0.type' ? [] : ['ownership-window warning', 'platform-mismatch warning'];
      expect(rulesAt(broken, 'verdict.value')).toEqual(expected);
      expect(broken.report).toBeDefined();
    },
  );

  test('has a task where nobody has been, and a mistake where somebody has', () => {
    expect(rulesAt(check({ title: '' }), 'title')).toEqual(['schema todo']);
    expect(rulesAt(check({ title: '' }, { touched: ['title'] }), 'title')).toEqual(['schema error']);
    expect(rulesAt(check({ 'times.detected': 'soon' }), 'times.detected')).toEqual(['schema error']);
  });

  test('names the field of an entry behind one that is empty', () => {
    const checked = check({
      'assets.1.id': 'H2',
      'assets.2.id': 'H3',
      'assets.2.ips.0.addr': 'not an address',
    });
    expect(rulesAt(checked, 'assets.2.ips.0.addr')).toEqual(['schema error']);
  });

  test('names the field of a rule behind an entry that was wrong', () => {
    const fields = {
      'indicators.0.value': '',
      'indicators.1.id': 'I2',
      'indicators.1.type': 'url',
      'indicators.1.value': '??',
    };
    expect(rulesAt(check(fields), 'indicators.1.value')).toEqual(['indicator-value error']);
  });

  test('may not take an id that is given, and is told a free one', () => {
    const [note] = check({ id: 'INC-2026-0002' }).notes.filter(({ rule }) => rule === 'id-unique');
    expect(note).toMatchObject({
      level: 'error',
      field: 'id',
      hint: expect.stringContaining('`INC-2026-0004`') as string,
    });
  });

  test('passes with every template as soon as title and time are there', () => {
    expect(templates.length).toBeGreaterThanOrEqual(10);
    for (const template of templates) {
      const fields = {
        id: 'INC-2026-0009',
        zone: 'UTC',
        title: 'Alert',
        severity: 'low',
        'times.detected': '2026-11-01',
      };
      const { notes } = checkState({ fields, tags: [], touched: [] }, template);
      expect(notes.filter(({ level }) => level === 'error' || level === 'todo')).toEqual([]);
    }
  });
});

describe('front matter without its mistakes', () => {
  test('is a report for whatever somebody has typed', () => {
    const word = fc.constantFrom('I1', 'H1', 'ipv4-addr', '', '2022-10', 'x', 'windows');
    const entry = fc.dictionary(
      fc.constantFrom('id', 'type', 'value', 'asset', 'sample', 'ips', 'odd'),
      fc.oneof(word, fc.constant(7)),
    );
    const keys = fc.constantFrom(
      'id',
      'title',
      'times',
      'verdict',
      'assets',
      'indicators',
      'intel',
      'tags',
      'odd',
    );
    const value = fc.dictionary(keys, fc.oneof(word, entry, fc.array(fc.oneof(entry, word))));
    fc.assert(
      fc.property(value, (written) => {
        const before = structuredClone(written);
        const repaired = repairIncident(written);
        expect(repaired).toBeDefined();
        expect(written).toEqual(before);
        const { detected } = repaired?.times ?? { detected: '' };
        const times = { ...repaired?.times, detected: detected === '' ? '2026' : detected };
        expect(incident.safeParse({ ...repaired, times }).success).toBe(true);
      }),
    );
  });

  test('keeps what is right', () => {
    const right = { ...incident.parse(MINIMAL) };
    expect(repairIncident(MINIMAL)).toEqual(right);
  });
});

const MINIMAL = {
  id: 'INC-2026-0001',
  title: 'Alert',
  status: 'new',
  severity: 'low',
  tlp: 'green',
  verdict: { value: 'test' },
  times: { detected: '2026-11' },
};

function check(fields: FieldValues = {}, state: Partial<FormState> = {}): CheckedDraft {
  const template = templates.find(({ name, lang }) => name === 'false-alarm' && lang === 'en');
  if (template === undefined) throw new Error('There is no template for a false alarm.');
  return checkState(caseForm(fields, state), template);
}

function checkState(state: FormState, template: Template): CheckedDraft {
  const { answers, nameOf } = readAnswers(state, template);
  const text = writeDraft(template, state.fields['id'] ?? '', answers);
  const taken = { 'INC-2026': '1-3' };
  return checkDraft({ text, state, settings, tags: {}, taken, now: '2026-11-24T12:00:00Z', nameOf });
}

function rulesAt({ notes }: CheckedDraft, field: string): string[] {
  return notes.filter((note) => note.field === field).map(({ rule, level }) => `${rule} ${level}`);
}
