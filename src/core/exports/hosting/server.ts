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
};

/** The base path as servers compare it. */
export function decodedBase({ address }: Server): string {
  return decodeURI(new URL(address).pathname).replace(/\/*$/, '/');
}

/** A path that may be kept is kept by the browser alone where there is a login, not by what stands between. */
export function keptFor({ login }: Server): string {
  return `${login === undefined ? 'public' : 'private'}, max-age=31536000, immutable`;
}

export function escapePattern(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}
