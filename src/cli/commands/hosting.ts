import { isAbsolute } from 'node:path';
import { Argument, type Command } from 'commander';
import { UNSET_ADDRESS } from '../../../schemas/vocabulary.ts';
import { writeCaddyfile } from '../../core/exports/hosting/caddy.ts';
import { writeNginxConfig } from '../../core/exports/hosting/nginx.ts';
import { decodedBase, type Server } from '../../core/exports/hosting/server.ts';
import { UserError } from '../../core/model/user-error.ts';
import type { CommandContext, Io } from '../io.ts';
import { loadProjectSettings } from '../project.ts';

type HostingOptions = { root: string; login?: string; listen?: string };

const SERVERS = { nginx: writeNginxConfig, caddy: writeCaddyfile };

/** `hosting`: what a web server has to be told. */
export function addHosting(program: Command, { io }: CommandContext): void {
  program
    .command('hosting')
    .summary('print the configuration of a web server')
    .description(
      'Prints the configuration with which nginx or Caddy serves this site: its types, security headers, old addresses, and a login in front of every file. It goes by `address` of the settings.',
    )
    .addArgument(new Argument('<server>', 'The web server.').choices(Object.keys(SERVERS)))
    .option(
      '--root <dir>',
      'Folder of the server in which the site lies, at its base path.',
      '/var/www/precedent',
    )
    .option('--login <host:port>', 'Let oauth2-proxy, which listens there, decide who may read.')
    .option('--listen <port>', 'Listen for plain HTTP on this port, where TLS ends in front of the server.')
    .action((server: keyof typeof SERVERS, options: HostingOptions) => printHosting(server, options, io));
}

async function printHosting(server: keyof typeof SERVERS, options: HostingOptions, io: Io): Promise<void> {
  const { address } = await loadProjectSettings(io, {});
  if (address === UNSET_ADDRESS)
    throw new UserError(
      '`address` is not set in precedent.config.ts, and a server has to know for which host it answers.',
      "Write the address at which readers find the site, such as `address: 'https://wiki.example.org/'`.",
      1,
    );
  const root = options.root.replace(/(?<=.)\/+$/, '');
  const { login } = options;
  checkOptions({ address, root, login });
  io.stdout.write(SERVERS[server]({ address, root, login, listen: readPort(options.listen) }));
}

/** What would end a word of a configuration, or be a variable in it. */
const SPECIAL = /["'`\\${}\p{Cc}]/u;

function checkOptions({ address, root, login }: Server): void {
  if (!isAbsolute(root))
    throw new UserError(
      `\`--root ${root}\` does not begin at the root of the server.`,
      'Write the whole path, such as `--root /var/www/precedent`.',
    );
  for (const path of [root, decodedBase({ address, root })]) {
    const [sign] = SPECIAL.exec(path) ?? [];
    if (sign !== undefined)
      throw new UserError(
        `\`${path}\` holds a sign that means something else in the configuration of a server: ${JSON.stringify(sign)}.`,
        'Choose a path without quotation marks, backslashes, dollar signs and braces.',
      );
  }
  if (login !== undefined && !/^(?:[\w.-]+|\[[\da-f:.]+\]):\d{1,5}$/i.test(login))
    throw new UserError(
      `\`--login ${login}\` is no host with a port.`,
      'Write where oauth2-proxy listens, such as `--login 127.0.0.1:4180`.',
    );
}

function readPort(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const port = /^\d{1,5}$/.test(text) ? Number(text) : 0;
  if (port >= 1 && port <= 65_535) return port;
  throw new UserError(
    `\`--listen ${text}\` is no port.`,
    'Write a number from 1 to 65535, such as `--listen 8080`.',
  );
}
