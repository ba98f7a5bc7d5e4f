import { faultsOf, type Manuscript } from './manuscript.ts';

/** A line of a paragraph behind its margin. */
export type Line = { at: number; text: string; margin: string };

type AtFault = { told: Line; lines: Line[]; message: string };

/** The lines of each paragraph that the reader finds fault with, and the one of which it says something. */
export function linesAtFault(manuscript: Manuscript): AtFault[] {
  return wordsAtFault(manuscript).flatMap(({ at, ...found }) => (found.told.at === at ? [found] : []));
}

/** The same for words anywhere in a line. */
export function wordsAtFault(manuscript: Manuscript): (AtFault & { at: number })[] {
  const { text } = manuscript.locator;
  const from = manuscript.bodyStart ?? 0;
  return faultsOf(manuscript, 'markdown').flatMap(({ at, message }) => {
    const lines = paragraphAt(text, at, from);
    const told = lines.findLast((line) => line.at <= at);
    return told === undefined ? [] : [{ at, told, lines, message }];
  });
}

function paragraphAt(text: string, at: number, from: number): Line[] {
  const start = text.lastIndexOf('\n', at - 1) + 1;
  const lines: Line[] = [];
  for (let end = start - 1; end >= from && lines.length < MAX_LINES;) {
    const line = lineAt(text, text.lastIndexOf('\n', end - 1) + 1);
    if (ENDS.test(line.text)) break;
    lines.unshift(line);
    end = line.at - line.margin.length - 1;
  }
  for (let next = start; next < text.length && lines.length < MAX_LINES;) {
    const line = lineAt(text, next);
    if (ENDS.test(line.text)) break;
    lines.push(line);
    const end = text.indexOf('\n', next);
    next = end === -1 ? text.length : end + 1;
  }
  return lines;
}

function lineAt(text: string, start: number): Line {
  const end = text.indexOf('\n', start);
  const line = text.slice(start, end === -1 ? undefined : end);
  const margin = /^[ \t>]*/.exec(line)?.[0] ?? '';
  return { at: start + margin.length, text: line.slice(margin.length).trimEnd(), margin };
}

/** What no paragraph goes on with: a blank line, a fence of code, a heading, a tag. */
const ENDS = /^(?:$|`{3,}|~{3,}|#{1,6}[ \t]|<\/?[A-Z])/;

/** Longer paragraphs are raw material. */
const MAX_LINES = 500;
