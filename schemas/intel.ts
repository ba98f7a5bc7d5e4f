import type { z } from 'zod';
import { localId } from './ids.ts';
import { strict } from './strict.ts';
import { moment, partialDate } from './times.ts';
import { line, list, url, word } from './values.ts';
import { DISPUTE_OUTCOMES, DISPUTE_REQUESTS, INTEL_VERDICTS, RELIABILITIES } from './vocabulary.ts';

/** What the source said at one time. Source: MISP sightings, OCSF osint. */
const intelEntry = strict(
  {
    at: partialDate.describe('When the source said so; partial date. Source: MISP sighting date.'),
    verdict: word(INTEL_VERDICTS, 'an intel verdict').describe(
      'What it said. Source: MISP sighting types, OCSF osint.',
    ),
    labels: list(line(100)).describe(
      'Labels in its own words, such as CobaltStrike; 100 characters each. Source: OCSF.',
    ),
    last_evidence: moment('Newest proof that it gave, compared with held_from; partial date. Our field.'),
    url: url()
      .optional()
      .describe('Address of its page on the indicator; http or https. Source: OCSF src_url.'),
  },
  'an entry of the history',
);

/** The objection to a label, and what came of it. Our own field. */
const dispute = strict(
  {
    reported_on: moment('When we objected; partial date.'),
    channel: line(200).optional().describe('How we objected, such as web form or ticket; 200 characters.'),
    ticket: line(100)
      .optional()
      .describe('Number of the ticket or mail at the source, for whoever asks again; 100 characters.'),
    asks_for: word(DISPUTE_REQUESTS, 'a request to a source')
      .optional()
      .describe('What we asked for: to look again, to let the label expire, or to delist the value.'),
    recheck_on: moment('When to look again whether the source has answered; partial date.'),
    outcome: word(DISPUTE_OUTCOMES, 'a dispute outcome')
      .default('pending')
      .describe('How the source answered; pending when absent.'),
    answered_on: moment('When the source answered; partial date.'),
    delisted_on: moment('When the label was gone; partial date.'),
  },
  'a dispute',
);

/** What one source says of one indicator, over time. Source: MISP sightings, Admiralty scale. */
export const intel = strict(
  {
    id: localId().describe('Name of the entry inside this report, such as V1.'),
    source: line(100).describe(
      'Who labels: a vendor, feed or team; 100 characters. Source: OCSF osint vendor_name.',
    ),
    product: line(100)
      .optional()
      .describe('The product or feed of the source; 100 characters. Source: OCSF product.'),
    reliability: word(RELIABILITIES, 'a reliability')
      .optional()
      .describe(
        'Reliability of the source, a (best) to g (deceptive). Source: Admiralty scale through MISP.',
      ),
    indicator: localId().optional().describe('Id of the indicator in this report that it speaks of.'),
    history: list(intelEntry).describe('What it said, oldest first. Source: MISP sightings.'),
    independent_of: list(localId()).describe(
      'Ids of intel entries in this report that have another upstream. Our field.',
    ),
    dispute: dispute.optional().describe('Our objection to the label, and what came of it. Our field.'),
  },
  'an intel entry',
);

export type IntelEntry = z.output<typeof intelEntry>;
export type Intel = z.output<typeof intel>;
export type IntelInput = z.input<typeof intel>;
