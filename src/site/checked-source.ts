import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { digestReport } from '../compile/read.ts';
import type { Report } from '../core/model/report.ts';
import { changedMeanwhile } from './site.ts';

/**
 * The text of a report, as it was checked. The texts of thousands of reports are too much to keep until they are written:
 * the file is read again. Throws a UserError when it says something else now, or is gone.
 */
export function readCheckedText(report: Report, folder: string): string {
  const text = readIfThere(join(folder, report.file))?.replace(/^\uFEFF/, '');
  if (text === undefined || digestReport(text, report.images) !== report.digest)
    throw changedMeanwhile(report.file);
  return text;
}

function readIfThere(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}
