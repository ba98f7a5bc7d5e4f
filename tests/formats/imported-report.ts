import type { IncidentInput } from '../../schemas/incident.ts';
import { settings } from '../../schemas/settings.ts';
import { serialiseReport } from '../../src/archive/serialise.ts';
import type { ImportedRecord, SourceFile } from '../../src/formats/format.ts';
import { readReport } from '../../src/compile/read.ts';

const SETTINGS = settings.parse({ title: 'Test' });

/** A file of this name, imported on 2 January 2026. */
export function sourceFile(name: string): SourceFile {
  return { name, now: '2026-01-02T03:04:05Z' };
}

/** What the reader says of a record once it is a file; nothing when it is a report as it should be. */
export function faultsOf({ frontMatter, body, year }: ImportedRecord): string[] {
  const report: IncidentInput = { ...frontMatter, id: `INC-${year}-0001` };
  const bytes = new TextEncoder().encode(serialiseReport(report, body));
  const source = { path: '/x.mdx', file: 'x.mdx', shown: 'x.mdx', bytes };
  return readReport(source, { settings: SETTINGS }).diagnostics.map(({ message }) => message);
}
