import { describe, expect, test } from 'vitest';
import { isTimeField, readAnswers } from '../../../src/client/new/answers.ts';
import { presetsOf } from '../../../src/client/new/start.ts';
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
  ['title', false],
  ['detection.0.tool', false],
])('%s is a field of time: %s', (name, isTime) => {
  expect(isTimeField(name)).toBe(isTime);
});
