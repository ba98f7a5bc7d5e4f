import { nameCitation } from '../cite/cited-part.ts';
import { describeCitedPart } from '../cite/describe.ts';
import { createDefanger } from '../../indicators/defanger.ts';
import type { ElementRecord, Report } from '../../model/report.ts';
import type { MachineContext } from './context.ts';

const INDEX_JSON_VERSION = 1;

/**
 * The archive in one document, see `/schemas/index.json`: what each report is, newest first, with withdrawn and
 * superseded ones, and where its own document is. Addresses are absolute; JSON leaves out what is undefined.
 */
export function buildIndexJson(
  reports: readonly Report[],
  { settings, paths, history }: MachineContext,
): object {
  const absolute = (path: string): string => new URL(path, settings.address).href;
  return {
    version: INDEX_JSON_VERSION,
    title: settings.title,
    url: settings.address,
    reports: reports.map(({ id, lang, contentDigest, incident }) => ({
      id,
      aliases: incident.aliases.length === 0 ? undefined : incident.aliases,
      url: absolute(paths.incident(id)),
      json: absolute(paths.incidentJson(id)),
      markdown: absolute(paths.incidentMarkdown(id)),
      title: incident.title,
      summary: incident.summary,
      lang,
      digest: contentDigest,
      record_status: incident.record_status,
      status: incident.status,
      severity: incident.severity,
      tlp: incident.tlp,
      verdict: incident.verdict.value,
      because: incident.verdict.because,
      cause: incident.verdict.cause,
      impact: incident.impact,
      times: incident.times,
      tags: incident.tags,
      updated: history.get(id)?.updated,
    })),
  };
}

/** Grows when a field changes its meaning or goes; new fields do not change it. */
const REPORT_JSON_VERSION = 1;

/**
 * A report for other programs, see `/schemas/report.json`: the front matter as it is written, with live values; the
 * parts of the body as plain text with defanged indicators; and who cites it. Addresses are absolute; JSON leaves out what is undefined.
 */
export function buildReportJson(report: Report, context: MachineContext): object {
  const { settings, paths, history, backlinks } = context;
  const absolute = (path: string): string => new URL(path, settings.address).href;
  const part = describeCitedPart(report, undefined, settings);
  const { summary } = report.incident;
  return {
    version: REPORT_JSON_VERSION,
    id: report.id,
    citation: nameCitation(part),
    url: part.page,
    markdown: absolute(paths.incidentMarkdown(report.id)),
    lang: report.lang,
    digest: report.contentDigest,
    title: part.title,
    summary: summary && createDefanger(report)(summary),
    updated: history.get(report.id)?.updated,
    changes: history.get(report.id)?.changes,
    incident: report.incident,
    sections: report.sections.map(({ kind, anchor, title, text }) => ({ kind, anchor, title, text })),
    steps: report.steps.map(withoutPlace),
    findings: report.findings.map(withoutPlace),
    lessons: report.lessons.map(withoutPlace),
    actions: report.actions.map(withoutPlace),
    cites: report.citations.map(({ id, anchor, sentence, from }) => ({ id, anchor, from, sentence })),
    cited_by: (backlinks.get(report.id) ?? []).map(({ from, at, anchor, sentence }) => ({
      id: from,
      url: absolute(paths.incident(from, at)),
      anchor,
      sentence,
    })),
  };
}

/** Places in the file are of no use to a reader of the site. */
function withoutPlace<Part extends ElementRecord>({ range: _range, ...part }: Part): Omit<Part, 'range'> {
  return part;
}
