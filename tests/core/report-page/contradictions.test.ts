import { describe, expect, test } from 'vitest';
import type { IncidentInput } from '../../../schemas/incident.ts';
import { settings as settingsSchema } from '../../../schemas/settings.ts';
import type { Language } from '../../../schemas/vocabulary.ts';
import { describeContradictions } from '../../../src/core/report-page/contradictions.ts';
import { getWords } from '../../../src/core/i18n/words.ts';
import { buildCase } from '../the-case.ts';

function print(incident: Partial<IncidentInput> = {}, language: Language = 'en'): string {
  const settings = settingsSchema.parse({ title: 'Archive', language });
  return describeContradictions({ report: buildCase({ incident }), settings, words: getWords(language) })
    .flatMap(({ certainty, sentence, facts }) => [
      `${certainty}: ${sentence}`,
      ...facts.map(({ term, values }) => `  ${term}: ${values.map(({ text }) => text).join(', ')}`),
    ])
    .join('\n');
}

const indicator = { id: 'I1', type: 'ipv4-addr', value: '203.0.113.45', asset: 'H1' } as const;

describe('what speaks against the alert', () => {
  test('dates and platforms are named with the values that were compared', () => {
    expect(print()).toMatchInlineSnapshot(`
      "certain: Evidence predates our ownership of 203[.]0[.]113[.]45 by 6 days.
        Nearest evidence: 16 Oct 2022
        Held by us: since 22 Oct 2022
        Source: threatbook, qianxin
        Undated: qianxin
      certain: The sample is for Windows. test-bastion runs Linux.
        File type: Win64/Heur
        Source: threatbook, qianxin
      possible: 2 sources call it malicious. Nothing in the report shows more than 1 independent origin."
    `);
  });

  test('it is said in the language of the page', () => {
    expect(print({}, 'zh-CN').split('\n')[0]).toBe(
      'certain: 恶意证据比我方持有 203[.]0[.]113[.]45 早 6 天。',
    );
  });

  test('what the precision of a date leaves open is only possible', () => {
    const text = print({ indicators: [{ ...indicator, last_evidence: '2022-10' }], intel: [] });
    expect(text).toContain('possible: Evidence may predate our ownership of 203[.]0[.]113[.]45.');
  });

  test('a platform that is only read from the file type is only possible', () => {
    const text = print({ indicators: [{ ...indicator, sample: { file_type: 'Win64/Heur' } }], intel: [] });
    expect(text).toContain('possible: The sample seems to be for Windows. test-bastion runs Linux.');
  });

  test('sources that share an origin are no news where the alert was right', () => {
    const silent = {
      indicators: [indicator],
      assets: [],
      intel: ['a', 'b'].map((id) => ({
        id,
        source: id,
        indicator: 'I1',
        history: [{ at: '2023', verdict: 'malicious' as const }],
      })),
    };
    expect(print({ ...silent, verdict: { value: 'true_positive' } })).toBe('');
    expect(print({ ...silent, verdict: { value: 'undetermined' } })).toContain(
      '2 sources call it malicious.',
    );
  });
});
