import { describe, expect, test } from 'vitest';
import { settings as settingsSchema } from '../../../schemas/settings.ts';
import {
  editAddress,
  historyAddress,
  issueAddress,
  newFileAddress,
  sourcePath,
} from '../../../src/core/model/forge.ts';

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

describe('where a file has its history, and an issue is opened', () => {
  test.each([
    [
      'https://github.com/example/kb',
      '/commits/main/incidents/a%20b.mdx',
      '/issues/new?title=T%201&body=a%26b',
    ],
    [
      'https://gitlab.example.org/example/kb',
      '/-/commits/main/incidents/a%20b.mdx',
      '/-/issues/new?issue[title]=T%201&issue[description]=a%26b',
    ],
    [
      'https://gitea.example.org/example/kb',
      '/commits/branch/main/incidents/a%20b.mdx',
      '/issues/new?title=T%201&body=a%26b',
    ],
    ['https://bitbucket.org/example/kb', '/history-node/main/incidents/a%20b.mdx', undefined],
  ])('%s', (url, history, issue) => {
    expect(historyAddress(settings(url), 'incidents/a b.mdx')).toBe(url + history);
    expect(issueAddress(settings(url), 'T 1', 'a&b')).toBe(issue === undefined ? undefined : url + issue);
  });

  test('is unknown without a repository', () => {
    expect(historyAddress(settings(), 'x')).toBeUndefined();
    expect(issueAddress(settings(), 'x', 'y')).toBeUndefined();
  });
});

describe('where a new file is made', () => {
  const PATH = 'incidents/2026/INC-2026-0003.mdx';

  test.each([
    [
      'https://github.com/example/kb',
      'GitHub',
      'https://github.com/example/kb/new/main?filename=incidents%2F2026%2FINC-2026-0003.mdx&value=a%26b%0A',
    ],
    [
      'https://gitlab.example.org/example/kb.git',
      'GitLab',
      'https://gitlab.example.org/example/kb/-/new/main?file_name=incidents%2F2026%2FINC-2026-0003.mdx&content=a%26b%0A',
    ],
    [
      'https://gitea.example.org/example/kb',
      'Gitea',
      'https://gitea.example.org/example/kb/_new/main/incidents/2026/?filename=INC-2026-0003.mdx&value=a%26b%0A',
    ],
  ])('%s', (url, forge, address) => {
    expect(newFileAddress(settings(url), PATH, 'a&b\n')).toEqual({ forge, address, carriesText: true });
  });

  test('a text that is too long for an address stays behind', () => {
    const form = newFileAddress(settings('https://github.com/example/kb'), PATH, '误'.repeat(1000));
    expect(form).toEqual({
      forge: 'GitHub',
      address: 'https://github.com/example/kb/new/main?filename=incidents%2F2026%2FINC-2026-0003.mdx',
      carriesText: false,
    });
  });

  test.each([undefined, 'https://bitbucket.org/example/kb'])('is unknown for %s', (url) => {
    expect(newFileAddress(settings(url), PATH, '')).toBeUndefined();
  });
});

test.each([
  ['/srv/kb/incidents', 'incidents/2023/a.mdx'],
  ['C:\\kb\\reports\\', 'reports/2023/a.mdx'],
])('a file shows below the name of its folder: %s', (incidents, shown) => {
  expect(sourcePath({ ...settings(), incidents }, '2023/a.mdx')).toBe(shown);
});
