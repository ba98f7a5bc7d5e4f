import { beforeAll, describe, expect, it } from 'vitest';
import { readArchive } from '../../src/archive/read.ts';
import { createSay } from '../../src/core/i18n/say.ts';
import type { Diagnostic } from '../../src/core/model/report.ts';
import { isProse } from '../core/i18n/sentences.ts';
import { shareFolder } from '../archive/temp-folder.ts';
import { createSettings } from './compile.ts';
import { ELEMENTS, PROSE_CASES } from './malformed/body.ts';
import { GOOD, spoil, type MalformedCase } from './malformed/good.ts';
import { HEAD } from './malformed/head.ts';
import { VALUES } from './malformed/values.ts';

const CASES: readonly MalformedCase[] = [...HEAD, ...VALUES, ...ELEMENTS, ...PROSE_CASES];
const fileOf = (number: number): string => `case-${String(number).padStart(3, '0')}.mdx`;

describe('malformed reports, all read in one run', () => {
  let found: Map<string, Diagnostic[]>;
  let readable = 0;
  const folder = shareFolder({
    ...Object.fromEntries(CASES.map((one, number) => [fileOf(number), spoil(one).text])),
    'good.mdx': GOOD,
  });

  beforeAll(async () => {
    const archive = await readArchive({ folder, cwd: folder, settings: createSettings() });
    readable = archive.files;
    found = Map.groupBy(archive.diagnostics, ({ file }) => file);
  });

  it('are at least two hundred, each with a name of its own, beside a good one', () => {
    expect(CASES.length).toBeGreaterThanOrEqual(200);
    expect(new Set(CASES.map(([name]) => name)).size).toBe(CASES.length);
    expect(readable).toBe(CASES.length + 1);
    expect(found.get('good.mdx')).toBeUndefined();
  });

  it('are told in Chinese where that is the language of the interface', () => {
    const say = createSay('zh-CN');
    const all = [...found.values()].flat().flatMap(({ message, hint = '' }) => [message, hint]);
    expect([...new Set(all)].filter((text) => isProse(say(text)))).toEqual([]);
  });

  it.each(CASES.map((one, number) => [...one, number] as const))(
    'are explained at the right line: %s',
    (...[name, from, to, rule, number]) => {
      const { text, line } = spoil([name, from, to, rule]);
      const told = found.get(fileOf(number)) ?? [];
      expect(told.map((one) => `${one.rule} at line ${one.range?.start.line}`)).toContain(
        `${rule} at line ${line}`,
      );
      for (const one of told) expectWell(one, text);
    },
  );
});

/** Each says what is wrong and what to write, in sentences, at a place inside of the file. */
function expectWell({ message, hint = '', range }: Diagnostic, text: string): void {
  expect(message).toMatch(/^\S[^]*[.?!…]$/);
  expect(hint).toMatch(/^\S[^]*[.?!]$/);
  expect(`${message} ${hint}`).not.toMatch(/undefined|\[object |Expected|Invalid input|at .*\.ts:\d/);
  expect(range?.start.offset).toBeGreaterThanOrEqual(0);
  expect(range?.end.offset).toBeLessThanOrEqual(text.length);
}
