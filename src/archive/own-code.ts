import { existsSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { inspect } from 'node:util';
import { createLocator } from '../compile/positions.ts';
import { COMMAND } from '../core/model/product.ts';
import type { Range } from '../core/model/report.ts';
import { isWithin, PROJECT_ROOT } from './places.ts';

/** What stopped code of a team, in its settings or in a rule. */
export type CodeFault = {
  /** Why, as the error says it, without a full stop. */
  because: string;
  /** What is wrong in a full sentence, and what mends it, where the error is a usual one of loading a file. */
  known?: { message: string; hint: string };
  /** The place in a file of the project; the path is from its root, with forward slashes. */
  file?: string;
  range?: Range;
  /** The place where it happened, where that is in no file of the project: an absolute path, and a line from 1 on. */
  outside?: { path: string; line: number };
};

/** Code that runs longer has no end. */
export const MAX_SECONDS = 60;

/** Reads an error that code in `root` threw while it was loaded or run. `entry` is the absolute path where it began. */
export function explainCode(error: unknown, root: string, entry: string): CodeFault {
  if (!isErrorLike(error)) return { because: `it threw ${inspect(error)}` };
  const said = error.message.split('\n')[0] ?? '';
  const because = said.replace(/\.$/, '').replaceAll(`${root}${sep}`, '');
  const lost = /^Cannot find (module|package) '([^']+)'(?: imported from (.+?))?$/.exec(said);
  if (lost !== null) {
    const [, kind, wanted = '', from = entry] = lost;
    return { because, ...explainLost({ wanted, from, isPackage: kind === 'package' }, root) };
  }
  const known = explainExport(said, shown(entry, root)) ?? explainName(said) ?? explainSyntax(said);
  return { because, ...(known && { known }), ...placeOf(error.stack ?? '', root, entry) };
}

type ErrorLike = { message: string; stack?: string };

/** Errors of another context are none of this one. */
function isErrorLike(error: unknown): error is ErrorLike {
  return typeof error === 'object' && error !== null && typeof (error as ErrorLike).message === 'string';
}

type Lost = { wanted: string; from: string; isPackage: boolean };

/** A package or file that is imported and not there, with the place of its name in the file that imports it. */
function explainLost({ wanted, from, isPackage }: Lost, root: string): Omit<CodeFault, 'because'> {
  const path = toPath(from) ?? from;
  const text = existsSync(path) ? readFileSync(path, 'utf8') : '';
  const end = wanted.split(/[/\\]/).at(-1) ?? wanted;
  const found = [...text.matchAll(/(?:\bfrom|\bimport)\s*\(?\s*["']([^"'\n]+)["']/dg)].find(
    ({ 1: specifier = '' }) =>
      specifier === wanted || specifier.startsWith(`${wanted}/`) || (!isPackage && specifier.endsWith(end)),
  );
  const place = found?.indices?.[1];
  const known = isPackage
    ? {
        message: `\`${wanted}\` is not installed, and \`${shown(path, root)}\` imports it.`,
        hint: adviseOn(wanted),
      }
    : {
        message: `\`${shown(path, root)}\` imports \`${found?.[1] ?? wanted}\`, which is not there.`,
        hint: 'Correct the path; the end of the name, such as `.ts`, is a part of it.',
      };
  return {
    known,
    ...(isOwn(path, root) ? { file: shown(path, root) } : {}),
    ...(place === undefined ? {} : { range: createLocator(text).range(...place) }),
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

/** The messages are those of Node, which has the names in no field of the error. */
function explainExport(words: string, file: string): CodeFault['known'] {
  const [, part, folder] =
    /^Package subpath '\.?([^']+)' is not defined by "exports" in .*node_modules[\\/](.+)[\\/]package\.json/.exec(
      words,
    ) ?? [];
  const [, whole, wanted] =
    /^The requested module '([^']+)' does not provide an export named '([^']+)'/.exec(words) ?? [];
  const from = whole ?? folder?.replaceAll('\\', '/');
  if (from === undefined) return undefined;
  return {
    message: `\`${from}\` has no \`${wanted ?? part ?? ''}\`, and \`${file}\` imports it.`,
    hint: from.startsWith(COMMAND)
      ? `Correct the name, or bring the archive to a version that has it with \`${COMMAND} upgrade\`.`
      : 'Correct the name, or install a version that has it.',
  };
}

/** What `precedent-kb/config` gives to settings and rules. */
const OURS = ['defineConfig', 'defineRule', 'z'];

function explainName(words: string): CodeFault['known'] {
  const [, name] = /^(\S+) is not defined(?: in ES module scope|$)/.exec(words) ?? [];
  if (name === undefined) return undefined;
  const hint = OURS.includes(name)
    ? `Write \`import { ${name} } from '${COMMAND}/config';\` in the first line.`
    : name === 'require' || name === 'module'
      ? 'Write `import` and `export default` instead: the file is a module.'
      : 'Declare it, or import it, in the same file.';
  return { message: `\`${name}\` is used, and nothing with this name is declared or imported.`, hint };
}

function explainSyntax(words: string): CodeFault['known'] {
  const [, construct] = /^TypeScript (.+) is not supported in strip-only mode/.exec(words) ?? [];
  if (construct === undefined) return undefined;
  return {
    message: `Node runs TypeScript as it stands, and no \`${construct}\`.`,
    hint: 'Write it without, such as a plain object and its type.',
  };
}

type Place = { path: string; line: number; column: number };

/** The innermost place in a file of the project; else its entry, and where it happened beside it. */
function placeOf(stack: string, root: string, entry: string): Omit<CodeFault, 'because' | 'known'> {
  const places = listPlaces(stack);
  const place = places.find(({ path }) => isOwn(path, root) && existsSync(path));
  if (place !== undefined) {
    const locator = createLocator(readFileSync(place.path, 'utf8'));
    const at = locator.offset(place.line, place.column);
    return { file: shown(place.path, root), range: locator.range(at, at) };
  }
  const [outside] = places;
  return {
    ...(isOwn(entry, root) ? { file: shown(entry, root) } : {}),
    ...(outside === undefined ? {} : { outside: { path: outside.path, line: outside.line } }),
  };
}

/** The places that an error names, the innermost first, outside of packages, of Node and of this program. */
function listPlaces(stack: string): Place[] {
  // Of a mistake in the syntax Node tells the path or the address in a line of its own, ahead of all others.
  const head = /^((?:file:\/\/|[\\/]|[A-Za-z]:\\).+):(\d+)$/.exec(stack.split('\n', 1)[0] ?? '');
  const frames = [...stack.matchAll(/(file:\/\/[^\s()]+?):(\d+):(\d+)\)?$/gm)];
  return (head === null ? frames : [head, ...frames]).flatMap(([, name = '', line = '1', column = '1']) => {
    const path = toPath(name);
    if (path === undefined) return [];
    const isOurs = ['src', 'schemas'].some((folder) => isWithin(join(PROJECT_ROOT, folder), path));
    if (isOurs || /[\\/]node_modules[\\/]/.test(path)) return [];
    return [{ path, line: Number(line), column: Number(column) }];
  });
}

/** The path of a file that an error names; undefined where it only looks like an address, as a message may. */
function toPath(name: string): string | undefined {
  if (!name.startsWith('file:')) return name;
  try {
    return fileURLToPath(name.replace(/\?[^?]*$/, ''));
  } catch {
    return undefined;
  }
}

function isOwn(path: string, root: string): boolean {
  return path.startsWith(root + sep) && !path.includes(`${sep}node_modules${sep}`);
}

/** A path as a person calls it: from the root where it lies below it. */
function shown(path: string, root: string): string {
  return isOwn(path, root) ? relative(root, path).split(sep).join('/') : path;
}
