/** A part of a query text; `end` is behind its last character. */
export type Token = {
  start: number;
  end: number;
  /** As written, with its quotation marks. */
  text: string;
  /** The words in quotation marks, when it begins with one. */
  phrase?: string;
};

/** A query is typed; what is longer was pasted by mistake. */
export const MAX_QUERY_LENGTH = 2000;

const OPENERS: Record<string, string> = { '"': '"', '“': '”', '”': '”', '「': '」' };

/** Cuts a text at spaces outside of quotation marks. A mark that is never closed ends with the text. */
export function cutTokens(text: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (at < text.length) {
    if (/\s/.test(text.charAt(at))) {
      at++;
      continue;
    }
    const start = at;
    const closer = OPENERS[text.charAt(at)];
    at = closer === undefined ? endOfWord(text, at) : endOfQuote(text, at + 1, closer);
    const written = text.slice(start, at);
    tokens.push({
      start,
      end: at,
      text: written,
      ...(closer === undefined ? {} : { phrase: unquote(written) }),
    });
  }
  return tokens;
}

/** A value without its quotation marks and the escapes in them. */
export function unquote(written: string): string {
  const closer = OPENERS[written.charAt(0)];
  if (closer === undefined) return written;
  const isClosed = written.length > 1 && written.endsWith(closer) && !/[^\\](?:\\\\)*\\.$/.test(written);
  return written.slice(1, isClosed ? -1 : undefined).replace(/\\(["\\])/g, '$1');
}

/** The parts of a list of values, cut at commas outside of quotation marks. */
export function cutValues(text: string): string[] {
  const parts: string[] = [];
  let start = 0;
  let at = 0;
  while (at <= text.length) {
    const mark = text.charAt(at);
    const closer = OPENERS[mark];
    if (at === text.length || mark === ',' || mark === '，') {
      if (at > start) parts.push(unquote(text.slice(start, at)));
      at++;
      start = at;
    } else at = closer === undefined ? at + 1 : endOfQuote(text, at + 1, closer);
  }
  return parts.filter((part) => part !== '');
}

/** A word ends at a space; quotation marks behind a colon or a comma may hold spaces. */
function endOfWord(text: string, from: number): number {
  let at = from;
  while (at < text.length && !/\s/.test(text.charAt(at))) {
    const closer = OPENERS[text.charAt(at)];
    const opensValue = closer !== undefined && /[:：,，=<>]/.test(text.charAt(at - 1));
    at = opensValue ? endOfQuote(text, at + 1, closer) : at + 1;
  }
  return at;
}

/** Behind the closing mark, or the end of the text. */
function endOfQuote(text: string, from: number, closer: string): number {
  for (let at = from; at < text.length; at++) {
    if (text[at] === '\\' && closer === '"') at++;
    else if (text[at] === closer) return at + 1;
  }
  return text.length;
}
