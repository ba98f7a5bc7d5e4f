import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { COMMAND } from '../core/model/product.ts';
import { pathOf } from './own-code.ts';
import { isWithin, PROJECT_ROOT } from './places.ts';

/** Why a file that a team wrote cannot be loaded, and what mends it. `line` counts from 1, where it stands in that file itself. */
export type LoadFailure = { message: string; hint: string; line?: number };

/** What an error says of a file that was imported; `shown` is what a person calls that file. */
export function explainLoadFailure(error: unknown, path: string, shown: string): LoadFailure {
  const words = error instanceof Error ? error.message : String(error);
  const known = explainImport(words, shown) ?? explainName(words) ?? explainSyntax(words);
  const place = findPlace(error);
  const isHere = place !== undefined && pathToFileURL(place.path).href === pathToFileURL(path).href;
  const elsewhere =
    place === undefined || isHere ? '' : ` It stands in line ${place.line} of \`${place.path}\`.`;
  return {
    message: `${known?.message ?? `The file cannot be loaded: ${words.replace(/\.$/, '')}.`}${elsewhere}`,
    hint: known?.hint ?? 'Correct that line; what the file gives is its `export default`.',
    ...(isHere ? { line: place.line } : {}),
  };
}

type Explained = Omit<LoadFailure, 'line'>;

/** The messages are those of Node, which has the names in no field of the error. */
function explainImport(words: string, shown: string): Explained | undefined {
  const [, name] = /^Cannot find package '([^']+)' imported from /.exec(words) ?? [];
  if (name !== undefined)
    return { message: `\`${name}\` is not installed, and \`${shown}\` imports it.`, hint: adviseOn(name) };
  const [, file] = /^Cannot find module '([^']+)' imported from /.exec(words) ?? [];
  if (file !== undefined)
    return {
      message: `\`${shown}\` imports \`${file}\`, which is not there.`,
      hint: 'Correct the path; the end of the name, such as `.ts`, is a part of it.',
    };
  const [, part, folder] =
    /^Package subpath '\.?([^']+)' is not defined by "exports" in .*node_modules[\\/](.+)[\\/]package\.json/.exec(
      words,
    ) ?? [];
  const [, whole, wanted] =
    /^The requested module '([^']+)' does not provide an export named '([^']+)'/.exec(words) ?? [];
  const from = whole ?? folder?.replaceAll('\\', '/');
  if (from === undefined) return undefined;
  return {
    message: `\`${from}\` has no \`${wanted ?? part ?? ''}\`, and \`${shown}\` imports it.`,
    hint: from.startsWith(COMMAND)
      ? `Correct the name, or bring the archive to a version that has it with \`${COMMAND} upgrade\`.`
      : 'Correct the name, or install a version that has it.',
  };
}

/** The package of this program is never told by its name: until it is published, it may be anybody's. */
function adviseOn(name: string): string {
  if (name === COMMAND) return 'Install what package.json names first, such as with `npm install`.';
  if (name === 'zod')
    return `Write \`import { z } from '${COMMAND}/config'\`, which is the one that is used here.`;
  return /^(?:@[\w.-]+\/)?[\w.-]+$/.test(name)
    ? `Install it, such as with \`npm install ${name}\`, or correct the name.`
    : 'Correct the name.';
}

function explainName(words: string): Explained | undefined {
  const [, name] = /^(\S+) is not defined(?: in ES module scope|$)/.exec(words) ?? [];
  if (name === undefined) return undefined;
  const isOurs = name === 'defineConfig' || name === 'z';
  const hint = isOurs
    ? `Write \`import { ${name} } from '${COMMAND}/config';\` in the first line.`
    : name === 'require' || name === 'module'
      ? 'Write `import` and `export default` instead: the file is a module.'
      : 'Declare it, or import it, in the same file.';
  return { message: `\`${name}\` is used, and nothing with this name is declared or imported.`, hint };
}

function explainSyntax(words: string): Explained | undefined {
  const [, construct] = /^TypeScript (.+) is not supported in strip-only mode/.exec(words) ?? [];
  if (construct === undefined) return undefined;
  return {
    message: `Node runs TypeScript as it stands, and no \`${construct}\`.`,
    hint: 'Write it without, such as a plain object and its type.',
  };
}

/** The first place that an error names, at its beginning or in its stack, outside of packages, of Node and of this program. */
function findPlace(error: unknown): { path: string; line: number } | undefined {
  const stack = error instanceof Error ? (error.stack ?? '') : '';
  // Of a mistake in the syntax Node tells the path or the address in a line of its own, ahead of all others.
  const [, whole, at] =
    /^((?:file:\/\/|[\\/]|[A-Za-z]:\\).+):(\d+)$/.exec(stack.split('\n', 1)[0] ?? '') ?? [];
  const frames = [...stack.matchAll(/(file:\/\/[^\s()]+?):(\d+):\d+\)?$/gm)];
  const named = [[whole, at], ...frames.map(([, address, line]) => [address, line])];
  for (const [name, line] of named) {
    if (name === undefined) continue;
    const path = pathOf(name.startsWith('file://') ? name.replace(/\?[^?]*$/, '') : name);
    if (path === undefined) continue;
    const isOurs = ['src', 'schemas'].some((folder) => isWithin(join(PROJECT_ROOT, folder), path));
    if (!isOurs && !/[\\/]node_modules[\\/]/.test(path)) return { path, line: Number(line) };
  }
  return undefined;
}
