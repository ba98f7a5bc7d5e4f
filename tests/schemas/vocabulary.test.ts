import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import * as vocabulary from '../../schemas/vocabulary.ts';

const { UNKNOWN_DATE: _, UNSET_ADDRESS: _address, ...closed } = vocabulary;
const lists = Object.entries(closed);

describe.each(lists)('%s', (_name, words) => {
  test('holds at least two words', () => {
    expect(words.length).toBeGreaterThan(1);
  });

  test('holds each word once', () => {
    expect([...new Set<string>(words)]).toEqual([...words]);
  });

  test('holds words that need no quotes in YAML and no escapes in an address or attribute', () => {
    const rough = words.filter((word) => !/^[A-Za-z][A-Za-z0-9_/+-]*$/.test(word));
    expect(rough).toEqual([]);
  });
});

test('the vocabulary imports nothing', () => {
  const source = readFileSync(new URL('../../schemas/vocabulary.ts', import.meta.url), 'utf8');
  expect(source).not.toMatch(/\bimport\b.*\bfrom\b|\bimport\(|\brequire\(/);
});

test('every category is a class and a type', () => {
  expect(vocabulary.CATEGORIES.filter((category) => category.split('/').length !== 2)).toEqual([]);
});

test('ordered lists keep the order that pages and rules count on', () => {
  expect(vocabulary.SEVERITIES).toEqual(['informational', 'low', 'medium', 'high', 'critical']);
  expect(vocabulary.TLP).toEqual(['clear', 'green', 'amber', 'amber+strict', 'red']);
  expect(vocabulary.CONFIDENCES).toEqual(['low', 'moderate', 'high']);
  expect(vocabulary.PHASES[0]).toBe('preparation');
  expect(vocabulary.PHASES.slice(-2)).toEqual(['lessons_learned', 'unknown']);
});
