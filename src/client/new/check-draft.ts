import { zonedDay } from '../../core/time/times.ts';
import { parseDocument } from 'yaml';
import { z } from 'zod';
import type { Incident } from '../../../schemas/incident.ts';
import { incidentWith } from '../../../schemas/own-fields.ts';
import type { Settings } from '../../../schemas/settings.ts';
import type { TagVocabulary } from '../../../schemas/tag.ts';
import { splitFrontMatter } from '../../core/model/front-matter.ts';
import type { FindingRecord, Level, Report } from '../../core/model/report.ts';
import { reportFile, type FormState } from '../../core/draft/form.ts';
import { isTaken, nextFreeId, type TakenIds } from '../../core/draft/taken-ids.ts';
import { explainSchemaIssues } from '../../core/model/schema-issues.ts';
import { knownFields } from '../../core/model/values.ts';
import { rules } from '../../core/rules/index.ts';
import type { CheckedArchive } from '../../core/rules/rule.ts';
import { repairIncident } from './repair.ts';

// A page with a strict policy may not compile code, which zod would try.
z.config({ jitless: true });

/** What is said of one place of the form; 'todo' is what nobody has filled yet. */
export type Note = {
  rule: string;
  level: Level | 'todo';
  message: string;
  hint: string;
  /** Name of the field, or of what would be the field if the form had it; undefined for the whole report. */
  field?: string;
};

export type CheckInput = {
  text: string;
  state: FormState;
  settings: Settings;
  tags: TagVocabulary;
  taken: TakenIds;
  /** ISO 8601 date and time. */
  now: string;
  nameOf: (path: readonly PropertyKey[]) => string;
};

export type CheckedDraft = { notes: Note[]; report: Report | undefined };

/** Reads a draft as the check of an archive would, as far as one report and no disk can tell, with notes by field. */
export function checkDraft(input: CheckInput): CheckedDraft {
  const { yaml = '', body } = splitFrontMatter(input.text);
  const document = parseDocument(yaml, { prettyErrors: false, stringKeys: true });
  if (document.errors.length > 0) return { notes: document.errors.map(explainYaml), report: undefined };
  const value = document.toJS({ maxAliasCount: 100 }) as unknown;
  const schema = incidentWith(input.settings.fields);
  const result = schema.safeParse(value);
  const incident = result.data ?? repairIncident(value, schema);
  const report = incident && sketchReport(incident, body, input.settings.language);
  const issues = explainSchemaIssues(result.error?.issues ?? [], { value, schema });
  const fromSchema = issues.map(({ message, hint, path }): Note => {
    const field = input.nameOf(path);
    return { rule: 'schema', level: levelOf(field, input.state), message, hint, field };
  });
  const notes = [...fromSchema, ...checkId(input), ...(report ? runRules(report, value, input) : [])];
  return { notes, report };
}

/** A report of which only the front matter is read; of its body it knows the ids of the findings. */
function sketchReport(incident: Incident, body: string, fallbackLang: string): Report {
  const findings = [...body.matchAll(/<Finding\b[^>]*\bid="(F\d+)"/g)].map(([, id = '']): FindingRecord => ({
    id,
    anchor: id,
    text: '',
    direction: 'neutral',
    decisive: false,
    evidence: [],
  }));
  return {
    id: incident.id,
    file: reportFile(incident.id),
    lang: incident.lang ?? fallbackLang,
    incident,
    intro: '',
    sections: [],
    footnotes: '',
    steps: [],
    findings,
    lessons: [],
    actions: [],
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

/** What is still empty and was never visited is a task and no mistake. */
function levelOf(field: string, { fields, touched }: FormState): Note['level'] {
  return (fields[field] ?? '').trim() === '' && !touched.includes(field) ? 'todo' : 'error';
}

function explainYaml({ message }: { message: string }): Note {
  return {
    rule: 'front-matter',
    level: 'error',
    message: `The front matter of the template is not valid YAML: ${message.replace(/\.?$/, '.')}`,
    hint: 'Choose another template, and correct this one in its file.',
  };
}

function* checkId({ state: { fields }, taken, settings }: CheckInput): Iterable<Note> {
  const id = (fields['id'] ?? '').trim();
  if (!isTaken(taken, id)) return;
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
  return rules.flatMap((rule) =>
    [...rule.check(archive)].flatMap(({ path, level, message, hint }): Note[] => {
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
