import type { Settings } from '../../../schemas/settings.ts';
import type { TagVocabulary } from '../../../schemas/tag.ts';
import type { ThingLists } from '../../../schemas/thing.ts';
import type { Archive } from '../model/archive.ts';
import { reportsById, type Diagnostic, type Level, type Range, type Report } from '../model/report.ts';
import { nearestWord } from '../model/nearest.ts';
import { zonedDay } from '../time/times.ts';

/** One check over a whole archive. The name of its file is its id, and `docs/rules/<id>.mdx` is its page. */
export type Rule = {
  id: string;
  level: Level;
  /** Whether it looks at reports with wrong fields too, of which `lost` names those that are not there. */
  readsBroken?: boolean;
  check: (archive: CheckedArchive) => Iterable<Hit>;
};

/** A rule of a team, `rules/<id>.ts` beside its settings. */
export type OwnRule = Rule & {
  /** From the root of the project, with forward slashes. */
  file: string;
  /** What it asks for, in one sentence. */
  title: string;
  /** Where the team tells more of it. */
  docs?: string;
};

type RuleDefinition = Omit<OwnRule, 'id' | 'file'>;

/** Gives a rule back as it is, so that an editor knows its types. Its id is the name of its file. */
export function defineRule(rule: RuleDefinition): RuleDefinition {
  return rule;
}

/** What a rule may look at. */
export type CheckedArchive = {
  reports: readonly Report[];
  /** Reports by their ids and aliases; of two with one id the first. */
  byId: ReadonlyMap<string, Report>;
  /** Ids whose files are there and could not be read. What refers to them is no second mistake. */
  unreadable: ReadonlySet<string>;
  /** The known id or alias that an unknown one was most likely meant to be. */
  nearestId: (id: string) => string | undefined;
  /** Undefined when tags.yml cannot be read. */
  tags: TagVocabulary | undefined;
  /** A list is missing where there is no such file, or it cannot be read. */
  things?: ThingLists;
  /** Elements of changed reports as they were published, by file; empty where git does not know. */
  published: ReadonlyMap<string, readonly { anchor: string; text: string }[]>;
  /** ISO 8601 date, or date and time with an offset. */
  now: string;
  /** The day of `now` in the zone of the site. */
  today: string;
  idPrefix: string;
  /** Address of the site with its base path; undefined where it does not matter. */
  address?: string;
  /** Whether the site leaves out what is not published yet. */
  hidesDrafts?: boolean;
  /** Slugs of the guide; undefined where nobody knows them. */
  guide?: readonly string[] | undefined;
  /** Slugs of the pages of the team; none when absent. */
  pages?: readonly string[] | undefined;
};

/** Place and words of one problem; the runner adds the rest. Without a path and a range it is about the whole file. */
export type Hit = {
  report: Report;
  /** A front matter value. */
  path?: readonly PropertyKey[] | undefined;
  /** A place in the body. */
  range?: Range | undefined;
  /** When it differs from the level of the rule. */
  level?: Level;
  /** What is wrong, with the value seen. */
  message: string;
  /** What to write instead. */
  hint: string;
};

export type RuleOptions = {
  now: string;
  settings: Settings;
  /** See `CheckedArchive`. */
  published?: CheckedArchive['published'];
  guide?: CheckedArchive['guide'];
  /** See `CheckedArchive`. */
  pages?: CheckedArchive['pages'];
  /** Rules of the team, behind our own. */
  own?: readonly OwnRule[] | undefined;
};

/** So many hits of one rule of a team are told; one that goes on for ever ends. */
const MAX_OWN_HITS = 1000;

/** Runs rules over an archive as it was read; the diagnostics come file by file, in the order of their places. */
export function applyRules(rules: readonly Rule[], archive: Archive, options: RuleOptions): Diagnostic[] {
  const checked = prepareArchive(archive, options);
  const withBroken = { ...checked, reports: [...archive.reports, ...(archive.broken ?? [])] };
  const archiveFor = (rule: Rule): CheckedArchive => (rule.readsBroken === true ? withBroken : checked);
  const found = rules.flatMap((rule) =>
    [...rule.check(archiveFor(rule))].map((hit) => toDiagnostic(rule, hit, archive)),
  );
  const ofTeam = (options.own ?? []).flatMap((rule) => runOwn(rule, archiveFor(rule), archive));
  return [...found, ...ofTeam]
    .flatMap((diagnostic) => withLevel(diagnostic, options.settings.rules))
    .sort(byPlace);
}

/** A rule of a team that fails is told by its name, and stops no other. */
function runOwn(rule: OwnRule, checked: CheckedArchive, archive: Archive): Diagnostic[] {
  const found: Diagnostic[] = [];
  try {
    for (const hit of rule.check(checked)) {
      if (found.push(toDiagnostic(rule, hit, archive)) === MAX_OWN_HITS) break;
    }
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    found.push({
      rule: 'settings',
      level: 'error',
      message: `The rule \`${rule.id}\` failed: ${why.replace(/\.$/, '')}.`,
      hint: 'Correct it, or take it out for now: `rules` in the settings does not stop it from running.',
      file: rule.file,
    });
  }
  return found;
}

function withLevel(diagnostic: Diagnostic, levels: Settings['rules']): Diagnostic[] {
  const level = Object.hasOwn(levels, diagnostic.rule) ? levels[diagnostic.rule] : undefined;
  if (level === 'off') return [];
  return [level === undefined ? diagnostic : { ...diagnostic, level }];
}

function prepareArchive(
  archive: Archive,
  {
    now,
    settings: { idPrefix, timeZone, address, drafts },
    published = new Map(),
    guide,
    pages,
  }: RuleOptions,
): CheckedArchive {
  const byId = reportsById(archive.reports);
  const failed = archive.diagnostics.filter(({ level }) => level === 'error').map(({ file }) => file);
  const unreadable = new Set(failed.map(idOfFile).filter((id) => !byId.has(id)));
  // Of a file with a wrong tag the others are known.
  const isUnread = failed.includes(archive.show('tags.yml')) && Object.keys(archive.tags).length === 0;
  const tags = isUnread ? undefined : archive.tags;
  return {
    reports: archive.reports,
    byId,
    unreadable,
    nearestId: createNearest([...byId.keys()]),
    tags,
    ...(archive.things && { things: archive.things }),
    published,
    now,
    today: zonedDay(now, timeZone),
    idPrefix,
    address,
    hidesDrafts: drafts === 'hidden',
    guide,
    pages,
  };
}

/** Each search reads every id, so an archive in which nearly nothing is found gets no advice after so many. */
const MAX_SEARCHES = 100;

/** Finds the nearest of the known ids, each answer once. */
export function createNearest(known: readonly string[]): CheckedArchive['nearestId'] {
  const answers = new Map<string, string | undefined>();
  return (id) => {
    if (!answers.has(id) && answers.size < MAX_SEARCHES) answers.set(id, nearestWord(id, known));
    return answers.get(id);
  };
}

/** The id that a file should hold: its own name, or that of the folder around its `index.mdx`. */
export function idOfFile(file: string): string {
  const [name = '', folder = ''] = file.split('/').reverse();
  return name === 'index.mdx' ? folder : name.replace(/\.mdx$/, '');
}

function toDiagnostic(rule: Rule, hit: Hit, archive: Archive): Diagnostic {
  const range = hit.range ?? (hit.path ? archive.locate(hit.report, hit.path) : undefined);
  return {
    rule: rule.id,
    level: hit.level ?? rule.level,
    message: hit.message,
    hint: hit.hint,
    file: archive.show(hit.report.file),
    ...(range ? { range } : {}),
  };
}

function byPlace(a: Diagnostic, b: Diagnostic): number {
  if (a.file !== b.file) return a.file < b.file ? -1 : 1;
  return (a.range?.start.offset ?? 0) - (b.range?.start.offset ?? 0);
}
