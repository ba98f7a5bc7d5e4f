import { join } from 'node:path';
import type { Settings } from '../../schemas/settings.ts';
import { digestMeaning, digestText, type TextDigest } from '../compile/digest.ts';
import { eachObject } from './git.ts';
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
      await eachObject(log.folder, missing, log.env, ({ type, object: blob, content }) => {
        if (type !== 'blob') return;
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
  return {
    ...digestText(content),
    letters: sumLetters(content),
    ...(isParsed ? { meaning: digestMeaning(content.toString('utf8')) ?? null } : {}),
  };
}

/** Whatever a change of form does to blanks, marks and numbers of lists, and to the order of fields, it keeps the letters. */
function sumLetters(content: Uint8Array): number {
  let sum = 0;
  // eslint-disable-next-line @typescript-eslint/prefer-for-of -- five times as fast, over whole histories of an archive
  for (let at = 0; at < content.length; at += 1) sum = (sum + (WEIGHTS[content[at] ?? 0] ?? 0)) >>> 0;
  return sum;
}

/** Of each byte; those of any character beyond ASCII count as letters. */
const WEIGHTS = Uint32Array.from({ length: 256 }, (_none, byte) =>
  byte >= 0x80 || /[a-z]/i.test(String.fromCharCode(byte)) ? byte ** 3 : 0,
);
