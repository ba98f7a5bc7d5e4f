import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { extname, join, relative } from 'node:path';
import process from 'node:process';

/**
 * Compares two built sites: `node bench/same-site.ts BEFORE AFTER`. What may differ without meaning anything is levelled
 * first: the time of building, digests of content in names and addresses, names of scopes of styles, and compiled
 * scripts and styles, of which only the number is told. Exit code 1 where anything else differs.
 */
const [before = '', after = ''] = process.argv.slice(2);

/** Text files whose content is compared; the code of a site is compared by behaviour, in the browser tests. */
const TEXTS = new Set(['.html', '.json', '.xml', '.md', '.txt', '.svg', '.map']);

const LEVELLED: [pattern: RegExp, name: string][] = [
  [/\bdata-astro-cid-[a-z0-9]+(?:="")?/g, 'SCOPE'],
  [/\bastro-[a-z0-9]{8}\b/g, 'SCOPE'],
  [/\/_astro\/[^"' )]+/g, '/_astro/ASSET'],
  [/(Built|构建于) <time [^>]*>[^<]*<\/time>/g, 'BUILT'],
  [/\b[0-9a-f]{12,64}\b/g, 'DIGEST'],
];

type File = { path: string; digest: string; text?: string };

const left = readSite(before);
const right = readSite(after);
const missing = [...left.keys()].filter((name) => !right.has(name));
const added = [...right.keys()].filter((name) => !left.has(name));
const changed = [...left.keys()].filter((name) => {
  const other = right.get(name);
  return other !== undefined && other.digest !== left.get(name)?.digest;
});

console.log(`${left.size} files before, ${right.size} after`);
tell('missing', missing);
tell('added', added);
tell('changed', changed);
for (const name of changed.slice(0, 20)) console.log(firstDifference(name));
process.exitCode = missing.length + added.length + changed.length > 0 ? 1 : 0;

function readSite(folder: string): Map<string, File> {
  const files = new Map<string, File>();
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    const name = relative(folder, path);
    if (name.startsWith('_astro/') || name.startsWith('.')) continue;
    const bytes = readFileSync(path);
    const isText = TEXTS.has(extname(name));
    const text = isText ? level(bytes.toString('utf8')) : undefined;
    const digest = createHash('sha256')
      .update(text ?? bytes)
      .digest('hex');
    files.set(level(name), { path, digest, ...(text === undefined ? {} : { text }) });
  }
  return files;
}

function level(text: string): string {
  return LEVELLED.reduce((result, [pattern, name]) => result.replace(pattern, name), text);
}

function tell(what: string, names: string[]): void {
  if (names.length > 0) console.log(`${names.length} ${what}: ${names.slice(0, 40).join(', ')}`);
}

function firstDifference(name: string): string {
  const [a = '', b = ''] = [left, right].map((side) => side.get(name)?.text);
  let at = 0;
  while (at < a.length && a[at] === b[at]) at++;
  const around = (text: string): string => JSON.stringify(text.slice(Math.max(0, at - 60), at + 100));
  return `${name} at ${at}\n  before ${around(a)}\n  after  ${around(b)}`;
}
