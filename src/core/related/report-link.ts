import type { Settings } from '../../../schemas/settings.ts';
import { createDefanger } from '../indicators/defanger.ts';
import type { Report } from '../model/report.ts';
import type { Paths } from '../model/paths.ts';

/** A link to another report. `lang` is set where its title is not in the language of the page. */
export type ReportLink = { id: string; href: string; title: string; lang?: string; state: string };

export type LinkContext = { paths: Paths; settings: Settings };

export function linkTo(report: Report, { paths, settings }: LinkContext): ReportLink {
  const { id, lang, incident } = report;
  return {
    id,
    href: paths.incident(id),
    title: createDefanger(report)(incident.title),
    ...(lang === settings.language ? {} : { lang }),
    state: incident.record_status,
  };
}
