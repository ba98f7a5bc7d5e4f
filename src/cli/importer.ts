import { join } from 'node:path';
import type { Settings } from '../../schemas/settings.ts';
import type { TagInput, TagVocabulary } from '../../schemas/tag.ts';
import { createIdSource, type HeldReports } from '../archive/ids.ts';
import { isUnique, type NewOrigin } from '../archive/origins.ts';
import { serialiseReport } from '../archive/serialise.ts';
import { writeNewFile } from '../archive/write.ts';
import { scanSecrets } from '../compile/secrets.ts';
import { reportFile } from '../core/draft/form.ts';
import { UserError } from '../core/model/user-error.ts';
import { runRules } from '../core/rules/index.ts';
import type { Format, ImportedRecord } from '../formats/format.ts';
import type { TagChoice } from './import/tags.ts';
import { readUnwritten } from './project.ts';

/** What became of one record. `changed`: the report is that of an earlier version of the record. */
export type Outcome =
  | { kind: 'written'; id: string }
  | { kind: 'held'; id: string }
  | { kind: 'changed'; id: string }
  | { kind: 'failed'; reason: string };

export type ImporterInput = {
  format: Format;
  settings: Settings;
  held: HeldReports;
  tags: TagChoice;
  /** ISO 8601 date and time. */
  now: string;
  isDryRun: boolean;
  /** Keeps tags that a report is about to carry; called before the report is written. */
  keepTags: (tags: Record<string, TagInput>) => void;
};

/** Takes one record after the other into the archive; each is checked as `check` would before it is written. */
export function createImporter(
  input: ImporterInput,
): (record: ImportedRecord, file: string) => Promise<Outcome> {
  const { format, settings, held, tags } = input;
  const nextId = createIdSource(held.ids, settings.idPrefix);
  /** The files of this run that reports came of. */
  const files = new Map<string, string>();
  const kept = new Set<string>();
  return async (record, file) => {
    const origin = originOf(format, record);
    const known = held.origins.recognise(origin);
    if (known?.isSame) return { kind: 'held', id: known.id };
    if (known !== undefined && isOlder(origin, known.id, file)) return { kind: 'changed', id: known.id };
    const chosen = [...new Set(record.tags.flatMap(tags.choose))];
    const textOf = (id: string): string =>
      serialiseReport({ ...record.frontMatter, tags: chosen, id }, record.body);
    try {
      // The number makes no difference, and is given only to what is written.
      const reason = await findFault(textOf, `${settings.idPrefix}-${record.year}-0001`, chosen, input);
      if (reason !== undefined) return { kind: 'failed', reason };
      const fresh = Object.entries(tags.fresh).filter(([tag]) => chosen.includes(tag) && !kept.has(tag));
      if (fresh.length > 0) input.keepTags(Object.fromEntries(fresh));
      for (const [tag] of fresh) kept.add(tag);
      const id = write(textOf, () => nextId(record.year), input);
      held.origins.add(origin, id);
      files.set(id, file);
      return { kind: 'written', id };
    } catch (error) {
      if (error instanceof UserError) return { kind: 'failed', reason: error.message };
      throw error;
    }
  };

  /** A report of this run that came of another file may have a small id in common with another record. */
  function isOlder({ sourceId }: NewOrigin, id: string, file: string): boolean {
    const from = files.get(id);
    return from === undefined || from === file || isUnique(sourceId);
  }
}

function originOf({ id }: Format, { sourceName, sourceId, content, earlier }: ImportedRecord): NewOrigin {
  return { format: id, source: sourceName, sourceId, content, earlier };
}

function write(
  textOf: (id: string) => string,
  nextId: () => string,
  { settings, isDryRun }: ImporterInput,
): string {
  for (;;) {
    const id = nextId();
    // A file of that name may have come between; the next id is free or the one behind it.
    if (isDryRun || writeNewFile(join(settings.incidents, reportFile(id)), textOf(id))) return id;
  }
}

/** The first mistake for which `check` would refuse the report, as a sentence. */
async function findFault(
  textOf: (id: string) => string,
  id: string,
  chosen: readonly string[],
  { settings, now }: ImporterInput,
): Promise<string | undefined> {
  const [file, text] = [reportFile(id), textOf(id)];
  const { report, diagnostics, locate } = readUnwritten(text, file, settings);
  const { problems: secrets } = await scanSecrets(text, settings.secrets.allow);
  const reports = report === undefined ? [] : [report];
  const tags: TagVocabulary = Object.fromEntries(
    chosen.map((tag) => [tag, { label: { en: tag }, aliases: [], related: [] }]),
  );
  const archive = { folder: settings.incidents, reports, tags, diagnostics: [], files: 1 };
  const found = runRules({ ...archive, show: String, locate: (_, path) => locate(path) }, { now, settings });
  const fault = [
    ...diagnostics,
    ...secrets.map(({ message }) => ({ level: 'error', message })),
    ...found,
  ].find(({ level }) => level === 'error');
  return fault && `It would not be a valid report: ${fault.message}`;
}
