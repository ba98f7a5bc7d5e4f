import { join } from 'node:path';
import type { Archive } from '../../core/model/archive.ts';
import type { Diagnostic } from '../../core/model/report.ts';
import { readReport } from '../../compile/read.ts';
import { runRules } from '../../core/rules/index.ts';
import type { Scene } from './scene.ts';

/** What `check` will say of a report that is not written yet. `file` is its place in the incidents folder. */
export function checkDraft(text: string, file: string, { archive, settings, io }: Scene): Diagnostic[] {
  const shown = archive.show(file);
  const bytes = new TextEncoder().encode(text);
  const { report, diagnostics, locate } = readReport(
    { path: join(settings.incidents, file), file, shown, bytes },
    { settings },
  );
  if (report === undefined) return diagnostics;
  const withDraft: Archive = {
    ...archive,
    reports: [...archive.reports, report],
    locate: (of, path) => (of.file === file ? locate(path) : archive.locate(of, path)),
  };
  const found = runRules(withDraft, { now: io.now().toISOString(), settings });
  return [...diagnostics, ...found.filter((diagnostic) => diagnostic.file === shown)];
}
