import type { ReportRow } from '../model/row.ts';
import { createDefanger } from '../indicators/defanger.ts';
import type { Report } from '../model/report.ts';
import { isPastDue } from '../time/due.ts';
import { detectedDay } from '../time/times.ts';

/** The row of a report; `today` is the day in `timeZone`, that of the site. */
export function describeRow(report: Report, today: string, timeZone: string): ReportRow {
  const { id, lang, incident } = report;
  const { verdict, category } = incident;
  return {
    id,
    aliases: incident.aliases,
    title: createDefanger(report)(incident.title),
    lang,
    detected: incident.times.detected,
    day: detectedDay(report, timeZone),
    verdict: verdict.value,
    ...(verdict.cause === undefined ? {} : { cause: verdict.cause }),
    severity: incident.severity,
    status: incident.status,
    record: incident.record_status,
    tlp: incident.tlp,
    ...(category === undefined ? {} : { category }),
    tags: incident.tags,
    sources: [...new Set(incident.intel.map(({ source }) => source))],
    techniques: [...new Set(incident.attack.map(({ technique }) => technique))],
    ...(incident.impact === undefined ? {} : { impact: incident.impact }),
    isOverdue: report.actions.some((action) => isPastDue(action, today)),
  };
}
