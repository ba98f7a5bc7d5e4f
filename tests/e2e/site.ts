import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import type { TestProject } from 'vitest/node';
import { ROOT } from '../imports.ts';
import { launchBrowser } from './browser.ts';
import { serveFolder } from './server.ts';

declare module 'vitest' {
  // eslint-disable-next-line @typescript-eslint/consistent-type-definitions -- an interface alone can be extended
  export interface ProvidedContext {
    /** Folder of the built site. */
    site: string;
    /** Where it is served. */
    origin: string;
    /** The browser, to connect to. */
    browser: string;
    /** The program of it. */
    browserProgram: string;
  }
}

/** One build, one server and one browser for all journeys; `PRECEDENT_SITE` names a build that is there already. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = mkdtempSync(join(tmpdir(), 'precedent-site-'));
  const site = process.env['PRECEDENT_SITE'] ?? buildSite(join(folder, 'site'));
  const server = await serveFolder(site);
  const browser = await launchBrowser();
  project.provide('site', site);
  project.provide('origin', server.origin);
  project.provide('browser', browser.wsEndpoint());
  project.provide('browserProgram', browser.process().spawnfile);
  return async () => {
    await browser.close();
    server.close();
    rmSync(folder, { recursive: true, force: true });
  };
}

function buildSite(out: string): string {
  execFileSync(process.execPath, ['src/cli/main.ts', 'build', '--out', out], { cwd: ROOT, stdio: 'inherit' });
  return out;
}
