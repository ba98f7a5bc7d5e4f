import { parse } from 'yaml';

/** What names a foreign record: its format, the collection or file that it comes from, and its id there. */
export type RecordOrigin = { format: string; source: string; sourceId: string; content?: string };

/** The imported reports of an archive. */
export type Origins = {
  /**
   * The report that came of a record, and whether it came of the same content. A record of the same content is the
   * same wherever it stands; one of other content is when its source and its id there are, or an id that is unique.
   */
  find: (origin: RecordOrigin) => { id: string; isSame: boolean } | undefined;
  add: (origin: RecordOrigin, id: string) => void;
};

/** Starts a list of imported reports. */
export function createOrigins(): Origins {
  const byContent = new Map<string, string>();
  const byName = new Map<string, { id: string; content: string | undefined }>();
  return {
    find: (origin) => {
      const same = byContent.get(contentKey(origin));
      if (same !== undefined && origin.content !== undefined) return { id: same, isSame: true };
      const named = byName.get(nameKey(origin));
      return named && { id: named.id, isSame: named.content === undefined };
    },
    add: (origin, id) => {
      if (origin.content !== undefined) byContent.set(contentKey(origin), id);
      byName.set(nameKey(origin), { id, content: origin.content });
    },
  };
}

const UUID = /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/i;

function nameKey({ format, source, sourceId }: RecordOrigin): string {
  return UUID.test(sourceId) ? `${format}\n${sourceId.toLowerCase()}` : `${format}\n${source}\n${sourceId}`;
}

function contentKey({ format, content = '' }: RecordOrigin): string {
  return `${format}\n${content}`;
}

/** The origin that the front matter of a report names. Only its few lines are parsed: an archive may hold thousands of files. */
export function originIn(head: string): RecordOrigin | undefined {
  const [lines] = /^x_imported:(?:.*\n)(?:[ ]+.*\n)*/m.exec(head) ?? [];
  if (lines === undefined) return undefined;
  try {
    const { x_imported: written } = parse(lines) as { x_imported?: Record<string, unknown> };
    const [format, source, sourceId, content] = ['format', 'source', 'source_id', 'content'].map(
      (key) => written?.[key],
    );
    if (typeof format !== 'string' || typeof sourceId !== 'string') return undefined;
    const origin = { format, source: typeof source === 'string' ? source : '', sourceId };
    return typeof content === 'string' ? { ...origin, content } : origin;
  } catch {
    return undefined;
  }
}
