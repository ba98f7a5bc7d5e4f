import { describe, expect, test } from 'vitest';
import type { IncidentInput } from '../../../schemas/incident.ts';
import { tagVocabulary } from '../../../schemas/tag.ts';
import { describeRow } from '../../../src/core/list/row.ts';
import {
  explainFeedProblem,
  namedFeedId,
  passesQuery,
  readFeedQuery,
} from '../../../src/core/search/named-feeds.ts';
import { buildReport } from '../../builders.ts';
import { createSettings } from '../../compile/compile.ts';

const tags = tagVocabulary.parse({ 'ip-reuse': { label: { en: 'IP reuse', 'zh-CN': 'IP 易主' } } });

function read(query: string) {
  return readFeedQuery({ title: 'Feed', query }, { settings: createSettings(), tags });
}

describe('the query of a feed', () => {
  test.each([
    'verdict:false_positive tag:ip-reuse',
    '结论:误报 标签:IP易主 跳板机',
    '"ownership date" -severity:low after:2023',
    '203[.]0[.]113[.]7',
  ])('may be %j', (query) => {
    const text = query.replace('IP易主', '"IP 易主"');
    expect(read(text).problems).toEqual([]);
  });

  test('is refused where a part of it cannot be read, with what is meant', () => {
    const queries = [
      ...[
        'verdict:false_positiv',
        'verdikt:test',
        'tag:ip-reus',
        'after:2023-13',
        'verdict:',
        'tag:unheard-of',
      ],
      ...['tag:>ip-reuse', 'x'.repeat(2001)],
    ];
    const told = queries.flatMap((query) =>
      read(query).problems.map((problem) => {
        const { message, hint } = explainFeedProblem({ title: 'Feed', query }, problem);
        return `${message} ${hint.slice(0, 40)}`;
      }),
    );
    expect(told.join('\n')).toMatchInlineSnapshot(`
      "In the query of the feed \`Feed\`, \`false_positiv\` is no value of \`verdict:\`. Did you mean \`false_positive\`?
      In the query of the feed \`Feed\`, \`verdikt:\` is no filter. Did you mean \`verdict\`?
      In the query of the feed \`Feed\`, \`ip-reus\` is no value of \`tag:\`. Did you mean \`ip-reuse\`?
      In the query of the feed \`Feed\`, \`2023-13\` is no date. Write it as in the search box, such as \`
      In the query of the feed \`Feed\`, \`verdict:\` has no value. Write it as in the search box, such as \`
      In the query of the feed \`Feed\`, \`unheard-of\` is no value of \`tag:\`. Write it as in the search box, such as \`
      In the query of the feed \`Feed\`, \`tag:\` takes no \`<\` and no \`>\`. Write it as in the search box, such as \`
      In the query of the feed \`Feed\`, it is too long. Write it as in the search box, such as \`"
    `);
  });
});

describe('a report passes', () => {
  const incident: Partial<IncidentInput> = {
    title: '跳板机的证书 expired',
    tags: ['ip-reuse'],
    verdict: { value: 'false_positive' },
    indicators: [{ id: 'I1', type: 'ipv4-addr', value: '203.0.113.7' }],
  };
  const report = buildReport({ incident });
  const passes = (query: string): boolean =>
    passesQuery(read(query).query, report, describeRow(report, '2024-06-01', 'UTC'));

  test.each([
    ['verdict:false_positive', true],
    ['verdict:true_positive', false],
    ['跳板机', true],
    ['跳板机 证书', true],
    ['跳板机 交换机', false],
    ['ＥＸＰＩＲＥ', true],
    ['pired', false],
    ['"证书 expired"', true],
    ['203.0.113.7', true],
    ['203[.]0[.]113[.]7', true],
    ['203.0.113.77', false],
    ['03.0.113.7', false],
    ['203.0.113', false],
    ['-tag:ip-reuse 跳板机', false],
    ['is:published', true],
    ['(.*', false],
  ])('%j: %s', (query, expected) => {
    expect(passes(query)).toBe(expected);
  });
});

test('a feed keeps its address by its id, or as long as its query stays', () => {
  expect(namedFeedId({ title: 'A', query: 'x', id: 'outages' })).toBe('outages');
  expect(namedFeedId({ title: 'A', query: 'x' })).toBe(namedFeedId({ title: 'B', query: 'x' }));
  expect(namedFeedId({ title: 'A', query: 'x' })).not.toBe(namedFeedId({ title: 'A', query: 'y' }));
});
