import {
  EVERYWHERE,
  EVIDENCE,
  FOR_SERVERS,
  KEPT,
  NO_FRAMES,
  POLICY,
  TEXTS,
  TYPES,
  WORKER,
} from './headers.ts';
import { CONTAINER_PORT, decodedBase, escapePattern, keptFor, type Server } from './server.ts';

/**
 * A file for `/etc/nginx/conf.d`, for nginx 1.22 and later. Headers are chosen by maps and sent in one place: a location that
 * has an `add_header` of its own loses all others. What moved is answered after the login, which `return` would overtake.
 */
export function writeNginxConfig(server: Server): string {
  const text = `${mapAddresses(server)}${mapHeaders(server)}\n${site(server)}`;
  return `${head(server)}\n${server.isContainer === true ? writeAround(text) : text}`;
}

/** What stands around it in a container, where it is the whole of `nginx.conf`. */
function writeAround(text: string): string {
  const places = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'];
  return `daemon off;
pid /tmp/nginx.pid;
error_log stderr;
events {
}
http {
access_log /dev/stdout;
sendfile on;
${places.map((name) => `${name}_temp_path /tmp/${name};\n`).join('')}
${text}}
`;
}

function head({ root, login, isContainer }: Server): string {
  return `# ${isContainer === true ? 'The whole nginx.conf of a container' : 'nginx, for /etc/nginx/conf.d'}: the site lies in ${root}, at its base path.
# Load it again after each publishing, so that it learns the addresses that moved: nginx -t && nginx -s reload
${login === undefined ? '' : `# oauth2-proxy listens on ${login}, with --reverse-proxy and an upstream of static://202.\n`}`;
}

/** `volatile`: the page of a missing address is another file than the one that was asked for. */
function mapAddresses(server: Server): string {
  const base = decodedBase(server);
  const pattern = escapePattern(base);
  return `# An old address may be long, and there may be thousands.
map_hash_bucket_size 1024;
map_hash_max_size 65536;

map $uri $precedent_moved {
  volatile;
  include "${server.root}${base}redirects.nginx*.map";
}
# A folder answers at its own address alone.
map $request_uri $precedent_folder {
  "~^[^?]*/index\\.html(?:\\?|$)" ./;
}
# What speaks to servers, and to nobody else.
map $uri $precedent_hidden {
  volatile;
  "~/\\.|^${pattern}(?:404\\.html|${FOR_SERVERS.map(escapePattern).join('|')})$" hidden;
}
map "$precedent_moved$precedent_folder$precedent_hidden" $precedent_file {
  volatile;
  "" $uri;
  default /.moved;
}
`;
}

/** Headers that differ by file; one without a value is not sent. */
function mapHeaders(server: Server): string {
  const pattern = escapePattern(decodedBase(server));
  const kept = KEPT.map(escapePattern).join('|');
  return `map $uri $precedent_policy {
  volatile;
  default "${POLICY.usual}";
  "~^${pattern}${escapePattern(WORKER.file)}$" "${WORKER.policy}";
${ofLogin(server, NO_FRAMES)}}
map $uri $precedent_cache {
  volatile;
  default "no-cache";
  "~^${pattern}(?:${kept})" "${keptFor(server)}";
${ofLogin(server, '')}}
map $uri $precedent_disposition {
  volatile;
  "~${escapePattern(EVIDENCE)}$" "attachment";
}
`;
}

/** The pages of the login are those of another program. */
function ofLogin({ login }: Server, value: string): string {
  return login === undefined ? '' : `  "~^/oauth2/" "${value}";\n`;
}

function site(server: Server): string {
  const { address, root } = server;
  const { hostname, port, protocol } = new URL(address);
  const usual = protocol === 'http:' && port !== '' ? port : '80';
  const listen = server.listen ?? (server.isContainer === true ? CONTAINER_PORT : usual);
  const base = decodedBase(server);
  return `server {
  # Where TLS ends here: listen 443 ssl, with ssl_certificate and ssl_certificate_key.
  listen ${listen};
${server.isContainer === true ? '' : `  listen [::]:${listen};\n`}  server_name ${hostname};
  server_tokens off;
  root "${root}";
  absolute_redirect off;
${login(server)}
${types()}
${headers()}
  error_page 403 404 @missing;
  location @missing {
    try_files "${base}404.html" =404;
  }
  location / {
    try_files $precedent_file $precedent_file/ @other;
  }
  location @other {
    if ($precedent_folder) {
      return 301 $precedent_folder$is_args$args;
    }
    if ($precedent_moved) {
      return 301 $precedent_moved$is_args$args;
    }
    return 404;
  }
}
`;
}

function headers(): string {
  return `  gzip on;
  gzip_vary on;
  gzip_types ${TEXTS.join(' ')} application/json image/svg+xml;

  add_header ${POLICY.name} $precedent_policy always;
  add_header Cache-Control $precedent_cache always;
  add_header Content-Disposition $precedent_disposition always;
${Object.entries(EVERYWHERE)
  .map(([name, value]) => `  add_header ${name} "${value}" always;`)
  .join('\n')}
`;
}

function types(): string {
  const lines = Object.entries(TYPES).map(([ending, type]) => `    ${type} ${ending};`);
  return `  types {
${lines.join('\n')}
  }
  default_type application/octet-stream;
  charset utf-8;
  charset_types ${TEXTS.join(' ')};
`;
}

/** oauth2-proxy starts the login with the whole address that was asked for, filters included, which a header tells it. */
function login({ login: proxy }: Server): string {
  if (proxy === undefined) return '';
  return `
  auth_request /oauth2/auth;
  error_page 401 = /oauth2/start;
  location /oauth2/ {
    auth_request off;
    proxy_pass http://${proxy};
    proxy_set_header Host $host;
    proxy_set_header X-Real-IP $remote_addr;
    proxy_set_header X-Forwarded-Proto $scheme;
    proxy_set_header X-Forwarded-Uri $request_uri;
    proxy_set_header X-Auth-Request-Redirect $request_uri;
  }
  location = /oauth2/auth {
    internal;
    auth_request off;
    proxy_pass http://${proxy};
    proxy_pass_request_body off;
    proxy_set_header Content-Length "";
    proxy_set_header Host $host;
    proxy_set_header X-Forwarded-Uri $request_uri;
  }
`;
}
