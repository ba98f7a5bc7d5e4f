import type {
  Impact,
  RecordStatus,
  Severity,
  Status,
  Tlp,
  VerdictCause,
  VerdictReason,
  VerdictValue,
} from '../../../schemas/vocabulary.ts';

/** What lists, facets and the filters of a query know of a report. */
export type ReportRow = {
  id: string;
  aliases: string[];
  /** Defanged; for readers of the interface, where the report has it in their language. */
  title: string;
  /** BCP-47. */
  lang: string;
  /** That of the title, where it is another one. */
  titleLang?: string;
  /** ISO 8601, often partial. */
  detected: string;
  /** The day of it in the zone of the site, or its month or year where no more is known. */
  day: string;
  verdict: VerdictValue;
  cause?: VerdictCause;
  /** Class of what the verdict rests on. */
  reason?: VerdictReason;
  /** What decided the case, in the words of the report; missing where it says nothing, and where a list has not loaded it. */
  ground?: string;
  /** Missing where the source of an imported report states none. */
  severity?: Severity;
  status: Status;
  record: RecordStatus;
  tlp: Tlp;
  category?: string;
  impact?: Impact;
  tags: string[];
  /** The service that it is about, as `sources`. */
  service?: string;
  /** Intel sources, each once: ids of sources.yml, and by their names those that it does not list. */
  sources: string[];
  /** ATT&CK technique ids. */
  techniques: string[];
  /** Values of the fields that a team has declared, by name; missing where the report has none. */
  own?: Record<string, string[]>;
  /** Whether an action of it is past due; true of the moment at which the row was made. */
  isOverdue: boolean;
};
