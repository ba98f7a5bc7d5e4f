#!/usr/bin/env node
import { readFileSync } from 'node:fs';
import { Command, CommanderError } from 'commander';
import { UserError } from '../core/user-error.ts';
import { addBuild } from './commands/build.ts';
import { addCheck } from './commands/check.ts';
import { addChanges } from './commands/changes.ts';
import { addCite } from './commands/cite.ts';
import { addDev } from './commands/dev.ts';
import { addImport } from './commands/import.ts';
import { addNew } from './commands/new.ts';
import { addPreview } from './commands/preview.ts';
import { addRenumber } from './commands/renumber.ts';
import { addSearch } from './commands/search.ts';
import { createPaint } from './colors.ts';
import type { CommandContext } from './context.ts';
import type { Io } from './io.ts';
import { openTerminal, readInput } from './terminal.ts';
import { explainUsage } from './usage.ts';

/** Every command, in the order of the help. */
const commands = [
  addNew,
  addCheck,
  addBuild,
  addDev,
  addPreview,
  addSearch,
  addCite,
  addChanges,
  addImport,
  addRenumber,
];

/** Runs one command line, without the name of the program, and gives its exit code: 0 fine, 1 problems, 2 wrong use. */
export async function run(argv: readonly string[], io: Io): Promise<number> {
  let exitCode = 0;
  const program = createProgram({ io, setExitCode: (code) => (exitCode = code) });
  try {
    await program.parseAsync(argv.length === 0 ? ['--help'] : argv, { from: 'user' });
    return exitCode;
  } catch (error) {
    if (!(error instanceof CommanderError)) return fail(error, io);
    return error.exitCode === 0 ? 0 : fail(explainUsage(error, program, argv), io);
  }
}

/** Runs the command line of this process. */
export async function main(): Promise<void> {
  // A reader that has seen enough, such as `head`, closes the pipe: that is no failure.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0);
    throw error;
  });
  process.exitCode = await run(process.argv.slice(2), createIo());
}

function createProgram(context: CommandContext): Command {
  const { io } = context;
  const program = new Command('precedent')
    .summary('an incident knowledge base')
    .description('Turns a folder of incident reports into a knowledge base that can be searched and cited.')
    .version(readVersion(), '--version', 'Print the version.')
    .helpOption('-h, --help', 'Print this help.')
    .helpCommand(false)
    .configureHelp({ subcommandTerm: (command) => command.name(), minWidthToWrap: 20 })
    .exitOverride()
    .configureOutput({
      writeOut: (text) => io.stdout.write(text),
      // Wrong use is told in one place, in `fail`.
      writeErr: () => undefined,
      getOutHelpWidth: () => Math.min(io.columns ?? 80, 100),
      getOutHasColors: () => false,
    })
    .addHelpText('after', '\n`precedent <command> --help` tells more about one command.');
  for (const add of commands) add(program, context);
  for (const command of program.commands) command.helpOption('-h, --help', 'Print this help.');
  return program;
}

function fail(error: unknown, io: Io): number {
  const paint = createPaint(io);
  if (error instanceof UserError) {
    io.stderr.write(`${paint('red', error.message)}\n${error.hint === undefined ? '' : `${error.hint}\n`}`);
    return error.exitCode;
  }
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
  io.stderr.write(
    `${paint('red', 'Precedent failed. This is a mistake in the program, not in your reports.')}\n${stack}\n`,
  );
  return 1;
}

function readVersion(): string {
  const text = readFileSync(new URL('../../package.json', import.meta.url), 'utf8');
  return (JSON.parse(text) as { version: string }).version;
}

function createIo(): Io {
  const isTTY = process.stdout.isTTY && process.stderr.isTTY;
  return {
    cwd: process.cwd(),
    stdout: process.stdout,
    stderr: process.stderr,
    now: () => new Date(),
    isTTY,
    hasColors: isTTY && !process.env['NO_COLOR'],
    ...(isTTY ? { columns: process.stdout.columns } : {}),
    openTerminal,
    readInput,
    env: process.env,
    waitForStop: () =>
      new Promise((resolve) => {
        process.once('SIGINT', () => resolve());
        process.once('SIGTERM', () => resolve());
      }),
  };
}

if (import.meta.main) await main();
