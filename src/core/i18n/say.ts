import type { Language } from '../../../schemas/vocabulary.ts';
import { groupPairs, keepFor } from '../model/values.ts';
import { zhCnChanges } from './zh-CN/said-changes.ts';
import { zhCnCommands } from './zh-CN/said-commands.ts';
import { zhCnEvidence } from './zh-CN/said-evidence.ts';
import { zhCnFields } from './zh-CN/said-fields.ts';
import { zhCnFollowUp } from './zh-CN/said-follow-up.ts';
import { zhCnGit } from './zh-CN/said-git.ts';
import { zhCnHelp } from './zh-CN/said-help.ts';
import { zhCnImports } from './zh-CN/said-imports.ts';
import { zhCnMcp } from './zh-CN/said-mcp.ts';
import { zhCnRecallSaid } from './zh-CN/said-recall.ts';
import { zhCnReports } from './zh-CN/said-reports.ts';
import { zhCnSearch } from './zh-CN/said-search.ts';
import { zhCnSetUp } from './zh-CN/said-set-up.ts';
import { zhCnSystem } from './zh-CN/said-system.ts';
import { zhCnTags } from './zh-CN/said-tags.ts';
import { zhCnText } from './zh-CN/said-text.ts';
import { zhCnTheirs } from './zh-CN/said-theirs.ts';
import { zhCnUpdate } from './zh-CN/said-update.ts';

type Entries = Readonly<Record<string, string>>;

/** English sentences, each with its place for values, and what they are in Chinese. */
// Pure, so that whoever says by a part of it, as the form does, does not load all.
export const CHINESE: Entries = /* @__PURE__ */ merge(
  zhCnFields,
  zhCnReports,
  zhCnEvidence,
  zhCnFollowUp,
  zhCnHelp,
  zhCnCommands,
  zhCnChanges,
  zhCnImports,
  zhCnSearch,
  zhCnRecallSaid,
  zhCnMcp,
  zhCnTags,
  zhCnGit,
  zhCnText,
  zhCnTheirs,
  zhCnSystem,
  zhCnSetUp,
  zhCnUpdate,
);

function merge(...parts: Entries[]): Entries {
  return Object.assign({}, ...parts) as Entries;
}

/** Gives a message in the language of the interface, or as it is where the language has no words for it. */
export type Say = (message: string) => string;

/**
 * Messages for the person at the keyboard are written in English where they arise: what a rule, a schema, a command or the
 * system says. Here they become those of another language, sentence by sentence. A value in a message, such as a name or a
 * path, stays as it is; what stands in backticks or quotation marks is never looked at.
 */
export function createSay(language: Language): Say {
  return language === 'en' ? dropMarks : sayBy(CHINESE);
}

const [BEGIN, END] = ['\u0002', '\u0003'];

/** Text of a report or a foreign file that stands in a message without quotation marks: it is told as it is. */
export function asWritten(text: string): string {
  return `${BEGIN}${dropMarks(text)}${END}`;
}

function dropMarks(text: string): string {
  return text.replaceAll(BEGIN, '').replaceAll(END, '');
}

/** Says what a catalogue has words for; see `CHINESE` for how it is written. */
export function sayBy(entries: Entries): Say {
  return (message) =>
    message
      .split('\n')
      .map((line) => sayLine(line, entries))
      .join('\n');
}

/** A sentence of the catalogue: how it is recognised, and what stands in its place. */
type Entry = {
  pattern: RegExp;
  /** For each group of the pattern: what its quotation must be; undefined for a value that is said as well. */
  quotations: (RegExp | undefined)[];
  translation: string;
  weight: number;
};

/** Entries by a word that each sentence of theirs has. */
type Catalogue = ReadonlyMap<string, readonly Entry[]>;

const catalogueOf = keepFor((entries: Entries): Catalogue => {
  const listed = Object.entries(entries).map(([english, translation]) => toEntry(english, translation));
  return groupPairs(listed.map((entry) => [entry.word, entry]));
});

/** Quotations of a line by the marks that stand for them. */
type Quotations = ReadonlyMap<string, string>;

/** A line that is being said. */
type Line = { quotations: Quotations; catalogue: Catalogue };

const QUOTATION = /\u0002[^\u0003]*\u0003|`` .*? ``|`[^`]*`|"(?:[^"\\]|\\.)*"|“[^”]*”|[\uE000-\uF8FF]/gs;
const MARK = '[\uE000-\uF8FF]';
const MARKS = 0xf8ff - 0xe000;

/** A line with a mark for each quotation in it. */
function mask(line: string): { words: string; quotations: Quotations } {
  const quotations = new Map<string, string>();
  const words = line.replace(QUOTATION, (quotation) => {
    const mark = String.fromCharCode(0xe000 + Math.min(quotations.size, MARKS));
    quotations.set(mark, quotation);
    return mark;
  });
  return { words, quotations };
}

function sayLine(line: string, entries: Entries): string {
  const [, before = '', text = '', behind = ''] = /^(\s*)(.*)$/s.exec(line.trimEnd()) ?? [];
  const { words, quotations } = mask(text);
  // No sentence of ours has so many values or words.
  if (words === '' || words.length > LONGEST || quotations.size >= MARKS) return dropMarks(line);
  const said = sayWords(words, { quotations, catalogue: catalogueOf(entries) }).replace(
    new RegExp(MARK, 'g'),
    (mark) => dropMarks(quotations.get(mark) ?? mark),
  );
  return before + said + behind + line.slice(line.trimEnd().length);
}

/** Characters of a line beside its quotations; what is longer is no message of ours, and would cost its square. */
const LONGEST = 8000;

function sayWords(words: string, line: Line): string {
  return sayWhole(words, line) ?? saySentences(words, line);
}

/** Sentences that one entry of the catalogue holds at most. */
const LONGEST_RUN = 6;

/** The longest runs of sentences that the catalogue has, from the left; others stay. */
function saySentences(words: string, line: Line): string {
  const parts = words.split(/(?<=[.?!:。？！])\s+(?=\S)/);
  if (parts.length === 1) return words;
  let said = '';
  for (let from = 0; from < parts.length;) {
    let to = Math.min(parts.length, from + LONGEST_RUN);
    let run: string | undefined;
    while (run === undefined && to > from) run = sayWhole(parts.slice(from, to--).join(' '), line);
    const next = run ?? parts[from] ?? '';
    said += /[。？：]$/.test(said) || said === '' ? next : ` ${next}`;
    from = run === undefined ? from + 1 : to + 1;
  }
  return said;
}

function sayWhole(words: string, line: Line): string | undefined {
  for (const { pattern, quotations: expected, translation } of candidates(words, line.catalogue)) {
    const values = readValues(pattern.exec(words), expected, line);
    if (values === undefined) continue;
    let next = 0;
    return translation.split(/\{(\d*)\}/).reduce((said, part, index) => {
      if (index % 2 === 0) return join(said, part);
      return join(said, values[part === '' ? next++ : Number(part) - 1] ?? '');
    });
  }
  return undefined;
}

/** Han and Latin stand apart, and Han beside Han do not, whatever a value is. */
function join(before: string, behind: string): string {
  if (/\p{Script=Han}$/u.test(before) && /^[A-Za-z0-9]/.test(behind)) return `${before} ${behind}`;
  if (/[A-Za-z0-9]$/.test(before) && /^\p{Script=Han}/u.test(behind)) return `${before} ${behind}`;
  if (/\p{Script=Han} $/u.test(before) && /^\p{Script=Han}/u.test(behind))
    return before.slice(0, -1) + behind;
  return /\p{Script=Han}$/u.test(before) && /^ \p{Script=Han}/u.test(behind)
    ? before + behind.slice(1)
    : before + behind;
}

/** The entries that share a word with a sentence, the most particular ones first. */
function candidates(words: string, catalogue: Catalogue): Entry[] {
  const keys = new Set(['', ...(words.match(/[A-Za-z]+/g) ?? [])]);
  return [...keys].flatMap((key) => catalogue.get(key) ?? []).sort((a, b) => b.weight - a.weight);
}

function readValues(
  found: RegExpExecArray | null,
  expected: Entry['quotations'],
  line: Line,
): string[] | undefined {
  if (found === null) return undefined;
  const values: string[] = [];
  for (const [index, quotation] of expected.entries()) {
    const group = found[index + 1] ?? '';
    const quoted = quotation?.exec(line.quotations.get(group) ?? '');
    if (quotation === undefined) values.push(sayWords(group, line));
    else if (quoted) values.push(...quoted.slice(1));
    else return undefined;
  }
  return values;
}

const PLACE = /\{[nwsc]?\}/g;

function toEntry(english: string, translation: string): Entry & { word: string } {
  const { words, quotations } = mask(english);
  const expected: Entry['quotations'] = [];
  const source = words.split(new RegExp(`(${PLACE.source}|${MARK})`)).map((part, index) => {
    if (index % 2 === 0) return escapePattern(part);
    const quotation = quotations.get(part);
    expected.push(quotation === undefined ? undefined : toPattern(quotation));
    return quotation === undefined ? (VALUES[part] ?? VALUE) : `(${MARK})`;
  });
  const pattern = new RegExp(`^${source.join('')}$`, 's');
  const whole =
    words
      .replace(PLACE, '\0')
      .match(/[A-Za-z\0]+/g)
      ?.filter((word) => !word.includes('\0')) ?? [];
  const [word = ''] = whole.sort((a, b) => b.length - a.length);
  return { pattern, quotations: expected, translation, weight: english.replace(PLACE, '').length, word };
}

/** A quotation of an entry, with places for what differs. */
function toPattern(quotation: string): RegExp {
  return new RegExp(
    `^${quotation
      .split(PLACE)
      .map((part) => escapePattern(part))
      .join('(.*?)')}$`,
    's',
  );
}

/** What stands within one sentence, and behind the name of a field. */
const VALUE = `((?:(?![.?!]\\s|${MARK}:\\s).)+?)`;

const VALUES: Readonly<Record<string, string>> = {
  '{n}': '([\\d.,]+)',
  '{w}': '(\\S+)',
  '{s}': '(.+)',
  '{c}': '(E[A-Z\\d]+)',
};

function escapePattern(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}
