import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { openWorkplace } from './run-in.ts';
import type { Workplace } from './run-in.ts';

let place: Workplace;
afterEach(() => place.remove());

describe('changes', () => {
  it('says in a comment what a branch does to the archive', async () => {
    openRepository();
    place.write(
      'incidents/2024/INC-2024-0001.mdx',
      report('INC-2024-0001', { verdict: 'false_positive', action: 'done' }),
    );
    place.write(
      'incidents/2024/INC-2024-0003.mdx',
      report('INC-2024-0003', { title: 'New [case] for @ops', severity: 'high' }),
    );
    place.write('incidents/2024/INC-2024-0002.mdx', report('INC-2024-0002', { body: 'See INC-2024-0009.' }));
    const { code, stdout } = await place.run(['changes', '--base', 'main']);
    expect(code).toBe(0);
    expect(stdout).toMatchInlineSnapshot(`
      "<!-- precedent changes -->
      ## Changes to the incident archive

      ### Verdicts that changed (1)

      - [INC-2024-0001](http://localhost:4321/incidents/INC-2024-0001/) A case
        - \`verdict.value\`: true\\_positive → false\\_positive

      ### New reports (1)

      - [INC-2024-0003](http://localhost:4321/incidents/INC-2024-0003/) New \\[case\\] for @⁠ops (high, Undetermined, draft)

      ### Changed reports (1)

      - [INC-2024-0002](http://localhost:4321/incidents/INC-2024-0002/) A case
        - text only

      ### Actions (1)

      - closed: INC-2024-0001#A1 Ask first. (on-call)

      ### New problems (2)

      - warning \`incidents/2024/INC-2024-0001.mdx:8\` The verdict is \`false_positive\` without a cause. (false-positive-cause)
      - error \`incidents/2024/INC-2024-0002.mdx:14\` There is no report \`INC-2024-0009\`. (citation-exists)
      "
    `);
  });

  it('says that a report is gone, and follows one that was renumbered', async () => {
    openRepository();
    rmSync(join(place.folder, 'incidents/2024/INC-2024-0001.mdx'));
    rmSync(join(place.folder, 'incidents/2024/INC-2024-0002.mdx'));
    place.write('incidents/2024/INC-2024-0007.mdx', report('INC-2024-0007', { aliases: '[INC-2024-0002]' }));
    const { stdout } = await place.run(['changes', '--base', 'main', '--format', 'json']);
    const { added, removed, changed } = JSON.parse(stdout) as Record<string, unknown[]>;
    expect(added).toEqual([]);
    expect(removed).toMatchObject([{ id: 'INC-2024-0001' }]);
    expect(changed).toMatchObject([{ id: 'INC-2024-0007', oldId: 'INC-2024-0002' }]);
  });

  it('says that nothing has changed, and leaves the working tree alone', async () => {
    openRepository();
    expect((await place.run(['changes', '--base', 'HEAD'])).stdout).toContain(
      'This branch changes no report.',
    );
    expect(place.git('status', '--porcelain')).toBe('');
  });

  it('compares with a commit in which there was no archive', async () => {
    place = openWorkplace({ 'README.md': '' });
    place.commitAll('Begin');
    place.write('incidents/2024/INC-2024-0001.mdx', report('INC-2024-0001'));
    expect((await place.run(['changes', '--base', 'main'])).stdout).toContain('### New reports (1)');
  });

  it.each([
    [['changes'], 'The option `--base` is missing.'],
    [['changes', '--base', 'nowhere'], 'git knows no commit `nowhere`.'],
    [['changes', '--base', '--all'], 'git knows no commit `--all`.'],
  ])('%j is wrong use', async (argv, words) => {
    openRepository();
    const { code, stderr } = await place.run(argv);
    expect(code).toBe(2);
    expect(stderr).toContain(words);
  });

  it('needs a git repository', async () => {
    place = openWorkplace({ 'incidents/2024/INC-2024-0001.mdx': report('INC-2024-0001') });
    const { code, stderr } = await place.run(['changes', '--base', 'main']);
    expect(code).toBe(2);
    expect(stderr).toContain('is in no git repository');
  });
});

function openRepository(): void {
  place = openWorkplace({
    'incidents/2024/INC-2024-0001.mdx': report('INC-2024-0001', { verdict: 'true_positive', action: 'open' }),
    'incidents/2024/INC-2024-0002.mdx': report('INC-2024-0002'),
  });
  place.commitAll('Begin');
}

type Parts = Partial<Record<'title' | 'severity' | 'verdict' | 'action' | 'aliases' | 'body', string>>;

function report(id: string, parts: Parts = {}): string {
  const {
    title = 'A case',
    severity = 'low',
    verdict = 'undetermined',
    action,
    aliases = '[]',
    body = '',
  } = parts;
  const actions =
    action === undefined
      ? ''
      : `\n<Action id="A1" kind="process" owner="on-call" status="${action}">\n\nAsk first.\n\n</Action>\n`;
  return `---
id: ${id}
aliases: ${aliases}
title: '${title}'
status: closed
severity: ${severity}
tlp: green
verdict: { value: ${verdict} }
times: { detected: 2024-05-06 }
---

## Background

${body}
${actions === '' ? '' : `\n## Actions\n${actions}`}`;
}
