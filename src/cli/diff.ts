import { createTwoFilesPatch, FILE_HEADERS_ONLY } from 'diff';
import type { Io } from './io.ts';
import { createPaint, printable, type Style } from './wording.ts';

/** A file before and behind a change; `file` is its path as the person knows it. */
export type ChangedFile = { file: string; before: string; after: string };

/** Whether a file is not as it was. */
export function isChanged({ before, after }: ChangedFile): boolean {
  return before !== after;
}

/** A unified diff that `git apply` and `patch -p1` take; empty when nothing has changed. */
export function createDiff(files: readonly ChangedFile[]): string {
  return files
    .filter(isChanged)
    .map(({ file, before, after }) =>
      createTwoFilesPatch(`a/${file}`, `b/${file}`, before, after, undefined, undefined, {
        context: 3,
        headerOptions: FILE_HEADERS_ONLY,
      }),
    )
    .join('');
}

/** The same as it may be shown: on a terminal nothing of it has an effect but our colours. */
export function paintDiff(diff: string, io: Io): string {
  if (!io.isTTY) return diff;
  const paint = createPaint(io);
  return diff
    .split('\n')
    .map((line) => {
      const shown = printable(line.replace(/\r$/, ''));
      const style = styleOf(line);
      return style === undefined ? shown : paint(style, shown);
    })
    .join('\n');
}

function styleOf(line: string): Style | undefined {
  if (/^(?:---|\+\+\+) /.test(line)) return 'bold';
  if (line.startsWith('@@')) return 'cyan';
  if (line.startsWith('+')) return 'green';
  return line.startsWith('-') ? 'red' : undefined;
}
