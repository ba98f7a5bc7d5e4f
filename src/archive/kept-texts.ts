import { join } from 'node:path';
import type { Settings } from '../../schemas/settings.ts';
import { digestMeaning, digestText, type TextDigest } from '../compile/digest.ts';
import { askGit, readBatch, type GitAnswer } from './git.ts';
import { openLineCache } from './line-cache.ts';
import { cacheFolder } from './places.ts';
import { compilerDigest } from './report-cache.ts';
import type { ReportLog } from './report-log.ts';

/**
 * A text of the repository with the digests of its citations, and a sum that two texts share when they have the same
 * letters. `meaning` is missing until it is asked for, and null for what cannot be parsed.
 */
type KeptText = TextDigest & { letters: number; meaning?: string | null };

/** What the texts of a repository come to, by the names of their blobs: git is asked for each once, and not in the next run. */
export type KeptTexts = {
  get: (blob: string) => KeptText | undefined;
  /** Reads what is not known yet; with `isParsed` also what it says. */
  load: (blobs: Iterable<string>, isParsed?: boolean) => Promise<void>;
  close: () => void;
};

/** Opens what is kept of the texts of a log. */
export function openTexts(log: ReportLog, settings: Settings): KeptTexts {
  const kept = openLineCache(join(cacheFolder(settings), 'texts.jsonl'), compilerDigest(settings));
  const texts = new Map<string, KeptText | undefined>();
  const find = (blob: string): KeptText | undefined => {
    if (!texts.has(blob)) {
      const value = kept.get(blob, '')?.value;
      if (isText(value)) texts.set(blob, value);
    }
    return texts.get(blob);
  };
  return {
    get: (blob) => texts.get(blob),
    load: async (blobs, isParsed = false) => {
      const missing = [...new Set(blobs)].filter((blob) => {
        const found = find(blob);
        return found === undefined ? !texts.has(blob) : isParsed && found.meaning === undefined;
      });
      const left = new Set(missing);
      await eachBlob(log, missing, (blob, content) => {
        left.delete(blob);
        const text = describeText(content, isParsed);
        texts.set(blob, text);
        kept.set(blob, '', JSON.stringify(text));
      });
      // What could not be read is not asked for again.
      for (const blob of left) {
        const found = texts.get(blob);
        texts.set(blob, found && { ...found, meaning: null });
      }
    },
    // Whoever asks about one report forgets no other.
    close: () => kept.close([...log.texts.values()].flat().map(({ blob }) => blob)),
  };
}

function isText(value: unknown): value is KeptText {
  return typeof value === 'object' && value !== null && 'digest' in value && 'letters' in value;
}

function describeText(content: Buffer, isParsed: boolean): KeptText {
  const text = content.toString('utf8');
  return {
    ...digestText(text),
    letters: sumLetters(content),
    ...(isParsed ? { meaning: digestMeaning(text) ?? null } : {}),
  };
}

/** Not all at once, which might be more than fits into memory. */
const BATCH = 5000;

async function eachBlob(
  { folder, env }: Pick<ReportLog, 'folder' | 'env'>,
  names: readonly string[],
  take: (name: string, content: Buffer) => void,
): Promise<void> {
  const ask = (at: number): Promise<GitAnswer> =>
    askGit(folder, ['cat-file', '--batch'], { env, input: `${names.slice(at, at + BATCH).join('\n')}\n` });
  let next = names.length === 0 ? undefined : ask(0);
  for (let at = BATCH; next !== undefined; at += BATCH) {
    const { output } = await next;
    // Git reads on while these are looked at.
    next = at < names.length ? ask(at) : undefined;
    for (const found of readBatch(output ?? Buffer.alloc(0)))
      if (found?.type === 'blob') take(found.object, found.content);
  }
}

/** Whatever a change of form does to blanks, marks and numbers of lists, and to the order of fields, it keeps the letters. */
function sumLetters(content: Uint8Array): number {
  let sum = 0;
  for (const byte of content) sum = (sum + (WEIGHTS[byte] ?? 0)) >>> 0;
  return sum;
}

/** Of each byte; those of any character beyond ASCII count as letters. */
const WEIGHTS = Uint32Array.from({ length: 256 }, (_none, byte) =>
  byte >= 0x80 || /[a-z]/i.test(String.fromCharCode(byte)) ? byte ** 3 : 0,
);
