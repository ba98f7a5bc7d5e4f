import { expect, test } from 'vitest';
import { settings as settingsSchema } from '../../../schemas/settings.ts';
import { buildBrief, splitKnown } from '../../../src/core/report-page/brief.ts';
import { buildFacts } from '../../../src/core/report-page/facts.ts';
import type { Report } from '../../../src/core/model/report.ts';
import { getWords } from '../../../src/core/i18n/words.ts';
import { buildReport } from '../../builders.ts';
import { buildCase } from '../the-case.ts';

const contextOf = (report: Report) => ({
  report,
  settings: settingsSchema.parse({ title: 'Archive' }),
  words: getWords('en'),
});

test('the brief says what most readers look for, defanged, and nothing of what is unknown', () => {
  const report = buildCase({ incident: { effort: { person_hours: 48 } } });
  const lines = buildBrief(contextOf(report)).map(
    ({ term, values }) =>
      `${term}: ${values.map(({ text, note }) => (note === undefined ? text : `${text} (${note})`)).join(', ')}`,
  );
  expect(lines).toEqual([
    'Assets: test-bastion (Linux)',
    'Indicators: 203[.]0[.]113[.]45',
    'What the sources say: threatbook (Malicious → Expired), qianxin (Malicious)',
    'Time to contain: under 1 d',
    'Time to resolve: between 2 d and 4 d',
    'Effort: 48 person-hours',
  ]);
  expect(buildBrief(contextOf(buildReport()))).toEqual([]);
});

test('a long list is cut, and says how much of it is left', () => {
  const indicators = Array.from({ length: 60 }, (_, at) => ({
    id: `I${at + 1}`,
    type: 'ipv4-addr' as const,
    value: `203.0.113.${at + 1}`,
  }));
  const [fact] = buildBrief(contextOf(buildReport({ incident: { indicators } })));
  expect(fact?.values).toHaveLength(7);
  expect(fact?.values.at(-1)?.text).toBe('54 more');
});

test('what a report leaves open is named once, and stands among no facts', () => {
  const { known, unknown } = splitKnown(buildFacts(contextOf(buildReport())));
  const kinds = known.flatMap(({ facts, entries }) =>
    [...facts, ...entries.flatMap((entry) => entry.facts)].flatMap(({ values }) =>
      values.map(({ kind }) => kind),
    ),
  );
  expect(kinds).not.toContain('unknown');
  expect(unknown).toContain('Occurred');
  expect(new Set(unknown).size).toBe(unknown.length);
});

test('what was said already is not said again, and is still counted where nobody knows it', () => {
  const groups = buildFacts(contextOf(buildCase()));
  const terms = (said: string[]) =>
    splitKnown(groups, new Set(said)).known.flatMap(({ facts }) => facts.map(({ term }) => term));
  expect(terms([])).toContain('Cause');
  expect(terms(['Cause'])).not.toContain('Cause');
  expect(splitKnown(groups, new Set(['Occurred'])).unknown).toContain('Occurred');
});
