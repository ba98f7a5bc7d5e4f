#!/usr/bin/env node
import { readFileSync, writeSync } from 'node:fs';
import { Command, CommanderError, type Option } from 'commander';
import { tryToKeep } from '../archive/places.ts';
import { findStray } from '../archive/stray.ts';
import { COMMAND } from '../core/model/product.ts';
import { explainSystemError, findSystemError, isSystemError, sayCause } from '../core/model/system-error.ts';
import { UserError } from '../core/model/user-error.ts';
import type { Language } from '../../schemas/vocabulary.ts';
import type { CommandContext, Io, World } from './io.ts';
import { takeStandardStreams, type Pipe } from './mcp/pipe.ts';
import { isSteerable, openTerminal, readInput } from './terminal.ts';
import { explainUsage } from './usage.ts';
import { createPaint } from './wording.ts';

/** Every command, in the order of the help. Only the one that is asked for is loaded: together they take half a second. */
const commands: Record<string, () => Promise<AddCommand>> = {
  init: async () => (await import('./commands/init.ts')).addInit,
  new: async () => (await import('./commands/new.ts')).addNew,
  update: async () => (await import('./commands/update.ts')).addUpdate,
  check: async () => (await import('./commands/check.ts')).addCheck,
  build: async () => (await import('./commands/build.ts')).addBuild,
  bundle: async () => (await import('./commands/bundle.ts')).addBundle,
  dev: async () => (await import('./commands/dev.ts')).addDev,
  preview: async () => (await import('./commands/preview.ts')).addPreview,
  search: async () => (await import('./commands/search.ts')).addSearch,
  recall: async () => (await import('./commands/recall.ts')).addRecall,
  mcp: async () => (await import('./commands/mcp.ts')).addMcp,
  cite: async () => (await import('./commands/cite.ts')).addCite,
  dispute: async () => (await import('./commands/dispute.ts')).addDispute,
  changes: async () => (await import('./commands/changes.ts')).addChanges,
  import: async () => (await import('./commands/import.ts')).addImport,
  export: async () => (await import('./commands/export.ts')).addExport,
  hosting: async () => (await import('./commands/hosting.ts')).addHosting,
  renumber: async () => (await import('./commands/renumber.ts')).addRenumber,
  tags: async () => (await import('./commands/tags.ts')).addTags,
  upgrade: async () => (await import('./commands/upgrade.ts')).addUpgrade,
  doctor: async () => (await import('./commands/doctor.ts')).addDoctor,
  explain: async () => (await import('./commands/explain.ts')).addExplain,
};

/** Commands whose pages are published. */
const MAKES_PAGES = ['build', 'bundle'];

type AddCommand = (program: Command, context: CommandContext) => void;

/** Runs one command line, without the name of the program, and gives its exit code: 0 fine, 1 problems, 2 wrong use. */
export async function run(words: readonly string[], world: World): Promise<number> {
  const io = await speak(world);
  let isOver = false;
  io.hearStray?.((error) => {
    hearStray(error, io);
    if (isOver) tellStrays(io);
  });
  const argv = words.length === 0 || words[0] === 'help' ? [...words.slice(1), '--help'] : words;
  let exitCode = 0;
  const program = createProgram(io);
  try {
    for (const add of await loadCommands(argv))
      add(program, { io, setExitCode: (code) => (exitCode = code) });
    for (const command of program.commands.flatMap((one) => [one, ...one.commands]))
      command.helpOption('-h, --help', 'Print this help.').helpCommand(false);
    await program.parseAsync(argv, { from: 'user' });
    return exitCode;
  } catch (error) {
    if (!(error instanceof CommanderError)) return fail(error, io);
    return error.exitCode === 0 ? 0 : fail(explainUsage(error, program, argv), io);
  } finally {
    isOver = true;
    tellStrays(io);
  }
}

/** The world with the language that the settings name; what a command tells beside its result is said in it. */
async function speak(world: World): Promise<Io> {
  const { createSay } = await import('../core/i18n/say.ts');
  const say = createSay(await readLanguage(world));
  return { ...world, say, strays: [], stderr: { write: (text) => world.stderr.write(say(text)) } };
}

/** Settings that cannot be read are told by the command that needs them. */
async function readLanguage({ cwd }: World): Promise<Language> {
  const { findRoot, readSettings } = await import('../archive/settings.ts');
  const read = await readSettings(findRoot(cwd)).catch(() => undefined);
  return read?.settings.language ?? 'en';
}

/** Runs the command line of this process. */
export async function main(): Promise<void> {
  for (const stream of [process.stdout, process.stderr]) stream.on('error', endUnheard);
  // What a team writes of its incidents is nobody else's business, not even how many pages it has. Astro has no option.
  process.env['ASTRO_TELEMETRY_DISABLED'] = '1';
  // Where a container or a test runner has set something else, Vite would make pages without their security policy.
  if (MAKES_PAGES.includes(process.argv[2] ?? '')) process.env['NODE_ENV'] = 'production';
  const words = process.argv.slice(2);
  // Before anything is read: settings are a program, and what they print must not stand among the messages of a protocol.
  const pipe = words[0] === 'mcp' ? takeStandardStreams(process) : undefined;
  // So must what a setting, rule or page of a team prints while it is tried not stand in the result of a command.
  Object.assign(console, new console.Console(process.stderr));
  const code = await run(words, createIo(pipe));
  process.exitCode = Math.max(code, Number(process.exitCode ?? 0));
}

/** Ends where nothing can be told any more. */
function endUnheard(error: NodeJS.ErrnoException): void {
  // A reader that has seen enough, such as `head`, closes the pipe: that is no failure.
  if (error.code === 'EPIPE') process.exit(0);
  if (!isSystemError(error)) throw error;
  // Not through the stream, which may be the one that fails.
  tryToKeep(() => writeSync(2, `The output cannot be written: ${sayCause(error.code).because}.\n`));
  process.exit(1);
}

/** The command that is asked for; all of them for the help, and where one has to be suggested. */
function loadCommands([name = '']: readonly string[]): Promise<AddCommand[]> {
  const asked = Object.hasOwn(commands, name) ? [commands[name]] : Object.values(commands);
  return Promise.all(asked.flatMap((load) => load?.() ?? []));
}

function createProgram(io: Io): Command {
  return new Command(COMMAND)
    .summary('an incident knowledge base')
    .description('Turns a folder of incident reports into a knowledge base that can be searched and cited.')
    .version(readVersion(), '--version', 'Print the version.')
    .helpOption('-h, --help', 'Print this help.')
    .helpCommand(false)
    .configureHelp({
      subcommandTerm: (command) => command.name(),
      minWidthToWrap: 20,
      styleTitle: io.say,
      styleUsage: (usage) => usage.replace(/\[(?:options|command)\]/g, io.say),
      commandDescription: (command) => io.say(command.description()),
      subcommandDescription: (command) => io.say(command.summary()),
      optionDescription: (option) => io.say(describeWithValues(option)),
      argumentDescription: (argument) => io.say(argument.description),
    })
    .exitOverride()
    .configureOutput({
      writeOut: (text) => io.stdout.write(text),
      // Wrong use is told in one place, in `fail`.
      writeErr: () => undefined,
      getOutHelpWidth: () => Math.min(io.columns ?? 80, 100),
      getOutHasColors: () => false,
    })
    .addHelpText('after', () => io.say('\n`precedent-kb <command> --help` tells more about a command.'));
}

/** The words of an option, then what it takes. */
function describeWithValues({ description, argChoices, defaultValue }: Option): string {
  const parts = [
    ...(argChoices === undefined
      ? []
      : [`choices: ${argChoices.map((choice) => JSON.stringify(choice)).join(', ')}`]),
    ...(defaultValue === undefined || typeof defaultValue === 'boolean'
      ? []
      : [`default: ${JSON.stringify(defaultValue)}`]),
  ];
  return parts.length === 0 ? description : `${description} (${parts.join(', ')})`;
}

function fail(error: unknown, io: Io): number {
  const paint = createPaint(io);
  if (error instanceof UserError) {
    io.stderr.write(
      `${paint('red', io.say(error.message))}\n${error.hint === undefined ? '' : `${error.hint}\n`}`,
    );
    return error.exitCode;
  }
  const refused = findSystemError(error);
  if (refused !== undefined) {
    const { message, hint } = explainSystemError(refused);
    io.stderr.write(`${paint('red', io.say(message))}\n${hint}\n`);
    return 1;
  }
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
  io.stderr.write(
    `${paint('red', io.say('Precedent failed. This is a bug in Precedent, not a mistake in your reports.'))}\n${stack}\n`,
  );
  return 1;
}

/** Keeps an error that code of a team left behind, to be told with its file; any other is a bug and ends the program. */
function hearStray(error: unknown, io: Io): void {
  const stray = findStray(error, io.cwd);
  if (stray === undefined) process.exit(fail(error, io));
  io.strays?.push(stray);
}

/** What no command took, such as what came after its answer. */
function tellStrays({ strays = [], stderr }: Io): void {
  for (const { file, range, message, hint = '' } of strays.splice(0))
    stderr.write(`${file}${range === undefined ? '' : `:${range.start.line}`} ${message}\n${hint}\n`);
}

function readVersion(): string {
  const text = readFileSync(new URL('../../package.json', import.meta.url), 'utf8');
  return (JSON.parse(text) as { version: string }).version;
}

function createIo(pipe: Pipe | undefined): World {
  const { env, stdin, stdout, stderr } = process;
  const isTTY = isSteerable(stdout, env) && isSteerable(stderr, env);
  // A terminal that nobody gave a size says 0, by which every word would be wrapped.
  if (isTTY && stdout.columns === 0) stdout.columns = 80;
  return {
    cwd: process.cwd(),
    stdout: pipe?.output ?? stdout,
    stderr,
    now: () => new Date(),
    isTTY,
    hasColors: isTTY && !env['NO_COLOR'],
    ...(isTTY ? { columns: stdout.columns } : {}),
    timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    openTerminal: () => openTerminal(process),
    readInput: ({ isAwaited }) => readInput(stdin, isAwaited),
    // A terminal is no client.
    ...(pipe === undefined || stdin.isTTY ? {} : { pipe }),
    hearStray: (hear) =>
      process.on('uncaughtException', (error: unknown) => {
        process.exitCode = 1;
        hear(error);
      }),
    // A copy can be handed to a thread.
    env: { ...env },
    waitForStop: () =>
      new Promise((resolve) => {
        process.once('SIGINT', () => resolve());
        process.once('SIGTERM', () => resolve());
      }),
  };
}

if (import.meta.main) await main();
