import { rmSync, writeFileSync } from 'node:fs';
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

  it.each(['text', 'slack'])('says it in short for a chat: %s', async (format) => {
    openRepository();
    place.write(
      'incidents/2024/INC-2024-0001.mdx',
      report('INC-2024-0001', { verdict: '{ value: false_positive }', body: action('done') }),
    );
    const title = '\'<!channel> <at user_id="all">x</at> *b* [c](https://bad.example/) & 192.0.2.7\'';
    place.write('incidents/2024/INC-2024-0003.mdx', report('INC-2024-0003', { title, severity: 'high' }));
    const { code, stdout } = await place.run(['changes', '--base', 'main', '--format', format]);
    expect(code).toBe(0);
    const shown = format === 'text' ? stdout : JSON.stringify(JSON.parse(stdout), null, 2);
    expect(shown).toContain('INC-2024-0003');
    expect(shown).toContain('True positive → False positive');
    if (format === 'slack') expect(stdout).not.toMatch(/<!channel>|<at /);
    expect(stdout).not.toContain('https://bad.example');
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

  it.each([
    ['fields that no reader takes', '---\n{ id: [\n---\n'],
    ['a field that is wrong', report('INC-2024-0001', { severity: 'huge' })],
    ['an encoding of its own', Buffer.from(report('INC-2024-0001', { title: 'caf\u00E9' }), 'latin1')],
  ])('calls no report gone whose file has %s now', async (_what, text) => {
    openRepository();
    writeFileSync(join(place.folder, 'incidents/2024/INC-2024-0001.mdx'), text);
    const json = await place.run(['changes', '--base', 'main', '--format', 'json']);
    const { removed, unread, newDiagnostics } = JSON.parse(json.stdout) as Record<string, unknown[]>;
    expect(removed).toEqual([]);
    expect(unread).toMatchObject([{ id: 'INC-2024-0001' }]);
    expect(newDiagnostics).not.toEqual([]);
    const { stdout } = await place.run(['changes', '--base', 'main']);
    expect(stdout).toContain(
      '### Reports that cannot be read any more (1)\n\n- **INC-2024-0001** A case: its problems',
    );
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

describe('changes, while the base goes on', () => {
  const ONE = 'incidents/2024/INC-2024-0001.mdx';
  const TWO = 'incidents/2024/INC-2024-0002.mdx';
  const NEW = 'incidents/2024/INC-2024-0003.mdx';
  const of = (id: string, verdict: string): string => report(id, { verdict: `{ value: ${verdict} }` });
  const on = (branch: string, change: () => void): void => {
    place.git('switch', '--quiet', branch);
    change();
    place.commit();
    place.git('switch', '--quiet', 'topic');
  };
  const begin = (): void => {
    openRepository();
    place.git('switch', '--quiet', '--create', 'topic');
  };
  const read = async (base = 'main') => {
    const { stdout, stderr } = await place.run(['changes', '--base', base, '--format', 'json']);
    expect(stderr).toBe('Reading the reports …\n');
    const { added, changed, removed, actions } = JSON.parse(stdout) as Record<string, object[]>;
    return { added, changed, removed, actions };
  };
  const NOTHING = { added: [], changed: [], removed: [], actions: [] };

  it.each<[string, () => void]>([
    ['a new report', () => place.write(NEW, report('INC-2024-0003'))],
    ['another verdict', () => place.write(ONE, of('INC-2024-0001', 'false_positive'))],
    ['a report that was deleted', () => rmSync(join(place.folder, TWO))],
    ['a folder with another name', () => place.git('mv', 'incidents', 'reports')],
    [
      'a report with another number',
      () => {
        rmSync(join(place.folder, TWO));
        place.write(NEW, report('INC-2024-0003', { aliases: '[INC-2024-0002]' }));
      },
    ],
  ])('leaves out what only the base did: %s', async (_what, change) => {
    begin();
    on('main', change);
    expect(await read()).toEqual(NOTHING);
  });

  it.each<[string, () => void]>([
    ['a new report', () => place.write(NEW, report('INC-2024-0003'))],
    ['another verdict', () => place.write(ONE, of('INC-2024-0001', 'false_positive'))],
    ['a report that is gone', () => rmSync(join(place.folder, TWO))],
  ])('leaves out what both did alike: %s', async (_what, change) => {
    begin();
    on('topic', change);
    on('main', change);
    expect(await read()).toEqual(NOTHING);
  });

  it.each<[string, { ours: () => void; theirs: () => void; told: object; says: string }]>([
    [
      'both turned the verdict',
      {
        ours: () => place.write(ONE, of('INC-2024-0001', 'false_positive')),
        theirs: () => place.write(ONE, of('INC-2024-0001', 'suspicious')),
        told: { changed: [{ id: 'INC-2024-0001', meanwhile: { did: 'change', verdict: 'suspicious' } }] },
        says: 'the base has changed it too; its verdict there is `Suspicious`',
      },
    ],
    [
      'the base deleted what the branch changed',
      {
        ours: () => place.write(TWO, of('INC-2024-0002', 'test')),
        theirs: () => rmSync(join(place.folder, TWO)),
        told: { changed: [{ id: 'INC-2024-0002', meanwhile: { did: 'remove' } }] },
        says: 'the base has removed it meanwhile',
      },
    ],
    [
      'the branch deleted what the base changed',
      {
        ours: () => rmSync(join(place.folder, TWO)),
        theirs: () => place.write(TWO, report('INC-2024-0002', { severity: 'high' })),
        told: { removed: [{ id: 'INC-2024-0002', meanwhile: { did: 'change' } }] },
        says: 'the base has changed it too',
      },
    ],
    [
      'both took the same number',
      {
        ours: () => place.write(NEW, report('INC-2024-0003', { title: 'Ours' })),
        theirs: () => place.write(NEW, report('INC-2024-0003', { title: 'Theirs' })),
        told: { added: [{ id: 'INC-2024-0003', title: 'Ours', meanwhile: { did: 'add' } }] },
        says: 'the base has another report of this id by now',
      },
    ],
  ])('tells where %s', async (_what, { ours, theirs, told, says }) => {
    begin();
    on('topic', ours);
    on('main', theirs);
    expect(await read()).toMatchObject(told);
    expect((await place.run(['changes', '--base', 'main'])).stdout).toContain(says);
  });

  it('knows the reports in a folder that has another name or place', async () => {
    openRepository();
    place.write('precedent.config.ts', "export default { title: 'KB', incidents: 'kb/reports' };");
    place.write('kb/notes.md', '');
    place.git('mv', 'incidents', 'kb/reports');
    place.write('kb/reports/2024/INC-2024-0002.mdx', of('INC-2024-0002', 'test'));
    expect(await read()).toMatchObject({ added: [], removed: [], changed: [{ id: 'INC-2024-0002' }] });
  });

  it('says what a branch does on top of another branch', async () => {
    begin();
    on('topic', () => place.write(NEW, report('INC-2024-0003')));
    place.git('switch', '--quiet', '--create', 'stacked');
    place.write(TWO, of('INC-2024-0002', 'test'));
    expect(await read('topic')).toMatchObject({ added: [], changed: [{ id: 'INC-2024-0002' }] });
    expect(await read('main')).toMatchObject({
      added: [{ id: 'INC-2024-0003' }],
      changed: [{ id: 'INC-2024-0002' }],
    });
  });

  it('follows a branch that took the base in, and a merge that a server made', async () => {
    begin();
    on('topic', () => place.write(NEW, report('INC-2024-0003')));
    on('main', () => place.write(ONE, of('INC-2024-0001', 'false_positive')));
    const who = ['-c', 'user.name=T', '-c', 'user.email=t@example.org'];
    place.git(...who, 'merge', '--quiet', '--no-edit', 'main');
    on('main', () => place.write(TWO, of('INC-2024-0002', 'test')));
    expect(await read()).toMatchObject({ added: [{ id: 'INC-2024-0003' }], changed: [], removed: [] });
    place.git('switch', '--quiet', '--detach', 'main');
    place.git(...who, 'merge', '--quiet', '--no-edit', 'topic');
    expect(await read()).toMatchObject({ added: [{ id: 'INC-2024-0003' }], changed: [], removed: [] });
  });

  it('says that two branches have nothing in common, and what to do', async () => {
    openRepository();
    place.git('switch', '--quiet', '--orphan', 'other');
    place.write(ONE, report('INC-2024-0001'));
    place.commit();
    const { code, stderr } = await place.run(['changes', '--base', 'main']);
    expect(code).toBe(2);
    expect(stderr).toContain('This branch and `main` have no commit in common.\nName the branch');
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
