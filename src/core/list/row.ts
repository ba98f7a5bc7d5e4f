import type { ReportRow } from '../model/row.ts';
import { shownTitle } from '../indicators/defanger.ts';
import type { Report } from '../model/report.ts';
import { isPastDue } from '../time/due.ts';
import { detectedDay } from '../time/times.ts';

/** The row of a report; `today` is the day in `timeZone`, that of the site. */
export function describeRow(report: Report, today: string, timeZone: string): ReportRow {
  const { id, lang, incident } = report;
  const { verdict, impact, category } = incident;
  return {
    id,
    aliases: incident.aliases,
    title: shownTitle(report),
    lang,
    detected: incident.times.detected,
    day: detectedDay(report, timeZone),
    verdict: verdict.value,
    ...(verdict.cause === undefined ? {} : { cause: verdict.cause }),
    ...(impact === undefined ? {} : { impact }),
    severity: incident.severity,
    status: incident.status,
    record: incident.record_status,
    tlp: incident.tlp,
    ...(category === undefined ? {} : { category }),
    tags: incident.tags,
    sources: [...new Set(incident.intel.map(({ source }) => source))],
    techniques: [...new Set(incident.attack.map(({ technique }) => technique))],
    isOverdue: report.actions.some((action) => isPastDue(action, today)),
  };
}
