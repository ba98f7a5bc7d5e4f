/** A text that a report had: its content digest, when git got it (ISO 8601 with offset), and what the commit says. */
export type Version = { digest: string; at: string; subject: string };

/** The versions of reports by id, newest first; of reports with more than one. */
export type ReportVersions = Record<string, Version[]>;
