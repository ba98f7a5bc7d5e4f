import { expect, it } from 'vitest';
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
const own: OwnRule = { ...asked, id: 'is-asked', file: 'rules/is-asked.ts' };

it.each([
  [{}, ['suggestion']],
  [{ 'is-asked': 'error' }, ['error']],
  [{ 'is-asked': 'off' }, []],
  [{ constructor: 'off' }, ['suggestion']],
] as const)('a rule of a team has its level, or that of the settings: %j', (rules, levels) => {
  const report = buildReport({});
  const archive = {
    ...{ folder: '/', reports: [report], tags: {}, diagnostics: [], files: 1, show: String },
    locate: () => ({ start: START, end: START }),
  };
  const settings = { ...createSettings(), rules };
  const found = applyRules([], archive, { now: '2026-01-01', settings, own: [own] });
  expect(found.map(({ level }) => level)).toEqual(levels);
});

const START = { line: 1, column: 1, offset: 0 };
