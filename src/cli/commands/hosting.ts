import { existsSync } from 'node:fs';
import { isAbsolute, join } from 'node:path';
import { Argument, type Command } from 'commander';
import { UNSET_ADDRESS } from '../../../schemas/vocabulary.ts';
import { writeCaddyfile } from '../../core/exports/hosting/caddy.ts';
import { writeDockerfile } from '../../core/exports/hosting/dockerfile.ts';
import { writeNginxConfig } from '../../core/exports/hosting/nginx.ts';
import { decodedBase, type Server } from '../../core/exports/hosting/server.ts';
import { COMMAND } from '../../core/model/product.ts';
import { UserError } from '../../core/model/user-error.ts';
import type { CommandContext, Io } from '../io.ts';
import { readDependency } from '../package-source.ts';
import { loadProjectSettings } from '../project.ts';

type HostingOptions = { root: string; login?: string; listen?: string; container?: true };

const SERVERS = { nginx: writeNginxConfig, caddy: writeCaddyfile };
type Host = keyof typeof SERVERS | 'docker';

/** `hosting`: what a web server has to be told. */
export function addHosting(program: Command, { io }: CommandContext): void {
  program
    .command('hosting')
    .summary('print the configuration of a web server, or a Dockerfile')
    .description(
      'Prints the configuration with which nginx or Caddy serves this site: its types, security headers, old addresses, and a login in front of every file; or with `docker` a Dockerfile of two images, one that checks and builds with no network and one that serves. Host and base path are those of `address` in the settings.',
    )
    .addArgument(
      new Argument('<server>', 'The web server; `docker` for images.').choices([
        ...Object.keys(SERVERS),
        'docker',
      ]),
    )
    .option(
      '--root <dir>',
      'Folder of the server in which the site lies, at its base path.',
      '/var/www/precedent',
    )
    .option('--login <host:port>', 'Let oauth2-proxy, which listens there, decide who may read.')
    .option('--listen <port>', 'Listen for plain HTTP on this port, where TLS ends in front of the server.')
    .option('--container', 'Print a whole nginx.conf for a container whose user is not root.')
    .action((server: Host, options: HostingOptions) => printHosting(server, options, io));
}

async function printHosting(server: Host, options: HostingOptions, io: Io): Promise<void> {
  const { address, root: archive = io.cwd } = await loadProjectSettings(io, {});
  if (address === UNSET_ADDRESS)
    throw new UserError(
      '`address` is not set in precedent.config.ts, and a server has to know for which host it answers.',
      "Write the address at which readers find the site, such as `address: 'https://wiki.example.org/'`.",
      1,
    );
  const root = options.root.replace(/(?<=.)\/+$/, '');
  const { login, container: isContainer } = options;
  checkOptions({ address, root, login });
  if (server !== 'nginx' && isContainer === true)
    throw new UserError(
      `\`--container\` is for nginx, and not for ${server}.`,
      `Leave it out, or write \`${COMMAND} hosting nginx --container\`.`,
    );
  const known = { address, root, login, listen: readPort(options.listen) };
  io.stdout.write(
    server === 'docker'
      ? writeDockerfile({ ...known, spec: readSpec(archive) })
      : SERVERS[server]({ ...known, isContainer }),
  );
}

/** What the images install. Throws a UserError where that is more or less than the repository holds. */
function readSpec(archive: string): string {
  const spec = readDependency(archive);
  if (spec === undefined)
    throw new UserError(
      `There is no package.json that depends on ${COMMAND}, and the images install what it names.`,
      'Run this in an archive that `init` began.',
      1,
    );
  if (!existsSync(join(archive, 'package-lock.json')))
    throw new UserError(
      'There is no `package-lock.json`, by which the images install exactly what it names.',
      'Write it with `npm install --package-lock-only`, also where another program installs for you, and commit it.',
      1,
    );
  if (/^file:(?:\.\.|\/)/.test(spec))
    throw new UserError(
      `package.json depends on \`${spec.slice('file:'.length)}\`, outside of the repository, where no image finds it.`,
      'Run `upgrade` with that tarball, which takes it along.',
      1,
    );
  return spec;
}

/** What would end a word of a configuration, or be a variable in it. */
const SPECIAL = /["'`\\${}\p{Cc}]/u;

function checkOptions({ address, root, login }: Server): void {
  if (!isAbsolute(root))
    throw new UserError(
      `\`--root ${root}\` does not begin at the root of the server.`,
      'Write the whole path, such as `--root /var/www/precedent`.',
    );
  for (const path of [root, decodedBase({ address })]) {
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
