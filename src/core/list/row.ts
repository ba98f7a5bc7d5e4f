import type { Incident } from '../../../schemas/incident.ts';
import type { OwnFields } from '../../../schemas/own-fields.ts';
import type { ReportRow } from '../model/row.ts';
import { groundOf } from './ground.ts';
import { shownTitle, titleLang } from '../indicators/defanger.ts';
import type { Report } from '../model/report.ts';
import { valueAt } from '../model/values.ts';
import { serviceThing, sourceThings } from '../language/things.ts';
import { rowName } from '../model/things.ts';
import { isPastDue } from '../time/due.ts';
import { detectedDay } from '../time/times.ts';

/** The row of a report; `today` is the day in `timeZone`, that of the site, and `fields` are those that its team declares. */
export function describeRow(
  report: Report,
  today: string,
  timeZone: string,
  fields: OwnFields = {},
): ReportRow {
  const { id, lang, incident } = report;
  const own = ownValues(incident, fields);
  const { verdict, category } = incident;
  const ground = groundOf(report);
  const service = serviceThing(report);
  return {
    id,
    aliases: incident.aliases,
    title: shownTitle(report),
    lang,
    ...(titleLang(report) === lang ? {} : { titleLang: titleLang(report) }),
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
    ...(own === undefined ? {} : { own }),
    isOverdue: report.actions.some((action) => isPastDue(action, today)),
  };
}

/** The values of declared fields as text; undefined where a report has none. */
function ownValues(incident: Incident, fields: OwnFields): ReportRow['own'] {
  const own = Object.keys(fields).flatMap((name) => {
    const value = valueAt(incident, [name]);
    return value === undefined ? [] : [[name, [value].flat().map(String)] as const];
  });
  return own.length === 0 ? undefined : Object.fromEntries(own);
}

/** Han characters and their marks are twice as wide as others. */
const WIDE = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6]/g;

/** Whether a row of a list has no room for a title: more than 34 full-width or 68 other characters. */
export function isLongTitle(title: string): boolean {
  return title.length + (title.match(WIDE)?.length ?? 0) > 68;
}
