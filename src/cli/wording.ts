import { relative, sep } from 'node:path';
import { styleText } from 'node:util';
import type { GitFault } from '../archive/git-faults.ts';
import { isWithin } from '../archive/places.ts';
import { createFill } from '../core/i18n/fill.ts';
import { markHidden, writeJson } from '../core/model/hidden.ts';
import { nearestWord } from '../core/model/nearest.ts';
import type { Io } from './io.ts';

export type Style = 'bold' | 'dim' | 'red' | 'green' | 'yellow' | 'cyan';

export type Paint = (style: Style, text: string) => string;

/** Colours text where colours are wanted. */
export function createPaint({ hasColors }: Pick<Io, 'hasColors'>): Paint {
  return (style, text) => (hasColors ? styleText(style, text, { validateStream: false }) : text);
}

/** Text of a foreign file or a report as it may be shown: nothing of it may steer the terminal, and nothing is hidden. */
export function printable(text: string): string {
  return markHidden(text.replaceAll('\t', '\uFFFD'));
}

/** A path as the person knows it: from the working directory where it lies there, else in full. */
export function showPath(path: string, { cwd }: Pick<Io, 'cwd'>): string {
  return isWithin(cwd, path) ? relative(cwd, path).split(sep).join('/') || '.' : path;
}

/** The seconds since a moment, with one digit behind the point, such as `0.4 s`. */
export function secondsSince(start: Date, io: Io): string {
  return `${((io.now().getTime() - start.getTime()) / 1000).toFixed(1)} s`;
}

/** The one fill of what is written in English, where it arises. */
export const inEnglish = createFill('en');

/** A number with its noun, `1 report` or `3,000 reports`. */
export function count(number: number, noun: string, plural = `${noun}s`): string {
  return inEnglish(`{number|${noun}|${plural}}`, { number });
}

/** The first rows of a list, and in one more row how many were left out, when some were. */
export function shorten(
  rows: readonly string[],
  most: number,
  more: (left: number) => string = (left) => count(left, 'more', 'more'),
): string[] {
  return rows.length <= most ? [...rows] : [...rows.slice(0, most), more(rows.length - most)];
}

/** Lines of output, each with its line break; what is false is left out. */
export function toLines(...lines: readonly (string | readonly string[] | false)[]): string {
  const kept = lines.flatMap((line) => (line === false ? [] : line));
  return kept.map((line) => `${line}\n`).join('');
}

/** A title with its rows; nothing when there are no rows. */
export function section(title: string, rows: readonly string[]): string[] {
  return rows.length === 0 ? [] : [title, ...rows];
}

/** Sentences in one paragraph; those that are undefined are left out. */
export function sentences(...all: readonly (string | undefined)[]): string {
  return all.filter((one) => one !== undefined).join(' ');
}

/** Why nobody knows whether an id is free on other branches, in one line. */
export function sayUnchecked({ kind, message, hint }: GitFault): string {
  return kind === 'no-repository'
    ? 'There is no git repository, so no branch was checked.'
    : `No branch was checked. ${message} ${hint}`;
}

/** The question for the word that was meant; undefined when no known word is near. */
export function suggest(word: string, known: readonly string[]): string | undefined {
  const nearest = nearestWord(word, known);
  return nearest === undefined ? undefined : `Did you mean \`${nearest}\`?`;
}

/** A value for other programs. */
export function toJson(value: unknown): string {
  return `${writeJson(value, 2)}\n`;
}
