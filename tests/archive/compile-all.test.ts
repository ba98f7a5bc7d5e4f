import { describe, expect, it } from 'vitest';
import { compileAll } from '../../src/archive/compile.ts';
import { createSettings } from '../compile/compile.ts';
import { reportFile } from './report-file.ts';
import { makeFolder } from './temp-folder.ts';

const IDS = Array.from({ length: 320 }, (_, index) => `INC-2023-${String(index + 1).padStart(4, '0')}`);

describe('compiling many files', () => {
  it.each([
    ['other threads help', Promise.resolve()],
    ['nobody else is free', new Promise(() => undefined)],
  ])(
    'gives each file once when %s',
    async (_name, isFree) => {
      const files = Object.fromEntries(IDS.map((id) => [`${id}.mdx`, reportFile(id, 'Words.\n')]));
      const input = { folder: makeFolder(files), settings: createSettings() };
      const seen: string[] = [];
      await compileAll(
        input,
        Object.keys(files),
        (entry, line) => {
          expect(JSON.parse(line)).toEqual(entry);
          seen.push(entry.report?.id ?? entry.file);
        },
        isFree,
      );
      expect(seen.sort()).toEqual(IDS);
    },
    30_000,
  );
});
