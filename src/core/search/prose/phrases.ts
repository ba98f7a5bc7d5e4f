import { foldText } from '../../language/cut-words.ts';
import type { ProseReport } from './prose-index.ts';

/** Whether a report holds each of some quoted texts as they stand, but for case, width and white space. */
export function holdsPhrases({ meta, parts }: ProseReport, phrases: readonly string[]): boolean {
  const texts = [meta.title, meta.summary, ...parts.flatMap(([, title, text]) => [title, text])].map(flatten);
  return phrases.every((phrase) => {
    const wanted = flatten(phrase);
    return texts.some((text) => text.includes(wanted));
  });
}

function flatten(text: string): string {
  return foldText(text).replaceAll(/\s+/gu, ' ').trim();
}
