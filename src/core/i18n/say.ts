import type { Language } from '../../../schemas/vocabulary.ts';
import { zhCnCommands } from './zh-CN/said-commands.ts';
import { zhCnFields } from './zh-CN/said-fields.ts';
import { zhCnHelp } from './zh-CN/said-help.ts';
import { zhCnImport } from './zh-CN/said-import.ts';
import { zhCnReports } from './zh-CN/said-reports.ts';
import { zhCnSystem } from './zh-CN/said-system.ts';

/** English sentences, each with its place for values, and what they are in Chinese. */
export const CHINESE: Readonly<Record<string, string>> = {
  ...zhCnFields,
  ...zhCnReports,
  ...zhCnHelp,
  ...zhCnCommands,
  ...zhCnImport,
  ...zhCnSystem,
};

/** Gives a message in the language of the interface, or as it is where the language has no words for it. */
export type Say = (message: string) => string;

/**
 * Messages for the person at the keyboard are written in English where they arise: what a rule, a schema, a command or the
 * system says. Here they become those of another language, sentence by sentence. A value in a message, such as a name or a
 * path, stays as it is; in backticks it is never looked at.
 */
export function createSay(language: Language): Say {
  return language === 'en' ? (message) => message : sayChinese;
}

/** A sentence of the catalogue: how it is recognised, and what stands in its place. */
type Entry = { text: string; pattern: RegExp; isQuoted: boolean[]; translation: string };

let catalogue: Entry[] | undefined;
const known = new Map<string, string>();

function sayChinese(message: string): string {
  const kept = known.get(message);
  if (kept !== undefined) return kept;
  const said = message.split('\n').map(sayLine).join('\n');
  // The same few sentences come again and again, with ever other values.
  if (known.size > 2000) known.clear();
  known.set(message, said);
  return said;
}

function sayLine(line: string): string {
  // A place, such as `a.md:3`, stands ahead of any sentence.
  const [, before = '', words = '', behind = ''] =
    /^(\s*(?:\S+:\d+(?::\d+)? (?=\S))?)(.*?)(\s*)$/s.exec(line) ?? [];
  return words === '' ? line : before + (sayWhole(words) ?? saySentences(words)) + behind;
}

/** Sentences that one entry of the catalogue holds at most. */
const LONGEST_RUN = 6;

/** The longest runs of sentences that the catalogue has, from the left; others stay. */
function saySentences(words: string): string {
  const parts = splitSentences(words);
  if (parts.length === 1) return words;
  let said = '';
  for (let from = 0; from < parts.length;) {
    let to = Math.min(parts.length, from + LONGEST_RUN);
    let run: string | undefined;
    while (run === undefined && to > from) run = sayWhole(parts.slice(from, to--).join(' '));
    const next = run ?? parts[from] ?? '';
    said += /[。？：]$/.test(said) || said === '' ? next : ` ${next}`;
    from = run === undefined ? from + 1 : to + 1;
  }
  return said;
}

/** At the ends of sentences that do not stand in backticks. */
function splitSentences(words: string): string[] {
  const ends = [...words.matchAll(/[.?!:。？！]\s+(?=\S)/g)].map(({ 0: mark, index }) => index + mark.length);
  const cuts = ends.filter((at) => (words.slice(0, at).split('`').length - 1) % 2 === 0);
  return [0, ...cuts].map((at, index) => words.slice(at, cuts[index] ?? words.length).trimEnd());
}

function sayWhole(words: string): string | undefined {
  catalogue ??= compile();
  for (const { text, pattern, isQuoted, translation } of catalogue) {
    const found = words.includes(text) ? pattern.exec(words) : null;
    if (found === null) continue;
    const values = found.slice(1);
    const said = values.map((value, index) => (isQuoted[index] === true ? value : sayChinese(value)));
    let next = 0;
    return translation.replace(
      /\{(\d*)\}/g,
      (_place, number: string) => said[number === '' ? next++ : Number(number) - 1] ?? '',
    );
  }
  return undefined;
}

const PLACE = /\{[nws]?\}/g;

/** The most particular entries first. */
function compile(): Entry[] {
  return Object.entries(CHINESE)
    .map(([english, translation]) => ({ ...toEntry(english), translation }))
    .sort((a, b) => b.weight - a.weight);
}

function toEntry(english: string): Omit<Entry, 'translation'> & { weight: number } {
  const literals = english.split(PLACE);
  const places = english.match(PLACE) ?? [];
  const isQuoted = places.map((_, index) => /`[^`]*$/.test(literals[index] ?? '') && isOpen(literals, index));
  const source = literals.map((literal, index) => {
    const place = places[index];
    const value = place === undefined ? '' : isQuoted[index] === true ? '([^`]*)' : (VALUES[place] ?? VALUE);
    return literal.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&') + value;
  });
  const [text = ''] = literals.toSorted((a, b) => b.length - a.length);
  const weight = literals.join('').length;
  return { text, pattern: new RegExp(`^${source.join('')}$`, 's'), isQuoted, weight };
}

/** What stands within one sentence. */
const VALUE = '((?:(?![.?!]\\s).)+?)';

const VALUES: Readonly<Record<string, string>> = { '{n}': '([\\d.,]+)', '{w}': '(\\S+)', '{s}': '(.+)' };

/** Whether backticks are open behind the literal at `index`. */
function isOpen(literals: readonly string[], index: number): boolean {
  return (
    (literals
      .slice(0, index + 1)
      .join('')
      .split('`').length -
      1) %
      2 ===
    1
  );
}
