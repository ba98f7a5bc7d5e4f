import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { readCheckedFile } from '../compile/evidence-file.ts';
import { digestReport } from '../compile/read.ts';
import { writeReportMarkdown } from '../core/exports/machine/report-markdown.ts';
import { fenceUntrusted } from '../core/exports/machine/untrusted.ts';
import type { ReportSources } from '../core/draft/form.ts';
import { fingerprint } from '../core/model/fingerprint.ts';
import type { Report } from '../core/model/report.ts';
import { changedMeanwhile } from './site.ts';
import type { Site } from './open.ts';
import type { SiteFile } from './write-files.ts';

/** A file of evidence, by its address: its bytes as they were checked. */
type SiteBytes = { path: string; key: string; write: () => Uint8Array };

/** One report as Markdown for programs. */
export function markdownFile(report: Report, site: Site, folder: string): SiteFile {
  return {
    path: site.paths.incidentMarkdown(report.id),
    key: markdownKey(report, site),
    write: () => {
      const source = withoutMark(readCheckedText(report, folder));
      return fenceUntrusted(site.redact(writeReportMarkdown(report, source, site)));
    },
  };
}

/**
 * What the form needs to change a report; its comments and fields of your own are in it. Ten reports share a file: hosts limit
 * the number of files, and few readers change a report. While they are served, one that is being written is left out.
 */
export function sourceFiles(
  { reports, paths, buildKey }: Site,
  folder: string,
  isServed: boolean,
): SiteFile[] {
  return [...Map.groupBy(reports, ({ id }) => paths.incidentSources(id))].map(([path, members]) => ({
    path,
    key: fingerprint(buildKey, ...members.flatMap(({ id, digest, file }) => [id, digest, file])),
    write: () => {
      const sources = members
        .filter((report) => !isServed || readChecked(report, folder) !== undefined)
        .map((report) => [report.id, { file: report.file, text: readCheckedText(report, folder) }]);
      return JSON.stringify(Object.fromEntries(sources) satisfies ReportSources);
    },
  }));
}

/**
 * The files of evidence of all reports. Making one throws a UserError where it is not what was checked any more.
 */
export function listEvidenceFiles({ reports, paths }: Pick<Site, 'reports' | 'paths'>): SiteBytes[] {
  return reports.flatMap(({ id, files, file: report }) =>
    files.map((file) => ({
      path: paths.evidence(id, file.sha256),
      key: file.sha256,
      write: () => {
        const bytes = readCheckedFile(file);
        if (bytes === undefined) throw changedMeanwhile(join(dirname(report), file.source));
        return bytes;
      },
    })),
  );
}

/** The text of a report, and where the citations in it lead. */
function markdownKey({ digest, file, citations }: Report, { buildKey, byId }: Site): string {
  return fingerprint(buildKey, digest, file, ...citations.map(({ id }) => byId.get(id)?.id ?? ''));
}

/**
 * The text of a report, as it was checked. The texts of thousands of reports are too much to keep until they are written:
 * the file is read again. Throws a UserError when it says something else now, or is gone.
 */
function readCheckedText(report: Report, folder: string): string {
  const text = readChecked(report, folder);
  if (text === undefined) throw changedMeanwhile(report.file);
  return text;
}

/** The same, but undefined where it says something else now. */
function readChecked(report: Report, folder: string): string | undefined {
  const text = readIfThere(join(folder, report.file));
  return text !== undefined && digestReport(withoutMark(text), report) === report.digest ? text : undefined;
}

function withoutMark(text: string): string {
  return text.replace(/^\uFEFF/, '');
}

function readIfThere(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}
