import type { z } from 'zod';
import { reportId } from './report-id.ts';
import { strict } from './strict.ts';
import { prose, word } from './values.ts';
import { RELATION_TYPES } from './vocabulary.ts';

/** How this report stands to another. Source: STIX incident extension, Sigma related, AI Incident Database. */
export const relation = strict(
  {
    type: word(RELATION_TYPES, 'a relation').describe(
      'From this report to the target. Source: STIX, Sigma, AIID.',
    ),
    target: reportId.describe('Id of the other report, such as INC-2023-0001.'),
    note: prose(500).optional().describe('Why; 500 characters.'),
  },
  'a relation',
);

export type RelationInput = z.input<typeof relation>;
