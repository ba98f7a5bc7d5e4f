/** What the configuration of a web server has to know of a site. */
export type Server = {
  /** Public address of the site, with its base path. */
  address: string;
  /** The folder that is served; the site lies in it at its base path. */
  root: string;
  /** Where oauth2-proxy listens, such as `127.0.0.1:4180`; without it everybody may read. */
  login?: string | undefined;
  /** A port for plain HTTP, where TLS ends in front of the server. */
  listen?: number | undefined;
  /** Whether it stands in a container: nobody is root there, `/tmp` alone can be written, and IPv6 may be switched off. */
  isContainer?: boolean | undefined;
};

/** Where a container listens: nobody who is not root may listen below 1024. */
export const CONTAINER_PORT = 8080;

/** The base path as servers compare it. */
export function decodedBase({ address }: Pick<Server, 'address'>): string {
  return decodeURI(new URL(address).pathname).replace(/\/*$/, '/');
}

/** A path that may be kept is kept by the browser alone where there is a login, not by what stands between. */
export function keptFor({ login }: Server): string {
  return `${login === undefined ? 'public' : 'private'}, max-age=31536000, immutable`;
}

export function escapePattern(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}
