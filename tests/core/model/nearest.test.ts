import fc from 'fast-check';
import { expect, test } from 'vitest';
import { nearestWord } from '../../../src/core/model/nearest.ts';

const TAGS = ['false-positive', 'ip-reuse', 'stale-intel', 'phishing', 'cloud'];
const FIELDS = [
  'severity',
  'os_family',
  'last_evidence',
  'last_seen',
  'id',
  'tlp',
  'pap',
  'references',
  'relations',
];

test.each([
  ['flase-positive', TAGS, 'false-positive'],
  ['False_Positive', TAGS, 'false-positive'],
  ['falsepositive', TAGS, 'false-positive'],
  ['ip-re-use', TAGS, 'ip-reuse'],
  ['fishing', TAGS, 'phishing'],
  ['clud', TAGS, 'cloud'],
  ['serverity', FIELDS, 'severity'],
  ['osFamily', FIELDS, 'os_family'],
  ['lastEvidence', FIELDS, 'last_evidence'],
  ['ref', FIELDS, 'references'],
  ['Finding', ['Findings', 'Finding'], 'Finding'],
  ['script', ['Step', 'Finding', 'Evidence', 'Lesson', 'Action', 'Audience'], undefined],
  ['rel', ['relations', 'related'], undefined],
  ['zzzzzzz', TAGS, undefined],
  ['', TAGS, undefined],
  ['x', FIELDS, undefined],
  ['phishing', [], undefined],
])('for %j of %j: %s', (word, candidates, nearest) => {
  expect(nearestWord(word, candidates)).toBe(nearest);
});

test('finds a word again after one slip of the hand', () => {
  fc.assert(
    fc.property(fc.constantFrom('false-positive', 'stale-intel', 'phishing'), fc.nat(), (word, place) => {
      const at = place % word.length;
      expect(nearestWord(word.slice(0, at) + word.slice(at + 1), TAGS)).toBe(word);
    }),
  );
});
