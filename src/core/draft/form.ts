import type { Settings } from '../../../schemas/settings.ts';
import type { TagVocabulary } from '../../../schemas/tag.ts';
import type { ThingList, ThingLists } from '../../../schemas/thing.ts';
import { sourcePath } from '../model/forge.ts';
import type { Report } from '../model/report.ts';
import { isRecord } from '../model/values.ts';
import { packIds, type TakenIds } from './taken-ids.ts';
import type { FieldValues } from './field-values.ts';

/** Settings that the form knows. */
export type FormSettings = Pick<
  Settings,
  'title' | 'language' | 'timeZone' | 'idPrefix' | 'address' | 'repository' | 'rules' | 'fields' | 'words'
>;

/** What the form for a new report must know of the archive and its site. Nothing in it grows with the reports. */
export type FormSetup = {
  base: string;
  settings: FormSettings;
  /** Name of the incidents folder, as paths in the repository begin. */
  folder: string;
  taken: TakenIds;
  /** Labels and other names of the tags. */
  tags: TagVocabulary;
  /** Labels and other names of the sources and services that have a list. */
  lists: ThingLists;
};

type SetupInput = {
  settings: Settings;
  paths: { base: string };
  tags: TagVocabulary;
  lists?: ThingLists;
  reports: readonly Report[];
  /** Names of reports that the site leaves out. No id is given twice. */
  hidden?: readonly string[];
};

/** The setup of the form of one site. */
export function describeFormSetup({
  settings,
  paths,
  tags,
  lists = {},
  reports,
  hidden = [],
}: SetupInput): FormSetup {
  const { title, language, timeZone, idPrefix, address, repository, rules, fields, words } = settings;
  return {
    base: paths.base,
    settings: { title, language, timeZone, idPrefix, address, repository, rules, fields, words },
    folder: sourcePath(settings, '').replace(/\/$/, ''),
    taken: packIds([...reports.flatMap(({ id, incident }) => [id, ...incident.aliases]), ...hidden]),
    tags: Object.fromEntries(
      Object.entries(tags).map(([id, { label, aliases }]) => [id, { label, aliases, related: [] }]),
    ),
    lists: {
      ...(lists.sources && { sources: namesIn(lists.sources) }),
      ...(lists.services && { services: namesIn(lists.services) }),
    },
  };
}

/** What a thing is called, without what its own page says of it. */
function namesIn(list: ThingList): ThingList {
  return Object.fromEntries(Object.entries(list).map(([id, { label, aliases }]) => [id, { label, aliases }]));
}

/** A report as it is in the archive: its file, as a path in the incidents folder, and all of its text. */
export type ReportSource = { file: string; text: string };

/** The reports of one file of the site, by id. */
export type ReportSources = Record<string, ReportSource>;

/** Where the file of a report lies in the incidents folder. */
export function reportFile(id: string): string {
  return `${id.split('-')[1] ?? ''}/${id}.mdx`;
}

/** Everything that somebody has entered into the form for a new report. */
export type FormState = {
  fields: FieldValues;
  /** Ids of the chosen tags. */
  tags: string[];
  /** Names of the fields that somebody has been in: what is missing there is a mistake and no longer a task. */
  touched: string[];
};

/** A new form has another version when old drafts no longer fit it. */
const VERSION = 1;

/** Where the drafts of one site are kept, each behind a `#`; two sites on one host have different base paths. */
export function draftKey(base: string): string {
  return `precedent:new-report:${base}`;
}

/** A draft as it is kept in the browser at a moment, ISO 8601. */
export function printDraft({ fields, tags, touched }: FormState, at: string): string {
  return JSON.stringify({ version: VERSION, at, fields, tags, touched });
}

/** When a draft was kept; undefined for those of older versions of the form. */
export function parseKeptAt(text: string | null): string | undefined {
  if (parseDraft(text) === undefined) return undefined;
  const { at } = JSON.parse(text ?? '{}') as { at?: unknown };
  return typeof at === 'string' ? at : undefined;
}

/** What somebody has entered, to be compared: which fields they were in does not count. */
export function contentOf({ fields, tags }: FormState): string {
  return JSON.stringify([Object.entries(fields).sort(([a], [b]) => (a < b ? -1 : 1)), tags]);
}

/** The draft that was kept; undefined for anything else, whoever put it there. */
export function parseDraft(text: string | null): FormState | undefined {
  if (text === null) return undefined;
  try {
    const { version, fields, tags, touched } = JSON.parse(text) as Record<string, unknown>;
    if (version !== VERSION || !isTexts(fields) || !isList(tags) || !isList(touched)) return undefined;
    return { fields, tags, touched };
  } catch {
    return undefined;
  }
}

function isTexts(value: unknown): value is FieldValues {
  return isRecord(value) && Object.values(value).every((text) => typeof text === 'string');
}

function isList(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'string');
}
