import type { Indicator } from '../../../schemas/indicator.ts';
import { claimsAbout, dateEvidence } from '../evidence/claims.ts';
import { usualLife } from '../evidence/usual-life.ts';
import type { Report } from '../model/report.ts';
import { daysBetween } from '../time/times.ts';
import type { Rule } from './rule.ts';
import { isBelieved } from './weigh.ts';

/** At detection the newest evidence was not older than indicators of its type usually live. */
export const staleEvidence: Rule = {
  id: 'stale-evidence',
  level: 'warning',
  *check({ reports }) {
    for (const report of reports) {
      if (!isBelieved(report.incident.verdict)) continue;
      for (const [index, indicator] of report.incident.indicators.entries()) {
        const life = usualLife(indicator.type);
        const newest = newestEvidence(indicator, report);
        if (life === undefined || newest === undefined) continue;
        const age = daysBetween(newest, report.incident.times.detected);
        if (age <= life) continue;
        yield {
          report,
          path: ['indicators', index, 'last_evidence'],
          message: `The newest evidence about \`${indicator.value}\` is dated \`${newest}\`, at least ${age} days before the detection; evidence about the type \`${indicator.type}\` usually lasts ${life} days.`,
          hint: 'Ask the source for its newest evidence. If there is none, consider the cause `stale_intel` or `ip_reuse`.',
        };
      }
    }
  },
};

function newestEvidence(indicator: Indicator, { incident }: Report): string | undefined {
  return dateEvidence([indicator], claimsAbout([indicator], incident.intel)).at(-1)?.date;
}
