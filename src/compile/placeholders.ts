import { findPlaceholders } from '../core/model/placeholders.ts';
import type { Placeholder } from '../core/model/placeholders.ts';
import type { Range } from '../core/model/report.ts';
import type { BodyContext } from './context.ts';

/** What the body of a report still leaves for later, with its place. */
export function collectPlaceholders(
  bodyStart: number,
  { locator, codeRanges }: BodyContext,
): { text: string; range: Range }[] {
  const body = locator.text.slice(bodyStart);
  const isInCode = ({ index }: Placeholder): boolean =>
    codeRanges.some(([start, end]) => start <= bodyStart + index && bodyStart + index < end);
  const asked = findPlaceholders(body, { isCode: true });
  const left = findPlaceholders(body).filter((one) => !isInCode(one));
  const all = [...left, ...asked.filter((one) => !left.some(({ index }) => index === one.index))];
  return all
    .sort((a, b) => a.index - b.index)
    .map(({ text, index }) => ({
      text,
      range: locator.range(bodyStart + index, bodyStart + index + text.length),
    }));
}
