import { describe, expect, test } from 'vitest';
import * as vocabulary from '../../../schemas/vocabulary.ts';
import { getWords } from '../../../src/core/i18n/words.ts';
import type { Labels } from '../../../src/core/i18n/labels.ts';

const LISTS: [keyof Labels, readonly string[]][] = [
  ['severity', vocabulary.SEVERITIES],
  ['tlp', vocabulary.TLP],
  ['pap', vocabulary.PAP],
  ['recordStatus', vocabulary.RECORD_STATUSES],
  ['status', vocabulary.STATUSES],
  ['verdict', vocabulary.VERDICTS],
  ['verdictMeaning', vocabulary.VERDICTS],
  ['reason', vocabulary.VERDICT_REASONS],
  ['cause', vocabulary.VERDICT_CAUSES],
  ['confidence', vocabulary.CONFIDENCES],
  ['category', vocabulary.CATEGORIES],
  ['assetKind', vocabulary.ASSET_KINDS],
  ['osFamily', vocabulary.OS_FAMILIES],
  ['arch', vocabulary.ARCHS],
  ['exposure', vocabulary.EXPOSURES],
  ['compromise', vocabulary.COMPROMISES],
  ['indicatorType', vocabulary.INDICATOR_TYPES],
  ['indicatorRole', vocabulary.INDICATOR_ROLES],
  ['observation', vocabulary.OBSERVATIONS],
  ['fpRisk', vocabulary.FP_RISKS],
  ['intelVerdict', vocabulary.INTEL_VERDICTS],
  ['reliability', vocabulary.RELIABILITIES],
  ['disputeOutcome', vocabulary.DISPUTE_OUTCOMES],
  ['relation', vocabulary.RELATION_TYPES],
  ['relationFrom', vocabulary.RELATION_TYPES],
  ['phase', vocabulary.PHASES],
  ['stepResult', vocabulary.STEP_RESULTS],
  ['direction', vocabulary.DIRECTIONS],
  ['lessonKind', vocabulary.LESSON_KINDS],
  ['actionKind', vocabulary.ACTION_KINDS],
  ['actionStatus', vocabulary.ACTION_STATUSES],
  ['referenceKind', vocabulary.REFERENCE_KINDS],
  ['callout', vocabulary.CALLOUTS],
  ['section', vocabulary.SECTION_KINDS],
  ['language', vocabulary.LANGUAGES],
];

describe.each(vocabulary.LANGUAGES)('the words of %s', (language) => {
  const words = getWords(language);

  test.each(LISTS)('name every id of the list %s and nothing else', (name, ids) => {
    expect(Object.keys(words.labels[name]).toSorted()).toEqual(ids.toSorted());
  });

  test('leave no string empty or untrimmed', () => {
    const strings = leaves(words).filter(
      ([path, value]) => typeof value === 'string' && path !== 'site.comma',
    );
    expect(strings.length).toBeGreaterThan(400);
    expect(strings.filter(([, value]) => value === '' || value !== String(value).trim())).toEqual([]);
  });

  test('fill in every value that a sentence takes', () => {
    const sentences = leaves(words).flatMap(([path, value]) =>
      typeof value === 'function' ? [{ path, value }] : [],
    );
    for (const { path, value } of sentences) {
      const given = Array.from({ length: value.length }, (_, index) => 7001 + index);
      const text = String(value(...given.map(String))).replaceAll(',', '');
      for (const number of given) expect(text, path).toContain(String(number));
    }
  });
});

test('every closed list of the vocabulary has labels', () => {
  const labelled = new Set(LISTS.map(([, ids]) => ids));
  const missing = Object.entries(vocabulary).filter(([, list]) => !labelled.has(list));
  expect(missing.map(([name]) => name)).toEqual([]);
});

test('Chinese words are Chinese, but for names that stay as they are', () => {
  const names =
    /^(labels\.(tlp|pap|osFamily|arch|language|indicatorType)\.|report\.(tlp|pap|utc|markdown|json)$|site\.(version|comma)$|cite\.formats\.|indicators\.kinds\.)/;
  const english = leaves(getWords('zh-CN')).filter(
    ([path, value]) => !names.test(path) && typeof value === 'string' && !/\p{Script=Han}/u.test(value),
  );
  expect(english).toEqual([]);
});

test('English numbers take the singular for one alone', () => {
  const { site } = getWords('en');
  expect([0, 1, 2, 1204].map((n) => site.reports(n))).toEqual([
    '0 reports',
    '1 report',
    '2 reports',
    '1,204 reports',
  ]);
});

type Leaf = string | ((...values: never[]) => string);

/** Every string and sentence with its dotted path. */
function leaves(
  value: object,
  path: string[] = [],
): [string, string | ((...values: unknown[]) => unknown)][] {
  return Object.entries(value).flatMap(([key, child]: [string, Leaf | object]) =>
    typeof child === 'string' || typeof child === 'function'
      ? [[[...path, key].join('.'), child as string | ((...values: unknown[]) => unknown)]]
      : leaves(child, [...path, key]),
  );
}
