import type { z } from 'zod';
import { localId } from './ids.ts';
import { strict } from './strict.ts';
import { moment } from './times.ts';
import { line, sha256, word } from './values.ts';
import {
  ARCHS,
  FP_RISKS,
  INDICATOR_ROLES,
  INDICATOR_TYPES,
  OBSERVATIONS,
  OS_FAMILIES,
} from './vocabulary.ts';

/** The file that a label rests on. Source: STIX file, VERIS malware. */
const sample = strict(
  {
    sha256: sha256().optional().describe('SHA-256 of the file, 64 hexadecimal digits. Source: STIX hashes.'),
    file_type: line(100)
      .optional()
      .describe('Type as the source names it, such as Win64/Heur; 100 characters.'),
    os: word(OS_FAMILIES, 'an operating system')
      .optional()
      .describe(
        'Operating system that it runs on, compared with os_family of the asset. Source: STIX malware.',
      ),
    arch: word(ARCHS, 'a processor architecture')
      .optional()
      .describe(
        'Processor that it runs on, compared with arch of the asset. Source: STIX architecture_execution_envs.',
      ),
  },
  'a sample',
);

/** A value that points at something. Source: STIX 2.1 indicator and observables, MISP, DFIR-Companion. */
export const indicator = strict(
  {
    id: localId().describe('Name of the indicator inside this report, such as I1.'),
    type: word(INDICATOR_TYPES, 'an indicator type').describe(
      'What the value is. Source: STIX observable names.',
    ),
    value: line(2000).describe(
      'The value as it is (not defanged); a hash for a file; 2000 characters. Source: STIX.',
    ),
    role: word(INDICATOR_ROLES, 'an indicator role')
      .optional()
      .describe('What it points at. Source: STIX indicator-type-ov.'),
    observation: word(OBSERVATIONS, 'an observation')
      .optional()
      .describe('Seen on our side, or only named by somebody. Source: DFIR-Companion.'),
    asset: localId().optional().describe('Id of the asset in this report that it belongs to.'),
    first_seen: moment('First sighting; partial date. Source: STIX Sighting first_seen.'),
    last_seen: moment('Last sighting; partial date. Source: STIX Sighting last_seen.'),
    last_evidence: moment('Newest proof of malicious use, compared with held_from; partial date. Our field.'),
    valid_from: moment('From when it means what its role says; partial date. Source: STIX valid_from.'),
    valid_until: moment('Until when it means what its role says; partial date. Source: STIX valid_until.'),
    sample: sample.optional().describe('The file that the label rests on. Source: STIX file, VERIS malware.'),
    fp_risk: word(FP_RISKS, 'a false-positive risk')
      .optional()
      .describe('Risk that it matches something harmless. Source: MISP false-positive:risk.'),
  },
  'an indicator',
);

export type Sample = z.output<typeof sample>;
export type Indicator = z.output<typeof indicator>;
export type IndicatorInput = z.input<typeof indicator>;
