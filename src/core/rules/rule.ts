import type { Settings } from '../../../schemas/settings.ts';
import type { TagVocabulary } from '../../../schemas/tag.ts';
import type { ThingLists } from '../../../schemas/thing.ts';
import type { Archive } from '../model/archive.ts';
import { reportsById, type Diagnostic, type Level, type Range, type Report } from '../model/report.ts';
import { nearestWord } from '../model/nearest.ts';
import { isRecord } from '../model/values.ts';
import { zonedDay } from '../time/times.ts';

/** One check over a whole archive. The name of its file is its id, and `docs/rules/<id>.mdx` is its page. */
export type Rule = {
  id: string;
  level: Level;
  /** Whether it looks at reports with wrong fields too, of which `lost` names those that are not there. */
  readsBroken?: boolean;
  check: (archive: CheckedArchive) => Iterable<Hit>;
};

/** A rule of a team as it writes it. */
export type RuleDefinition = Pick<Rule, 'level' | 'readsBroken' | 'check'> & {
  /** What it asks for, in one sentence. */
  title: string;
  /** Where the team tells more of it. */
  docs?: string;
};

/** A rule of a team, `rules/<id>.ts` beside its settings. Whatever its code does, running it gives an answer. */
export type OwnRule = Omit<RuleDefinition, 'check'> & {
  id: string;
  /** From the root of the project, with forward slashes. */
  file: string;
  run: (archive: CheckedArchive) => OwnRun;
};

/** What a rule of a team found, which may be nothing that one can show, and why it did not come to its end. */
export type OwnRun = { hits: readonly unknown[]; fault?: OwnFault };

/** What is wrong with a rule; in its own file where no other is named. */
export type OwnFault = { message: string; hint: string; file?: string; range?: Range };

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
  /** The pages of the team; none when absent. */
  pages?: readonly TeamPage[] | undefined;
};

/** What rules look at in a page of the team, `pages/<slug>.mdx`. */
export type TeamPage = {
  slug: string;
  /** From the root of the project, with forward slashes. */
  file: string;
  links: readonly { href: string; range: Range }[];
  /** As reports write them. */
  citations?: readonly { written: string; id: string; anchor?: string; range: Range }[];
  anchors: readonly string[];
  /** Whether components may add anchors of which nobody knows. */
  isOpen: boolean;
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

/** Runs rules over an archive as it was read; the diagnostics come file by file, in the order of their places. */
export function applyRules(rules: readonly Rule[], archive: Archive, options: RuleOptions): Diagnostic[] {
  const checked = prepareArchive(archive, options);
  const withBroken = { ...checked, reports: [...archive.reports, ...(archive.broken ?? [])] };
  const archiveFor = (rule: Pick<Rule, 'readsBroken'>): CheckedArchive =>
    rule.readsBroken === true ? withBroken : checked;
  const found = rules.flatMap((rule) =>
    [...rule.check(archiveFor(rule))].map((hit) => toDiagnostic(rule, hit, archive)),
  );
  const ofTeam = (options.own ?? []).flatMap((rule) => runOwn(rule, archiveFor(rule), archive));
  return [...found, ...ofTeam]
    .flatMap((diagnostic) => withLevel(diagnostic, options.settings.rules))
    .sort(byPlace);
}

/** A rule of a team that fails, or finds what is none, is told by its name, and stops no other. */
function runOwn(rule: OwnRule, checked: CheckedArchive, archive: Archive): Diagnostic[] {
  const { hits, fault } = rule.run(checked);
  const files = new Set([...archive.reports, ...(archive.broken ?? [])].map(({ file }) => file));
  const faults = hits.map((hit) => hitFault(hit, files));
  const good = hits.filter((_, index) => faults[index] === undefined) as Hit[];
  const [why] = faults.filter((one) => one !== undefined);
  const wrong: OwnFault[] =
    why === undefined ? [] : [{ message: `The rule \`${rule.id}\` yields no hit: ${why}.`, hint: HIT }];
  return [
    ...good.map((hit) => toDiagnostic(rule, hit, archive)),
    ...[...wrong, ...(fault === undefined ? [] : [fault])].map((one): Diagnostic => ({
      rule: 'settings',
      level: 'error',
      file: rule.file,
      ...one,
    })),
  ];
}

const HIT = "Write `yield { report, path: ['title'], message: '…', hint: '…' }` with a report of `reports`.";

/** What is wrong with something that a rule of a team yields, without a full stop. */
function hitFault(hit: unknown, files: ReadonlySet<string>): string | undefined {
  if (!isRecord(hit))
    return `it is ${hit === undefined ? 'nothing' : `\`${typeof hit === 'string' ? JSON.stringify(hit) : typeof hit}\``}`;
  const { report, message, hint, level, path, range } = hit;
  if (!isRecord(report) || typeof report['file'] !== 'string' || !files.has(report['file']))
    return '`report` is no report of the archive';
  const bare = Object.entries({ message, hint }).find(([, text]) => typeof text !== 'string' || text === '');
  if (bare !== undefined) return `\`${bare[0]}\` is ${bare[1] === undefined ? 'missing' : 'no text'}`;
  if (level !== undefined && !LEVELS.includes(level as Level)) return '`level` is no level';
  if (path !== undefined && !Array.isArray(path)) return '`path` is no list of names';
  const isPlace =
    range === undefined || (isRecord(range) && isRecord(range['start']) && isRecord(range['end']));
  return isPlace ? undefined : '`range` is no place in a report';
}

/** From what stops a build to what is only said. */
export const LEVELS: readonly Level[] = ['error', 'warning', 'suggestion'];

function withLevel(diagnostic: Diagnostic, levels: Settings['rules']): Diagnostic[] {
  const level = Object.hasOwn(levels, diagnostic.rule) ? levels[diagnostic.rule] : undefined;
  if (level === 'off') return [];
  return [level === undefined ? diagnostic : { ...diagnostic, level }];
}

/** What rules look at, of an archive as it was read. */
export function prepareArchive(
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

function toDiagnostic(rule: Pick<Rule, 'id' | 'level'>, hit: Hit, archive: Archive): Diagnostic {
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
