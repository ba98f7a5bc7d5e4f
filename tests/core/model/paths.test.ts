import { describe, expect, test } from 'vitest';
import { createPaths } from '../../../src/core/model/paths.ts';

test.each([
  ['/', '/'],
  ['', '/'],
  ['/kb/', '/kb/'],
  ['/kb', '/kb/'],
  ['a/b', '/a/b/'],
])('the base %j becomes %s', (base, root) => {
  expect(createPaths(base).base).toBe(root);
  expect(createPaths(base).home()).toBe(root);
});

describe('an address', () => {
  const paths = createPaths('/kb/');

  test.each([
    [paths.incidents(), '/kb/incidents/'],
    [paths.incidents(1), '/kb/incidents/'],
    [paths.incidents(2), '/kb/incidents/page/2/'],
    [paths.incidentsWith('verdict:false_positive'), '/kb/incidents/?q=verdict%3Afalse_positive'],
    [paths.incident('INC-2023-0001'), '/kb/incidents/INC-2023-0001/'],
    [paths.incident('INC-2023-0001', 'F2'), '/kb/incidents/INC-2023-0001/#F2'],
    [paths.image('INC-2023-0001', '3f9c.webp'), '/kb/incidents/INC-2023-0001/3f9c.webp'],
    [paths.incidentMarkdown('INC-2023-0001'), '/kb/incidents/INC-2023-0001.md'],
    [paths.yearJson('INC-2023-0001'), '/kb/incidents/2023.json'],
    [paths.card('INC-2023-0001'), '/kb/cards/INC-2023-0001.png'],
    [paths.tags(), '/kb/tags/'],
    [paths.tag('ip-reuse'), '/kb/tags/ip-reuse/'],
    [paths.tag('ip-reuse', 3), '/kb/tags/ip-reuse/page/3/'],
    [paths.tagFeed('ip-reuse'), '/kb/tags/ip-reuse/feed.xml'],
    [paths.indicators(), '/kb/indicators/'],
    [paths.indicator('2001:db8::7'), '/kb/indicators/?v=2001%3Adb8%3A%3A7'],
    [paths.exact('index.json'), '/kb/exact/index.json'],
    [paths.lessons(), '/kb/lessons/'],
    [paths.lessons('check-ip-ownership-first'), '/kb/lessons/#check-ip-ownership-first'],
    [paths.lessonsPage(1), '/kb/lessons/'],
    [paths.lessonsPage(3), '/kb/lessons/page/3/'],
    [paths.insights(), '/kb/insights/'],
    [paths.newReport(), '/kb/new/'],
    [paths.review(), '/kb/review/'],
    [paths.review(['INC-2023-0001', 'INC-2023-0002']), '/kb/review/?ids=INC-2023-0001,INC-2023-0002'],
    [paths.guide(), '/kb/guide/'],
    [paths.guide('playbook'), '/kb/guide/playbook/'],
    [paths.guide('rules/tag-known'), '/kb/guide/rules/tag-known/'],
    [paths.rule('ownership-window'), '/kb/guide/rules/ownership-window/'],
    [paths.search(), '/kb/search/'],
    [
      paths.search('verdict:false_positive 跳板机 a&b'),
      '/kb/search/?q=verdict%3Afalse_positive%20%E8%B7%B3%E6%9D%BF%E6%9C%BA%20a%26b',
    ],
    [paths.schema('incident'), '/kb/schemas/incident.json'],
    [paths.index(), '/kb/index.json'],
    [paths.feed(), '/kb/feed.xml'],
    [paths.sitemap(), '/kb/sitemap.xml'],
    [paths.llms(), '/kb/llms.txt'],
    [paths.asset('icons/favicon.svg'), '/kb/icons/favicon.svg'],
  ])('is %s', (address, expected) => {
    expect(address).toBe(expected);
  });

  test('never leaves its folder, whatever stands in a name', () => {
    expect(paths.incident('../../x?y#z')).toBe('/kb/incidents/..%2F..%2Fx%3Fy%23z/');
  });
});
