import { describe, expect, test } from 'vitest';
import * as vocabulary from '../../../schemas/vocabulary.ts';
import { getWords, type Words } from '../../../src/core/i18n/words.ts';
import type { Labels } from '../../../src/core/i18n/labels.ts';

const LISTS: [keyof Labels, readonly string[]][] = [
  ['severity', vocabulary.SEVERITIES],
  ['tlp', vocabulary.TLP],
  ['pap', vocabulary.PAP],
  ['recordStatus', vocabulary.RECORD_STATUSES],
  ['status', vocabulary.STATUSES],
  ['verdict', vocabulary.VERDICTS],
  ['verdictMeaning', vocabulary.VERDICTS],
  ['impact', vocabulary.IMPACTS],
  ['comparison', vocabulary.COMPARISON_RESULTS],
  ['outageVerdict', vocabulary.VERDICTS],
  ['outageVerdictMeaning', vocabulary.VERDICTS],
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
  ['disputeRequest', vocabulary.DISPUTE_REQUESTS],
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
    const strings = leaves(words).filter(([path]) => path !== 'site.comma');
    expect(strings.length).toBeGreaterThan(400);
    expect(strings.filter(([, text]) => text === '' || text !== text.trim())).toEqual([]);
  });

  test('are texts and lists of texts, with places that can be filled', () => {
    expect(leaves(words).filter(([, text]) => typeof text !== 'string')).toEqual([]);
    const unread = leaves(words).filter(([, text]) => /[{}]/.test(text.replace(PLACE, '')));
    expect(unread).toEqual([]);
  });

  test('have the keys of English, and the same names in each text', () => {
    const namesOf = (text: string) => [...new Set([...text.matchAll(PLACE)].map(([, name]) => name))].sort();
    const placesOf = (all: Words) =>
      leaves(all)
        .map(([path, text]) => [path, ...namesOf(text)].join(' '))
        .sort();
    expect(placesOf(words)).toEqual(placesOf(getWords('en')));
  });

  test('give each counted noun as many forms as the language has', () => {
    const { pluralCategories } = new Intl.PluralRules(language).resolvedOptions();
    const counted = leaves(words).flatMap(([path, text]) =>
      [...text.matchAll(PLACE)].flatMap(([, , forms]) =>
        forms === undefined ? [] : [[path, forms.split('|').length]],
      ),
    );
    expect(counted.filter(([, forms]) => forms !== pluralCategories.length)).toEqual([]);
  });
});

test('every closed list of the vocabulary has labels', () => {
  const labelled = new Set(LISTS.map(([, ids]) => ids));
  const { UNKNOWN_DATE: _, UNSET_ADDRESS: _address, ...closed } = vocabulary;
  const missing = Object.entries(closed).filter(([, list]) => !labelled.has(list));
  expect(missing.map(([name]) => name)).toEqual([]);
});

test('Chinese words are Chinese, but for names that stay as they are', () => {
  const names =
    /^(labels\.(tlp|pap|osFamily|arch|language|indicatorType)\.|report\.(tlp|pap|utc|markdown|json)$|site\.(version|comma)$|reference\.searching\.(?:examples\.\d+\.0|kinds\.word)$|cite\.formats\.|indicators\.kinds\.)/;
  const english = leaves(getWords('zh-CN')).filter(
    ([path, text]) =>
      !names.test(path) && /\p{L}/u.test(text.replace(PLACE, '')) && !/\p{Script=Han}/u.test(text),
  );
  expect(english).toEqual([]);
});

/** A place of `fill`: its name, and its forms where it counts. */
const PLACE = /\{(\w+)(?:[|:]([^{}]*))?\}/g;

/** Every text with its dotted path; those of a list by their number. */
function leaves({ fill: _fill, ...words }: Words): [path: string, text: string][] {
  return leavesOf(words, []);
}

function leavesOf(value: object, path: string[]): [path: string, text: string][] {
  return Object.entries(value).flatMap(([key, child]: [string, string | object]) =>
    typeof child === 'object'
      ? leavesOf(child, [...path, key])
      : [[[...path, key].join('.'), child] as [string, string]],
  );
}
