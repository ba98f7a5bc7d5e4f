import type { z } from 'zod';
import { findingId } from './ids.ts';
import { strict } from './strict.ts';
import { partialDate } from './times.ts';
import { line, list, prose, word } from './values.ts';
import { CONFIDENCES, VERDICT_CAUSES, VERDICT_REASONS, VERDICTS } from './vocabulary.ts';

const value = () => word(VERDICTS, 'a verdict');

/** What was believed from one moment on. */
const verdictEntry = strict(
  {
    at: partialDate.describe('When this came to be believed; partial date.'),
    value: value().describe('The verdict of that time. Source: OCSF verdict_id.'),
    why: prose(1000).describe('What made it so; 1000 characters.'),
  },
  'an entry of the history',
);

/** What the incident turned out to be, and on what ground. Source: OCSF, Sentinel, MISP. */
export const verdict = verdictWith([]);

/** The same with causes that a team adds. */
export function verdictWith(causes: readonly string[]) {
  return strict(
    {
      value: value().describe(
        'What it turned out to be. Source: OCSF verdict_id; benign split as in Sentinel.',
      ),
      because: line(140)
        .optional()
        .describe('Why the verdict is so, in one sentence that stands by itself; 140 characters. Our field.'),
      reason: word(VERDICT_REASONS, 'a reason')
        .optional()
        .describe('Class of reason. Source: Microsoft Sentinel classification reasons.'),
      cause: word([...VERDICT_CAUSES, ...causes] as unknown as typeof VERDICT_CAUSES, 'a cause')
        .optional()
        .describe(
          'What made the alert wrong or harmless. Source: MISP incident-disposition; most words are ours.',
        ),
      confidence: word(CONFIDENCES, 'a confidence')
        .optional()
        .describe('Strength of the judgement. Source: ICD 203 through MISP estimative-language.'),
      decided_by: line(100).optional().describe('Role or team that decided, no name; 100 characters.'),
      decisive_finding: findingId().optional().describe('Id of the finding that settled it, such as F1.'),
      history: list(verdictEntry).describe('Earlier verdicts, oldest first. Our field.'),
      override: prose(1000)
        .optional()
        .describe(
          'Why the verdict stands in spite of a contradiction in the dates or platforms; 1000 characters.',
        ),
    },
    'a verdict with its ground',
  );
}

export type Verdict = z.output<typeof verdict>;
export type VerdictInput = z.input<typeof verdict>;
