import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { incident } from '../../../schemas/incident.ts';
import { readAnswers } from '../../../src/client/new/answers.ts';
import { isTimeField } from '../../../src/core/draft/field-values.ts';
import { presetsOf } from '../../../src/client/new/start.ts';
import { writeDraft } from '../../../src/core/draft/draft.ts';
import { splitFrontMatter } from '../../../src/core/model/front-matter.ts';
import { parseTemplate } from '../../../src/core/draft/template.ts';
import { caseForm } from './case-form.ts';

const template = parseTemplate(
  'plain',
  '---\nx_template: { title: Plain }\nlang: en\nseverity: low\ntlp: green\nstatus: closed\nverdict: { value: suspicious }\n---\n\n## Background\n',
);

describe('the answers of a form', () => {
  test('hold what was entered, times with their offset, and nothing that steers the form', () => {
    const { answers } = readAnswers(
      caseForm({ paste: 'raw', quote: 'on', summary: ' ' }, { tags: ['ip-reuse'] }),
      template,
    );
    expect(answers).toEqual({
      title: 'Test bastion flagged as a CobaltStrike controller',
      lang: 'en',
      severity: 'high',
      status: 'in_progress',
      tlp: 'clear',
      detected: '2023-09-19T09:10+08:00',
      times: {},
      verdict: { value: 'undetermined' },
      tags: ['ip-reuse'],
      assets: [
        {
          id: 'H1',
          name: 'test-bastion',
          os_family: 'linux',
          ips: [{ addr: '203.0.113.45', held_from: '2022-10-22' }],
        },
      ],
      indicators: [
        {
          id: 'I1',
          type: 'ipv4-addr',
          value: '203.0.113.45',
          asset: 'H1',
          last_evidence: '2022-10-16',
          sample: { file_type: 'Win64/Heur', os: 'windows' },
        },
      ],
      intel: [
        {
          id: 'V1',
          source: 'first vendor',
          indicator: 'I1',
          history: [{ at: '2023-09-19T09:10+08:00', verdict: 'malicious', labels: ['CobaltStrike', 'RAT'] }],
        },
      ],
      paste: 'raw',
    });
  });

  test('have the dates of a dispute with a source, and no dispute without one', () => {
    const dates = { 'intel.0.dispute.reported_on': '2023-09-22', 'intel.0.dispute.recheck_on': '2023-10' };
    const disputeOf = (fields: Record<string, string>): unknown =>
      readAnswers(caseForm(fields), template).answers.intel?.[0]?.dispute;
    expect(disputeOf(dates)).toEqual({ reported_on: '2023-09-22', recheck_on: '2023-10' });
    expect(disputeOf({ 'intel.0.dispute.reported_on': '' })).toBeUndefined();
  });

  test('leave the pasted text out when it is not to be quoted', () => {
    expect(readAnswers(caseForm({ paste: 'raw', quote: '' }), template).answers).not.toHaveProperty('paste');
  });

  test('leave out what is tied to an entry that is still empty, and entries that are nothing but tied', () => {
    const fields = {
      'assets.1.id': 'H2',
      'indicators.0.asset': 'H2',
      'intel.1.id': 'V2',
      'intel.1.indicator': 'I1',
    };
    const { answers } = readAnswers(caseForm(fields), template);
    expect(answers.indicators[0]).not.toHaveProperty('asset');
    expect(answers.intel).toHaveLength(1);
    expect(answers.assets).toHaveLength(1);
  });

  test('keep the date on which a source spoke', () => {
    const { answers } = readAnswers(caseForm({ 'intel.0.history.0.at': '2023-09-20' }), template);
    expect(answers.intel?.[0]?.history).toMatchObject([{ at: '2023-09-20' }]);
  });
});

describe('what a reader is told first', () => {
  const entered = {
    impact: 'none',
    'verdict.because': ' The label is older than our lease. ',
    'check_first.0.what': '',
    'check_first.0.minutes': '',
    'check_first.1.what': 'Date: newest evidence, against ours',
    'check_first.1.minutes': '１０',
    'check_first.2.what': '#2',
    'comparisons.0.title': 'Not ours',
    'comparisons.0.left.label': 'label',
    'comparisons.0.left.value': '203.0.113.7',
    'comparisons.0.right.label': 'ours',
    'comparisons.0.right.value': 'a: "b" # c',
    'comparisons.0.says': 'contradicts',
  };

  test('comes through the file as it was entered, without the entries that are empty', () => {
    const { answers } = readAnswers(caseForm(entered), template);
    const { yaml = '' } = splitFrontMatter(writeDraft(template, 'INC-2026-0009', answers));
    expect(incident.parse(parse(yaml))).toMatchObject({
      impact: 'none',
      verdict: { value: 'undetermined', because: 'The label is older than our lease.' },
      check_first: [{ what: 'Date: newest evidence, against ours', minutes: 10 }, { what: '#2' }],
      comparisons: [
        {
          title: 'Not ours',
          left: { label: 'label', value: '203.0.113.7' },
          right: { label: 'ours', value: 'a: "b" # c' },
          says: 'contradicts',
        },
      ],
    });
  });

  test.each(['5 min', '-1', '1e3', '十'])('minutes written as %j go on to the schema', (minutes) => {
    const { answers } = readAnswers(caseForm({ ...entered, 'check_first.1.minutes': minutes }), template);
    expect(answers.check_first?.[0]?.minutes).toBe(minutes);
  });
});

test('a template presets what its front matter says', () => {
  expect(presetsOf(template, { tlp: 'green', status: 'closed', verdict: { value: 'suspicious' } })).toEqual({
    severity: 'low',
    tlp: 'green',
    status: 'closed',
    'verdict.value': 'suspicious',
  });
  expect(presetsOf(template, null)).toEqual({ severity: 'low' });
});

test.each([
  ['times.detected', true],
  ['assets.0.ips.1.held_until', true],
  ['intel.0.history.0.at', true],
  ['indicators.3.last_evidence', true],
  ['intel.0.dispute.recheck_on', true],
  ['title', false],
  ['detection.0.tool', false],
])('%s is a field of time: %s', (name, isTime) => {
  expect(isTimeField(name)).toBe(isTime);
});
