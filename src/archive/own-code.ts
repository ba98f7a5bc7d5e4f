import { existsSync, readFileSync } from 'node:fs';
import { relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { inspect } from 'node:util';
import { createLocator } from '../compile/positions.ts';
import type { Range } from '../core/model/report.ts';

/** What stopped code of a team, as far as it tells: why, without a full stop, and the place in a file of theirs. */
export type CodeFault = {
  because: string;
  /** From the root of the project, with forward slashes. */
  file?: string;
  range?: Range;
};

/** Code that runs longer has no end. */
export const MAX_SECONDS = 60;

/** Where a line of a stack, or the head of a syntax error, says that something happened. */
const PLACE = /((?:file:\/\/)?\/[^\n:()]+?\.[cm]?[jt]sx?)(?:\?[^:\n]*)?:(\d+)(?::(\d+))?/g;

/** Reads an error that code in `root` threw while it was loaded or run. `entry` is the absolute path where it began. */
export function explainCode(error: unknown, root: string, entry: string): CodeFault {
  if (!(error instanceof Error) && !isForeignError(error)) return { because: `it threw ${inspect(error)}` };
  const said = error.message.split('\n')[0] ?? '';
  const lost = /^Cannot find (?:module|package) '([^']+)'(?: imported from (.+?))?$/.exec(said);
  if (lost !== null) return explainLost(lost[1] ?? '', lost[2] ?? entry, root);
  const because = said.replace(/\.$/, '').replaceAll(`${root}${sep}`, '');
  return { because, ...placeOf(error.stack ?? '', root, entry) };
}

type ErrorLike = { message: string; stack?: string };

/** Errors of another context are none of this one. */
function isForeignError(error: unknown): error is ErrorLike {
  return typeof error === 'object' && error !== null && typeof (error as ErrorLike).message === 'string';
}

function explainLost(wanted: string, from: string, root: string): CodeFault {
  const path = pathOf(from) ?? '';
  const text = existsSync(path) ? readFileSync(path, 'utf8') : '';
  const name = wanted.split(/[/\\]/).at(-1) ?? wanted;
  const found = [...text.matchAll(/(?:\bfrom|\bimport)\s*\(?\s*["']([^"'\n]+)["']/dg)].find(
    ({ 1: specifier = '' }) =>
      specifier === wanted || specifier.startsWith(`${wanted}/`) || specifier.endsWith(name),
  );
  const missing = found?.[1] ?? wanted;
  const place = found?.indices?.[1];
  return {
    because: `it imports \`${missing}\`, which is not there`,
    ...(isOwn(path, root) ? { file: shown(path, root) } : {}),
    ...(place === undefined ? {} : { range: createLocator(text).range(...place) }),
  };
}

/** The innermost place in a file of the project; of the settings and rules nothing lies in `node_modules`. */
function placeOf(stack: string, root: string, entry: string): Pick<CodeFault, 'file' | 'range'> {
  for (const [, address = '', line = '1', column = '1'] of stack.matchAll(PLACE)) {
    const path = pathOf(address);
    if (path === undefined || !isOwn(path, root) || !existsSync(path)) continue;
    const locator = createLocator(readFileSync(path, 'utf8'));
    const at = locator.offset(Number(line), Number(column));
    return { file: shown(path, root), range: locator.range(at, at) };
  }
  return isOwn(entry, root) ? { file: shown(entry, root) } : {};
}

/** The path of a place that an error names; undefined for an address of no file, since what is thrown may say anything. */
export function pathOf(address: string): string | undefined {
  if (!address.startsWith('file:')) return address;
  try {
    return fileURLToPath(address);
  } catch {
    return undefined;
  }
}

function isOwn(path: string, root: string): boolean {
  return path.startsWith(root + sep) && !path.includes(`${sep}node_modules${sep}`);
}

function shown(path: string, root: string): string {
  return relative(root, path).split(sep).join('/');
}
