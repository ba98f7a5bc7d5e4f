import { expect, it } from 'vitest';
import type { Settings } from '../../../schemas/settings.ts';
import type { Diagnostic, Report } from '../../../src/core/model/report.ts';
import { applyRules, defineRule, type OwnRule } from '../../../src/core/rules/rule.ts';
import { buildReport } from '../../builders.ts';
import { createSettings } from '../../compile/compile.ts';

const asked = defineRule({
  title: 'A report is asked for',
  level: 'suggestion',
  *check({ reports }) {
    for (const report of reports) yield { report, message: 'Seen.', hint: 'Write it.' };
  },
});
function ownRule(hits: (reports: readonly Report[]) => readonly unknown[]): OwnRule {
  const { check: _, ...facts } = asked;
  return {
    ...facts,
    id: 'is-asked',
    file: 'rules/is-asked.ts',
    run: ({ reports }) => ({ hits: hits(reports) }),
  };
}

function find(own: OwnRule, rules: Settings['rules'] = {}): Diagnostic[] {
  const archive = {
    ...{ folder: '/', reports: [buildReport({})], tags: {}, diagnostics: [], files: 1, show: String },
    locate: () => ({ start: START, end: START }),
  };
  const settings = { ...createSettings(), rules };
  return applyRules([], archive, { now: '2026-01-01', settings, own: [own] });
}

it.each([
  [{}, ['suggestion']],
  [{ 'is-asked': 'error' }, ['error']],
  [{ 'is-asked': 'off' }, []],
  [{ constructor: 'off' }, ['suggestion']],
] as const)('a rule of a team has its level, or that of the settings: %j', (rules, levels) => {
  const own = ownRule((reports) =>
    reports.map((report) => ({ report, message: 'Seen.', hint: 'Write it.' })),
  );
  expect(find(own, rules).map(({ level }) => level)).toEqual(levels);
});

const WORDS = { message: 'Seen.', hint: 'Write it.' };

it.each<[hit: (report: Report | undefined) => unknown, why: string]>([
  [() => undefined, 'it is nothing'],
  [() => '误报', 'it is `"误报"`'],
  [() => Symbol('a'), 'it is `symbol`'],
  [() => WORDS, '`report` is no report of the archive'],
  [() => ({ ...WORDS, report: { file: '甲.mdx' } }), '`report` is no report of the archive'],
  [(report) => ({ report, hint: 'b' }), '`message` is missing'],
  [(report) => ({ report, message: 'a', hint: 3 }), '`hint` is no text'],
  [(report) => ({ ...WORDS, report, level: 'fatal' }), '`level` is no level'],
  [(report) => ({ ...WORDS, report, path: 'title' }), '`path` is no list of names'],
  [(report) => ({ ...WORDS, report, range: 3 }), '`range` is no place in a report'],
])('what a rule of a team yields and is no hit is told once: %#', (hit, why) => {
  const own = ownRule(([report]) => [hit(report), { ...WORDS, report }, hit(report)]);
  expect(find(own).map(({ file, message }) => `${file} ${message}`)).toEqual([
    expect.stringMatching(/ Seen\.$/),
    `rules/is-asked.ts The rule \`is-asked\` yields no hit: ${why}.`,
  ]);
});

const START = { line: 1, column: 1, offset: 0 };
