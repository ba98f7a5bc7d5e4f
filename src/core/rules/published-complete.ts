import type { Report } from '../model/report.ts';
import type { Hit, Rule } from './rule.ts';

/** A published report has a summary, a finding with evidence and a lesson; a withdrawn one says when and why. */
export const publishedComplete: Rule = {
  id: 'published-complete',
  level: 'error',
  *check({ reports }) {
    for (const report of reports) {
      const { record_status: status } = report.incident;
      const missing =
        status === 'published' ? missingParts(report) : status === 'withdrawn' ? missingReasons(report) : [];
      for (const [message, hint] of missing)
        yield { report, path: ['record_status'], message, hint } satisfies Hit;
    }
  },
};

type Missing = readonly [message: string, hint: string];

function missingParts({ incident, findings, lessons }: Report): Missing[] {
  const missing: Missing[] = [];
  if (incident.summary === undefined) {
    missing.push([
      'The report is published without a `summary`.',
      'Say in 280 characters what happened and how it ended, or set `record_status: draft`.',
    ]);
  }
  if (findings.length === 0) {
    missing.push([
      'The report is published without a finding.',
      'Add a `<Finding>` with `<Evidence>` in it, or set `record_status: draft`.',
    ]);
  } else if (findings.every(({ evidence }) => evidence.length === 0)) {
    const ids = findings.map(({ id }) => `\`${id}\``).join(', ');
    missing.push([
      `The report is published, and no finding has evidence (${ids}).`,
      'Add `<Evidence source="…">` to the finding that settled the verdict.',
    ]);
  }
  if (lessons.length === 0) {
    missing.push([
      'The report is published without a lesson.',
      'Add a `<Lesson>` that says what to know next time, or set `record_status: draft`.',
    ]);
  }
  return missing;
}

function missingReasons({ incident }: Report): Missing[] {
  const missing: Missing[] = [];
  if (incident.withdrawn_on === undefined) {
    missing.push([
      'The report is withdrawn without a date.',
      'Add `withdrawn_on` with the day, such as `2024-10-24`.',
    ]);
  }
  if (incident.withdrawn_reason === undefined) {
    missing.push([
      'The report is withdrawn without a reason.',
      'Add `withdrawn_reason`: what is wrong with it, for those who have cited it.',
    ]);
  }
  return missing;
}
