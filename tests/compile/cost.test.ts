import { afterEach, describe, expect, it, vi } from 'vitest';
import { readText } from './compile.ts';
import { HOSTILE } from './hostile-generators.ts';

afterEach(() => {
  vi.restoreAllMocks();
});

describe('reading a file', () => {
  it.each(Object.entries(HOSTILE).filter(([name]) => !/\d,000/.test(name)))(
    'takes steps in proportion to its length: %s',
    (_name, make) => {
      // Beside what each file takes: its required fields, and the values that are listed.
      const least = countSteps(make(1));
      const once = countSteps(make(1500)) - least;
      expect(countSteps(make(3000)) - least).toBeLessThan(2.5 * once + 40_000);
    },
  );
});

/** The characters that patterns are given while a file is read, each as often as it is given. */
function countSteps(text: string): number {
  let steps = 0;
  // eslint-disable-next-line @typescript-eslint/unbound-method -- it is called with its own pattern below
  const { exec } = RegExp.prototype;
  vi.spyOn(RegExp.prototype, 'exec').mockImplementation(function count(this: RegExp, input: string) {
    const from = this.global || this.sticky ? this.lastIndex : 0;
    const match = exec.call(this, input);
    steps += match === null ? (this.sticky ? 1 : input.length - from) : match.index + match[0].length - from;
    return match;
  });
  readText(text);
  vi.restoreAllMocks();
  return steps;
}
