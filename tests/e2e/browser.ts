import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import process from 'node:process';
import chromiumPackage from '@sparticuz/chromium';
import { chromium, type BrowserServer } from 'playwright-core';
import { ROOT } from '../imports.ts';

const ARGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const APPS = [
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

type Candidate = { executablePath: string; env?: Record<string, string> };

/** Starts the browser of the system, or the one that came as a package, and gives its server to connect to. */
export async function launchBrowser(): Promise<BrowserServer> {
  const failures: unknown[] = [];
  for (const find of [findInstalled, unpackBrowser]) {
    for (const { executablePath, env = {} } of await find()) {
      try {
        return await chromium.launchServer({ executablePath, args: ARGS, env: { ...environment(), ...env } });
      } catch (error) {
        failures.push(error);
      }
    }
  }
  throw new AggregateError(failures, 'No Chromium could be started.');
}

function findInstalled(): Candidate[] {
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  const paths = [...NAMES.flatMap((name) => folders.map((folder) => join(folder, name))), ...APPS];
  return paths.filter((path) => existsSync(path)).map((executablePath) => ({ executablePath }));
}

/**
 * Unpacks the browser of `@sparticuz/chromium` once, into a folder of our own, since a half-unpacked one would stay
 * broken. The second candidate brings the system libraries and fonts that a bare machine lacks.
 */
async function unpackBrowser(): Promise<Candidate[]> {
  const folder = join(ROOT, 'node_modules/.cache/precedent/chromium');
  const mark = join(folder, 'complete');
  if (!existsSync(mark)) {
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
  }
  const kept = { TMPDIR: process.env['TMPDIR'], AWS_LAMBDA_JS_RUNTIME: process.env['AWS_LAMBDA_JS_RUNTIME'] };
  // The package unpacks to the temporary folder, and its libraries only where it believes to be on Lambda.
  Object.assign(process.env, { TMPDIR: folder, AWS_LAMBDA_JS_RUNTIME: 'nodejs22.x' });
  const executablePath = await chromiumPackage.executablePath();
  restore(kept);
  writeFileSync(mark, '');
  const fonts = existsSync('/etc/fonts') ? {} : { FONTCONFIG_PATH: join(folder, 'fonts') };
  return [
    { executablePath, env: fonts },
    { executablePath, env: { ...fonts, LD_LIBRARY_PATH: join(folder, 'al2023/lib') } },
  ];
}

function restore(variables: Record<string, string | undefined>): void {
  for (const [name, value] of Object.entries(variables)) {
    if (value === undefined) Reflect.deleteProperty(process.env, name);
    else process.env[name] = value;
  }
}

function environment(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}
