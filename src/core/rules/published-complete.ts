import type { RecordStatus } from '../../../schemas/vocabulary.ts';
import type { Report } from '../model/report.ts';
import type { Rule } from './rule.ts';

/** A published report has a summary, a finding with evidence and a lesson; a withdrawn one says when and why. */
export const publishedComplete: Rule = {
  id: 'published-complete',
  level: 'error',
  readsBroken: true,
  *check({ reports }) {
    for (const report of reports) {
      if (NEEDED.some((field) => report.lost?.[field] !== undefined)) continue;
      for (const [isMissing, message, hint] of CHECKS[report.incident.record_status]?.(report) ?? [])
        if (isMissing) yield { report, path: ['record_status'], message, hint };
    }
  },
};

const NEEDED = ['summary', 'withdrawn_on', 'withdrawn_reason', 'body'];

type Check = readonly [isMissing: boolean, message: string, hint: string];

const CHECKS: Partial<Record<RecordStatus, (report: Report) => Check[]>> = {
  published: ({ incident, findings, lessons }) => [
    [
      incident.summary === undefined,
      'The report is published without a `summary`.',
      'Say in 280 characters what happened and how it ended, or set `record_status: draft`.',
    ],
    [
      findings.length === 0,
      'The report is published without a finding.',
      'Add a `<Finding>` with `<Evidence>` in it, or set `record_status: draft`.',
    ],
    [
      findings.length > 0 && findings.every(({ evidence }) => evidence.length === 0),
      `The report is published, and no finding has evidence (${findings.map(({ id }) => `\`${id}\``).join(', ')}).`,
      'Add `<Evidence source="…">` to the finding that settled the verdict.',
    ],
    [
      lessons.length === 0,
      'The report is published without a lesson.',
      'Add a `<Lesson>` that says what to know next time, or set `record_status: draft`.',
    ],
  ],
  withdrawn: ({ incident }) => [
    [
      incident.withdrawn_on === undefined,
      'The report is withdrawn without a date.',
      'Add `withdrawn_on` with the day, such as `2024-10-24`.',
    ],
    [
      incident.withdrawn_reason === undefined,
      'The report is withdrawn without a reason.',
      'Add `withdrawn_reason`: what is wrong with it, for those who have cited it.',
    ],
  ],
};
