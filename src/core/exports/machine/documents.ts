import type { Settings } from '../../../../schemas/settings.ts';
import { nameCitation } from '../cite/cited-part.ts';
import { describeCitedPart } from '../cite/describe.ts';
import { fingerprint } from '../../model/fingerprint.ts';
import { writeJson } from '../../model/hidden.ts';
import { createDefanger } from '../../indicators/defanger.ts';
import { writtenIncident } from '../../language/things.ts';
import type { ElementRecord, Report } from '../../model/report.ts';
import type { MachineContext } from './context.ts';
import { statedSeverity } from '../../model/imported.ts';

const INDEX_JSON_VERSION = 2;

/**
 * The archive in one document, see `/schemas/index.json`: what each report is, newest first, with withdrawn and
 * superseded ones, and where the rest of it is. Addresses are absolute; JSON leaves out what is undefined.
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
      json: absolute(paths.yearJson(id)),
      markdown: absolute(paths.incidentMarkdown(id)),
      title: incident.title,
      summary: incident.summary,
      translations: incident.translations,
      lang,
      digest: contentDigest,
      record_status: incident.record_status,
      status: incident.status,
      severity: statedSeverity({ incident }),
      tlp: incident.tlp,
      verdict: incident.verdict.value,
      because: incident.verdict.because,
      cause: incident.verdict.cause,
      impact: incident.impact,
      times: incident.times,
      tags: incident.tags,
      ...ownFields(incident, settings),
      updated: history.get(id)?.updated,
    })),
  };
}

/** The values of declared fields, by name. */
function ownFields(incident: object, { fields }: Pick<Settings, 'fields'>): object {
  return Object.fromEntries(Object.entries(incident).filter(([name]) => Object.hasOwn(fields, name)));
}

/** Grows when a field changes its meaning or goes; new fields do not change it. */
const YEAR_JSON_VERSION = 1;

/**
 * The reports of a year as JSON for other programs, see `/schemas/year.json`, each on a line of its own. The year is that
 * of their ids.
 */
export function writeYearJson(year: string, reports: readonly Report[], context: MachineContext): string {
  const lines = reports.map((report) => writeJson(describeForPrograms(report, context)));
  return `{"version":${YEAR_JSON_VERSION},"year":${JSON.stringify(year)},"reports":[\n${lines.join(',\n')}\n]}\n`;
}

/** What changes whenever `writeYearJson` gives something else for the same settings and code. */
export function yearKey(reports: readonly Report[], { history, backlinks }: MachineContext): string {
  const parts = reports.map(({ id, digest, file }) => [id, digest, file, history.get(id), backlinks.get(id)]);
  return fingerprint(JSON.stringify(parts));
}

/**
 * A report for other programs: the front matter as it is written, with live values; the
 * parts of the body as plain text with defanged indicators; and who cites it. Addresses are absolute; JSON leaves out what is undefined.
 */
function describeForPrograms(report: Report, context: MachineContext): object {
  const { settings, paths, history, backlinks } = context;
  const absolute = (path: string): string => new URL(path, settings.address).href;
  const part = describeCitedPart(report, undefined, settings);
  const { summary } = report.incident;
  return {
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
    incident: writtenIncident(report),
    sections: report.sections.map(({ kind, anchor, title, text }) => ({ kind, anchor, title, text })),
    steps: report.steps.map(withoutPlace),
    findings: report.findings.map(({ evidence, ...finding }) => ({
      ...withoutPlace(finding),
      evidence: evidence.map((one) => ({
        ...one,
        url: one.size === undefined ? undefined : absolute(paths.evidence(report.id, one.sha256 ?? '')),
      })),
    })),
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
