import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Diagnostic } from '../core/model/report.ts';
import { sayCause } from '../core/model/system-error.ts';

/** A file of a folder that a team has beside its settings: its path from there, with forward slashes, and where it lies. */
export type OwnFile = { name: string; file: string; path: string };

/**
 * The files of such a folder whose names pass, in the order of these, and what cannot be read. There is none where the folder
 * is not there.
 */
export function listOwnFiles(
  root: string | undefined,
  folder: string,
  isWanted: (name: string) => boolean,
): { files: OwnFile[]; diagnostics: Diagnostic[] } {
  if (root === undefined) return { files: [], diagnostics: [] };
  const diagnostics: Diagnostic[] = [];
  let names: string[];
  try {
    names = readdirSync(join(root, folder)).filter(isWanted).sort();
  } catch (error) {
    const code = codeOf(error);
    if (code === 'ENOENT') return { files: [], diagnostics };
    return { files: [], diagnostics: [code === 'ENOTDIR' ? noFolder(folder) : unreadable(folder, code)] };
  }
  const files = names.flatMap((name): OwnFile[] => {
    const [file, path] = [`${folder}/${name}`, join(root, folder, name)];
    const fault = faultOf(file, path);
    if (fault === undefined) return [{ name, file, path }];
    diagnostics.push(fault);
    return [];
  });
  return { files, diagnostics };
}

/** The bytes of a file, or why they cannot be read. */
export function readOwnFile({ file, path }: OwnFile): { bytes: Buffer } | { diagnostic: Diagnostic } {
  try {
    return { bytes: readFileSync(path) };
  } catch (error) {
    return { diagnostic: unreadable(file, codeOf(error)) };
  }
}

/** Reading a pipe would wait for ever. */
function faultOf(file: string, path: string): Diagnostic | undefined {
  try {
    const stats = statSync(path);
    if (stats.isFile()) return undefined;
    const what = stats.isDirectory() ? 'a folder' : 'a pipe, a socket or a device';
    return {
      ...SETTINGS,
      message: `This is no file but ${what}, and its name ends as that of a file.`,
      hint: 'Give it another name, or move it elsewhere.',
      file,
    };
  } catch (error) {
    return unreadable(file, codeOf(error));
  }
}

const SETTINGS = { rule: 'settings', level: 'error' } as const;

function noFolder(folder: string): Diagnostic {
  return {
    ...SETTINGS,
    message: `\`${folder}\` is a file, and a folder of this name is looked for beside the settings.`,
    hint: 'Give the file another name.',
    file: folder,
  };
}

function unreadable(file: string, code: string): Diagnostic {
  const { because, advice } = sayCause(code);
  return { ...SETTINGS, message: `This cannot be read: ${because}.`, hint: advice, file };
}

function codeOf(error: unknown): string {
  return (error as NodeJS.ErrnoException).code ?? 'unknown cause';
}
