import { elementNames } from '../compile/elements/index.ts';
import type { Manuscript } from './manuscript.ts';

/** The opening tag of one of our elements as written. */
export type ElementTag = { start: number; text: string; name: string };

const TAG = new RegExp(String.raw`<(${elementNames.join('|')})(?=[\s/>])(?:[^<>"']|"[^"]*"|'[^']*')*>`, 'g');

/** The opening tags that the reader finds fault with, in the order of the file. What stands in code is no tag. */
export function tagsAtFault({ locator, diagnostics }: Manuscript): ElementTag[] {
  const places = diagnostics.flatMap(({ rule, range }) =>
    rule === 'element' && range !== undefined ? [locator.offset(range.start.line, range.start.column)] : [],
  );
  if (places.length === 0) return [];
  return [...locator.text.matchAll(TAG)].flatMap((match) => {
    const [text, name = ''] = match;
    const end = match.index + text.length;
    const isAtFault = places.some((place) => place >= match.index && place < end);
    return isAtFault ? [{ start: match.index, text, name }] : [];
  });
}
