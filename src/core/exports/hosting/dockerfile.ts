import { COMMAND } from '../../model/product.ts';
import { CONTAINER_PORT, decodedBase, type Server } from './server.ts';

/** What two images have to know of an archive. */
export type Images = Omit<Server, 'isContainer'> & {
  /** What package.json depends on to get the program, such as `file:vendor/x.tgz`. */
  spec: string;
};

/**
 * A Dockerfile of two images: `tools` checks and builds, `server` serves without Node. Packages are installed in a stage that
 * no image keeps, so neither has npm, its cache, or what was deleted.
 */
export function writeDockerfile(images: Images): string {
  return `${head(images)}\n${packages(images)}\n${TOOLS}\n${site(images)}\n${server(images)}`;
}

function head({ address, listen = CONTAINER_PORT }: Images): string {
  return `# Two images of the archive that stands at ${address}, for Docker with BuildKit or Podman.
# Print this file again when \`address\` or the package changes. .dockerignore holds \`node_modules\` and \`dist\`.
#
#   docker build --target tools -t wiki-tools .
#   docker run --rm --network none --read-only --tmpfs /tmp --user "$(id -u):$(id -g)" -v "$PWD:/archive" wiki-tools build
#
#   docker build -t wiki .
#   docker run --rm --read-only --tmpfs /tmp -p ${listen}:${listen} wiki
`;
}

function packages({ spec }: Images): string {
  const path = spec.startsWith('file:') ? spec.slice('file:'.length) : undefined;
  // npm asks git for a package of a repository.
  const image = path === undefined && !/^https?:/.test(spec) ? 'node:24-bookworm' : 'node:24-bookworm-slim';
  return `FROM ${image} AS packages
COPY package.json package-lock.json ./
${path === undefined ? '' : `COPY ${JSON.stringify([path, path])}\n`}RUN npm ci --omit=dev --no-audit --no-fund
# Maps are for whoever debugs a package, and a tenth of it.
RUN find node_modules -type f -name '*.map' -delete
`;
}

/** The packages lie at the top, where an archive that is mounted beside them finds them too. */
const TOOLS = `FROM debian:bookworm-slim AS tools
# Pages tell from git when a report was changed.
RUN apt-get update && apt-get install -y --no-install-recommends git libstdc++6 && rm -rf /var/lib/apt/lists/*
COPY --from=packages /usr/local/bin/node /usr/local/bin/node
COPY --from=packages /package.json /package.json
COPY --from=packages /node_modules /node_modules
RUN install -d -o 1000 -g 1000 /archive
ENV PATH=/node_modules/.bin:/usr/local/bin:/usr/bin:/bin HOME=/tmp
WORKDIR /archive
USER 1000:1000
ENTRYPOINT ["${COMMAND}"]
CMD ["check"]
`;

function site({ root, login, listen }: Images): string {
  const flags = [
    `--root ${quoteShell(root)}`,
    ...(login === undefined ? [] : [`--login ${quoteShell(login)}`]),
    ...(listen === undefined ? [] : [`--listen ${listen}`]),
  ];
  return `FROM tools AS site
COPY --chown=1000:1000 . .
# Whoever reaches the server reads the site: raise this only where a login stands in front.
RUN --network=none ${COMMAND} build --at-most clear --out site
RUN --network=none ${COMMAND} hosting nginx --container ${flags.join(' ')} > nginx.conf
`;
}

function server({ address, root, listen = CONTAINER_PORT }: Images): string {
  const folder = `${root}${decodedBase({ address })}`.replace(/(?<=.)\/$/, '');
  return `FROM debian:bookworm-slim AS server
RUN apt-get update && apt-get install -y --no-install-recommends nginx && rm -rf /var/lib/apt/lists/*
COPY --from=site /archive/nginx.conf /etc/nginx/nginx.conf
COPY --from=site ${JSON.stringify(['/archive/site', folder])}
USER www-data
EXPOSE ${listen}
STOPSIGNAL SIGQUIT
CMD ["nginx", "-e", "stderr"]
`;
}

function quoteShell(path: string): string {
  return /^[\w./:-]+$/.test(path) ? path : `'${path}'`;
}
