import type { Settings } from '../../../schemas/settings.ts';
import { createDefanger, ownTitle } from '../indicators/defanger.ts';
import { createPaths } from '../model/paths.ts';
import type { Report } from '../model/report.ts';
import { knownFields } from '../model/values.ts';
import { statedSeverity } from '../model/imported.ts';

/**
 * What other pages of the site read of a report: its facts, which stand on its page as JSON, and the text of each part,
 * which they find there under its anchor. All texts are defanged.
 */
export type ReportOutline<Text = unknown> = {
  id: string;
  url: string;
  lang: string;
  digest: string;
  title: string;
  summary?: string;
  /** The title for readers of the interface, where the report is in another language. */
  translated?: { lang: string; title: string };
  incident: {
    /** Missing where the source of an imported report states none. */
    severity?: string;
    status: string;
    tlp: string;
    record_status: string;
    verdict: { value: string; cause?: string; decisive_finding?: string };
    times: { detected: string; resolved?: string };
  };
  sections: OutlinePart<Text>[];
  steps: (OutlinePart<Text> & { result?: string })[];
  findings: (OutlinePart<Text> & { direction: string })[];
  lessons: (OutlinePart<Text> & { key: string })[];
  actions: (OutlinePart<Text> & { owner: string; due?: string; status: string })[];
};

type OutlinePart<Text> = { anchor: string; title?: string } & Text;

/** An outline with the text of each part. */
export type ReportDocument = ReportOutline<{ text: string }>;

/** The outline of a report for its page. */
export function outlineOf(report: Report, settings: Settings): ReportOutline {
  const { status, tlp, record_status, verdict, times, summary } = report.incident;
  const show = createDefanger(report);
  const { id, lang, contentDigest: digest } = report;
  const paths = createPaths(new URL(settings.address).pathname);
  const url = new URL(paths.incident(id), settings.address).href;
  const part = <More extends object>(one: { anchor: string; title?: string | undefined }, more: More) =>
    knownFields({ anchor: one.anchor, title: one.title && show(one.title), ...more });
  const { value, cause, decisive_finding } = verdict;
  const { translation } = report;
  const translated = translation && { lang: translation.lang, title: show(translation.title) };
  return {
    ...knownFields({
      id,
      url,
      lang,
      digest,
      title: ownTitle(report),
      summary: summary && show(summary),
      translated,
    }),
    incident: {
      ...knownFields({ severity: statedSeverity(report) }),
      ...{ status, tlp, record_status },
      verdict: knownFields({ value, cause, decisive_finding }),
      times: knownFields({ detected: times.detected, resolved: times.resolved }),
    },
    sections: report.sections.map((section) => part(section, {})),
    steps: report.steps.map((step) => part(step, { result: step.result })),
    findings: report.findings.map((finding) => part(finding, { direction: finding.direction })),
    lessons: report.lessons.map((lesson) => part({ anchor: lesson.anchor }, { key: lesson.key })),
    actions: report.actions.map(({ anchor, owner, due, status: state }) =>
      part({ anchor }, { owner: show(owner), due, status: state }),
    ),
  };
}
