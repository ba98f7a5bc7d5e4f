import type { Settings } from '../../../../schemas/settings.ts';
import { ownTitle } from '../../indicators/defanger.ts';
import type { Report } from '../../model/report.ts';
import { knownFields } from '../../model/values.ts';
import { createPaths } from '../../model/paths.ts';
import { getWords } from '../../i18n/words.ts';
import { isKnownDate } from '../../time/times.ts';
import type { CitedPart } from './cited-part.ts';

/** A report, or the part of it with an anchor that it has, as it is cited. */
export function describeCitedPart(report: Report, anchor: string | undefined, settings: Settings): CitedPart {
  const { id, incident, contentDigest, formerDigests, lang } = report;
  const paths = createPaths(new URL(settings.address).pathname);
  return knownFields({
    id,
    anchor,
    title: ownTitle(report),
    verdict: getWords(settings.language).labels.verdict[incident.verdict.value],
    digest: contentDigest,
    former: formerDigests,
    date: isKnownDate(incident.times.detected) ? incident.times.detected : '',
    lang,
    page: new URL(paths.incident(id), settings.address).href,
    site: settings.title,
  });
}
