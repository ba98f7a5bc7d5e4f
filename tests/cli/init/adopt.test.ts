import { describe, expect, it } from 'vitest';
import { findReports } from '../../../src/cli/init/adopt.ts';
import { makeFolder } from '../../archive/temp-folder.ts';
import { report } from '../report.ts';

const AT = (file: string, id: string, more = ''): Record<string, string> => ({
  [file]: report(id, { more }),
});

describe('reports that are there already', () => {
  it.each([
    [
      'a folder for each year',
      {
        ...AT('incidents/2023/INC-2023-0001.mdx', 'INC-2023-0001'),
        ...AT('incidents/2024/INC-2024-0001.mdx', 'INC-2024-0001'),
      },
      'incidents',
    ],
    ['deeper, one year', AT('docs/事件/2023/INC-2023-0001.mdx', 'INC-2023-0001'), 'docs/事件'],
    [
      'without years',
      {
        ...AT('reports/INC-2023-0001.mdx', 'INC-2023-0001'),
        ...AT('reports/INC-2023-0002.mdx', 'INC-2023-0002'),
      },
      'reports',
    ],
    ['a folder of its own', AT('reports/2023/INC-2023-0001/index.mdx', 'INC-2023-0001'), 'reports'],
    [
      'two folders beside each other',
      { ...AT('r/a/INC-2023-0001.mdx', 'INC-2023-0001'), ...AT('r/b/INC-2023-0002.mdx', 'INC-2023-0002') },
      'r',
    ],
    [
      'with CRLF and a byte-order mark',
      { 'r/2023/INC-2023-0001.mdx': `\uFEFF${report('INC-2023-0001').replaceAll('\n', '\r\n')}` },
      'r',
    ],
  ])('are found in %s', (_how, files, incidents) => {
    expect(findReports(makeFolder(files))).toMatchObject({ incidents, idPrefix: 'INC', language: 'en' });
  });

  it.each([
    ['nothing', {}],
    ['pages that are no reports', { 'docs/a.mdx': '---\ntitle: A\n---\n', 'docs/b.mdx': 'text' }],
    ['what is installed or built', AT('node_modules/x/INC-2023-0001.mdx', 'INC-2023-0001')],
    ['templates', AT('incidents/_templates/INC-2023-0001.mdx', 'INC-2023-0001')],
    ['YAML that cannot be read', { 'r/INC-2023-0001.mdx': '---\nid: [\n---\n' }],
  ])('are not seen in %s', (_what, files) => {
    expect(findReports(makeFolder(files))).toBeUndefined();
  });

  it('tell prefix, language and the tags that have no list yet', () => {
    const files = {
      ...AT('r/2023/SEC-2023-0001.mdx', 'SEC-2023-0001', 'lang: zh-CN\ntags: [phishing, 钓鱼]'),
      ...AT('r/2023/SEC-2023-0002.mdx', 'SEC-2023-0002', 'lang: zh\ntags: [outage, phishing]'),
      ...AT('r/2023/OLD-2023-0001.mdx', 'OLD-2023-0001'),
    };
    expect(findReports(makeFolder(files))).toEqual({
      incidents: 'r',
      reports: 3,
      idPrefix: 'SEC',
      otherPrefixes: ['OLD'],
      language: 'zh-CN',
      tags: ['outage', 'phishing', '钓鱼'],
    });
    expect(findReports(makeFolder({ ...files, 'r/tags.yml': '' }))?.tags).toBeUndefined();
  });

  it('cannot lie where the other files of an archive would be', () => {
    const folder = makeFolder(AT('2023/INC-2023-0001.mdx', 'INC-2023-0001'));
    expect(() => findReports(folder)).toThrow(
      'The reports lie in the folder itself, such as `2023/INC-2023-0001.mdx`',
    );
  });
});
