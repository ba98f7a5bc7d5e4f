import type { Report } from '../../model/report.ts';
import type { MachineContext } from './context.ts';

export const INDEX_JSON_VERSION = 1;

/**
 * The archive in one document, see `/schemas/index.json`: what each report is, newest first, with withdrawn and
 * superseded ones, and where its own document is. Addresses are absolute.
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
    reports: reports.map(({ id, lang, contentDigest, incident, file }) => ({
      id,
      ...(incident.aliases.length === 0 ? {} : { aliases: incident.aliases }),
      url: absolute(paths.incident(id)),
      json: absolute(paths.incidentJson(id)),
      markdown: absolute(paths.incidentMarkdown(id)),
      title: incident.title,
      ...(incident.summary === undefined ? {} : { summary: incident.summary }),
      lang,
      digest: contentDigest,
      record_status: incident.record_status,
      status: incident.status,
      severity: incident.severity,
      tlp: incident.tlp,
      verdict: incident.verdict.value,
      ...(incident.verdict.cause === undefined ? {} : { cause: incident.verdict.cause }),
      times: incident.times,
      tags: incident.tags,
      ...(history.has(file) ? { updated: history.get(file)?.updated } : {}),
    })),
  };
}
