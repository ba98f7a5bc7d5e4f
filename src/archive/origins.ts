import { parse } from 'yaml';

/** What names a foreign record: its format, the collection or file that it comes from, and its id there. */
export type RecordOrigin = { format: string; source: string; sourceId: string; content?: string };

/** A record that is to be imported. `earlier` are the names that versions without a fingerprint gave it. */
export type NewOrigin = Required<RecordOrigin> & { earlier: { source: string; ids: readonly string[] } };

/** The imported reports of an archive. */
export type Origins = {
  /**
   * The report that came of a record, and whether it came of the same content. A record of the same content is the
   * same wherever it stands; one of other content is when its source and its id there are, or an id that is unique.
   * A report without a fingerprint is that of the first record that has its name, and of no other.
   */
  recognise: (origin: NewOrigin) => { id: string; isSame: boolean } | undefined;
  add: (origin: RecordOrigin, id: string) => void;
};

/** Starts a list of imported reports. */
export function createOrigins(): Origins {
  const byContent = new Map<string, string>();
  const byName = new Map<string, string>();
  /** Reports without a fingerprint that no record has been told to be yet. */
  const byEarlierName = new Map<string, string>();
  const add = ({ content, ...origin }: RecordOrigin, id: string): void => {
    if (content === undefined) byEarlierName.set(nameKey(origin), id);
    else {
      byContent.set(`${origin.format}\n${content}`, id);
      byName.set(nameKey(origin), id);
    }
  };
  const takeEarlier = ({ format, earlier: { source, ids } }: NewOrigin): string | undefined => {
    const keys = ids.map((sourceId) => nameKey({ format, source, sourceId }));
    const key = keys.find((name) => byEarlierName.has(name));
    if (key === undefined) return undefined;
    const id = byEarlierName.get(key);
    byEarlierName.delete(key);
    return id;
  };
  return {
    add,
    recognise: (origin) => {
      const same = byContent.get(`${origin.format}\n${origin.content}`);
      if (same !== undefined) return { id: same, isSame: true };
      const named = byName.get(nameKey(origin));
      if (named !== undefined) return { id: named, isSame: false };
      const earlier = takeEarlier(origin);
      if (earlier !== undefined) add(origin, earlier);
      return earlier === undefined ? undefined : { id: earlier, isSame: true };
    },
  };
}

/** Whether an id names one record in the world, whatever it comes from: a UUID. */
export function isUnique(sourceId: string): boolean {
  return UUID.test(sourceId);
}

const UUID = /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/i;

function nameKey({ format, source, sourceId }: RecordOrigin): string {
  return isUnique(sourceId) ? `${format}\n${sourceId.toLowerCase()}` : `${format}\n${source}\n${sourceId}`;
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
