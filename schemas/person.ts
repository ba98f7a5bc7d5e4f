import { strict } from './strict.ts';
import { line } from './values.ts';

/** Who took part, by role: a report names no persons. Source: HEARTH, VERIS. */
export const person = strict(
  {
    role: line(100).describe('Role in the incident, no name, such as on-call analyst; 100 characters.'),
    team: line(100).optional().describe('Team of that role; 100 characters.'),
  },
  'a role',
);
