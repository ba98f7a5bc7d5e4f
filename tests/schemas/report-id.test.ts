import { describe, expect, test } from 'vitest';
import { alias, idPrefix, reportId, reportIdPattern } from '../../schemas/report-id.ts';
import { messagesOf } from './messages-of.ts';

const ADVICE = 'Write it like INC-2023-0001: prefix, year, and a number of four or more digits.';

describe('a report id', () => {
  test.each(['INC-2023-0001', 'SEC-1999-12345', 'A1-2024-0000', ' INC-2023-0001 '])('may be %j', (id) => {
    expect(reportId.parse(id)).toBe(id.trim());
  });

  test.each([
    ['inc-2023-0001', '"inc-2023-0001" is not a report id.'],
    ['INC-2023-1', '"INC-2023-1" is not a report id.'],
    ['INC-23-0001', '"INC-23-0001" is not a report id.'],
    ['2023-0001', '"2023-0001" is not a report id.'],
    ['INC-2023-0001 x', '"INC-2023-0001 x" is not a report id.'],
    [20230001, '20230001 is not a report id.'],
    [undefined, 'This field is missing; it must be a report id.'],
    [null, 'This field is empty; it must be a report id.'],
  ])('may not be %j', (id, fault) => {
    expect(messagesOf(reportId, id)).toEqual([`${fault} ${ADVICE}`]);
  });
});

test('the pattern of a prefix gives year and number, and refuses another prefix', () => {
  expect(reportIdPattern('SEC').exec('SEC-2023-0042')?.slice(1)).toEqual(['2023', '0042']);
  expect(reportIdPattern('SEC').test('INC-2023-0042')).toBe(false);
  expect(reportIdPattern('SEC').test('SEC-2023-0042#F1')).toBe(false);
});

test.each([
  ['INC', true],
  ['SEC2', true],
  ['I', false],
  ['2INC', false],
  ['inc', false],
  ['TOOLONGPREFIX', false],
])('the prefix %j is right: %j', (value, isRight) => {
  expect(idPrefix.safeParse(value).success).toBe(isRight);
});

test.each([
  ['INC-2023-0007', true],
  ['0001AA7F-C601-424A-B2B8-BE6C9F5164E7', true],
  ['old.slug_1', true],
  ['../secret', false],
  ['.hidden', false],
  ['a/b', false],
  ['中文', false],
])('the alias %j is right: %j', (value, isRight) => {
  expect(alias.safeParse(value).success).toBe(isRight);
});
