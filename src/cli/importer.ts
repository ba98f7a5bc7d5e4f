import { join } from 'node:path';
import type { Settings } from '../../schemas/settings.ts';
import type { TagInput, TagVocabulary } from '../../schemas/tag.ts';
import { createIdSource, originKey, type HeldReports } from '../archive/ids.ts';
import { serialiseReport } from '../archive/serialise.ts';
import { writeNewFile } from '../archive/write.ts';
import { reportFile } from '../core/draft/form.ts';
import { tagsByName } from '../core/model/tags.ts';
import { foldName } from '../core/model/text.ts';
import { UserError } from '../core/model/user-error.ts';
import type { Format, ImportedRecord, ImportedTag } from '../formats/format.ts';
import { readUnwritten } from './project.ts';

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
    const chosen = record.tags.flatMap(tags.choose);
    const textOf = (id: string): string =>
      serialiseReport({ ...record.frontMatter, tags: [...new Set(chosen)], id }, record.body);
    // The number makes no difference, and is given only to what is written.
    const sample = `${settings.idPrefix}-${record.year}-0001`;
    const { diagnostics } = readUnwritten(textOf(sample), reportFile(sample), settings);
    const fault = diagnostics.find(({ level }) => level === 'error');
    if (fault !== undefined)
      return { kind: 'failed', reason: `It would not be a valid report: ${fault.message}` };
    try {
      for (;;) {
        const id = nextId(record.year);
        const path = join(settings.incidents, reportFile(id));
        // A file of that name may have come between; the next id is free or the one behind it.
        if (!isDryRun && !writeNewFile(path, textOf(id))) continue;
        held.origins.set(key, id);
        return { kind: 'written', id };
      }
    } catch (error) {
      if (error instanceof UserError) return { kind: 'failed', reason: error.message };
      throw error;
    }
  };
}

/** Which tags imported reports may carry. */
export type TagChoice = {
  /** The tags of the archive for a tag of a record; none when it has none of this name. */
  choose: (tag: ImportedTag) => string[];
  /** Tags of a new tags.yml; empty when the archive has one. */
  fresh: Record<string, TagInput>;
  /** Tags that the archive does not know, with the number of records. */
  unknown: Map<string, number>;
};

/**
 * An archive with a tag vocabulary keeps it: a tag is found by id, alias or label, and others are left out.
 * An archive without one gets the tags that the records bring.
 */
export function chooseTags(vocabulary: TagVocabulary | undefined): TagChoice {
  const fresh: Record<string, TagInput> = {};
  const unknown = new Map<string, number>();
  const names = vocabulary && tagsByName(vocabulary);
  const leaveOut = ({ id, label }: ImportedTag): string[] => {
    unknown.set(id ?? label, (unknown.get(id ?? label) ?? 0) + 1);
    return [];
  };
  const find = ({ id, label }: Pick<ImportedTag, 'id' | 'label'>): string | undefined =>
    names?.get(foldName(label)) ?? (id === undefined ? undefined : names?.get(foldName(id)));
  const add = (tag: ImportedTag): string[] => {
    const { id, label, description } = tag;
    if (id === undefined) return leaveOut(tag);
    fresh[id] ??= { label: { en: label }, description: { en: description } };
    return [id];
  };
  const choose = (tag: ImportedTag): string[] => {
    const parts = tag.parts ?? [];
    if (names === undefined) return parts.length > 0 ? parts.flatMap(add) : add(tag);
    const found = find(tag);
    if (found !== undefined) return [found];
    return parts.length > 0 ? chooseParts(parts, find, leaveOut) : leaveOut(tag);
  };
  return { choose, fresh, unknown };
}

/** The tags that parts in a row are: of several that are one name together, that one. */
function chooseParts(
  parts: readonly ImportedTag[],
  find: (tag: Pick<ImportedTag, 'id' | 'label'>) => string | undefined,
  leaveOut: (tag: ImportedTag) => string[],
): string[] {
  const [first, ...rest] = parts;
  if (first === undefined) return [];
  for (let end = parts.length; end > 0; end--) {
    const run = parts.slice(0, end);
    const found =
      end === 1 ? find(first) : find({ id: undefined, label: run.map(({ label }) => label).join(' ') });
    if (found !== undefined) return [found, ...chooseParts(parts.slice(end), find, leaveOut)];
  }
  return [...leaveOut(first), ...chooseParts(rest, find, leaveOut)];
}
