import { Option } from 'commander';
import type { Settings } from '../../schemas/settings.ts';
import { getWords } from '../core/i18n/words.ts';
import { isUnpublished } from '../core/model/drafts.ts';
import type { Report } from '../core/model/report.ts';
import { chooseReports } from '../site/open.ts';

/**
 * Whoever runs a command has the checkout, and sees drafts. What goes to others leaves them out where the settings hide them,
 * unless this asks for them.
 */
export function draftsOption(): Option {
  return new Option('--with-drafts', 'Include drafts and reports in review, even if the settings hide them.');
}

/** Some reports as others may see them. */
export function reportsForOthers(
  reports: readonly Report[],
  settings: Settings,
  withDrafts: boolean | undefined,
): Pick<ReturnType<typeof chooseReports>, 'shown' | 'redact'> {
  const drafts = withDrafts === true ? 'marked' : settings.drafts;
  return chooseReports(reports, { drafts }, getWords(settings.language));
}

/** What to know of the address of a report before others follow it; undefined where the site has its page. */
export function warnOfNoPage(report: Report, { drafts }: Settings): string | undefined {
  return drafts === 'hidden' && isUnpublished(report)
    ? `\`${report.id}\` is not published yet, and the site leaves it out: its address leads to no page until then.`
    : undefined;
}
