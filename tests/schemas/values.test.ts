import { describe, expect, test } from 'vitest';
import { show } from '../../schemas/messages.ts';
import { amount, line, list, prose, sha256, url, word } from '../../schemas/values.ts';
import { messagesOf } from './messages-of.ts';

const QUOTES = 'Write it in quotes.';
const ADDRESS = 'Write a full address that begins with https:// or http://.';

describe('a line', () => {
  test('is trimmed and counted in code points', () => {
    expect(line(3).parse('  误报😀 ')).toBe('误报😀');
  });

  test.each([
    ['', ['This text is empty. Write something, or remove the field.']],
    [' \t ', ['This text is empty. Write something, or remove the field.']],
    ['误报误报误报', ['This text has 6 characters. Write at most 5.']],
    ['a\nb', ['This text has a line break. Write it on one line.']],
    ['a\u0000b', ['This text holds the invisible character U+0000. Write it without that character.']],
    ['a\u202Eb', ['This text holds the invisible character U+202E. Write it without that character.']],
    ['a\uD800b', ['This text holds the invisible character U+D800. Write it without that character.']],
    [2023, [`2023 is not text. ${QUOTES}`]],
    [['a'], [`A list is not text. ${QUOTES}`]],
    [{ a: 1 }, [`A group of fields is not text. ${QUOTES}`]],
    [null, [`This field is empty; it must be text. Write a few words.`]],
    [undefined, [`This field is missing; it must be text. Write a few words.`]],
  ])('draws the right words for %j', (value, messages) => {
    expect(messagesOf(line(5), value)).toEqual(messages);
  });
});

test.each([
  ['a\n\tb', []],
  ['a\rb', ['This text holds the invisible character U+000D. Write it without that character.']],
  ['a\u2066b', ['This text holds the invisible character U+2066. Write it without that character.']],
])('prose may break and indent: %j', (value, messages) => {
  expect(messagesOf(prose(9), value)).toEqual(messages);
});

test('a word outside its list draws the whole list and keeps the code of its issue', () => {
  const colour = word(['red', 'green'], 'a colour');
  expect(messagesOf(colour, 'read')).toEqual(['"read" is not a colour. Write one of: red, green.']);
  expect(messagesOf(colour, undefined)).toEqual([
    'This field is missing; it must be a colour. Write one of: red, green.',
  ]);
  expect(colour.safeParse('read').error?.issues[0]).toMatchObject({
    code: 'invalid_value',
    values: ['red', 'green'],
  });
});

test.each([
  ['https://example.org/a?b=c#d', []],
  ['http://example.org', []],
  ['HTTPS://example.org', []],
  ['javascript:alert(1)', [`"javascript:alert(1)" is not a web address. ${ADDRESS}`]],
  ['ftp://example.org', [`"ftp://example.org" is not a web address. ${ADDRESS}`]],
  ['example.org', [`"example.org" is not a web address. ${ADDRESS}`]],
  ['https://exa mple.org', [`"https://exa mple.org" is not a web address. ${ADDRESS}`]],
  ['https://', [`"https://" is not a web address. ${ADDRESS}`]],
])('the address %j draws %j', (value, messages) => {
  expect(messagesOf(url(), value)).toEqual(messages);
});

describe('a list', () => {
  const names = list(line(9), { key: (name) => name, max: 4 });

  test('is empty when the field is absent, and only then', () => {
    expect(names.parse(undefined)).toEqual([]);
    expect(messagesOf(names, null)).toEqual([
      'This field is empty; it must be a list. Write one item a line, each after “- ”.',
    ]);
    expect(messagesOf(names, 'a')).toEqual(['"a" is not a list. Write one item a line, each after “- ”.']);
  });

  test('says at the second one that an item repeats', () => {
    expect(messagesOf(names, ['a', 'b', 'a'])).toEqual([
      '2: "a" stands here twice. Write it once, or give the second one another id.',
    ]);
  });

  test('says how many items it may have', () => {
    expect(names.parse(['a', 'b', 'c', 'd'])).toHaveLength(4);
    expect(messagesOf(names, ['a', 'b', 'c', 'd', 'e'])).toEqual([
      'This list has 5 items. Write at most 4, those that tell most.',
    ]);
  });
});

test('a SHA-256 digest becomes lower case', () => {
  expect(sha256().parse('AB'.repeat(32))).toBe('ab'.repeat(32));
  expect(messagesOf(sha256(), 'abc')).toEqual([
    '"abc" is not a SHA-256 digest. Write its 64 hexadecimal digits.',
  ]);
});

test.each([
  [0, true],
  [1.5, true],
  [-1, false],
  [11, false],
  [Number.NaN, false],
  ['3', false],
])('the amount %j of at most 10 is right: %j', (value, isRight) => {
  expect(amount(10, 'hours').safeParse(value).success).toBe(isRight);
});

test('a long value is shown cut', () => {
  expect(show('x'.repeat(100))).toBe(`"${'x'.repeat(56)}…`);
});
