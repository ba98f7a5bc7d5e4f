import type { Settings } from '../../../schemas/settings.ts';
import { cleanLine } from './cite/escape.ts';
import { shownTitle } from '../indicators/defanger.ts';
import type { Report } from '../model/report.ts';
import { detectedDay, formatDate } from '../time/times.ts';
import type { Words } from '../i18n/words.ts';
import { statedSeverity } from '../model/imported.ts';

/** What a social card says of a report: nothing that its page does not say in its head. */
export type Card = {
  site: string;
  id: string;
  title: string;
  /** Verdict, severity, day and TLP, in the language of the site. */
  facts: string[];
  /** Decides the colour, beside the word. */
  verdict: string;
};

/** The card of a report, defanged. */
export function describeCard(
  report: Report,
  { settings, words }: { settings: Settings; words: Words },
): Card {
  const { id, incident } = report;
  const { labels } = words;
  const severity = statedSeverity(report);
  return {
    site: settings.title,
    id,
    title: cleanLine(shownTitle(report)),
    facts: [
      labels.verdict[incident.verdict.value],
      ...(severity === undefined ? [] : [labels.severity[severity]]),
      formatDate(detectedDay(report, settings.timeZone), settings),
      labels.tlp[incident.tlp],
    ],
    verdict: incident.verdict.value,
  };
}
