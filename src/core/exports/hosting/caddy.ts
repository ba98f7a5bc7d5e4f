import { EVERYWHERE, EVIDENCE, FOR_SERVERS, KEPT, POLICY, TEXTS, TYPES, WORKER } from './headers.ts';
import { decodedBase, keptFor, type Server } from './server.ts';

/**
 * A Caddyfile, for Caddy 2.6 and later. `route` keeps its lines in this order: Caddy would redirect ahead of the login. No
 * `try_files`, which answers a folder without its slash.
 */
export function writeCaddyfile(server: Server): string {
  const { address, root, login, listen } = server;
  const { protocol, host } = new URL(address);
  const base = decodedBase(server);
  return `# Caddy: the site lies in ${root}, at its base path.
# Load it again after each publishing, so that it learns the addresses that moved: caddy reload --config <this file>
${login === undefined ? '' : `# oauth2-proxy listens on ${login}, with --reverse-proxy and an upstream of static://202.\n`}
${listen === undefined ? `${protocol}//${host}` : `http://:${listen}`} {
	root * "${root}"
	encode zstd gzip
	map {path} {precedent_moved} {
		import "${root}${base}redirects.caddy*.map"
		default ""
	}
	route {
${login === undefined ? '' : writeLogin(login)}${headers(server)}
${answers(base)}	}
	handle_errors {
		@missing expression {http.error.status_code} == 404
		handle @missing {
			rewrite * "${base}404.html"
			header {
				Content-Type "text/html; charset=utf-8"
				Cache-Control no-cache
				-Content-Disposition
			}
			file_server
		}
	}
}
`;
}

function headers(server: Server): string {
  const base = decodedBase(server);
  return `		header {
			${POLICY.name} "${POLICY.usual}"
			Cache-Control no-cache
${Object.entries(EVERYWHERE)
  .map(([name, value]) => `			${name} ${value}\n`)
  .join('')}		}
		@worker path "${base}${WORKER.file}"
		header @worker ${POLICY.name} "${WORKER.policy}"
		@kept path ${KEPT.map((folder) => `"${base}${folder}*"`).join(' ')}
		header @kept Cache-Control "${keptFor(server)}"
		@evidence path *${EVIDENCE}
		header @evidence Content-Disposition attachment
${writeTypes()}`;
}

/** Pages are left to Caddy: their addresses end in a slash. */
function writeTypes(): string {
  const byType = Object.groupBy(Object.keys(TYPES), (ending) => TYPES[ending] ?? '');
  return Object.entries(byType)
    .filter(([type]) => type !== 'text/html')
    .map(([type, endings = []]) => {
      const name = type.replaceAll(/\W/g, '_');
      const whole = TEXTS.includes(type) ? `"${type}; charset=utf-8"` : type;
      return `		@${name} path ${endings.map((ending) => `*.${ending}`).join(' ')}
		header @${name} Content-Type ${whole}
`;
    })
    .join('');
}

/** Caddy 2.6 leads to a folder without the query, which holds the filters: github.com/caddyserver/caddy/pull/6109. */
function answers(base: string): string {
  return `		@moved expression {precedent_moved} != "" && {query} == ""
		redir @moved {precedent_moved} 301
		@moved_query expression {precedent_moved} != "" && {query} != ""
		redir @moved_query {precedent_moved}?{query} 301
		@bare {
			file {path}/index.html
			vars_regexp bare {http.request.uri} ^(/(?:[^/?\\\\]+/)*[^/?\\\\]+)(\\?.+)$
		}
		redir @bare {re.bare.1}/{re.bare.2} 301
		@folder path */index.html
		redir @folder ./ 301
		@hidden path */.* "${base}404.html" ${FOR_SERVERS.map((name) => `"${base}${name}"`).join(' ')}
		error @hidden 404
		file_server
`;
}

/** oauth2-proxy starts the login with the whole address that was asked for, filters included, which a header tells it. */
function writeLogin(proxy: string): string {
  return `		handle /oauth2/* {
			reverse_proxy ${proxy} {
				header_up X-Real-IP {remote_host}
				header_up X-Forwarded-Uri {uri}
			}
		}
		forward_auth ${proxy} {
			uri /oauth2/auth?
			header_up X-Real-IP {remote_host}
			@login status 401
			handle_response @login {
				rewrite * /oauth2/start?
				reverse_proxy ${proxy} {
					header_up X-Real-IP {remote_host}
					header_up X-Auth-Request-Redirect {http.request.orig_uri}
				}
			}
		}
`;
}
