import { truncate } from '../../model/text.ts';
import { zonedDay } from '../../time/times.ts';
import type { ReportDocument } from '../outline.ts';

/** Words of the page by the ids of the contract, and the zone of its days. */
export type PreviewLabels = {
  verdict: Record<string, string>;
  state: Record<string, string>;
  timeZone: string;
};

/** What a card shows of a cited report, or of the cited part of it. */
export type Preview = {
  id: string;
  title: string;
  facts: string[];
  text: string;
  lang: string;
  titleLang?: string;
};

const MAX_TEXT = 280;

/** The preview of a report, or of its part with this anchor; empty for the whole, as is an anchor that it does not have. */
export function previewOf(document: ReportDocument, anchor: string, labels: PreviewLabels): Preview {
  const { id, lang, title, translated, summary, incident } = document;
  const { sections, steps, findings, lessons, actions } = document;
  const part = [...steps, ...findings, ...lessons, ...actions, ...sections].find(
    (one) => one.anchor === anchor,
  );
  const own = part?.title === '' ? undefined : part?.title;
  const state = labels.state[incident.record_status];
  return {
    id: part === undefined ? id : `${id}#${anchor}`,
    title: own ?? translated?.title ?? title,
    facts: [
      labels.verdict[incident.verdict.value] ?? incident.verdict.value,
      zonedDay(incident.times.detected, labels.timeZone),
      ...(state === undefined ? [] : [state]),
    ].filter((fact) => fact !== ''),
    text: truncate((part?.text ?? summary ?? '').replace(/\s+/g, ' ').trim(), MAX_TEXT),
    lang,
    ...(own === undefined && translated !== undefined ? { titleLang: translated.lang } : {}),
  };
}
