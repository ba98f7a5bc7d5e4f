import { describe, expect, it } from 'vitest';
import { tagVocabulary } from '../../../../schemas/tag.ts';
import {
  listRedirects,
  writeCaddyMap,
  writeNginxMap,
  writeRedirectRules,
} from '../../../../src/core/exports/machine/redirects.ts';
import { createPaths } from '../../../../src/core/model/paths.ts';
import { buildReport } from '../../../builders.ts';

const moved = buildReport({ id: 'INC-2024-0002', incident: { aliases: ['INC-2024-0001', 'old.slug'] } });
const other = buildReport({ id: 'INC-2024-0003', incident: { aliases: ['INC-2024-0002'] } });
const byId = new Map([
  ['INC-2024-0001', moved],
  ['INC-2024-0002', moved],
  ['old.slug', moved],
  ['INC-2024-0003', other],
]);

describe('redirects', () => {
  it('lead from each old id to its report, and never away from a report that is there', () => {
    expect(listRedirects([moved, other], { paths: createPaths('/kb/'), byId }, {})).toEqual([
      { from: '/kb/incidents/INC-2024-0001/', to: '/kb/incidents/INC-2024-0002/' },
      { from: '/kb/incidents/old.slug/', to: '/kb/incidents/INC-2024-0002/' },
    ]);
  });

  it('lead from each former word for a tag to its page and its feed', () => {
    const tags = tagVocabulary.parse({
      'ip-transfer': { label: { en: 'IP transfer' }, aliases: ['ip-reuse', 'CDN', 'IP 复用', 'fp'] },
      fp: { label: { en: 'FP' } },
    });
    const found = listRedirects([], { paths: createPaths('/kb/'), byId }, tags);
    expect(found).toEqual([
      { from: '/kb/tags/cdn/', to: '/kb/tags/ip-transfer/' },
      { from: '/kb/tags/cdn/feed.xml', to: '/kb/tags/ip-transfer/feed.xml' },
      { from: '/kb/tags/ip-reuse/', to: '/kb/tags/ip-transfer/' },
      { from: '/kb/tags/ip-reuse/feed.xml', to: '/kb/tags/ip-transfer/feed.xml' },
    ]);
    expect(writeRedirectRules(found.slice(0, 2))).toBe(
      '/kb/tags/cdn/ /kb/tags/ip-transfer/ 301\n/kb/tags/cdn /kb/tags/ip-transfer/ 301\n/kb/tags/cdn/feed.xml /kb/tags/ip-transfer/feed.xml 301\n',
    );
  });

  it('are written for hosts that read `_redirects`, and for nginx', () => {
    const redirects = [{ from: '/incidents/a/', to: '/incidents/b/' }];
    expect(writeRedirectRules(redirects)).toBe(
      '/incidents/a/ /incidents/b/ 301\n/incidents/a /incidents/b/ 301\n',
    );
    expect(writeNginxMap(redirects)).toBe('/incidents/a/ /incidents/b/;\n/incidents/a /incidents/b/;\n');
  });

  it('are written for nginx as it compares them, and without variables', () => {
    const { incident } = createPaths('/%E7%9F%A5%E8%AF%86%20$1/');
    const map = writeNginxMap([{ from: incident('a'), to: incident('b') }]);
    const caddy = writeCaddyMap([{ from: incident('a'), to: incident('b') }]);
    expect(caddy.split('\n')[0]).toBe('"/知识 $1/incidents/a/" /%E7%9F%A5%E8%AF%86%20$1/incidents/b/');
    expect(map.split('\n')[0]).toBe('"/知识 $1/incidents/a/" /%E7%9F%A5%E8%AF%86%20%241/incidents/b/;');
  });
});
