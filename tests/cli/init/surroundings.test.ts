import { expect, it } from 'vitest';
import { readRemote } from '../../../src/cli/init/surroundings.ts';

it.each([
  [
    'git@github.com:team/incidents.git',
    'github',
    'https://github.com/team/incidents',
    'https://team.github.io/incidents/',
  ],
  [
    'https://github.com/Team/Incidents',
    'github',
    'https://github.com/Team/Incidents',
    'https://team.github.io/Incidents/',
  ],
  [
    'https://token@github.com/team/team.github.io.git',
    'github',
    'https://github.com/team/team.github.io',
    'https://team.github.io/',
  ],
  [
    'ssh://git@gitlab.example.org:2222/sec/ops/wiki.git',
    'gitlab',
    'https://gitlab.example.org/sec/ops/wiki',
    undefined,
  ],
  ['https://gitlab.com/sec/wiki/', 'gitlab', 'https://gitlab.com/sec/wiki', undefined],
  ['git@git.example.org:sec/wiki.git', undefined, 'https://git.example.org/sec/wiki', undefined],
  [
    'https://github.com.evil.example/team/wiki',
    undefined,
    'https://github.com.evil.example/team/wiki',
    undefined,
  ],
  ['/srv/git/wiki.git', undefined, undefined, undefined],
  ['../wiki', undefined, undefined, undefined],
  ['', undefined, undefined, undefined],
])('a remote `%s` is of %s', (remote, forge, repository, pages) => {
  const read = readRemote(remote);
  expect([read.forge, read.repository, read.pages]).toEqual([forge, repository, pages]);
});
