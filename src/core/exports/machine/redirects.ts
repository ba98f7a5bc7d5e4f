import type { Report } from '../../model/report.ts';
import type { MachineContext } from './context.ts';

/** Where an old address of a report leads; paths from the root of the host. */
export type Redirect = { from: string; to: string };

/** The old addresses of all reports, by address. */
export function listRedirects(
  reports: readonly Report[],
  { paths, byId }: Pick<MachineContext, 'paths' | 'byId'>,
): Redirect[] {
  return reports
    .flatMap((report) =>
      report.incident.aliases
        .filter((alias) => byId.get(alias) === report)
        .map((alias) => ({ from: paths.incident(alias), to: paths.incident(report.id) })),
    )
    .sort((a, b) => (a.from < b.from ? -1 : 1));
}

/** Rules for Netlify and Cloudflare Pages; with and without the slash at the end. */
export function writeRedirectRules(redirects: readonly Redirect[]): string {
  return redirects.map(({ from, to }) => `${from} ${to} 301\n${from.slice(0, -1)} ${to} 301\n`).join('');
}

/** The entries of a `map $uri $moved { include …; }` of nginx; its documentation is in docs/hosting.md. */
export function writeNginxMap(redirects: readonly Redirect[]): string {
  return redirects
    .map(({ from, to }) => {
      // nginx compares decoded paths, and takes `$` in a value for a variable.
      const [name, value] = [decodeURI(from), to.replaceAll('$', '%24')];
      return `${quote(name)} ${value};\n${quote(name.slice(0, -1))} ${value};\n`;
    })
    .join('');
}

/** A word of nginx; only plain ones stand without quotes. */
function quote(word: string): string {
  return /^[\w/.-]+$/.test(word) ? word : `"${word}"`;
}
