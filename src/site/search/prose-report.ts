import type { Report } from '../../core/model/report.ts';
import { textOfHtml } from '../../core/model/report-texts.ts';
import type { ProsePart, ProseReport } from '../../core/search/prose/prose-index.ts';

/** A report as prose search shows it. */
export function proseReport({ id, lang, incident, intro, sections, footnotes }: Report): ProseReport {
  return {
    meta: {
      id,
      title: incident.title,
      lang,
      date: incident.times.detected.slice(0, 10),
      verdict: incident.verdict.value,
      severity: incident.severity,
      record: incident.record_status,
      summary: incident.summary ?? '',
    },
    parts: [
      ...partOf({ anchor: '', title: '', text: textOfHtml(intro) }),
      ...sections.flatMap((section) => [section, ...section.parts].flatMap(partOf)),
      ...partOf({ anchor: '', title: '', text: textOfHtml(footnotes) }),
    ],
  };
}

function partOf({ anchor, title, text }: { anchor: string; title: string; text: string }): ProsePart[] {
  return text.trim() === '' ? [] : [[anchor, title, text]];
}
