import { once } from 'node:events';
import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js';
import { Option, type Command } from 'commander';
import { TLP, type Tlp } from '../../../schemas/vocabulary.ts';
import { truncate } from '../../core/model/text.ts';
import { UserError } from '../../core/model/user-error.ts';
import { draftsOption } from '../drafts.ts';
import type { CommandContext, Io } from '../io.ts';
import { createServer } from '../mcp/server.ts';
import { READ_OPTION } from '../project.ts';
import { printable } from '../wording.ts';

type McpOptions = { incidents?: string; atMost?: Tlp; withDrafts?: true };

/** `mcp`: answers programs that speak the Model Context Protocol, until they hang up. */
export function addMcp(program: Command, { io }: CommandContext): void {
  program
    .command('mcp')
    .summary('let an assistant search, read, recall and cite, by the Model Context Protocol')
    .description(
      'Serves the archive to an assistant over standard input and output, by the Model Context Protocol, with the tools `search`, `get`, `recall`, `base_rate` and `cite`. It only reads; texts of reports are defanged and marked as quotations that are not to be trusted.',
    )
    .option(...READ_OPTION)
    .addOption(
      new Option(
        '--at-most <level>',
        'Hand out no report above this level of TLP; every report when absent.',
      ).choices(TLP),
    )
    .addOption(draftsOption())
    .addHelpText('after', () =>
      io.say(`
A client starts it by itself; its configuration names:
  node_modules/.bin/precedent-kb mcp`),
    )
    .action((options: McpOptions) => serve(options, io, program.version() ?? ''));
}

async function serve(options: McpOptions, io: Io, version: string): Promise<void> {
  const { pipe } = io;
  if (pipe === undefined)
    throw new UserError(
      'There is no client on standard input.',
      'Let the client start `precedent-kb mcp`; its help says how.',
    );
  // Only the protocol may stand on the standard output.
  const quiet: Io = { ...io, stdout: io.stderr, isTTY: false, hasColors: false };
  const server = createServer(quiet, { version, ...options });
  server.server.onerror = ({ message }) => {
    io.stderr.write(`A message of the client was left out: \`${firstLine(message)}\`.\n`);
  };
  const ended = once(pipe.input, 'end').then(() => 'ended' as const);
  await server.connect(new StdioServerTransport(pipe.input, pipe.output));
  const closed = new Promise((resolve) => {
    server.server.onclose = () => resolve('closed');
  });
  // What was asked before the end of the input is still answered.
  if ((await Promise.race([ended, closed, io.waitForStop()])) === undefined) await server.close();
}

function firstLine(message: string): string {
  const [line = ''] = printable(message).split('\n');
  return truncate(line.replaceAll('`', "'"), 200);
}
