import { strict } from './strict.ts';
import { amount } from './values.ts';

/** What the incident cost. Source: Dispatch cost model, VERIS impact. */
export const effort = strict(
  {
    person_hours: amount(1_000_000, 'hours')
      .optional()
      .describe('Hours of work, all people together. Source: Dispatch.'),
    elapsed_hours: amount(1_000_000, 'hours')
      .optional()
      .describe('Hours on the clock from first to last work.'),
  },
  'an effort in hours',
);
