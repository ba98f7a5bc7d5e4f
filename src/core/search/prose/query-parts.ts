import { hasShape, recogniseValue } from '../../indicators/value.ts';
import type { ValueKind } from '../../model/exact.ts';
import { cutWords, foldText, type ProseWord } from '../../language/cut-words.ts';
import { STOP_WORDS } from '../../language/telling-words.ts';

/** What a query is made of. */
type QueryParts = {
  /** Values, as written, which the exact index knows. An address is never searched as prose, a domain as a whole. */
  values: string[];
  /** Quoted words: the text between the marks. */
  phrases: string[];
  /** Words of the rest, in order. */
  words: QueryWord[];
};

/** One word that is searched for: a word, or Chinese pieces that stand together. */
export type QueryWord = {
  /** As the reader may see it. */
  text: string;
  pieces: string[];
  kind: ProseWord['kind'];
  /** Whether it says nothing of what happened. */
  isStop: boolean;
};

/** The most words that are searched for; a pasted log has more. */
const MAX_WORDS = 24;

const PHRASE = /"([^"]+)"|“([^”]+)”/gu;
const BREAK = /[\s，。；：、！？,;!?（）()《》]+/u;
/** Values that prose may call something by: they are found as a whole, or not at all. */
const WORD_LIKE: ReadonlySet<ValueKind> = new Set(['domain', 'file', 'hash-start']);
const EDGES = /^['"‘’“”<>{}]+|['"‘’“”<>{}.:]+$/gu;

/** Tells apart what a query asks for. Any text is a query. */
export function splitQuery(query: string): QueryParts {
  const phrases: string[] = [];
  const rest = query.normalize('NFKC').replaceAll(PHRASE, (_, straight?: string, curved?: string) => {
    phrases.push((straight ?? curved ?? '').trim());
    return ' ';
  });
  const tokens = rest.split(BREAK).map((token) => token.replaceAll(EDGES, ''));
  const kinds = tokens.map(kindOfValue);
  const words = tokens.flatMap((token, index) => {
    const kind = kinds[index];
    if (kind === undefined) return joinPieces(cutWords(token));
    return WORD_LIKE.has(kind) ? [asWhole(token)] : [];
  });
  const quoted = phrases.flatMap((phrase) => joinPieces(cutWords(phrase)));
  return {
    values: [...new Set(tokens.filter((_, index) => kinds[index] !== undefined))],
    phrases: phrases.filter((phrase) => phrase !== ''),
    words: uniqueWords([...quoted, ...words]).slice(0, MAX_WORDS),
  };
}

function kindOfValue(token: string): ValueKind | undefined {
  const value = recogniseValue(token);
  return hasShape(value) ? value.kind : undefined;
}

function asWhole(token: string): QueryWord {
  const text = foldText(token);
  return { text, pieces: [text], kind: 'dotted', isStop: false };
}

/** Puts single Chinese characters to the piece beside them: alone they match too much. */
function joinPieces(words: readonly ProseWord[]): QueryWord[] {
  const joined: QueryWord[] = [];
  let isOpen = false;
  for (const { text, kind, isJoined } of words) {
    const last = joined.at(-1);
    const isStop = STOP_WORDS.has(text);
    const isSingle = kind === 'han' && text.length === 1;
    if (last && kind === 'han' && isJoined && !isStop && !last.isStop && (isSingle || isOpen)) {
      last.text += text;
      last.pieces.push(text);
      isOpen = false;
      continue;
    }
    isOpen = isSingle && !isStop;
    joined.push({ text, pieces: [text], kind, isStop });
  }
  return joined;
}

function uniqueWords(words: readonly QueryWord[]): QueryWord[] {
  return [...new Map(words.map((word) => [word.text, word])).values()];
}
