import { describe, expect, it } from 'vitest';
import type { IncidentInput } from '../../../schemas/incident.ts';
import { getWords } from '../../../src/core/i18n/words.ts';
import { describeRow, groundOf } from '../../../src/core/list/row.ts';
import { describeGround, isLongTitle } from '../../../src/core/list/shown-row.ts';
import type { FindingRecord } from '../../../src/core/model/report.ts';
import { buildReport } from '../../builders.ts';

const finding = (overrides: Partial<FindingRecord> = {}): FindingRecord => ({
  id: 'F1',
  anchor: 'F1',
  direction: 'contradicts',
  decisive: false,
  text: 'The newest evidence is older\nthan our lease of 203.0.113.7.',
  evidence: [],
  ...overrides,
});

const { labels } = getWords('zh-CN');

const row = (incident: Partial<IncidentInput>, findings: FindingRecord[] = []) =>
  describeRow(buildReport({ incident: { lang: 'en', ...incident }, findings }), '2026-01-01', 'UTC');

const decided = { value: 'false_positive', decisive_finding: 'F1' } as const;

describe('what decided a case', () => {
  it.each<{
    name: string;
    incident: Partial<IncidentInput>;
    findings?: FindingRecord[];
    said: string;
    lang?: string;
  }>([
    {
      name: 'the title of its decisive finding',
      incident: { verdict: decided },
      findings: [finding({ title: 'Older than our lease' })],
      said: 'Older than our lease',
      lang: 'en',
    },
    {
      name: 'the text of one without a title, on one line and defanged',
      incident: {
        verdict: decided,
        indicators: [
          { id: 'I1', type: 'ipv4-addr', value: '203.0.113.7', role: 'unknown', observation: 'observed' },
        ],
      },
      findings: [finding()],
      said: 'The newest evidence is older than our lease of 203[.]0[.]113[.]7.',
      lang: 'en',
    },
    {
      name: 'no other finding',
      incident: { verdict: { ...decided, decisive_finding: 'F2' } },
      findings: [finding()],
      said: '',
    },
    {
      name: 'of a duplicate the report that it repeats',
      incident: {
        verdict: { value: 'duplicate' },
        relations: [{ type: 'duplicate-of', target: 'INC-2023-0002' }],
      },
      said: 'INC-2023-0002',
      lang: 'en',
    },
    {
      name: 'of another verdict no such report',
      incident: {
        verdict: { value: 'true_positive' },
        relations: [{ type: 'duplicate-of', target: 'INC-2023-0002' }],
      },
      said: '',
    },
    {
      name: 'else its cause, in the words of the page',
      incident: { verdict: { value: 'false_positive', cause: 'ip_reuse', reason: 'inaccurate_data' } },
      said: labels.cause.ip_reuse,
    },
    {
      name: 'the reason ahead of a cause that says nothing',
      incident: { verdict: { value: 'false_positive', cause: 'other', reason: 'inaccurate_data' } },
      said: labels.reason.inaccurate_data,
    },
    {
      name: 'that cause where nothing else is there',
      incident: { verdict: { value: 'false_positive', cause: 'other' } },
      said: labels.cause.other,
    },
    { name: 'nothing where it names nothing', incident: { verdict: { value: 'suspicious' } }, said: '' },
    {
      name: 'nothing of an empty finding',
      incident: { verdict: decided },
      findings: [finding({ text: ' \n ' })],
      said: '',
    },
  ])('is $name', ({ incident, findings, said, lang }) => {
    expect(describeGround(row(incident, findings), labels)).toEqual(
      lang === undefined ? { text: said } : { text: said, lang },
    );
  });

  it('is not known of a report that is no report of the archive', () => {
    expect(groundOf(buildReport())).toBeUndefined();
  });
});

it.each([
  ['x'.repeat(68), false],
  ['x'.repeat(69), true],
  ['误'.repeat(34), false],
  ['误'.repeat(35), true],
  [`${'ＩＰ'.repeat(17)}x`, true],
  ['', false],
])('a row has no room for “%s”: %s', (title, isLong) => {
  expect(isLongTitle(title)).toBe(isLong);
});
