#!/usr/bin/env node
// Starts main.ts with a Node that runs TypeScript. The Node of the machine may be older: `npm install` puts a newer one
// into node_modules. Plain JavaScript, so that an old Node can read it.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const main = fileURLToPath(new URL('./main.ts', import.meta.url));
// Compiled code is kept between runs: a third of the time of a short command is compiling.
const compiled = fileURLToPath(new URL('../../node_modules/.cache/precedent/code', import.meta.url));
const root = fileURLToPath(new URL('../..', import.meta.url));
const names = process.platform === 'win32' ? ['node/bin/node.exe'] : ['.bin/node', 'node/bin/node'];
const installed = names
  .map((name) => fileURLToPath(new URL(`../../node_modules/${name}`, import.meta.url)))
  .find((path) => existsSync(path));

if (Number.parseInt(process.versions.node, 10) >= 24) await runHere();
else if (installed !== undefined) startWith(installed);
else if (process.features.typescript) await runHere();
else {
  console.error(
    `Precedent needs Node 24, and this is ${process.version}. Run \`npm ci\` in ${root}, which brings it; with \`--ignore-scripts\` it does not.`,
  );
  process.exitCode = 2;
}

async function runHere() {
  const { enableCompileCache } = await import('node:module');
  enableCompileCache?.(compiled);
  // Threads go by the environment.
  process.env.NODE_COMPILE_CACHE ??= compiled;
  const program = await import('./main.ts');
  await program.main();
}

function startWith(node) {
  const child = spawn(node, [main, ...process.argv.slice(2)], {
    stdio: 'inherit',
    env: { NODE_COMPILE_CACHE: compiled, ...process.env },
  });
  // A terminal sends Ctrl+C to both; the program decides when to end.
  process.on('SIGINT', () => {});
  process.on('SIGTERM', () => child.kill('SIGTERM'));
  child.on('error', (error) => {
    console.error(`Precedent could not start ${node}: ${error.message}. Run \`npm ci\` in ${root} again.`);
    process.exitCode = 2;
  });
  child.on('exit', (code, signal) => {
    process.exitCode = code ?? (signal === 'SIGINT' ? 130 : 1);
  });
}
