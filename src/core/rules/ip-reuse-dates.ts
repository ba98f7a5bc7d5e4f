import type { Incident } from '../../../schemas/incident.ts';
import type { Rule } from './rule.ts';

/** The cause `ip_reuse` is shown by the date of ownership and the date of the evidence. */
export const ipReuseDates: Rule = {
  id: 'ip-reuse-dates',
  level: 'warning',
  *check({ reports }) {
    for (const report of reports) {
      if (report.incident.verdict.cause !== 'ip_reuse') continue;
      const missing = missingDates(report.incident);
      if (missing.length === 0) continue;
      yield {
        report,
        path: ['verdict', 'cause'],
        message: `The cause is \`ip_reuse\`, but the report does not say ${missing.map(({ what }) => what).join(', nor ')}.`,
        hint: `Add ${missing.map(({ field }) => field).join(', and ')}.`,
      };
    }
  },
};

function missingDates({ assets, indicators, intel }: Incident): { what: string; field: string }[] {
  const isHeld = assets.some(({ ips }) => ips.some((ip) => ip.held_from ?? ip.held_until));
  const isDated =
    indicators.some(({ last_evidence }) => last_evidence) ||
    intel.some(({ history }) => history.some(({ last_evidence }) => last_evidence));
  const held = {
    what: 'since when the address was ours',
    field: '`held_from` to the address in `assets[].ips`',
  };
  const dated = { what: 'how old the evidence is', field: '`last_evidence` to the indicator' };
  return [...(isHeld ? [] : [held]), ...(isDated ? [] : [dated])];
}
