import type { Settings } from '../../schemas/settings.ts';
import { sayDiagnostics } from '../archive/checked-archive.ts';
import { readOwnRules } from '../archive/own-rules.ts';
import { SETTINGS_FILE } from '../archive/settings.ts';
import { createSay, type Say } from '../core/i18n/say.ts';
import type { Diagnostic } from '../core/model/report.ts';
import { runRules } from '../core/rules/index.ts';
import type { OwnRule } from '../core/rules/rule.ts';
import { getSession } from '../site/site.ts';

/** The rules read the whole archive, so they wait until the page of the last save is out. */
const RULES_MS = 300;

/** What is known of the problems of an archive that is being written. */
export type WatchedArchive = {
  /** Every diagnostic: what reading says now, and what the rules said last. */
  diagnostics: () => readonly Diagnostic[];
  /** Files that were saved last, as diagnostics name them. */
  saved: () => ReadonlySet<string>;
};

type Judge = WatchedArchive & {
  /** Takes note of saved files and has the rules applied a moment later. */
  after: (files: readonly string[]) => void;
  /** Takes note of what is wrong with the settings. */
  settings: (wrong: readonly Diagnostic[]) => void;
  stop: () => void;
};

type JudgeInput = {
  settings: Settings;
  /** ISO 8601 date and time. */
  now: () => string;
  tell: (line: string) => void;
  onProblems: () => void;
};

/** Keeps what is wrong with an archive while it is written, and tells what is wrong with the files of each save. */
export function createJudge({ settings, now, tell, onProblems }: JudgeInput): Judge {
  let said: readonly Diagnostic[] = [];
  let wrongSettings: readonly Diagnostic[] = [];
  let saved: ReadonlySet<string> = new Set();
  let timer: NodeJS.Timeout | undefined;
  const diagnostics = (): readonly Diagnostic[] =>
    sayDiagnostics([...wrongSettings, ...(getSession()?.archive?.diagnostics ?? []), ...said], settings);
  const wrong = new Set<string>();
  const say = createSay(settings.language);
  const announce = (): void => {
    for (const line of describeSaved(saved, diagnostics(), wrong, say)) tell(line);
    onProblems();
  };
  const apply = (): void => {
    void readOwnRules(settings).then(({ rules: own, diagnostics: wrongRules }) => {
      const found = applyRules({ settings, now, tell }, own);
      if (found !== undefined) said = [...wrongRules, ...found];
      announce();
    });
  };
  return {
    diagnostics,
    saved: () => saved,
    after: (files) => {
      saved = new Set(files);
      // What was said of them may be right by now.
      said = said.filter(({ file }) => !saved.has(file));
      clearTimeout(timer);
      timer = setTimeout(apply, RULES_MS);
    },
    settings: (wrong) => {
      wrongSettings = wrong;
      saved = new Set([SETTINGS_FILE]);
      announce();
    },
    stop: () => clearTimeout(timer),
  };
}

/** Lines on saved files. `wrong` keeps those with errors, so that it can be said when they have none any more. */
function describeSaved(
  saved: ReadonlySet<string>,
  diagnostics: readonly Diagnostic[],
  wrong: Set<string>,
  say: Say,
): string[] {
  const found = diagnostics.filter(({ file }) => saved.has(file));
  const failed = new Set(found.filter(({ level }) => level === 'error').map(({ file }) => file));
  const mended = [...saved].filter((file) => !failed.has(file) && wrong.delete(file));
  for (const file of failed) wrong.add(file);
  return [...listProblems(found, say), ...mended.map((file) => `${file} has no errors any more.`)];
}

/** Undefined when it fails: a file may go away between reading it and looking up a place in it. */
function applyRules(
  { settings, now, tell }: Omit<JudgeInput, 'onProblems'>,
  own: readonly OwnRule[],
): Diagnostic[] | undefined {
  const { archive, site } = getSession() ?? {};
  if (archive === undefined) return [];
  const pages = site?.appearance.pages;
  try {
    return runRules(archive, { now: now(), settings, own, pages });
  } catch (error) {
    tell(`The rules could not be applied: ${error instanceof Error ? error.message : String(error)}`);
    return undefined;
  }
}

/** More than these help nobody; `check` shows the rest. */
export const MAX_SHOWN = 20;

/** One line for each problem that a person should act on, for the terminal. */
export function listProblems(diagnostics: readonly Diagnostic[], say: Say): string[] {
  const shown = diagnostics.filter(({ level }) => level !== 'suggestion');
  const lines = shown
    .slice(0, MAX_SHOWN)
    .map((found) => printable(`${placeOf(found)} ${say(found.level)} ${found.rule} ${found.message}`));
  const more = shown.length - lines.length;
  return more > 0 ? [...lines, `and ${more} more: \`precedent-kb check\` shows them.`] : lines;
}

/** Such as `incidents/2026/INC-2026-0003.mdx:9:11`. */
export function placeOf({ file, range }: Pick<Diagnostic, 'file' | 'range'>): string {
  return range === undefined ? file : `${file}:${range.start.line}:${range.start.column}`;
}

/** Nothing of a report may steer the terminal. */
function printable(text: string): string {
  return text.replace(/\p{Cc}|[\u202A-\u202E\u2066-\u2069]/gu, '\uFFFD');
}
