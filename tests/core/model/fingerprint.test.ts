import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fingerprint } from '../../../src/core/model/fingerprint.ts';

test('a text has the same fingerprint on every machine', () => {
  expect([fingerprint(), fingerprint(''), fingerprint('a'), fingerprint('误报', 'IP 易主')])
    .toMatchInlineSnapshot(`
    [
      "wvjl67o803",
      "17s8v62wz8a",
      "1e0r77hezry",
      "13o50na59fb",
    ]
  `);
});

test('one changed character changes the fingerprint', () => {
  const texts = Array.from({ length: 20_000 }, (_, index) => `INC-2023-${index}`);
  expect(new Set(texts.map((text) => fingerprint(text))).size).toBe(texts.length);
});

test('texts count apart, however they are cut', () => {
  fc.assert(
    fc.property(fc.string(), fc.string({ minLength: 1 }), fc.string(), (a, b, c) => {
      expect(fingerprint(a + b, c)).not.toBe(fingerprint(a, b + c));
    }),
  );
});

test('a fingerprint is a short plain word', () => {
  fc.assert(
    fc.property(fc.array(fc.string()), (parts) => {
      expect(fingerprint(...parts)).toMatch(/^[0-9a-z]{1,11}$/);
    }),
  );
});
