import type { Alert } from '../../core/recall/alert.ts';
import type { RecalledCase } from '../../core/recall/precedents.ts';
import type { RecallAnswer } from '../../core/recall/recall.ts';
import {
  tellCheck,
  tellContradiction,
  tellRateOf,
  tellReason,
  tellUnknown,
  type Telling,
} from '../../core/recall/tell.ts';

/** An answer for programs, with its sentences; values are live, titles and sentences defanged. JSON leaves out what is undefined. */
export function describeRecall(
  alert: Alert,
  answer: RecallAnswer,
  telling: Telling & { writeUp: string },
): object {
  const { values, asset, compared, checks, precedents, weaker, rates, reports, isNothing, failure } = answer;
  return {
    read: describeRead(alert, values),
    asset,
    contradictions: compared.contradictions.map((found) => ({
      ...found,
      sentence: tellContradiction(found, asset, telling),
    })),
    checks: checks.map((check) => ({ ...check, ...tellCheck(check, telling) })),
    precedents: precedents.map((one) => describeCase(one, telling)),
    weaker: weaker.map((one) => describeCase(one, telling)),
    rates: rates.map((rate) => ({ ...rate, about: tellRateOf(rate, telling) })),
    unknown: tellUnknown(compared, asset, telling),
    reports,
    nothing: isNothing,
    write_up: isNothing ? telling.writeUp : undefined,
    text_failed: failure === undefined ? undefined : true,
  };
}

function describeRead(
  { format, names, dates, samples, facts, paths }: Alert,
  values: RecallAnswer['values'],
): object {
  return {
    format,
    values: values.map(({ value, side, standing, noise, reports, doubtful, range, why }) => ({
      kind: value.kind,
      value: value.key,
      side,
      standing,
      noise,
      reports,
      doubtful,
      range,
      why,
    })),
    names,
    dates,
    samples,
    facts,
    paths,
  };
}

function describeCase({ record, reasons, match, points }: RecalledCase, telling: Telling): object {
  return {
    ...record,
    match,
    points: Math.round(points * 100) / 100,
    citation: record.deciding === undefined ? record.id : `${record.id}#${record.deciding.anchor}`,
    reasons: reasons.map((reason) => ({ ...reason, sentence: tellReason(reason, telling) })),
  };
}
