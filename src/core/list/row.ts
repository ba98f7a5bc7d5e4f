import type { ReportRow } from '../model/row.ts';
import { groundOf } from './ground.ts';
import { shownTitle } from '../indicators/defanger.ts';
import type { Report } from '../model/report.ts';
import { serviceThing, sourceThings } from '../language/things.ts';
import { rowName } from '../model/things.ts';
import { isPastDue } from '../time/due.ts';
import { detectedDay } from '../time/times.ts';

/** The row of a report; `today` is the day in `timeZone`, that of the site. */
export function describeRow(report: Report, today: string, timeZone: string): ReportRow {
  const { id, lang, incident } = report;
  const { verdict, category } = incident;
  const ground = groundOf(report);
  const service = serviceThing(report);
  return {
    id,
    aliases: incident.aliases,
    title: shownTitle(report),
    lang,
    detected: incident.times.detected,
    day: detectedDay(report, timeZone),
    verdict: verdict.value,
    ...(verdict.cause === undefined ? {} : { cause: verdict.cause }),
    ...(verdict.reason === undefined ? {} : { reason: verdict.reason }),
    ...(ground === undefined ? {} : { ground }),
    severity: incident.severity,
    status: incident.status,
    record: incident.record_status,
    tlp: incident.tlp,
    ...(category === undefined ? {} : { category }),
    ...(service && { service: rowName(service) }),
    tags: incident.tags,
    sources: [...new Set(sourceThings(report).map(rowName))],
    techniques: [...new Set(incident.attack.map(({ technique }) => technique))],
    ...(incident.impact === undefined ? {} : { impact: incident.impact }),
    isOverdue: report.actions.some((action) => isPastDue(action, today)),
  };
}

/** Han characters and their marks are twice as wide as others. */
const WIDE = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6]/g;

/** Whether a row of a list has no room for a title: more than 34 full-width or 68 other characters. */
export function isLongTitle(title: string): boolean {
  return title.length + (title.match(WIDE)?.length ?? 0) > 68;
}
