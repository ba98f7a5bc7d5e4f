import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addEntry,
  countEntries,
  entryFields,
  readFieldValues,
  removeEntry,
  type FieldValues,
} from '../../../src/core/draft/field-values.ts';

const FIELDS: FieldValues = {
  title: 'Alert',
  'assets.0.id': 'H1',
  'assets.0.name': '',
  'assets.0.ips.0.addr': '',
  'assets.1.id': 'H2',
  'assets.1.name': 'bastion',
  'assets.1.ips.0.addr': '',
  'assets.1.ips.1.addr': '203.0.113.45',
};

describe('fields of a form', () => {
  test('become nested values, without entries in which nothing is filled', () => {
    expect(readFieldValues(FIELDS).value).toEqual({
      title: 'Alert',
      assets: [{ id: 'H2', name: 'bastion', ips: [{ addr: '203.0.113.45' }] }],
    });
  });

  test.each([
    [['title'], 'title'],
    [['assets', 0, 'name'], 'assets.1.name'],
    [['assets', 0, 'os_family'], 'assets.1.os_family'],
    [['assets', 0, 'ips', 0, 'held_from'], 'assets.1.ips.1.held_from'],
    [['assets', 0], 'assets.1'],
    [['verdict', 'value'], 'verdict.value'],
  ])('are found again from the path %j', (path, name) => {
    expect(readFieldValues(FIELDS).nameOf(path)).toBe(name);
  });

  test('give back any nested value that is spread over them', () => {
    const text = fc.string({ minLength: 1 }).filter((value) => value.trim() !== '');
    const key = fc.stringMatching(/^[a-z_]{1,6}$/).filter((name) => name !== 'id' && name !== '__proto__');
    const group = fc.dictionary(key, text, { minKeys: 1, maxKeys: 4 });
    const list = fc.array(group, { minLength: 1, maxLength: 4 });
    const value = fc.dictionary(key, fc.oneof(text, group, list), { minKeys: 1 });
    fc.assert(
      fc.property(value, (nested) => {
        expect(readFieldValues(spread(nested)).value).toEqual({ ...nested });
      }),
    );
  });
});

describe('entries of a list', () => {
  test('are counted, filled or not', () => {
    expect([
      countEntries(FIELDS, 'assets'),
      countEntries(FIELDS, 'assets.1.ips'),
      countEntries(FIELDS, 'intel'),
    ]).toEqual([2, 2, 0]);
  });

  test('come behind the others and go again', () => {
    const more = addEntry(FIELDS, 'assets', { id: 'H3', 'ips.0.addr': '' });
    expect(entryFields(more, 'assets', 2)).toEqual({ id: 'H3', 'ips.0.addr': '' });
    expect(removeEntry(more, 'assets', 2)).toEqual(FIELDS);
  });

  test('move up when one before them goes', () => {
    expect(entryFields(removeEntry(FIELDS, 'assets', 0), 'assets', 0)).toEqual(
      entryFields(FIELDS, 'assets', 1),
    );
  });
});

function spread(value: unknown, path: string[] = []): FieldValues {
  if (typeof value === 'string') return { [path.join('.')]: value };
  const parts = Object.entries(value as object).map(([key, child]) => spread(child, [...path, key]));
  return Object.assign({}, ...parts) as FieldValues;
}
