import type { Incident } from '../../../schemas/incident.ts';
import type { OwnFields } from '../../../schemas/own-fields.ts';
import type { ReportRow } from '../model/row.ts';
import { createDefanger, shownTitle, titleLang } from '../indicators/defanger.ts';
import type { Report } from '../model/report.ts';
import { valueAt } from '../model/values.ts';
import { serviceThing, sourceThings } from '../language/things.ts';
import { rowName } from '../model/things.ts';
import { isPastDue } from '../time/due.ts';
import { detectedDay } from '../time/times.ts';
import { statedSeverity } from '../model/imported.ts';

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
  const severity = statedSeverity(report);
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
    ...(severity === undefined ? {} : { severity }),
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

/**
 * What decided a case, in the words of its report: the title of the decisive finding, or its text where it has none; of a
 * duplicate the report that it repeats. Undefined where the report names nothing of the kind. Defanged, on one line.
 */
export function groundOf(report: Report): string | undefined {
  const { verdict, relations } = report.incident;
  const decisive = report.findings.find(({ anchor }) => anchor === verdict.decisive_finding);
  if (decisive !== undefined) {
    const text = createDefanger(report)((decisive.title ?? decisive.text).replace(/\s+/g, ' ').trim());
    if (text !== '') return text;
  }
  const original = relations.find(({ type }) => type === 'duplicate-of');
  return verdict.value === 'duplicate' ? original?.target : undefined;
}
