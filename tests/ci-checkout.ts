import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { loadSettings } from '../src/archive/settings.ts';
import { cacheFolder } from '../src/archive/places.ts';
import { ROOT } from './imports.ts';

export type Workflow = {
  jobs: Record<string, { 'runs-on': string; steps: { uses?: string; run?: string }[] }>;
};
export type Job = { extends?: string; script?: string[]; before_script?: string[] };

/** The shell texts of a workflow of GitHub, by where they stand. */
export function stepsOf(where: string, { jobs }: Workflow): [string, string][] {
  return Object.entries(jobs).flatMap(([job, { steps }]) =>
    steps.flatMap((step): [string, string][] => (step.run ? [[`${where} ${job}`, step.run]] : [])),
  );
}

/** The same of the jobs of GitLab. */
export function linesOf(where: string, jobs: Record<string, Job>): [string, string][] {
  return Object.entries(jobs).flatMap(([job, { script = [], before_script: before = [] }]) =>
    [...before, ...script].map((line): [string, string] => [`${where} ${job}`, line]),
  );
}

/** What `npx --no precedent-kb` starts where it is installed. */
const NPX = `#!/bin/sh
[ "$1" = --no ] && shift
shift
exec '${process.execPath}' '${join(ROOT, 'src/cli/precedent.mjs')}' "$@"
`;

export type Checkout = {
  top: string;
  git: (...args: string[]) => string;
  /** Runs shell text as a runner does, in the top folder. */
  shell: (text: string, more?: Record<string, string>) => { status: number | null; said: string };
  write: (file: string, text: string) => void;
};

/** Folders for checkouts, as a runner has them; `remove` takes them away with what was kept of them. */
export type Checkouts = { folder: string; open: (name: string) => Checkout; remove: () => Promise<void> };

export function makeCheckouts(): Checkouts {
  const folder = mkdtempSync(join(tmpdir(), 'precedent-ci-'));
  mkdirSync(join(folder, 'bin'));
  writeFileSync(join(folder, 'bin/npx'), NPX);
  chmodSync(join(folder, 'bin/npx'), 0o755);
  return {
    folder,
    open: (name) => openCheckout(folder, name),
    remove: async () => {
      const settings = await loadSettings(tmpdir());
      // Compiled reports are kept outside of the folder that they come from.
      for (const name of readdirSync(folder)) {
        const kept = cacheFolder({ ...settings, incidents: join(folder, name, 'incidents') });
        rmSync(kept, { recursive: true, force: true });
      }
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function openCheckout(folder: string, name: string): Checkout {
  const top = join(folder, name);
  mkdirSync(top, { recursive: true });
  const env = environment(folder);
  return {
    top,
    git: (...args) => execFileSync('git', args, { cwd: top, env, encoding: 'utf8', stdio: 'pipe' }),
    shell: (text, more = {}) => {
      const options = { cwd: top, env: { ...env, ...more }, encoding: 'utf8' as const };
      const { status, stdout, stderr } = spawnSync('bash', ['-eo', 'pipefail', '-c', text], options);
      return { status, said: stdout + stderr };
    },
    write: (file, text) => {
      mkdirSync(dirname(join(top, file)), { recursive: true });
      writeFileSync(join(top, file), text);
    },
  };
}

/** Where the report of these checkouts stands. */
export const FILE = 'incidents/2024 年/INC-2024-0001.mdx';

/** A published report with one step. */
export function report(severity: string, step = 'S1'): string {
  return `---
id: INC-2024-0001
title: A
summary: A feed was old.
record_status: published
status: closed
severity: ${severity}
tlp: clear
verdict: { value: test, decisive_finding: F1 }
times: { detected: 2024-01-02 }
---

## Steps

<Step id="${step}" phase="identification">

Asked.

</Step>

## Findings

<Finding id="F1" direction="contradicts" confidence="high" decisive>

Old.

<Evidence source="feed" captured="2024-11-20">

Seen.

</Evidence>

</Finding>

## Lessons

<Lesson id="L1" key="check-dates" kind="went_badly">

Look.

</Lesson>
`;
}

function environment(folder: string): NodeJS.ProcessEnv {
  const person = { NAME: 'Test', EMAIL: 'test@example.org' };
  return {
    ...process.env,
    CI: '',
    PATH: `${join(folder, 'bin')}:${process.env['PATH'] ?? ''}`,
    GIT_AUTHOR_NAME: person.NAME,
    GIT_AUTHOR_EMAIL: person.EMAIL,
    GIT_COMMITTER_NAME: person.NAME,
    GIT_COMMITTER_EMAIL: person.EMAIL,
    GIT_CONFIG_GLOBAL: '/dev/null',
  };
}
