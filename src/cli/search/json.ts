import { createDefanger } from '../../core/indicators/defanger.ts';
import type { Report } from '../../core/model/report.ts';
import type { SearchResult } from './find.ts';
import { bestOf, defangLine, excerptOf, listDoubtful } from './text.ts';
import { statedSeverity } from '../../core/model/imported.ts';

/** What was found, for programs; values are live, titles and sentences defanged. JSON leaves out what is undefined. */
export function describeSearch(result: SearchResult, limit: number): object {
  const { exact, hasWords, hits, count: total, fullCount, unknown, pages } = result;
  const listed = hits.map(({ report }) => describeReport(report));
  const told = hits.map((hit, index) => ({ ...listed[index], missing: hit.missing, ...excerptOf(hit) }));
  const words = { total, with_all: fullCount, unknown, reports: told };
  return {
    exact: exact.map(({ value, keys, hits, reports, total: held, parts, neighbours, covering }) => ({
      kind: value.kind,
      value: value.key,
      matches: keys,
      total: held,
      passing: reports.length,
      doubtful_in: listDoubtful(hits),
      reports: reports.slice(0, limit).map(describeReport),
      parts:
        parts.length === 0
          ? undefined
          : parts.map((part) => ({
              relation: part.how,
              kind: part.value.kind,
              value: part.value.key,
              matches: part.keys,
              total: part.total,
              passing: part.reports.length,
              reports: part.reports.slice(0, limit).map(describeReport),
            })),
      neighbours,
      covered_by: covering,
    })),
    words: hasWords ? words : undefined,
    pages: pages.count === 0 ? undefined : { total: pages.count, pages: pages.hits.map(describePage) },
    listed: hasWords || exact.length > 0 ? undefined : { total, reports: listed },
  };
}

/** A page of the team, which is none of the reports. */
function describePage(hit: SearchResult['pages']['hits'][number]): object {
  const { sentence, anchor } = bestOf(hit, defangLine);
  return { slug: hit.slug, file: hit.file, title: defangLine(hit.title), anchor, excerpt: sentence };
}

function describeReport(report: Report): object {
  const { verdict, times, title, record_status: record, translations } = report.incident;
  const show = createDefanger(report);
  const translated = Object.entries(translations ?? {}).map(([lang, { title: told, summary }]) => [
    lang,
    { title: show(told), summary: summary && show(summary) },
  ]);
  return {
    id: report.id,
    title: show(title),
    translations: translations && (Object.fromEntries(translated) as object),
    detected: times.detected,
    verdict: verdict.value,
    cause: verdict.cause,
    severity: statedSeverity(report),
    record_status: record,
  };
}
