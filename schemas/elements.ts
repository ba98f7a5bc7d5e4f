import { z } from 'zod';
import { kebab, numbered } from './ids.ts';
import { show } from './messages.ts';
import { moment } from './times.ts';
import { line, pattern, prose, sha256, url, word } from './values.ts';
import {
  ACTION_KINDS,
  ACTION_STATUSES,
  CONFIDENCES,
  DIRECTIONS,
  LESSON_KINDS,
  PHASES,
  STEP_RESULTS,
  TLP,
} from './vocabulary.ts';

const title = () => line(200).optional().describe('Heading in place of the id alone; 200 characters.');

/** Attributes of `<Step>`: one step of the response. Source: RE&CT, STIX task. */
export const step = attributes({
  id: numbered('S', 'a step id').describe('S and a number, such as S1; the anchor of the step.'),
  phase: word(PHASES, 'a phase').describe('Phase of the response. Source: the six RE&CT stages.'),
  action: pattern(/^RA\d{4}$/, 'a response action', 'Write RA and four digits, such as RA2105.')
    .optional()
    .describe('Id of the response action, such as RA2105. Source: RE&CT.'),
  started: moment('When it began; partial date or ISO 8601 with offset. Source: STIX task.'),
  ended: moment('When it ended; partial date or ISO 8601 with offset. Source: STIX task.'),
  result: word(STEP_RESULTS, 'a result').optional().describe('How it ended. Source: STIX task-outcome-enum.'),
  skipped_because: prose(500).optional().describe('Why it was not done; 500 characters.'),
  title: title(),
});

/** Attributes of `<Finding>`: something learnt that speaks for or against the alert. */
export const finding = attributes({
  id: numbered('F', 'a finding id').describe('F and a number, such as F1; the anchor of the finding.'),
  direction: word(DIRECTIONS, 'a direction').describe(
    'Whether it speaks for the alert, against it, or neither.',
  ),
  confidence: word(CONFIDENCES, 'a confidence')
    .optional()
    .describe('Strength of the judgement. Source: ICD 203 through MISP estimative-language.'),
  decisive: flag().describe('Bare flag: this finding settled the verdict.'),
  title: title(),
});

/** Attributes of `<Evidence>`: raw material of a finding. Source: FIR nuggets. */
export const evidence = attributes({
  source: line(200).describe('Where it comes from: a log, tool, person by role, or page; 200 characters.'),
  captured: moment('When it was taken; partial date or ISO 8601 with offset.'),
  sha256: sha256().optional().describe('SHA-256 of the raw material, 64 hexadecimal digits.'),
  title: title(),
});

/** Attributes of `<Lesson>`: something to know next time. Source: SRE book template, morgue. */
export const lesson = attributes({
  id: numbered('L', 'a lesson id').describe('L and a number, such as L1; the anchor of the lesson.'),
  key: kebab('a lesson key', 'check-ip-ownership-first', 80).describe(
    'The lesson itself in kebab-case, the same in each report that teaches it; 80 characters.',
  ),
  kind: word(LESSON_KINDS, 'a kind of lesson').describe(
    'What it tells about. Source: SRE book template, morgue.',
  ),
});

/** Attributes of `<Action>`: something to change. Source: FireHydrant follow-ups and requests of users. */
export const action = attributes({
  id: numbered('A', 'an action id').describe('A and a number, such as A1; the anchor of the action.'),
  kind: word(ACTION_KINDS, 'a kind of action').describe('What it changes.'),
  owner: line(100).describe('Team or role that owes it, no name; 100 characters.'),
  due: moment('By when; partial date.'),
  status: word(ACTION_STATUSES, 'an action status')
    .default('open')
    .describe('State of the action; open when absent.'),
  done_on: moment('When it was done; partial date.'),
  verified_by: line(300)
    .optional()
    .describe('Link, id or date that shows that a done action holds; 300 characters. Our field.'),
  url: url().optional().describe('Address of its ticket or change; http or https.'),
});

/** Attributes of `<Audience>`: what it holds is left out of builds for a lower audience. Source: FIRST TLP 2.0. */
export const audience = attributes({
  tlp: word(TLP, 'a TLP level').describe('Who may see what the element holds. Source: FIRST TLP 2.0.'),
});

export type StepAttributes = z.output<typeof step>;
export type FindingAttributes = z.output<typeof finding>;
export type EvidenceAttributes = z.output<typeof evidence>;
export type LessonAttributes = z.output<typeof lesson>;
export type ActionAttributes = z.output<typeof action>;

function attributes<Shape extends z.core.$ZodLooseShape>(shape: Shape) {
  const known = Object.keys(shape).join(', ');
  return z.strictObject(shape, {
    error: (issue) => {
      if (issue.code !== 'unrecognized_keys') return undefined;
      const names = issue.keys.map(show).join(', ');
      return `${names} cannot stand on this element. Write only: ${known}.`;
    },
  });
}

/** A bare attribute: `true` when it stands there, `false` when not. */
function flag() {
  return z
    .literal([true, 'true'], {
      error: 'This is a flag and takes no value. Write the bare name, or leave it out.',
    })
    .transform(() => true)
    .default(false);
}
