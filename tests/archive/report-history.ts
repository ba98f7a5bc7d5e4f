import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Settings, SettingsInput } from '../../schemas/settings.ts';
import { openCheckedArchive } from '../../src/archive/checked-archive.ts';
import { readHistory } from '../../src/archive/history.ts';
import { cacheFolder } from '../../src/archive/places.ts';
import { readLog } from '../../src/archive/report-log.ts';
import { createSettings } from '../compile/compile.ts';
import { gitEnv, gitOn } from './repository.ts';
import { makeFolder, writeFiles } from './temp-folder.ts';

/** A finding and a lesson, so that two branches can change a text without a conflict. */
export function textOf(
  { finding = 'It was old.', lesson = 'Look at dates.', id = 'F1' } = {},
  { report = 'INC-2024-0001', fields = '' } = {},
): string {
  return `---
id: ${report}
title: One
summary: A feed was old.
record_status: published
status: closed
severity: low
tlp: green
verdict: { value: false_positive, cause: stale_intel, decisive_finding: ${id} }
times: { detected: 2024-01-02 }
${fields}---

## Findings

<Finding id="${id}" direction="contradicts" confidence="high" decisive>

${finding}

<Evidence source="feed export" captured="2024-11-20">

Last seen 2022-10-02.

</Evidence>

</Finding>

## Lessons

<Lesson id="L1" key="check-dates-first" kind="went_badly">

${lesson}

</Lesson>
`;
}

export const REPORT = 'incidents/2024/INC-2024-0001.mdx';

/** A repository for one test, whose reports lie in `incidents` until they are moved. */
export type Repository = {
  top: string;
  write: (files: Record<string, string>) => void;
  read: (file: string) => string;
  git: (...args: string[]) => string;
  /** Commits everything on a day, such as `2024-01-02`. */
  commit: (day: string, subject?: string) => void;
  on: (day: string, ...args: string[]) => string;
};

export function makeRepository(): Repository {
  const top = makeFolder();
  gitOn('2024-01-01', top, 'init', '-q');
  const on: Repository['on'] = (day, ...args) => gitOn(day, top, ...args);
  return {
    top,
    on,
    write: (files) => writeFiles(top, files),
    read: (file) => readFileSync(join(top, file), 'utf8'),
    git: (...args) => on('2030-01-01', ...args),
    commit: (day, subject = day) => {
      on(day, 'add', '-A');
      on(day, 'commit', '-qm', subject);
    },
  };
}

export type Told = {
  /** `2024-02-01, 3 changes`. */
  history: string;
  /** The subjects of the versions, newest first; one that only changes the form in brackets. */
  versions: string[];
  /** The digest of the text in the working tree is that of the newest version. */
  isCurrent: boolean;
  /** What the rule of published elements says. */
  rule: string[];
};

/** Everything that is told of the one report of a repository, as a build of `folder` tells it. */
export async function tell(
  top: string,
  folder = 'incidents',
  input: Partial<SettingsInput> = {},
): Promise<Told> {
  const settings: Settings = { ...createSettings(input), incidents: join(top, folder) };
  if (!existsSync(settings.incidents)) throw new Error(`There is no ${folder}.`);
  onTestFinished(() => rmSync(cacheFolder(settings), { recursive: true, force: true }));
  const { archive, diagnostics } = await openCheckedArchive({
    settings,
    diagnostics: [],
    cwd: top,
    now: '2026-01-01T00:00:00Z',
    env: gitEnv(),
  });
  const [report] = archive.reports;
  if (report === undefined) throw new Error(JSON.stringify(diagnostics));
  const { history, versions } = await readHistory(
    await readLog(settings.incidents, gitEnv()),
    archive.reports,
    settings,
  );
  const { updated = 'never', changes = 0 } = history.get(report.id) ?? {};
  const list = versions.get(report.id) ?? [];
  return {
    history: `${updated.slice(0, 10)}, ${changes} ${changes === 1 ? 'change' : 'changes'}`,
    versions: list.map(({ subject, isForm }) => (isForm === true ? `(${subject})` : subject)),
    isCurrent: list.length === 0 || list[0]?.digest === report.contentDigest,
    rule: diagnostics.filter(({ rule }) => rule === 'element-id').map(({ message }) => message),
  };
}
