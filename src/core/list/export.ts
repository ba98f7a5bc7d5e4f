import type { ReportRow } from '../model/row.ts';

const COLUMNS = [
  'id',
  'detected',
  'title',
  'verdict',
  'cause',
  'impact',
  'severity',
  'status',
  'record_status',
  'tlp',
  'category',
  'lang',
  'tags',
  'sources',
  'techniques',
  'overdue',
  'url',
] as const;

/** One exported report. Names are those of the front matter; `url` is absolute; `detected` is empty where nothing is known. */
type ExportedRow = Record<(typeof COLUMNS)[number], string | string[] | boolean>;

/** Rows as CSV after RFC 4180 with a byte order mark, so that spreadsheets read Chinese; lists are joined by `; `. */
export function writeCsv(rows: readonly ReportRow[], addressOf: (id: string) => string): string {
  const lines = rows.map((row) => {
    const exported = exportRow(row, addressOf);
    return COLUMNS.map((column) => csvCell(exported[column])).join(',');
  });
  return `\uFEFF${[COLUMNS.join(','), ...lines].join('\r\n')}\r\n`;
}

/** Rows as a JSON list, indented by two spaces. */
export function writeRowsJson(rows: readonly ReportRow[], addressOf: (id: string) => string): string {
  return `${JSON.stringify(
    rows.map((row) => exportRow(row, addressOf)),
    null,
    2,
  )}\n`;
}

function exportRow(row: ReportRow, addressOf: (id: string) => string): ExportedRow {
  const {
    record,
    isOverdue,
    aliases: _aliases,
    day,
    cause,
    category,
    reason: _reason,
    ground: _ground,
    ...rest
  } = row;
  return {
    ...rest,
    severity: rest.severity ?? '',
    detected: day === '' ? '' : row.detected,
    cause: cause ?? '',
    impact: rest.impact ?? '',
    category: category ?? '',
    record_status: record,
    overdue: isOverdue,
    url: addressOf(row.id),
  };
}

/** A cell that a spreadsheet would take for a formula gets an apostrophe in front (OWASP, CSV injection). */
function csvCell(value: string | string[] | boolean): string {
  const text = Array.isArray(value) ? value.join('; ') : String(value);
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
