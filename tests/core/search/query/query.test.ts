import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tagVocabulary } from '../../../../schemas/tag.ts';
import { completeQuery } from '../../../../src/core/search/query/complete.ts';
import { FILTER_FIELDS, matchesFilters } from '../../../../src/core/search/query/filters.ts';
import { parseQuery } from '../../../../src/core/search/query/parse.ts';
import { askLiterally, printQuery, textOf } from '../../../../src/core/search/query/query.ts';
import { buildQueryVocabulary } from '../../../../src/core/search/query/names.ts';
import { tellProblem } from '../../../../src/core/search/query/words.ts';
import { getWords } from '../../../../src/core/i18n/words.ts';
import { buildRow } from '../../list/rows.ts';

const TAGS = tagVocabulary.parse({
  'false-positive': { label: { en: 'False positive', 'zh-CN': '误报' }, aliases: ['FP'] },
  'ip-reuse': { label: { en: 'IP reuse', 'zh-CN': 'IP 复用' } },
  cloud: { label: { en: 'Cloud' } },
});
const VOCABULARY = buildQueryVocabulary([getWords('en'), getWords('zh-CN')], TAGS);
const parse = (text: string) => parseQuery(text, VOCABULARY);
const canon = (text: string): string => printQuery(parse(text).query);

describe('a query', () => {
  it.each([
    ['verdict:false_positive tag:ip-reuse 跳板机', 'verdict:false_positive tag:ip-reuse 跳板机'],
    ['结论:误报 标签：误报', 'verdict:false_positive tag:false-positive'],
    ['Verdict:"False positive" TAG:fp', 'verdict:false_positive tag:false-positive'],
    ['tag:cloud,误报,cloud', 'tag:cloud,false-positive'],
    ['-tag:cloud', '-tag:cloud'],
    ['severity:>=high severity:≥高危', 'severity:>=high severity:>=high'],
    ['级别:>low', 'severity:>low'],
    ['before:2024 after:2023/1 晚于:2023年9月19日', 'before:2024 after:2023-01 after:2023-09-19'],
    ['is:逾期 is:open', 'is:overdue is:open'],
    ['source:"360 TI" technique:T1071', 'source:"360 TI" technique:T1071'],
    ['"exact words" “中文 短语”', '"exact words" "中文 短语"'],
    ['lang:zh', 'lang:zh'],
    ['tlp:amber+strict', 'tlp:amber+strict'],
  ])('%s reads as %s', (text, printed) => {
    expect(parse(text).problems).toEqual([]);
    expect(canon(text)).toBe(printed);
  });

  it.each([
    'https://example.org/a',
    '2001:db8::7',
    'C:\\Windows\\x',
    'hxxps[:]//evil[.]example',
    'a:',
    ':',
    '-',
    '10:30',
    'http:',
    '::1',
  ])('%s is a word and no mistake', (text) => {
    expect(parse(text)).toEqual({ query: { items: [{ kind: 'term', text }] }, problems: [] });
  });

  it.each([
    ['verdit:test', 'There is no filter “verdit:”, so it is searched as a word. Did you mean “verdict:”?'],
    [
      'severity:hihg',
      '“hihg” is not a value of “severity:”, so the filter is left out. Did you mean “high”?',
    ],
    [
      'tag:fasle-positive',
      '“fasle-positive” is not a value of “tag:”, so the filter is left out. Did you mean “false-positive”?',
    ],
    ['verdict:nonsense', '“nonsense” is not a value of “verdict:”, so it is searched as a word.'],
    ['原因：证书过期', '“证书过期” is not a value of “cause:”, so it is searched as a word.'],
    ['之后：重启失败', '“重启失败” is not a value of “after:”, so it is searched as a word.'],
    ['tag:>=cloud', '“tag:” has no order, so the filter is left out. Use a value without > or <.'],
    [
      'before:yesterday',
      '“yesterday” is not a date, so the filter is left out. Use a year, a month or a day, such as 2023-09.',
    ],
    [
      'before:2024-13',
      '“2024-13” is not a date, so the filter is left out. Use a year, a month or a day, such as 2023-09.',
    ],
    [
      'after:2023年2月30日',
      '“2023年2月30日” is not a date, so the filter is left out. Use a year, a month or a day, such as 2023-09.',
    ],
    ['tag:', '“tag:” needs a value after it, and is left out.'],
    ['x'.repeat(2500), 'The query is too long; only the beginning is searched.'],
  ])('%.20s is explained', (text, words) => {
    expect(parse(text).problems.map((problem) => tellProblem(problem, getWords('en')))).toEqual([words]);
  });

  it.each([
    ['severity:hihg 堡垒机', '堡垒机'],
    ['堡垒机 verdict:nonsense', '堡垒机 nonsense'],
    ['verdict:nonsense,test nginx', 'nonsense test nginx'],
    ['status:500 nginx', '500 nginx'],
    ['原因：证书过期', '证书过期'],
    ['之后：重启失败 gateway', '重启失败 gateway'],
    ['before:yesterday gateway', 'gateway'],
    ['after:2024-13 gateway', 'gateway'],
    ['-tag:>=cloud gateway', 'gateway'],
    ['tag: gateway', 'gateway'],
    ['-verdict:fasle_positive gateway', 'gateway'],
    ['-verdict:nonsense gateway', 'gateway'],
    ['tag:tag: gateway', 'tag gateway'],
    ['verdict:"no such",a:b gateway', '"no such" a:b gateway'],
    // No filter has such a name: it may be a line of a log.
    ['user:admin gateway', 'user:admin gateway'],
    ['"verdict:nonsense" gateway', '"verdict:nonsense" gateway'],
  ])('%s is searched without what is no filter', (text, words) => {
    expect(textOf(parse(text).query)).toBe(words);
  });

  it('is printed and read as the same', () => {
    const field = fc.constantFrom(...FILTER_FIELDS.filter(({ kind }) => kind !== 'date' && kind !== 'name'));
    const filter = field.chain((known) =>
      fc.record({
        kind: fc.constant('filter' as const),
        field: fc.constant(known.name),
        operator: known.kind === 'ordered' ? fc.constantFrom('=', '>=', '>', '<=', '<') : fc.constant('='),
        values: fc.uniqueArray(fc.constantFrom(...known.values), { minLength: 1, maxLength: 3 }),
        isNegated: fc.boolean(),
      }),
    );
    const name = fc.record({
      kind: fc.constant('filter' as const),
      field: fc.constantFrom('source', 'category', 'id'),
      operator: fc.constant('='),
      values: fc.uniqueArray(
        fc
          .string({ unit: 'grapheme', minLength: 1 })
          .map((text) => text.trim())
          .filter((text) => text !== ''),
        { minLength: 1, maxLength: 3 },
      ),
      isNegated: fc.boolean(),
    });
    const phrase = fc
      .string({ unit: 'grapheme' })
      .map((text) => ({ kind: 'phrase' as const, text: text.trim() }))
      .filter(({ text }) => text !== '');
    const term = fc
      .stringMatching(/^[\p{L}\p{N}.][\p{L}\p{N}.]*$/u)
      .map((text) => ({ kind: 'term' as const, text }));
    fc.assert(
      fc.property(fc.array(fc.oneof(filter, name, phrase, term)), (items) => {
        const query = { items };
        expect(parse(printQuery(query))).toEqual({ query, problems: [] });
      }),
    );
  });

  it('never throws, and reads its own print as the same, whatever is written', () => {
    const hostile = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 200 }),
      fc
        .array(
          fc.constantFrom(
            'tag:',
            '"',
            '“',
            '-',
            ':',
            ',',
            '\\',
            '>=',
            '<img onerror=x>',
            '.*+?(',
            '\u202E',
            '🚨',
            'a',
            ' ',
          ),
        )
        .map((list) => list.join('')),
    );
    fc.assert(
      fc.property(hostile, (text) => {
        const { query } = parse(text);
        expect(parse(printQuery(query)).query).toEqual(query);
      }),
    );
  });
});

describe('a row', () => {
  const row = buildRow({
    tags: ['cloud', 'ip-reuse'],
    severity: 'high',
    impact: 'blocked',
    detected: '2023-09-19',
    lang: 'zh-CN',
    techniques: ['T1071.001'],
    sources: ['ThreatBook'],
    isOverdue: true,
    title: '堡垒机 IP 误报',
  });
  it.each([
    ['verdict:false_positive', true],
    ['verdict:true_positive,false_positive', true],
    ['-verdict:false_positive', false],
    ['tag:cloud tag:ip-reuse', true],
    ['tag:cloud tag:fp', false],
    ['severity:>=high', true],
    ['severity:>high', false],
    ['severity:<=low', false],
    ['impact:blocked', true],
    ['影响:已被拦下', true],
    ['impact:>=limited', false],
    ['impact:<limited', true],
    ['-impact:none', true],
    ['lang:zh', true],
    ['lang:en', false],
    ['technique:T1071', true],
    ['technique:T107', false],
    ['source:threatbook', true],
    ['year:2023', true],
    ['before:2024', true],
    ['before:2023-09-19', false],
    ['after:2023-09-19', true],
    ['after:2023-09-20', false],
    ['after:2023 before:2023-10', true],
    ['is:overdue', true],
    ['is:closed is:published', true],
    ['is:open', false],
    ['id:INC-2023-0001', true],
    ['', true],
  ])('fits %s: %s', (text, fits) => {
    expect(matchesFilters(parse(text).query)(row)).toBe(fits);
  });

  it.each([
    ['2023', 'after:2023-06', true],
    ['2023', 'before:2023-06', true],
    ['2023', 'after:2024', false],
    ['2023-09-19T23:30:00+08:00', 'after:2023-09-19', true],
  ])('detected %s may fit %s: %s', (detected, text, fits) => {
    expect(matchesFilters(parse(text).query)(buildRow({ detected }))).toBe(fits);
  });
});

describe('completion', () => {
  it.each([
    ['ver', 3, ['verdict:']],
    ['标', 1, ['tag:']],
    ['-se', 3, ['-severity:']],
    ['tag:误', 5, ['tag:false-positive']],
    ['tag:cloud,f', 11, ['tag:cloud,false-positive']],
    ['severity:>=h', 12, ['severity:>=high']],
    ['verdict:误', 9, ['verdict:false_positive']],
    ['"ver', 4, []],
    ['nothing', 7, []],
    ['a  ', 3, []],
  ])('of %j at %i offers %j', (text, caret, inserts) => {
    const { list } = completeQuery(text, caret, VOCABULARY);
    expect(list.slice(0, Math.max(1, inserts.length)).map(({ insert }) => insert)).toEqual(inserts);
  });

  it.each([
    ['误报', 'cause:', '误报原因'],
    ['原', 'cause:', '原因'],
    ['cau', 'cause:', '原因'],
  ])('of %j offers %s by the name that was begun, %s', (text, insert, label) => {
    expect(completeQuery(text, text.length, VOCABULARY).list).toContainEqual({ insert, label });
  });
});

describe('a word asked for as it was written', () => {
  it.each([
    ['certficate expired', 'certficate', '"certficate" expired'],
    ['Certficate tag:cloud', 'certficate', '"Certficate" tag:cloud'],
    ['查跳板机被判远控', '跳板机', '"查跳板机被判远控"'],
    ['ＢＡＳＴＯＩＮ', 'bastoin', '"ＢＡＳＴＯＩＮ"'],
    ['a b a', 'a', '"a" b "a"'],
  ])('%s: %s', (text, word, expected) => {
    const literal = askLiterally(parseQuery(text).query, word);
    expect(literal && printQuery(literal)).toBe(expected);
  });

  it.each([
    ['"certficate"', 'certficate'],
    ['tag:cloud', 'cloud'],
    ['', 'word'],
  ])('of %s there is no other way to ask for %s', (text, word) => {
    expect(askLiterally(parseQuery(text).query, word)).toBeUndefined();
  });
});
