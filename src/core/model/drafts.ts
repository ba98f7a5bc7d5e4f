import { isPutAside, type Report } from './report.ts';
import { escapeHtml } from './text.ts';

/** Whether a report is still being written or reviewed. */
export function isUnpublished({ incident }: Pick<Report, 'incident'>): boolean {
  return incident.record_status === 'draft' || incident.record_status === 'in_review';
}

/** Whether a report is a record of others, which an importer brought. It is a draft until somebody here has read it. */
export function isImported({ incident }: Pick<Report, 'incident'>): boolean {
  return incident['x_imported'] !== undefined;
}

/**
 * Whether a report counts in rates, medians and the numbers of home: it is one to rely on. A draft written here may say
 * anything yet; an imported record says what others found.
 */
export function isCounted(report: Pick<Report, 'incident'>): boolean {
  return !isPutAside(report) && (!isUnpublished(report) || isImported(report));
}

/** What is left of an archive without its drafts. */
type Shown = {
  shown: Report[];
  /** A text without the names of those that were left out. */
  redact: (text: string) => string;
  /** Their ids and aliases that other reports name. */
  named: string[];
  /** All of their names. */
  hidden: string[];
};

/**
 * Leaves out what is not published yet, and its names in what stays: where a report is cited, its words stay, or `unnamed`
 * takes the place of its id, and `mark` says why it is no link.
 */
export function hideDrafts(
  reports: readonly Report[],
  { unnamed, mark }: { unnamed: string; mark: string },
): Shown {
  const shown = reports.filter((report) => !isUnpublished(report));
  const known = new Set(shown.flatMap(namesOf));
  const hidden = reports.filter(isUnpublished).flatMap(namesOf);
  const names = hidden.filter((name) => !known.has(name));
  if (names.length === 0) return { shown, redact: (text) => text, named: [], hidden: [] };
  const either = names.map((name) => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|');
  const name = String.raw`(?<![A-Za-z0-9-])(?:${either})(?![A-Za-z0-9]|-\w)`;
  const pattern = new RegExp(name, 'gi');
  const linked = new RegExp(`<a data-cite="${name}(?:#[^"]*)?"( data-words="")?>([^]*?)</a>`, 'gi');
  // A citation as it is written; what stands behind its bar is its words.
  const written = new RegExp(String.raw`\[\[\s*${name}[^\]|]*(?:\|([^\]]*))?\]\]`, 'gi');
  const bare = new RegExp(`${name}(?:#\\w+)?`, 'gi');
  const span = (words: string): string =>
    `<span class="citation" data-state="hidden">${words} <span class="citation-state">${escapeHtml(mark)}</span></span>`;
  const redact = (text: string): string =>
    text
      .replace(linked, (_whole, hasWords: string | undefined, inner: string) =>
        span(hasWords === undefined ? escapeHtml(unnamed) : inner),
      )
      .replace(written, (_whole, words: string | undefined) => `${words ?? unnamed} (${mark})`)
      .replace(bare, unnamed);
  const named = new Set<string>();
  const redacted = shown.map((report) => {
    const found = JSON.stringify(report).match(pattern) ?? [];
    if (found.length === 0) return report;
    for (const one of found) named.add(one.toUpperCase());
    return redactReport(report, new Set(names), redact);
  });
  return { shown: redacted, redact, named: [...named].sort(), hidden: names };
}

function namesOf({ id, incident }: Report): string[] {
  return [id, ...incident.aliases];
}

/** A report whose texts name no hidden one, and which refers to none. */
function redactReport(report: Report, hidden: ReadonlySet<string>, redact: (text: string) => string): Report {
  const { incident, citations, ...rest } = report;
  const relations = incident.relations.filter(({ target }) => !hidden.has(target));
  return {
    ...mapTexts(rest, redact),
    // Where its files are read.
    file: report.file,
    images: report.images,
    files: report.files,
    incident: mapTexts({ ...incident, relations }, redact),
    citations: mapTexts(
      citations.filter(({ id }) => !hidden.has(id)),
      redact,
    ),
  };
}

/** The same data with each of its texts changed. */
function mapTexts<Data>(data: Data, change: (text: string) => string): Data {
  const map = (value: unknown): unknown => {
    if (typeof value === 'string') return change(value);
    if (Array.isArray(value)) return value.map(map);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, map(inner)]));
  };
  // Texts become texts and nothing else changes, which the type of a map over any data cannot say.
  return map(data) as Data;
}
