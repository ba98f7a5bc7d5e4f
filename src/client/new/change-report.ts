import type { OwnFields } from '../../../schemas/own-fields.ts';
import { parse } from 'yaml';
import type { Incident } from '../../../schemas/incident.ts';
import type { VerdictInput } from '../../../schemas/verdict.ts';
import { ACTION_STATUSES, INTEL_VERDICTS, VERDICTS, type ActionStatus } from '../../../schemas/vocabulary.ts';
import { listTags } from '../../core/draft/edit-element.ts';
import { editFields, type FieldEdit } from '../../core/draft/edit-fields.ts';
import { editsOfForm, fieldsOfReport } from '../../core/draft/edit-form.ts';
import {
  readField,
  readFieldValues,
  type FieldReading,
  type FieldValues,
} from '../../core/draft/field-values.ts';
import type { FormState, ReportSource } from '../../core/draft/form.ts';
import { updateText, type Change } from '../../core/draft/update.ts';
import { findFrontMatter, splitFrontMatter } from '../../core/model/front-matter.ts';
import { isRecord, knownFields, valueAt } from '../../core/model/values.ts';
import { sketchReport, type Note } from './check-draft.ts';
import { repairIncident } from './repair.ts';

/** A report that is being changed: as it is in the archive now, and the text from which the form was filled. */
export type Changing = { id: string; source: ReportSource; base: string };

/** Fields of the form that are about the change itself, or steer the form. */
const OWN = ['template', 'id', 'zone', 'paste', 'quote', 'edit', 'turn', 'record', 'said', 'actions'];

/** A report as the form shows it. */
export function stateOfReport({ id, base }: Changing, zone: string): FormState {
  const data = readData(base);
  const tags = valueAt(data, ['tags']);
  const actions = listActions(base).flatMap(({ start, text, attributes }, at): [string, string][] => [
    [`actions.${at}.id`, attributes['id'] ?? ''],
    [`actions.${at}.what`, oneLine(base.slice(start + text.length).split('</Action>', 1)[0] ?? '')],
    [`actions.${at}.status`, attributes['status'] ?? 'open'],
    [`actions.${at}.verified_by`, attributes['verified_by'] ?? ''],
  ]);
  const record = recordOf(data);
  const own = { 'edit.base': base, 'record.to': record, ...Object.fromEntries(actions), zone, id };
  return {
    fields: { ...fieldsOfReport(data, zone), ...own },
    tags: Array.isArray(tags) ? tags.map(String) : [],
    touched: [],
  };
}

export type ChangedText = { text: string; notes: Note[] };

type ChangeInput = {
  /** What stood in the form when it was filled, as the form can tell. */
  before: Pick<FormState, 'fields' | 'tags'>;
  now: Pick<FormState, 'fields' | 'tags'>;
  words: { why: string; withdrawnBecause: string; moved: string; byHand: string; oldGrounds: string };
  /** ISO 8601 with an offset. */
  clock: string;
  /** Fields that the team has declared. */
  declared?: OwnFields;
};

/**
 * The text of the archive of now with what somebody has changed in the form, and what is missing for that. Where it cannot be
 * put together, the text is that of the archive.
 */
export function changeText({ source, base }: Changing, input: ChangeInput): ChangedText {
  const { before, now, words } = input;
  const { text } = source;
  const [old, current] = [readData(base), readData(text)];
  const reading = { zone: now.fields['zone'] ?? 'UTC', declared: input.declared ?? {} };
  const incident = repairIncident(current);
  if (incident === undefined) return { text, notes: [note('', words.byHand)] };
  const { changes, notes } = readChanges(input, incident, reading);
  const isTurned = changes.some(({ kind }) => kind === 'verdict');
  const isOwn = (name: string): boolean =>
    OWN.includes(name.split('.')[0] ?? '') || (isTurned && name.startsWith('verdict.'));
  const fieldsOf = (fields: FieldValues): FieldValues =>
    Object.fromEntries(Object.entries(fields).filter(([name]) => !isOwn(name)));
  const edits = [
    ...editsOfForm({ data: old, before: fieldsOf(before.fields), now: fieldsOf(now.fields), ...reading }),
    ...editTags(current, before.tags, now.tags),
  ];
  // Somebody else may have moved what stood at a place.
  if (edits.some(({ path }) => !isSamePlace(path, old, current)))
    return { text, notes: [...notes, note('', words.moved)] };
  const { body } = splitFrontMatter(text);
  const updated = updateText(text, sketchReport(incident, body, 'en'), changes);
  if ('faults' in updated)
    return { text, notes: [...notes, ...updated.faults.map(({ message, hint }) => note('', message, hint))] };
  const place = findFrontMatter(updated.text);
  if (typeof place === 'string') return { text, notes };
  const yaml = editFields(updated.text.slice(place.start, place.end), edits);
  if (yaml === undefined) return { text, notes: [...notes, note('', words.byHand)] };
  return { text: updated.text.slice(0, place.start) + yaml + updated.text.slice(place.end), notes };
}

/** The name of the field for a path into the front matter; what the change itself writes has fields of its own. */
export function fieldOfPath(path: readonly PropertyKey[]): string {
  const name = path.map(String).join('.');
  if (name === 'withdrawn_reason') return 'record.why';
  return /^verdict\.history\.\d+\.why$/.test(name) ? 'turn.why' : name;
}

/** The actions of a body, in its order. */
function listActions(text: string): ReturnType<typeof listTags> {
  return listTags(text, text.length - splitFrontMatter(text).body.length, 'Action');
}

function recordOf(data: unknown): string {
  const told = valueAt(data, ['record_status']);
  return typeof told === 'string' ? told : 'draft';
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

function readData(text: string): unknown {
  try {
    return parse(splitFrontMatter(text).yaml ?? '', { maxAliasCount: 100 }) as unknown;
  } catch {
    return undefined;
  }
}

function note(field: string, message: string, hint = ''): Note {
  return knownFields({
    rule: '',
    level: 'error' as const,
    message,
    hint,
    field: field === '' ? undefined : field,
  });
}

/** What the form says of the change itself. */
function readChanges(
  input: ChangeInput,
  incident: Incident,
  reading: FieldReading,
): { changes: Change[]; notes: Note[] } {
  const { before, now, words, clock } = input;
  const { fields } = now;
  const read = (name: string): unknown => readField(name, fields[name] ?? '', reading);
  const moment = (name: string): string => (read(name) as string | undefined) ?? clock;
  const notes: Note[] = [];
  const changes: Change[] = [];
  const needed = (name: string, why: string): string => {
    const text = (fields[name] ?? '').trim();
    if (text === '') notes.push(note(name, why));
    return text;
  };
  const value = VERDICTS.find((one) => one === fields['verdict.value']);
  if (value !== undefined && value !== before.fields['verdict.value'] && value !== incident.verdict.value) {
    const why = needed('turn.why', words.why);
    for (const name of ['verdict.because', 'verdict.cause'])
      if (fields[name] && fields[name] === before.fields[name])
        notes.push({ ...note(name, words.oldGrounds), level: 'warning' });
    changes.push({ kind: 'verdict', verdict: readVerdict(fields, reading), at: moment('turn.at'), why });
  }
  changes.push(...readSaid(fields, read, moment('said.at')));
  changes.push(...readActions(before.fields, fields, clock.slice(0, 10)));
  const to = fields['record.to'] ?? '';
  if (to === before.fields['record.to']) return { changes, notes };
  if (to === 'published') changes.push({ kind: 'publish' });
  else if (to === 'withdrawn')
    changes.push({
      kind: 'withdraw',
      on: clock.slice(0, 10),
      why: needed('record.why', words.withdrawnBecause),
    });
  else changes.push({ kind: 'set', path: ['record_status'], value: to });
  return { changes, notes };
}

function readSaid(fields: FieldValues, read: (name: string) => unknown, at: string): Change[] {
  const verdict = INTEL_VERDICTS.find((one) => one === fields['said.verdict']);
  const entry = fields['said.entry'] ?? '';
  if (verdict === undefined || entry === '') return [];
  const labels = read('said.labels') as string[] | undefined;
  const evidence = read('said.last_evidence') as string | undefined;
  return [{ kind: 'said', entry, said: knownFields({ at, verdict, labels, last_evidence: evidence }) }];
}

/** What the form says of a verdict; what it does not ask for went with the old one. */
function readVerdict(fields: FieldValues, reading: FieldReading): VerdictInput {
  const { value } = readFieldValues(fields, (name, text) =>
    name.startsWith('verdict.') && !name.includes('.history.') ? readField(name, text, reading) : undefined,
  );
  return value['verdict'] as VerdictInput;
}

function readActions(before: FieldValues, now: FieldValues, today: string): Change[] {
  const ids = Object.keys(now).flatMap((name) => /^actions\.(\d+)\.id$/.exec(name)?.[1] ?? []);
  return ids.flatMap((at): Change[] => {
    const told = (fields: FieldValues, name: string): string =>
      (fields[`actions.${at}.${name}`] ?? '').trim();
    const status = ACTION_STATUSES.find((one) => one === told(now, 'status'));
    const proof = told(now, 'verified_by');
    const isSame = status === told(before, 'status');
    const action = told(now, 'id');
    if (status === 'done' && (!isSame || proof !== told(before, 'verified_by')))
      return [knownFields({ kind: 'close' as const, action, doneOn: today, verifiedBy: proof || undefined })];
    return status === undefined || isSame || status === 'done'
      ? []
      : [{ kind: 'state', action, status: status satisfies ActionStatus }];
  });
}

function editTags(data: unknown, before: readonly string[], now: readonly string[]): FieldEdit[] {
  const held = valueAt(data, ['tags']);
  const known: unknown[] = Array.isArray(held) ? held : [];
  const added = now.filter((tag) => !before.includes(tag) && !known.includes(tag));
  const gone = before.filter((tag) => !now.includes(tag)).map((tag) => known.indexOf(tag));
  return [
    ...added.map((value): FieldEdit => ({ kind: 'append', path: ['tags'], value })),
    ...gone
      .filter((place) => place >= 0)
      .sort((a, b) => b - a)
      .map((place): FieldEdit => ({ kind: 'remove', path: ['tags', place] })),
  ];
}

/** Whether the entries on the way are the same ones in both texts, by their ids or all that they say. */
function isSamePlace(path: FieldEdit['path'], old: unknown, current: unknown): boolean {
  if (path[0] === 'tags') return true;
  return path.every((key, at) => {
    if (typeof key !== 'number') return true;
    const [a, b] = [old, current].map((data) => valueAt(data, path.slice(0, at + 1)));
    const nameOf = (entry: unknown): unknown =>
      isRecord(entry) ? (entry['id'] ?? JSON.stringify(entry)) : entry;
    return nameOf(a) === nameOf(b);
  });
}
