import type { z } from 'zod';
import { strict } from './strict.ts';
import { line, url, word } from './values.ts';
import { REFERENCE_KINDS } from './vocabulary.ts';

/** Something outside the archive that the report rests on. Source: OSV references; archive_url from icco. */
export const reference = strict(
  {
    kind: word(REFERENCE_KINDS, 'a kind of reference')
      .default('other')
      .describe('What it is; other when absent. Source: OSV reference types.'),
    url: url().optional().describe('Its address; http or https. Source: OSV.'),
    archive_url: url()
      .optional()
      .describe('Address of a lasting copy; http or https. Source: icco archive_url.'),
    title: line(300)
      .optional()
      .describe('Its title, or what identifies it where there is no address; 300 characters.'),
  },
  'a reference',
).refine(({ url: address, title }) => address ?? title, {
  error: 'This reference has neither an address nor a title. Write url, title or both.',
});

export type ReferenceInput = z.input<typeof reference>;
