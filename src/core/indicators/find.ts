import type { IndicatorType } from '../../../schemas/vocabulary.ts';

/** An indicator at one place of a text; `end` is behind its last character, `value` is live. */
export type Find = {
  type: IndicatorType;
  value: string;
  start: number;
  end: number;
  /** Whether it may as well be something else, such as a version. */
  doubtful?: true;
  /** Whether other values may be found in the same characters. */
  shares?: true;
};

/** Whether `pattern`, which ends with `$`, fits what stands in the few characters ahead of `index`. */
export function isBehind(text: string, index: number, pattern: RegExp): boolean {
  return pattern.test(text.slice(Math.max(0, index - 40), index));
}

/** Whether `pattern`, which begins with `^`, fits what follows at `index`. */
export function isAhead(text: string, index: number, pattern: RegExp): boolean {
  return pattern.test(text.slice(index, index + 24));
}
