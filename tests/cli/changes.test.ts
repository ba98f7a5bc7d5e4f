import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { report } from './report.ts';
import { openWorkplace, type Workplace } from './run-in.ts';

let place: Workplace;
afterEach(() => place.remove());

describe('changes', () => {
  it('says in a comment what a branch does to the archive', async () => {
    openRepository();
    place.write(
      'incidents/2024/INC-2024-0001.mdx',
      report('INC-2024-0001', { verdict: '{ value: false_positive }', body: action('done') }),
    );
    place.write(
      'incidents/2024/INC-2024-0003.mdx',
      report('INC-2024-0003', { title: "'New [case] for @ops'", severity: 'high' }),
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

      - warning \`incidents/2024/INC-2024-0001.mdx:7\` The verdict is \`false_positive\` without a cause. (false-positive-cause)
      - error \`incidents/2024/INC-2024-0002.mdx:13\` There is no report \`INC-2024-0009\`. (citation-exists)
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
    place.commit();
    place.write('incidents/2024/INC-2024-0001.mdx', report('INC-2024-0001'));
    expect((await place.run(['changes', '--base', 'main'])).stdout).toContain('### New reports (1)');
  });

  it.each([
    [['changes'], 'The option `--base <ref>` is missing.'],
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
    expect(stderr).toContain('There is no git repository around the reports.');
  });
});

function openRepository(): void {
  place = openWorkplace({
    'incidents/2024/INC-2024-0001.mdx': report('INC-2024-0001', {
      verdict: '{ value: true_positive }',
      body: action('open'),
    }),
    'incidents/2024/INC-2024-0002.mdx': report('INC-2024-0002'),
  });
  place.commit();
}

/** A section with one action. */
function action(status: string): string {
  return `
## Actions

<Action id="A1" kind="process" owner="on-call" status="${status}">

Ask first.

</Action>`;
}
