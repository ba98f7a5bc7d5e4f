import { chmodSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import {
  FILE,
  linesOf,
  makeCheckouts,
  report,
  stepsOf,
  type Checkout,
  type Job,
  type Workflow,
} from './ci-checkout.ts';
import { ROOT } from './imports.ts';

const read = (file: string): unknown => parse(readFileSync(join(ROOT, 'docs/ci', file), 'utf8'));
const onGithub = read('github-precedents.yml') as Workflow;
const onGitlab = read('gitlab-precedents.yml') as Record<string, Job>;

const checkouts = makeCheckouts();
afterAll(() => checkouts.remove());

/** Stands for the command of GitHub and for curl: notes what it was asked, and answers with what lies in `answer`. */
const FAKE = `#!/bin/sh
printf '%s\\n' "$(basename "$0") $*" >> "$ASKED"
case "$*" in *GET*|*per_page*|*--paginate*) cat "$ANSWER" ;; esac
`;

describe('precedents of what a branch touches', () => {
  let place: Checkout;
  let base: string;
  const env = () => ({
    ARCHIVE: '.',
    BASE: 'main',
    CI_MERGE_REQUEST_DIFF_BASE_SHA: base,
    CI_API_V4_URL: 'https://git.example.org/api/v4',
    CI_PROJECT_ID: '7',
    CI_MERGE_REQUEST_IID: '9',
    PRECEDENT_TOKEN: 'token',
    REPOSITORY: 'team/code',
    NUMBER: '9',
    ASKED: join(place.top, 'asked.txt'),
    ANSWER: join(place.top, 'answer.txt'),
    PATH: `${join(place.top, 'fakes')}:${join(checkouts.folder, 'bin')}:${process.env['PATH'] ?? ''}`,
  });
  beforeAll(() => {
    const origin = checkouts.open('code');
    origin.git('init', '--quiet', '--initial-branch=main');
    origin.write(FILE, report('high').replace('title: A', "title: A\napplies_to: ['deploy/**']"));
    origin.git('add', '-A');
    origin.git('commit', '-qm', 'Begin');
    base = origin.git('rev-parse', 'HEAD').trim();
    place = checkouts.open('code-clone');
    place.git('clone', '-q', `file://${origin.top}`, '.');
    for (const name of ['gh', 'curl']) {
      place.write(`fakes/${name}`, FAKE);
      chmodSync(join(place.top, 'fakes', name), 0o755);
    }
  });
  const commitFile = (file: string) => {
    place.git('checkout', '-qB', 'topic', 'origin/main');
    place.write(file, 'replicas: 3\n');
    place.git('add', file);
    place.git('commit', '-qm', 'Change');
  };
  const scriptsOf = (where: string): string[] =>
    (where === 'GitHub' ? stepsOf('', onGithub) : linesOf('', onGitlab))
      .map(([, text]) => text)
      .filter((text) => !text.includes('npm ci'));
  const runAll = (where: string, answer: string): string => {
    place.write('answer.txt', answer);
    place.write('asked.txt', '');
    for (const file of ['precedents.md', 'no-precedents']) rmSync(join(place.top, file), { force: true });
    for (const text of scriptsOf(where)) expect(place.shell(text, env())).toMatchObject({ status: 0 });
    return readFileSync(join(place.top, 'asked.txt'), 'utf8');
  };

  it.each([
    ['GitHub', '', '--method POST repos/team/code/issues/9/comments -F body=@precedents.md'],
    ['GitHub', '42\n', '--method PATCH repos/team/code/issues/comments/42 -F body=@precedents.md'],
    ['GitLab', '[{"id":1,"body":"x"}]', '--request POST'],
    ['GitLab', '[{"id":42,"body":"<!-- precedent recall -->\\nx"}]', '/merge_requests/9/notes/42'],
  ])('are commented on %s, once: %s', (where, answer, asked) => {
    commitFile('deploy/web.yml');
    expect(runAll(where, answer)).toContain(asked);
    const said = readFileSync(join(place.top, 'precedents.md'), 'utf8');
    expect(said).toMatch(/^<!-- precedent recall -->\n/);
    expect(said).toContain('INC-2024-0001');
  });

  it.each([
    ['GitHub', ''],
    ['GitLab', '[]'],
  ])('are no comment on %s where there are none', (where, answer) => {
    commitFile('elsewhere.txt');
    expect(runAll(where, answer)).not.toMatch(/POST|PATCH|PUT/);
  });

  it.each([
    ['GitHub', '42\n', '--method PATCH repos/team/code/issues/comments/42'],
    ['GitLab', '[{"id":42,"body":"<!-- precedent recall -->\\nx"}]', '--request PUT'],
  ])('that a later push no longer touches are taken back on %s', (where, answer, asked) => {
    commitFile('elsewhere.txt');
    expect(runAll(where, answer)).toContain(asked);
    expect(readFileSync(join(place.top, 'precedents.md'), 'utf8')).toContain('**No precedent**');
  });
});
