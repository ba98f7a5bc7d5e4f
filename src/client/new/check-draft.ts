import './no-compiling.ts';
import { zonedDay } from '../../core/time/times.ts';
import { parseDocument } from 'yaml';
import type { Incident } from '../../../schemas/incident.ts';
import { incidentWith } from '../../../schemas/own-fields.ts';
import type { TagVocabulary } from '../../../schemas/tag.ts';
import { ACTION_STATUSES } from '../../../schemas/vocabulary.ts';
import { listTags } from '../../core/draft/edit-element.ts';
import { splitFrontMatter } from '../../core/model/front-matter.ts';
import type { ActionRecord, FindingRecord, LessonRecord, Report } from '../../core/model/report.ts';
import { reportFile, type FormSettings, type FormState } from '../../core/draft/form.ts';
import { isTaken, nextFreeId, type TakenIds } from '../../core/draft/taken-ids.ts';
import { explainSchemaIssues } from '../../core/model/schema-issues.ts';
import { knownFields } from '../../core/model/values.ts';
import { rules } from '../../core/rules/index.ts';
import type { CheckedArchive } from '../../core/rules/rule.ts';
import { checkParts } from './body.ts';
import type { Note } from './note.ts';
import { repairIncident } from './repair.ts';

export type CheckInput = {
  text: string;
  state: FormState;
  settings: FormSettings;
  tags: TagVocabulary;
  taken: TakenIds;
  /** ISO 8601 date and time. */
  now: string;
  nameOf: (path: readonly PropertyKey[]) => string;
  /** Whether the report is in the archive already: its id is its own, and others that it names are not known here. */
  isChange?: boolean;
};

export type CheckedDraft = { notes: Note[]; report: Report | undefined };

/** Reads a draft as the check of an archive would, as far as one report and no disk can tell, with notes by field. */
export function checkDraft(input: CheckInput): CheckedDraft {
  const { yaml = '', body } = splitFrontMatter(input.text);
  const document = parseDocument(yaml, { prettyErrors: false, stringKeys: true });
  if (document.errors.length > 0) {
    const notes = document.errors.map((error) => explainYaml(error, input.isChange));
    return { notes, report: undefined };
  }
  const value = document.toJS({ maxAliasCount: 100 }) as unknown;
  const schema = incidentWith(input.settings.fields, input.settings.words);
  const result = schema.safeParse(value);
  const incident = result.data ?? repairIncident(value, schema);
  const report = incident && sketchReport(incident, body, input.settings.language);
  const issues = explainSchemaIssues(result.error?.issues ?? [], { value, schema });
  const fromSchema = issues.map(({ message, hint, path }): Note => {
    const field = input.nameOf(path);
    return { rule: 'schema', level: levelOf(field, input.state), message, hint, field };
  });
  const notes = [
    ...fromSchema,
    ...checkId(input),
    ...(report ? runRules(report, value, input) : []),
    ...checkParts(input.text, input.state.fields),
  ];
  return { notes, report };
}

/** A report of which the front matter is read, and of its body the tags of elements. */
export function sketchReport(incident: Incident, body: string, fallbackLang: string): Report {
  return {
    id: incident.id,
    file: reportFile(incident.id),
    lang: incident.lang ?? fallbackLang,
    incident,
    intro: '',
    sections: [],
    footnotes: '',
    steps: [],
    ...sketchElements(body),
    citations: [],
    images: [],
    files: [],
    links: [],
    marks: { body: 0, code: [], tags: [], addresses: [], unlinked: [], joints: [], images: [] },
    telling: [],
    anchors: [],
    digest: '',
    contentDigest: '',
    formerDigests: [],
  };
}

function sketchElements(body: string): Pick<Report, 'findings' | 'lessons' | 'actions'> {
  const tags = (element: string) => listTags(body, 0, element);
  const evidence = tags('Evidence');
  const findings = tags('Finding').map(({ start, attributes: { id = '' } }): FindingRecord => {
    const end = body.indexOf('</Finding>', start);
    const held = evidence.filter((one) => one.start > start && one.start < end);
    const told = held.map(({ attributes: { source = '' } }) => ({ source, text: '' }));
    return { id, anchor: id, text: '', direction: 'neutral', decisive: false, evidence: told };
  });
  const lessons = tags('Lesson').map(({ attributes: { id = '', key = '' } }): LessonRecord => ({
    id,
    key,
    kind: 'went_badly',
    anchor: id,
    text: '',
  }));
  const actions = tags('Action').map(({ attributes }): ActionRecord => {
    const { id = '', owner = '', due, verified_by: proof, lesson } = attributes;
    const status = ACTION_STATUSES.find((one) => one === attributes['status']) ?? 'open';
    const told = { id, owner, due, status, lesson, verified_by: proof };
    return knownFields({ ...told, kind: 'process' as const, anchor: id, text: '' });
  });
  return { findings, lessons, actions };
}

/** What is still empty and was never visited is a task and no mistake. */
function levelOf(field: string, { fields, touched }: FormState): Note['level'] {
  return (fields[field] ?? '').trim() === '' && !touched.includes(field) ? 'todo' : 'error';
}

function explainYaml({ message }: { message: string }, isChange = false): Note {
  return {
    rule: 'front-matter',
    level: 'error',
    message: `The front matter ${isChange ? 'of the report' : 'of the template'} is not valid YAML: “${message.replace(/\.$/, '')}”.`,
    hint: isChange ? 'Correct it in its file.' : 'Choose another template, and correct this one in its file.',
  };
}

function* checkId({ state: { fields }, taken, settings, isChange }: CheckInput): Iterable<Note> {
  const id = (fields['id'] ?? '').trim();
  if (isChange === true || !isTaken(taken, id)) return;
  const free = nextFreeId(taken, settings.idPrefix, id.split('-')[1] ?? '');
  yield {
    rule: 'id-unique',
    level: 'error',
    message: `The id \`${id}\` is given to another report.`,
    hint: `Write \`${free}\`, which was free when this page was built.`,
    field: 'id',
  };
}

function runRules(report: Report, value: unknown, input: CheckInput): Note[] {
  const archive: CheckedArchive = {
    reports: [report],
    byId: new Map([[report.id, report]]),
    unreadable: new Set(),
    nearestId: () => undefined,
    published: new Map(),
    tags: input.tags,
    now: input.now,
    today: zonedDay(input.now, input.settings.timeZone),
    idPrefix: input.settings.idPrefix,
  };
  const { rules: levels } = input.settings;
  const isForeign = (path: readonly PropertyKey[] | undefined): boolean =>
    input.isChange === true && path?.[0] === 'relations';
  return rules.flatMap((rule) =>
    [...rule.check(archive)]
      .filter(({ path }) => !isForeign(path))
      .flatMap(({ path, level, message, hint }): Note[] => {
        const field = path && input.nameOf(pathIn(value, report, path));
        const set = levels[rule.id] ?? level ?? rule.level;
        return set === 'off' ? [] : [knownFields({ rule: rule.id, level: set, message, hint, field })];
      }),
  );
}

/** A path into a repaired report as a path into what was written: entries that were left out move the others. */
function pathIn(value: unknown, { incident }: Report, path: readonly PropertyKey[]): readonly PropertyKey[] {
  const [list, index, ...rest] = path;
  const written = (value as Record<PropertyKey, unknown> | null)?.[list ?? ''];
  if (typeof index !== 'number' || !Array.isArray(written)) return path;
  const kept = (incident as unknown as Record<PropertyKey, unknown[]>)[list ?? '']?.[index];
  const id = (kept as { id?: unknown } | undefined)?.id;
  const at = written.findIndex((entry: { id?: unknown } | null) => entry?.id === id);
  return id === undefined || at < 0 ? path : [list ?? '', at, ...rest];
}
