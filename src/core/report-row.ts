import type {
  RecordStatus,
  Severity,
  Status,
  Tlp,
  VerdictCause,
  VerdictValue,
} from '../../schemas/vocabulary.ts';
import { createDefanger } from './fact-values.ts';
import type { Report } from './model.ts';
import { isPastDue } from './overview.ts';

/** What lists, facets and the filters of a query know of a report. */
export type ReportRow = {
  id: string;
  aliases: string[];
  /** Defanged. */
  title: string;
  /** BCP-47. */
  lang: string;
  /** ISO 8601, often partial. */
  detected: string;
  verdict: VerdictValue;
  cause?: VerdictCause;
  severity: Severity;
  status: Status;
  record: RecordStatus;
  tlp: Tlp;
  category?: string;
  tags: string[];
  /** Intel sources, each once. */
  sources: string[];
  /** ATT&CK technique ids. */
  techniques: string[];
  /** Whether an action of it is past due; true of the moment at which the row was made. */
  isOverdue: boolean;
};

/** The row of a report; `now` is an ISO 8601 date and time. */
export function describeRow(report: Report, now: string): ReportRow {
  const { id, lang, incident } = report;
  const { verdict, category } = incident;
  return {
    id,
    aliases: incident.aliases,
    title: createDefanger(report)(incident.title),
    lang,
    detected: incident.times.detected,
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
    isOverdue: report.actions.some((action) => isPastDue(action, now)),
  };
}
