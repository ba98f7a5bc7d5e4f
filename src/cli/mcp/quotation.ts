import { createHmac, randomBytes } from 'node:crypto';
import { z } from 'zod';
import { knownValues } from '../../core/indicators/defanger.ts';
import { defangPlain } from '../../core/indicators/defang.ts';
import type { Report } from '../../core/model/report.ts';
import { truncate } from '../../core/model/text.ts';

/** Text that came from a report or a paste, with the report that it came from. */
export type Untrusted = {
  text: string;
  report?: Report | undefined;
  /** What is longer is cut, in code points. */
  most?: number;
  /** Of a text that `showUntrusted` has seen to: an address of our own in it stays live. */
  isShown?: boolean;
};

const MOST = 2000;

/** The author of a report cannot know it, so no report can name the fence that will stand around it. */
const KEY = randomBytes(32);

/**
 * A text of a report between two lines that say so. It cannot end its fence: each of its lines begins with `> `, and it does
 * not hold the code of the fence. Its indicators are defanged, and nothing in it steers a terminal or is invisible.
 */
export function quoteUntrusted({ text, report, most = MOST, isShown }: Untrusted): string {
  const shown = truncate(isShown ? text : showUntrusted(text, report), most);
  const code = codeFor(shown);
  const lines = shown.split('\n').map((line) => `> ${line}`);
  return [`[untrusted-quotation ${code}]`, ...lines, `[end-of-quotation ${code}]`].join('\n');
}

/** A text as it may be shown in an answer: clean, with its indicators defanged. */
export function showUntrusted(text: string, report?: Report): string {
  // In this order: an invisible mark in an address would hide it.
  return defangPlain(cleanUntrusted(text), report && new Set(knownValues(report)));
}

/**
 * A text on lines that end in `\n` alone, without what steers a terminal, what is invisible, and the marks by which the
 * templates of language models cut a conversation.
 */
export function cleanUntrusted(text: string): string {
  return (
    text
      .toWellFormed()
      .replace(/\r\n?|[\v\f\u0085\u2028\u2029]/g, '\n')
      .replace(/[^\P{Cc}\n\t]/gu, '\uFFFD')
      // Marks of direction, joiners, tags and selectors: what a person does not see, a program still reads.
      .replace(/[\p{Cf}\p{Default_Ignorable_Code_Point}]/gu, '')
      .replace(/<([|｜])/g, '<[$1]')
      .replace(/([|｜])>/g, '[$1]>')
  );
}

/** Twelve hex digits that do not stand in the text. */
function codeFor(text: string): string {
  for (let round = 0; ; round++) {
    const code = createHmac('sha256', KEY).update(`${round} ${text}`).digest('hex').slice(0, 12);
    if (!text.includes(code)) return code;
  }
}

/** A field of an answer that holds text of a report: it is quoted as it is written into the answer. */
export const quotation: z.ZodType<string, Untrusted> = z
  .custom<Untrusted>()
  .transform(quoteUntrusted)
  .pipe(z.string());
