import { join } from 'node:path';
import { incident } from '../../../schemas/incident.ts';
import type { IncidentInput } from '../../../schemas/incident.ts';
import type { Settings } from '../../../schemas/settings.ts';
import { createIdSource, originKey } from '../../archive/ids.ts';
import type { HeldReports } from '../../archive/ids.ts';
import { writeNewFile } from '../../archive/write.ts';
import { reportFile } from '../../core/draft/form.ts';
import { serialiseReport } from '../../archive/serialise.ts';
import type { Format, ImportedRecord } from '../../formats/format.ts';
import { UserError } from '../../core/model/user-error.ts';
import { readReport } from '../../compile/read.ts';
import type { TagChoice } from './tags.ts';

/** What became of one record. */
export type Outcome =
  { kind: 'written'; id: string } | { kind: 'held'; id: string } | { kind: 'failed'; reason: string };

export type ImporterInput = {
  format: Format;
  settings: Settings;
  held: HeldReports;
  tags: TagChoice;
  isDryRun: boolean;
};

/** Takes one record after the other into the archive; each is checked as a report before it is written. */
export function createImporter({
  format,
  settings,
  held,
  tags,
  isDryRun,
}: ImporterInput): (record: ImportedRecord) => Outcome {
  const nextId = createIdSource(held.ids, settings.idPrefix);
  return (record) => {
    const key = originKey(format.id, record.sourceId);
    const known = held.origins.get(key);
    if (known !== undefined) return { kind: 'held', id: known };
    const chosen = record.tags.flatMap((tag) => tags.choose(tag) ?? []);
    const frontMatter = { ...record.frontMatter, tags: [...new Set(chosen)] };
    const reason = faultOf(frontMatter, record, settings);
    if (reason !== undefined) return { kind: 'failed', reason };
    try {
      for (;;) {
        const id = nextId(record.year);
        const path = join(settings.incidents, reportFile(id));
        // A file of that name may have come between; the next id is free or the one behind it.
        if (!isDryRun && !writeNewFile(path, serialiseReport({ ...frontMatter, id }, record.body))) continue;
        held.origins.set(key, id);
        return { kind: 'written', id };
      }
    } catch (error) {
      if (error instanceof UserError) return { kind: 'failed', reason: error.message };
      throw error;
    }
  };
}

/** Why a record would be no report that the check accepts; undefined when it is one. */
function faultOf(
  frontMatter: Omit<IncidentInput, 'id'>,
  record: ImportedRecord,
  settings: Settings,
): string | undefined {
  const id = `${settings.idPrefix}-${record.year}-0001`;
  const result = incident.safeParse({ ...frontMatter, id });
  const [issue] = result.error?.issues ?? [];
  if (issue !== undefined)
    return `It would be no valid report: \`${issue.path.join('.')}\`: ${issue.message}`;
  const file = reportFile(id);
  const bytes = new TextEncoder().encode(serialiseReport({ ...frontMatter, id }, record.body));
  const { diagnostics } = readReport(
    { path: join(settings.incidents, file), file, shown: file, bytes },
    { settings },
  );
  const fault = diagnostics.find(({ level }) => level === 'error');
  return fault === undefined ? undefined : `It would be no valid report: ${fault.message}`;
}
