import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Settings } from '../../schemas/settings.ts';
import type { Tlp } from '../../schemas/vocabulary.ts';
import { findAbove } from '../core/audience/above.ts';
import { createSay } from '../core/i18n/say.ts';
import type { Archive } from '../core/model/archive.ts';
import type { Env } from './git.ts';
import { checkGitHistory } from './git-history.ts';
import { readAppearance } from './appearance.ts';
import { checkRecallInputs } from './recall-inputs.ts';
import { findNamedDrafts } from './named-drafts.ts';
import { readOwnRules } from './own-rules.ts';
import { readPublishedElements } from './published-elements.ts';
import { openArchive, type ReadOptions } from './read.ts';
import type { Diagnostic } from '../core/model/report.ts';
import { knownFields } from '../core/model/values.ts';
import { runRules } from '../core/rules/index.ts';
import { explainFeedProblem, readFeedQuery } from '../core/search/named-feeds.ts';
import { SETTINGS_FILE, type ReadSettings } from './settings.ts';
import { checkTemplates } from './templates.ts';

export type CheckInput = ReadSettings & {
  /** Paths in diagnostics are relative to it. */
  cwd: string;
  /** ISO 8601 date and time. */
  now: string;
  env: Env;
  /** The highest level of TLP that those who read the result may see; any when absent. */
  atMost?: Tlp;
};

/** An archive, and everything that is wrong with it. */
export type CheckedArchive = { archive: Archive; diagnostics: Diagnostic[] };

/**
 * Reads the archive of the settings. The diagnostics are those of the settings, of reading, and of the rules, in the language
 * of the interface.
 */
export async function openCheckedArchive(
  { settings, diagnostics: wrongSettings, cwd, now, env, atMost }: CheckInput,
  options: ReadOptions = {},
): Promise<CheckedArchive> {
  // What a block of a report is for stands in its HTML alone.
  const isBrief = options.isBrief === true && atMost === undefined;
  const reading = openArchive(settings, cwd, { ...options, isBrief });
  const [archive, { published, unasked }] = await Promise.all([reading, askHistory(settings, reading, env)]);
  const own = await readOwnRules(settings);
  const { appearance, diagnostics: wrongAppearance } = readAppearance(settings);
  const guide = [...listGuide(), ...own.rules.map(({ id }) => `rules/${id}`)];
  const found = [
    ...wrongSettings,
    ...own.diagnostics,
    ...wrongAppearance,
    ...unasked.map((problem) => ({ ...problem, file: archive.show('') || '.' })),
    ...checkFeeds(settings, archive),
    ...archive.diagnostics,
    ...(await checkTemplates(settings.incidents, archive.show)),
    ...checkRecallInputs(settings.incidents, archive.show),
    ...runRules(archive, { now, settings, published, guide, pages: appearance.pages, own: own.rules }),
    ...findNamedDrafts(archive, settings),
    ...(atMost === undefined ? [] : findAbove(archive, atMost)),
  ];
  return { archive, diagnostics: sayDiagnostics(found, settings).sort(byFile) };
}

/** What is wrong with the queries of the feeds that the settings name. Of unknown tags nothing is said where `tags.yml` fails. */
function checkFeeds(settings: Settings, { tags, things, diagnostics, show }: Archive): Diagnostic[] {
  const isUnread = diagnostics.some(({ file, level }) => file === show('tags.yml') && level === 'error');
  if (isUnread) return [];
  return settings.feeds.flatMap((feed) =>
    readFeedQuery(feed, { settings, tags, things }).problems.map((problem): Diagnostic => ({
      rule: 'settings',
      level: 'error',
      ...explainFeedProblem(feed, problem),
      file: SETTINGS_FILE,
    })),
  );
}

/** Diagnostics in the language of the interface. */
export function sayDiagnostics(
  found: readonly Diagnostic[],
  { language }: Pick<Settings, 'language'>,
): Diagnostic[] {
  const say = createSay(language);
  return found.map((one) =>
    knownFields({ ...one, message: say(one.message), hint: one.hint && say(one.hint) }),
  );
}

const DOCS = join(import.meta.dirname, '../../docs');

/** The slugs of the guide, with its pages on rules. */
function listGuide(): string[] {
  const pages = readdirSync(join(DOCS, 'guide')).filter((file) => file !== 'index.mdx');
  const ofRules = readdirSync(join(DOCS, 'rules')).map((file) => `rules/${file}`);
  return [
    'rules',
    'settings',
    'searching',
    ...[...pages, ...ofRules].map((file) => file.replace(/\.mdx$/, '')),
  ];
}

/** All that git knows is asked while files are read, before this process grows. */
async function askHistory(settings: Settings, reading: Promise<Archive>, env: Env) {
  const reports = reading.then((archive) => archive.reports);
  const { published, fault } = await readPublishedElements(settings, reports, env);
  return { published, unasked: await checkGitHistory(settings.incidents, fault, env) };
}

/** Problems of one file stand together, in the order in which they were found. */
function byFile(a: Diagnostic, b: Diagnostic): number {
  return a.file < b.file ? -1 : a.file > b.file ? 1 : 0;
}
