import { createSettings, FIELDS } from '../compile/compile.ts';
import { readArchive, type ReadArchiveOptions } from '../../src/archive/read.ts';
import type { Archive } from '../../src/core/model/archive.ts';

/** The text of a report file with the required fields, and more. */
export function reportFile(id: string, body = '', fields = ''): string {
  const own = FIELDS.replace(/INC-\d{4}-\d{4}/, id).replace('A test report', `Report ${id}`);
  return `---\n${own}\n${fields === '' ? '' : `${fields}\n`}---\n${body}`;
}

/** An archive folder as it is read, its paths shown from the folder itself. */
export function readFolder(folder: string, options: Partial<ReadArchiveOptions> = {}): Promise<Archive> {
  return readArchive({ folder, cwd: folder, settings: createSettings(), ...options });
}
