import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defang } from '../../../src/core/indicators/defang.ts';
import { extractIndicators, extractValues } from '../../../src/core/indicators/extract.ts';
import { normaliseIndicator } from '../../../src/core/indicators/indicators.ts';
import type { IndicatorType } from '../../../schemas/vocabulary.ts';
import { runs } from '../../runs.ts';

/** What may stand on both sides of a value: prose of both languages, logs, tables, markup and code. */
const AROUND: readonly [before: string, behind: string][] = [
  ['', ''],
  ['see ', ' today'],
  ['It called ', '.'],
  ['(', ')'],
  ['[', ']'],
  ['{', '}'],
  ['<', '>'],
  ['"', '"'],
  ["'", "'"],
  ['`', '`'],
  ['“', '”'],
  ['« ', ' »'],
  ['**', '**'],
  ['| ', ' | high |'],
  ['| a | ', ' |'],
  ['- ', '\n- next'],
  ['1. ', '\n2. next'],
  ['发现', '，随即处置'],
  ['回连了', '。'],
  ['（', '）'],
  ['【', '】'],
  ['《', '》'],
  ['：', '；'],
  ['涉及', '、等'],
  ['值为', '的告警'],
  ['源：', '（境外）'],
  ['key=', ' next=1'],
  ['key="', '" next="1"'],
  ['{"key":"', '"}'],
  ['{"a":["', '","b"]}'],
  ['\\n', '\\n'],
  ['\\t"', '"\\t'],
  ['<td>', '</td>'],
  ['&lt;', '&gt;'],
  ['&quot;', '&quot;'],
  ['\t', '\t'],
  ['\r\n', '\r\n'],
  ['a,', ',b'],
  ['Nov 30 09:10:00 host app[12]: ', ' denied'],
  ['2026-11-30T09:10:00Z ', ' ok'],
];

const hex = (length: number): fc.Arbitrary<string> =>
  fc.stringMatching(new RegExp(`^a1[0-9a-f]{${length - 2}}$`));
const label = fc.stringMatching(/^[a-z][a-z0-9]{1,8}-?[a-z0-9]{2,6}$/);
const host = fc
  .tuple(
    fc.array(label, { minLength: 1, maxLength: 3 }),
    fc.constantFrom('com', 'org', 'cn', 'com.cn', 'example'),
  )
  .map(([labels, ending]) => [...labels, ending].join('.'));
const ipv4 = fc
  .tuple(fc.constantFrom('192.0.2', '198.51.100', '203.0.113'), fc.nat(255))
  .map((parts) => parts.join('.'));
const ipv6 = fc
  .tuple(hex(4), fc.integer({ min: 1, max: 0xffff }))
  .map(([a, b]) => `2001:db8:${a}::${b.toString(16)}`);
const path = fc
  .stringMatching(/^[a-z][a-z0-9_]{0,6}(?:\/[a-z0-9_]{1,6}){0,2}(?:\.php)?(?:\?id=[0-9]{1,4})?$/)
  .map((text) => text.replace(/_+$/, ''));
const url = fc
  .tuple(fc.constantFrom('http', 'https', 'ftp'), fc.oneof(host, ipv4), path)
  .map(([scheme, name, rest]) => `${scheme}://${name}/${rest}`);

const VALUES: readonly [IndicatorType, fc.Arbitrary<string>][] = [
  ['ipv4-addr', ipv4],
  ['ipv6-addr', ipv6],
  ['domain-name', host],
  ['url', url],
  ['email-addr', fc.tuple(label, host).map((parts) => parts.join('@'))],
  ['file', fc.constantFrom(32, 40, 64).chain(hex)],
  ['file', label.map((name) => `${name}.exe`)],
  ['mac-addr', fc.nat(255).map((last) => `00:00:5e:00:53:${last.toString(16).padStart(2, '0')}`)],
];

/** Spellings in which people write a value down; none changes what it is. */
const SPELLINGS: readonly ((value: string) => string)[] = [
  (value) => value,
  defang,
  (value) => defang(value).replaceAll('[.]', '(dot)').replaceAll('[@]', ' [at] '),
  (value) => defang(value).replaceAll('[', '\\[').replaceAll(']', '\\]'),
  (value) => value.replaceAll('/', '\\/'),
];

describe('a value of a report', () => {
  it.each(VALUES)('%s is found whole, and nothing else, in every context', (type, values) => {
    let contexts = 0;
    fc.assert(
      fc.property(values, (value) => {
        const expected = [`${type} ${normaliseIndicator(type, value)}`];
        for (const [before, behind] of AROUND)
          for (const spell of SPELLINGS) {
            const text = `${before}${spell(value)}${behind}`;
            const found = extractIndicators(text).map((one) => `${one.type} ${one.value}`);
            expect(found, JSON.stringify(text)).toEqual(expected);
            contexts += 1;
          }
      }),
      { numRuns: runs(4) },
    );
    expect(contexts).toBeGreaterThanOrEqual(200);
  });

  it('has one key, whatever its spelling', () => {
    const dashes = fc.constantFrom('-', '–', '—', '－', '‑', ' ');
    const id = fc.tuple(fc.integer({ min: 1999, max: 2030 }), dashes, fc.integer({ min: 1000, max: 99_999 }));
    fc.assert(
      fc.property(id, fc.constantFrom(...AROUND), ([year, dash, number], [before, behind]) => {
        const text = `${before}CVE${dash}${year}${dash}${number}${behind}`;
        expect(extractValues(text).map(({ key }) => key)).toEqual([`CVE-${year}-${number}`]);
      }),
    );
  });
});
