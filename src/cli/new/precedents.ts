import { defang } from '../../core/indicators/defang.ts';
import type { Report } from '../../core/model/report.ts';
import { findPrecedents } from '../../core/related/precedents.ts';
import { getWords } from '../../core/i18n/words.ts';
import type { DraftIndicator } from '../../core/draft/draft.ts';

/** An earlier report that saw an indicator or its neighbour, what they share, and how it ended. */
export type Precedent = { id: string; title: string; reason: string };

const MAX_PRECEDENTS = 5;
const MAX_VALUES = 3;

/** The reports that are nearest to a list of indicators, best first. */
export function suggestPrecedents(
  reports: readonly Report[],
  indicators: readonly DraftIndicator[],
): Precedent[] {
  const { labels } = getWords('en');
  return findPrecedents(reports, indicators)
    .slice(0, MAX_PRECEDENTS)
    .map(({ report, reasons }) => {
      const values = reasons.map(
        ({ kind, value }) => `${kind === 'neighbour' ? 'near ' : ''}${defang(value)}`,
      );
      const rest = values.length - MAX_VALUES;
      const shown = [...values.slice(0, MAX_VALUES), ...(rest > 0 ? [`${rest} more`] : [])];
      const ended = labels.verdict[report.incident.verdict.value];
      return { id: report.id, title: report.incident.title, reason: `${shown.join(', ')}; ${ended}` };
    });
}
