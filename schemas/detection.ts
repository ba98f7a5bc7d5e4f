import type { z } from 'zod';
import { strict } from './strict.ts';
import { moment } from './times.ts';
import { line } from './values.ts';

/** What fired. Source: OCSF Detection Finding, Sigma rule id. */
export const detection = strict(
  {
    rule: line(200)
      .optional()
      .describe('Id of the detection rule; 200 characters. Source: Sigma id, OCSF rule.uid.'),
    tool: line(100)
      .optional()
      .describe('The product that raised the alert; 100 characters. Source: OCSF product.'),
    signature: line(300)
      .optional()
      .describe('Name of the alert as the tool shows it; 300 characters. Source: OCSF.'),
    at: moment('When it fired; partial date or ISO 8601 with offset. Source: OCSF time.'),
  },
  'a detection',
).refine(({ rule, tool, signature }) => rule ?? tool ?? signature, {
  error: 'This detection says nothing of what fired. Write a rule, a tool or a signature.',
});

export type DetectionInput = z.input<typeof detection>;
