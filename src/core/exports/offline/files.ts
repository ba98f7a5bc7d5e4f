import { isScriptFile } from '../../model/paths.ts';

/** What a build says of the files that a browser may keep: how much there is, and by which key it is told from another build. */
export type OfflineHead = {
  /** Changes whenever one of the files does. */
  key: string;
  /** The day of the build, in the zone of the site. */
  day: string;
  files: number;
  /** Of all of them, as they lie on a device. */
  bytes: number;
};

/** A file that is kept: its address below the base path, its size, and the beginning of its SHA-256 in Base64. */
export type OfflineFile = [address: string, bytes: number, digest: string];

/** So much of a digest tells whether a file arrived as it was built. */
export const DIGEST_LENGTH = 16;

/** Names of the files below the base path. */
export const OFFLINE = { head: 'offline.json', files: 'offline-files.json', worker: 'sw.js' } as const;

/** The names of what a browser keeps of the site at a base path begin with this. */
export function keptPrefix(base: string): string {
  return `precedent ${base} `;
}

/** Pages, what they load, and the indexes of search, lookup and recall. */
const KEPT = [
  /^(?:_astro|own|exact|prose|recall)\//,
  /^(?:contents\.css|favicon\.svg|theme\.js)$/,
  /^incidents\/[^/]+\/[^/]+\.(?:avif|gif|jpe?g|png|svg|webp)$/,
];

/**
 * The address below the base path of a file of a built site, given with forward slashes, that a browser keeps; undefined for
 * what is for programs: feeds, Markdown, JSON of reports, sources, evidence, cards.
 */
export function keptAddress(file: string): string | undefined {
  const page = /^(|.*\/)index\.html$/.exec(file)?.[1];
  const [, script = ''] = /^incidents\/([^/]+)$/.exec(file) ?? [];
  if (page === undefined && !isScriptFile(script) && !KEPT.some((kind) => kind.test(file))) return undefined;
  return (page ?? file).split('/').map(encodeURIComponent).join('/');
}
