import type { TagVocabulary } from '../../../../schemas/tag.ts';
import type { Report } from '../../model/report.ts';
import { formerTags } from '../../model/tags.ts';
import type { MachineContext } from './context.ts';

/** Where an old address of a report or a tag leads; paths from the root of the host. */
export type Redirect = { from: string; to: string };

/** The old addresses of all reports and tags, by address. A feed keeps the people who read it. */
export function listRedirects(
  reports: readonly Report[],
  { paths, byId }: Pick<MachineContext, 'paths' | 'byId'>,
  tags: TagVocabulary,
): Redirect[] {
  const ofReports = reports.flatMap((report) =>
    report.incident.aliases
      .filter((alias) => byId.get(alias) === report)
      .map((alias) => ({ from: paths.incident(alias), to: paths.incident(report.id) })),
  );
  const ofTags = [...formerTags(tags)].flatMap(([old, tag]) => [
    { from: paths.tag(old), to: paths.tag(tag) },
    { from: paths.tagFeed(old), to: paths.tagFeed(tag) },
  ]);
  return [...ofReports, ...ofTags].sort((a, b) => (a.from < b.from ? -1 : 1));
}

/** Rules for Netlify and Cloudflare Pages; with and without the slash at the end. */
export function writeRedirectRules(redirects: readonly Redirect[]): string {
  return redirects
    .flatMap(({ from, to }) => spellings(from).map((address) => `${address} ${to} 301\n`))
    .join('');
}

/** The entries of a `map $uri $moved { include …; }` of nginx; its documentation is in docs/hosting.md. */
export function writeNginxMap(redirects: readonly Redirect[]): string {
  // `$` in a value would be a variable.
  return writeMap(redirects, (from, to) => `${from} ${to.replaceAll('$', '%24')};\n`);
}

/** The entries of a `map {path} {moved} { import … }` of Caddy. */
export function writeCaddyMap(redirects: readonly Redirect[]): string {
  return writeMap(redirects, (from, to) => `${from} ${to}\n`);
}

/** Servers compare decoded paths. */
function writeMap(redirects: readonly Redirect[], write: (from: string, to: string) => string): string {
  return redirects
    .flatMap(({ from, to }) => spellings(decodeURI(from)).map((address) => write(quote(address), to)))
    .join('');
}

/** A page is asked for without the slash at its end too. */
function spellings(address: string): string[] {
  return address.endsWith('/') ? [address, address.slice(0, -1)] : [address];
}

/** A word of nginx or Caddy; only plain ones stand without quotes. */
function quote(word: string): string {
  return /^[\w/.-]+$/.test(word) ? word : `"${word}"`;
}
