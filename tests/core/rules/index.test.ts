import { join } from 'node:path';
import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { settings as settingsSchema } from '../../../schemas/settings.ts';
import type { Archive } from '../../../src/core/model/archive.ts';
import { readArchive } from '../../../src/archive/read.ts';
import type { Diagnostic } from '../../../src/core/model/report.ts';
import { rules, runRules } from '../../../src/core/rules/index.ts';
import { ROOT } from '../../imports.ts';

const settings = settingsSchema.parse({ title: 'Archive' });
const NOW = '2026-11-24T00:00:00Z';

describe('the rules', () => {
  let archive: Archive;
  beforeAll(async () => {
    archive = await readArchive({ folder: join(ROOT, 'incidents'), settings, cwd: ROOT });
  });

  it('find no error in the archive', () => {
    expect(archive.reports.length).toBeGreaterThan(0);
    expect(errors(runRules(archive, { now: NOW, settings }))).toEqual([]);
  });

  it('would have settled the bastion case: dates and platforms contradict a true positive', () => {
    const reports = archive.reports.map((report) => {
      const { incident } = report;
      const verdict = { ...incident.verdict, value: 'true_positive' as const };
      return report.id === 'INC-2023-0001' ? { ...report, incident: { ...incident, verdict } } : report;
    });
    const told = errors(runRules({ ...archive, reports }, { now: NOW, settings }));
    expect(new Set(told.map(({ rule }) => rule))).toEqual(new Set(['ownership-window', 'platform-mismatch']));
    expect(
      told.every(({ file, range }) => file === 'incidents/2023/INC-2023-0001.mdx' && range !== undefined),
    ).toBe(true);
  });

  it.each(rules.map(({ id, level }) => [id, level]))('%s has a page that gives its level', (id, level) => {
    const [, front = ''] = readFileSync(join(ROOT, 'docs/rules', `${id}.mdx`), 'utf8').split('---');
    const page = parse(front) as { title: string; level: string };
    expect(page.title).toMatch(/\w/);
    expect(page.level).toBe(level);
  });
});

function errors(diagnostics: Diagnostic[]): Diagnostic[] {
  return diagnostics.filter(({ level }) => level === 'error');
}
