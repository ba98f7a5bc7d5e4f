import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import process from 'node:process';
import { promisify } from 'node:util';
import { extractText, getDocumentProxy } from 'unpdf';
import { expect, inject, it } from 'vitest';
import { makeFolder } from '../archive/temp-folder.ts';
import { ROOT } from '../imports.ts';

type Run = { code: number; stdout: string; stderr: string };

/** Runs `export pdf` on the built site with the browser of the journeys. */
async function exportPdf(args: readonly string[], env: Record<string, string> = {}): Promise<Run> {
  const words = ['src/cli/main.ts', 'export', 'pdf', ...args, '--out', inject('site')];
  const all = { ...process.env, PRECEDENT_CHROMIUM: inject('browserProgram'), ...env };
  try {
    const { stdout, stderr } = await promisify(execFile)(process.execPath, words, { cwd: ROOT, env: all });
    return { code: 0, stdout, stderr };
  } catch (error) {
    const { code, stdout, stderr } = error as Run;
    return { code, stdout, stderr };
  }
}

/** The longest report of the samples, which the archive began with, takes no more paper than this. */
const SHEETS = 5;

async function readPages(file: string): Promise<string[]> {
  const document = await getDocumentProxy(new Uint8Array(await readFile(file)));
  return (await extractText(document)).text;
}

it('a report is printed with its id, its TLP above and below, and the number of each sheet', async () => {
  const to = makeFolder();
  const reports = {
    'INC-2022-0001': 'TLP:CLEAR',
    'INC-2023-0001': 'TLP:CLEAR',
    'INC-2025-0002': 'TLP:AMBER',
  };
  const { code, stdout, stderr } = await exportPdf([...Object.keys(reports), '--to', to]);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  for (const [id, tlp] of Object.entries(reports)) {
    expect(stdout).toMatch(new RegExp(`Wrote .*${id}\\.pdf\`, with \`${tlp}\` on each sheet`));
    const pages = await readPages(join(to, `${id}.pdf`));
    expect(pages.length).toBeGreaterThan(1);
    expect(pages.length).toBeLessThanOrEqual(SHEETS);
    // The facts begin beside the timeline, also where they have no room to end there.
    expect(pages.find((text) => text.includes('How the verdict changed'))).toContain('Facts');
    pages.forEach((text, index) => {
      expect(text).toContain(id);
      expect(text.split(tlp).length - 1).toBeGreaterThanOrEqual(2);
      expect(text).toContain(`${index + 1} / ${pages.length}`);
    });
  }
});

it.each([
  ['an unknown report', ['INC-2023-9999'], {}, /^There is no report `INC-2023-9999`\./],
  [
    'a browser that is not there',
    ['INC-2023-0001'],
    { PRECEDENT_CHROMIUM: '/no/such/browser' },
    /names `\/no\/such\/browser`, which does not exist/,
  ],
  [
    'a program that is no browser',
    ['INC-2023-0001'],
    { PRECEDENT_CHROMIUM: process.execPath },
    /did not start as a browser/,
  ],
  [
    'no browser at all',
    ['INC-2023-0001'],
    { PRECEDENT_CHROMIUM: '', PATH: '/no/such/folder' },
    /^There is no Chromium on this machine/,
  ],
])('%s is told in one sentence, and nothing is written', async (_name, ids, env, said) => {
  const to = makeFolder();
  const { code, stdout, stderr } = await exportPdf([...ids, '--to', to], env);
  expect(code).toBeGreaterThan(0);
  expect(stdout).toBe('');
  expect(stderr).toMatch(said);
  expect(stderr.trim().split('\n')).toHaveLength(2);
});

it('a file that is there already stays', async () => {
  const to = makeFolder();
  expect((await exportPdf(['INC-2024-0001', '--to', to])).code).toBe(0);
  const before = await readFile(join(to, 'INC-2024-0001.pdf'));
  const { code, stderr } = await exportPdf(['INC-2024-0001', '--to', to]);
  expect(code).toBe(1);
  expect(stderr).toContain('is there already.');
  expect(await readFile(join(to, 'INC-2024-0001.pdf'))).toEqual(before);
});
