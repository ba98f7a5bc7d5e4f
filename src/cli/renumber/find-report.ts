import { existsSync, statSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import type { Archive } from '../../core/model/archive.ts';
import { idOfFile } from '../../archive/ids.ts';
import type { Report } from '../../core/model/report.ts';
import { nearestWord } from '../../core/model/nearest.ts';
import { UserError } from '../../core/model/user-error.ts';

/** The one report that a person names by its file or its id. Throws a UserError when it is none or more than one. */
export function findNamedReport(name: string, archive: Archive, cwd: string): Report {
  const file = findFile(name, archive.folder, cwd);
  if (file !== undefined) return reportOfFile(file, archive);
  const matches = archive.reports.filter((report) => report.id === name || idOfFile(report.file) === name);
  const [only, ...others] = matches;
  if (only !== undefined && others.length === 0) return only;
  if (only !== undefined) {
    const files = matches.map((report) => `\`${archive.show(report.file)}\``).join(' and ');
    throw new UserError(`${files} both go by \`${name}\`.`, 'Name the file of the one that gets another id.');
  }
  const broken = archive.diagnostics.find(
    ({ level, file: place }) => level === 'error' && place.includes(name),
  );
  if (broken !== undefined) throw unreadable(broken.file);
  const nearest = nearestWord(
    name,
    archive.reports.map(({ id }) => id),
  );
  throw new UserError(
    `There is no report \`${name}\`.`,
    nearest === undefined ? 'Write an id or the path of a report file.' : `Did you mean \`${nearest}\`?`,
  );
}

function reportOfFile(file: string, archive: Archive): Report {
  const report = archive.reports.find((known) => known.file === file);
  if (report === undefined) throw unreadable(archive.show(file));
  return report;
}

/** The path in the incidents folder of a file or folder that is named from the working directory or from there. */
function findFile(name: string, folder: string, cwd: string): string | undefined {
  for (const base of [cwd, folder]) {
    const path = resolve(base, name);
    const isInside = path.startsWith(folder + sep);
    if (!isInside || !existsSync(path)) continue;
    const file = statSync(path).isDirectory() ? join(path, 'index.mdx') : path;
    if (file.endsWith('.mdx') && existsSync(file)) return relative(folder, file).split(sep).join('/');
  }
  return undefined;
}

function unreadable(file: string): UserError {
  return new UserError(
    `\`${file}\` cannot be read as a report.`,
    `\`precedent check ${file}\` says why; repair that first.`,
    1,
  );
}
