import { createDefanger } from '../../core/indicators/defanger.ts';
import type { Report } from '../../core/model/report.ts';
import type { SearchResult } from './find.ts';

/** What was found, for programs; values are live, titles and sentences defanged. */
export function describeSearch({ exact, words, listed }: SearchResult, limit: number): object {
  return {
    exact: exact.map(({ value, keys, reports, total, neighbours, covering }) => ({
      kind: value.kind,
      value: value.key,
      matches: keys,
      total,
      passing: reports.length,
      reports: reports.slice(0, limit).map(describeReport),
      ...(neighbours === undefined ? {} : { neighbours }),
      covered_by: covering,
    })),
    ...(words === undefined
      ? {}
      : {
          words: {
            total: words.length,
            reports: words.slice(0, limit).map(({ report, missing, sentence }) => ({
              ...describeReport(report),
              missing,
              ...(sentence === undefined ? {} : { sentence: sentence.text, anchor: sentence.anchor }),
            })),
          },
        }),
    ...(listed === undefined
      ? {}
      : { listed: { total: listed.length, reports: listed.slice(0, limit).map(describeReport) } }),
  };
}

function describeReport(report: Report): object {
  const { verdict, times, title, severity, record_status: record } = report.incident;
  return {
    id: report.id,
    title: createDefanger(report)(title),
    detected: times.detected,
    verdict: verdict.value,
    ...(verdict.cause === undefined ? {} : { cause: verdict.cause }),
    severity,
    record_status: record,
  };
}
