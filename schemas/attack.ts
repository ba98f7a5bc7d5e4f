import { strict } from './strict.ts';
import { pattern } from './values.ts';

/** A technique of the attacker. Source: MITRE ATT&CK, OCSF attacks. */
export const attack = strict(
  {
    technique: pattern(
      /^T\d{4}(?:\.\d{3})?$/,
      'an ATT&CK technique',
      'Write T1071, or T1071.001 for a sub-technique.',
    ).describe('ATT&CK technique or sub-technique id, such as T1071.001.'),
    tactic: pattern(
      /^(?:TA\d{4}|[a-z]+(?:-[a-z]+)*)$/,
      'an ATT&CK tactic',
      'Write its id, such as TA0011, or its short name, such as command-and-control.',
    )
      .optional()
      .describe('ATT&CK tactic id (TA0011) or short name (command-and-control).'),
  },
  'a technique',
);
