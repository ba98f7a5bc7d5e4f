import { describe, expect, test } from 'vitest';
import { settings as settingsSchema } from '../../schemas/settings.ts';
import { editAddress, sourcePath } from '../../src/core/forge.ts';

const settings = (url?: string) =>
  settingsSchema.parse({
    title: 'Archive',
    incidents: '/srv/kb/incidents',
    ...(url === undefined ? {} : { repository: { url, branch: 'main' } }),
  });

describe('where a file is edited', () => {
  test.each([
    ['https://github.com/example/kb', 'https://github.com/example/kb/edit/main/incidents/a%20b.mdx'],
    [
      'https://git.example.org/example/kb.git/',
      'https://git.example.org/example/kb/edit/main/incidents/a%20b.mdx',
    ],
    [
      'https://gitlab.example.org/example/kb',
      'https://gitlab.example.org/example/kb/-/edit/main/incidents/a%20b.mdx',
    ],
    ['https://codeberg.org/example/kb', 'https://codeberg.org/example/kb/_edit/main/incidents/a%20b.mdx'],
    [
      'https://bitbucket.org/example/kb',
      'https://bitbucket.org/example/kb/src/main/incidents/a%20b.mdx?mode=edit',
    ],
  ])('%s', (url, address) => {
    expect(editAddress(settings(url), 'incidents/a b.mdx')).toBe(address);
  });

  test('is unknown without a repository', () => {
    expect(editAddress(settings(), 'incidents/a.mdx')).toBeUndefined();
  });
});

test.each([
  ['/srv/kb/incidents', 'incidents/2023/a.mdx'],
  ['C:\\kb\\reports\\', 'reports/2023/a.mdx'],
])('a file shows below the name of its folder: %s', (incidents, shown) => {
  expect(sourcePath({ ...settings(), incidents }, '2023/a.mdx')).toBe(shown);
});
