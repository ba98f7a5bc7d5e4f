import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readJsonRecords } from '../../src/formats/json-records.ts';

describe('the records of a JSON file', () => {
  it.each([
    ['one object', '{"a": 1}', [[1, { a: 1 }]]],
    ['one object over lines', '\n{\n  "a": 1\n}', [[2, { a: 1 }]]],
    [
      'a list',
      '[{"a": 1}, {"b": [2]}]',
      [
        [1, { a: 1 }],
        [1, { b: [2] }],
      ],
    ],
    [
      'a list over lines',
      '[\n  {"a": "],"},\n  {"b": "\\""}\n]\n',
      [
        [2, { a: '],' }],
        [3, { b: '"' }],
      ],
    ],
    ['an empty list', '[]', []],
    [
      'JSON lines',
      '{"a": 1}\n\n{"b": 2}\r\n',
      [
        [1, { a: 1 }],
        [3, { b: 2 }],
      ],
    ],
    ['a byte-order mark', '\uFEFF{"a": 1}', [[1, { a: 1 }]]],
  ])('are read from %s', (_what, text, expected) => {
    const { values, problems } = readJsonRecords(text);
    expect(values.map(({ line, value }) => [line, value])).toEqual(expected);
    expect(problems).toEqual([]);
  });

  it.each([
    ['an empty file', ' \n', 0, [[1, 'The file is empty.']]],
    [
      'an unfinished merge',
      '<<<<<<< HEAD\n{"a": 1}\n=======\n{"a": 2}\n>>>>>>> other\n',
      0,
      [
        [
          1,
          'The mark `<<<<<<< HEAD` of an unfinished merge stands here. Keep one of the two sides, and delete the lines with the marks.',
        ],
      ],
    ],
    ['text', 'hello\nworld', 0, [[1, "The file is not JSON: Unexpected token 'h'."]]],
    [
      'a broken line',
      '{"a": 1}\n{"b": }\n{"c": 3}',
      2,
      [[2, "This record is not JSON: Unexpected token '}'."]],
    ],
    [
      'a broken item',
      '[{"a": 1},\n{"b" 2},\n{"c": 3}]',
      2,
      [[2, "This record is not JSON: Expected ':' after property name."]],
    ],
    [
      'a list without an end',
      '[{"a": 1},\n{"b": 2},\n{"c": ',
      2,
      [[3, 'This record is not JSON: Unexpected end of JSON input.']],
    ],
  ])('are told apart from what is wrong in %s', (_what, text, read, expected) => {
    const { values, problems } = readJsonRecords(text);
    expect(values).toHaveLength(read);
    expect(problems.map(({ line, message }) => [line, message])).toEqual(expected);
  });

  it('are the values of any list, one by one', () => {
    fc.assert(
      fc.property(fc.array(fc.jsonValue()), fc.constantFrom(0, 2), (list, indent) => {
        const { values, problems } = readJsonRecords(JSON.stringify(list, null, indent));
        expect(problems).toEqual([]);
        expect(values.map(({ value }) => value)).toEqual(JSON.parse(JSON.stringify(list)));
      }),
    );
  });
});
