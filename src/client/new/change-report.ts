import type { OwnFields } from '../../../schemas/own-fields.ts';
import { parse } from 'yaml';
import type { Incident } from '../../../schemas/incident.ts';
import type { TagVocabulary } from '../../../schemas/tag.ts';
import type { VerdictInput } from '../../../schemas/verdict.ts';
import { ACTION_STATUSES, INTEL_VERDICTS, VERDICTS, type ActionStatus } from '../../../schemas/vocabulary.ts';
import { editFields, type FieldEdit } from '../../core/draft/edit-fields.ts';
import { editsOfForm, fieldsOfReport } from '../../core/draft/edit-form.ts';
import {
  readField,
  readFieldValues,
  type FieldReading,
  type FieldValues,
} from '../../core/draft/field-values.ts';
import type { FormState, ReportSource } from '../../core/draft/form.ts';
import { editsOfParts, fieldsOfParts, isPartField } from '../../core/draft/part-fields.ts';
import type { BodyPart, PartEdit } from '../../core/draft/parts.ts';
import { takePlace, updateText, type Change } from '../../core/draft/update.ts';
import type { Fill } from '../../core/i18n/fill.ts';
import { findFrontMatter, splitFrontMatter } from '../../core/model/front-matter.ts';
import { foldName } from '../../core/model/text.ts';
import { isRecord, knownFields, valueAt } from '../../core/model/values.ts';
import { readParts, withoutBroken } from './body.ts';
import { sketchReport } from './check-draft.ts';
import type { Note } from './note.ts';
import { repairIncident } from './repair.ts';
import type { FormWords } from './words.ts';

/** A report that is being changed: as it is in the archive now, and the text from which the form was filled. */
export type Changing = { id: string; source: ReportSource; base: string };

/** Fields of the form that are about the change itself, or steer the form. */
const OWN = ['template', 'id', 'zone', 'paste', 'quote', 'edit', 'turn', 'record', 'said'];

/** A report as the form shows it. */
export function stateOfReport({ id, base }: Changing, zone: string): FormState {
  const data = readData(base);
  const tags = valueAt(data, ['tags']);
  const { parts } = readParts(base);
  const actions = parts.filter(({ element }) => element === 'Action');
  const states = actions.flatMap(({ attributes }, at): [string, string][] => [
    [`actions.${at}.status`, attributes['status'] ?? 'open'],
    [`actions.${at}.verified_by`, attributes['verified_by'] ?? ''],
  ]);
  const record = recordOf(data);
  const own = { 'edit.base': base, 'record.to': record, ...Object.fromEntries(states), zone, id };
  return {
    fields: { ...fieldsOfReport(data, zone), ...fieldsOfParts(parts), ...own },
    tags: Array.isArray(tags) ? tags.map(String) : [],
    touched: [],
  };
}

/** The file of the report that takes the place of the one that is changed, before and after. */
export type OtherFile = { id: string; file: string; before: string; text: string };

export type ChangedText = { text: string; notes: Note[]; other?: OtherFile };

/** What the form says of a change, and how. */
export type ChangeWords = {
  change: FormWords['newReport']['change'];
  verdicts: FormWords['labels']['verdict'];
  fill: Fill;
};

type ChangeInput = {
  /** What stood in the form when it was filled, as the form can tell. */
  before: Pick<FormState, 'fields' | 'tags'>;
  now: Pick<FormState, 'fields' | 'tags'>;
  words: ChangeWords;
  /** ISO 8601 with an offset. */
  clock: string;
  /** Fields that the team has declared. */
  declared?: OwnFields;
  /** The vocabulary, which knows other spellings of a tag. */
  tags?: TagVocabulary;
  /** A report of the archive that may take its place; `asked` while nobody knows yet whether it is there. */
  find?: (id: string) => ReportSource | 'asked' | undefined;
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
  if (incident === undefined) return { text, notes: [note('', words.change.byHand)] };
  const { changes, notes } = readChanges(input, incident, reading);
  const written = readWritten(base, text, input);
  notes.push(...written.notes);
  const isTurned = changes.some(({ kind }) => kind === 'verdict');
  const isOwn = (name: string): boolean =>
    isPartField(name) || OWN.includes(name.split('.')[0] ?? '') || (isTurned && name.startsWith('verdict.'));
  const fieldsOf = (fields: FieldValues): FieldValues =>
    Object.fromEntries(Object.entries(fields).filter(([name]) => !isOwn(name)));
  const edits = [
    ...editsOfForm({ data: old, before: fieldsOf(before.fields), now: fieldsOf(now.fields), ...reading }),
    ...editTags(current, before.tags, now.tags, input.tags ?? {}),
  ];
  // Somebody else may have moved what stood at a place.
  if (edits.some(({ path }) => !isSamePlace(path, old, current)))
    return { text, notes: [...notes, note('', words.change.moved)] };
  const { body } = splitFrontMatter(text);
  const report = sketchReport(incident, body, 'en');
  const updated = updateText(text, report, [...changes, ...written.edits]);
  if ('faults' in updated)
    return { text, notes: [...notes, ...updated.faults.map(({ message, hint }) => note('', message, hint))] };
  const place = findFrontMatter(updated.text);
  if (typeof place === 'string') return { text, notes };
  const yaml = editFields(updated.text.slice(place.start, place.end), edits);
  if (yaml === undefined) return { text, notes: [...notes, note('', words.change.byHand)] };
  const changed = updated.text.slice(0, place.start) + yaml + updated.text.slice(place.end);
  const other = changes.some(({ kind }) => kind === 'superseded') ? changeOther(report, input) : undefined;
  return knownFields({ text: changed, notes: [...notes, ...(other?.notes ?? [])], other: other?.file });
}

/** What was written into the body, but for what somebody else has changed meanwhile: that is told, and kept in the form. */
function readWritten(
  base: string,
  text: string,
  { now, words }: ChangeInput,
): { edits: PartEdit[]; notes: Note[] } {
  const zone = now.fields['zone'] ?? 'UTC';
  const [old, current] = [readParts(base), readParts(text)];
  const typed = editsOfParts(old.parts, now.fields, zone);
  const notes: Note[] = [];
  const own = typed.filter((edit) => {
    const [was, is] = [old.parts, current.parts].map((parts) => valueOf(parts, edit));
    if (was === is || is === undefined) return true;
    const wanted = edit.kind === 'text' ? edit.text : edit.value;
    if (is !== (wanted ?? '')) notes.push(note(edit.field, words.change.partMoved, `\n\n${is}`));
    return false;
  });
  const { sound, notes: broken } = withoutBroken(own, text, current.from);
  return { edits: sound.map(({ field: _, ...edit }) => edit), notes: [...notes, ...broken] };
}

/** What stands now where an edit goes; undefined where the part is gone. */
function valueOf(parts: readonly BodyPart[], edit: PartEdit): string | undefined {
  const part = parts.find(({ key }) => key === edit.part);
  return edit.kind === 'text' ? part?.text : part && (part.attributes[edit.name] ?? '');
}

/** The report that takes the place of one says so in its own file. */
function changeOther(
  old: Parameters<typeof takePlace>[0],
  { now, words: { change, fill }, find }: ChangeInput,
): { file?: OtherFile; notes: Note[] } {
  const typed = (now.fields['record.by'] ?? '').normalize('NFKC').trim().toUpperCase();
  if (typed === '') return { notes: [note('record.by', change.needSuccessor)] };
  const source = typed === old.id ? undefined : find?.(typed);
  if (source === 'asked') return { notes: [] };
  const incident = typed === old.id ? old.incident : repairIncident(readData(source?.text ?? ''));
  if ((source === undefined && typed !== old.id) || incident === undefined)
    return { notes: [note('record.by', fill(change.noSuccessor, { id: typed }))] };
  const next = sketchReport(incident, splitFrontMatter(source?.text ?? '').body, 'en');
  const taken = takePlace(old, next);
  if ('message' in taken) return { notes: [note('record.by', taken.message, taken.hint)] };
  const { file = '', text = '' } = source ?? {};
  const updated = updateText(text, next, taken);
  if ('faults' in updated)
    return { notes: updated.faults.map(({ message, hint }) => note('record.by', message, hint)) };
  return { file: { id: next.id, file, before: text, text: updated.text }, notes: [] };
}

/** The name of the field for a path into the front matter; what the change itself writes has fields of its own. */
export function fieldOfPath(path: readonly PropertyKey[]): string {
  const name = path.map(String).join('.');
  if (name === 'withdrawn_reason') return 'record.why';
  return /^verdict\.history\.\d+\.why$/.test(name) ? 'turn.why' : name;
}

function recordOf(data: unknown): string {
  const told = valueAt(data, ['record_status']);
  return typeof told === 'string' ? told : 'draft';
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

/** What the form says of the change itself. What says nothing for want of something else is told: nothing is dropped in silence. */
function readChanges(
  input: ChangeInput,
  incident: Incident,
  reading: FieldReading,
): { changes: Change[]; notes: Note[] } {
  const { before, now, words, clock } = input;
  const { fields } = now;
  const read = (name: string): unknown => readField(name, fields[name] ?? '', reading);
  const moment = (name: string): string => (read(name) as string | undefined) ?? clock;
  const turned = readTurn(input, incident, reading, moment('turn.at'));
  const said = readSaid(fields, read, moment('said.at'));
  const saidFields = ['said.entry', 'said.verdict', 'said.labels', 'said.at', 'said.last_evidence'];
  const record = readRecord(input);
  return {
    changes: [
      ...turned.changes,
      ...said,
      ...readActions(before.fields, fields, clock.slice(0, 10)),
      ...record.changes,
    ],
    notes: [
      ...turned.notes,
      ...(said.length > 0 ? [] : tellUnused(fields, saidFields, words.change.noSource)),
      ...record.notes,
    ],
  };
}

type Read = { changes: Change[]; notes: Note[] };

function readTurn(
  { before, now: { fields }, words: { change, verdicts, fill } }: ChangeInput,
  { verdict: { value: current } }: Incident,
  reading: FieldReading,
  at: string,
): Read {
  const value = VERDICTS.find((one) => one === fields['verdict.value']);
  const old = before.fields['verdict.value'];
  const turn = ['turn.why', 'turn.at'];
  if (value === undefined || value === old)
    return { changes: [], notes: tellUnused(fields, turn, change.noTurn) };
  if (value === current) {
    const done = fill(change.verdictDone, { verdict: verdicts[current] });
    return { changes: [], notes: tellUnused(fields, turn, done) };
  }
  const why = (fields['turn.why'] ?? '').trim();
  const stale = ['verdict.because', 'verdict.cause'].filter(
    (name) => fields[name] && fields[name] === before.fields[name],
  );
  const notes = [
    ...(why === '' ? [note('turn.why', change.needWhy)] : []),
    ...(current === old
      ? []
      : [warning('verdict.value', fill(change.verdictMoved, { verdict: verdicts[current] }))]),
    ...stale.map((name) => warning(name, change.oldGrounds)),
  ];
  return { changes: [{ kind: 'verdict', verdict: readVerdict(fields, reading), at, why }], notes };
}

function readRecord({ before, now: { fields }, words: { change }, clock }: ChangeInput): Read {
  const to = fields['record.to'] ?? '';
  const isNew = to !== before.fields['record.to'];
  const why = (fields['record.why'] ?? '').trim();
  const notes = [
    ...(isNew && to === 'withdrawn' ? [] : tellUnused(fields, ['record.why'], change.noWithdrawal)),
    ...(isNew && to === 'superseded' ? [] : tellUnused(fields, ['record.by'], change.noSupersede)),
  ];
  if (!isNew) return { changes: [], notes };
  if (to === 'published') return { changes: [{ kind: 'publish' }], notes };
  if (to === 'superseded') return { changes: [{ kind: 'superseded' }], notes };
  if (to !== 'withdrawn') return { changes: [{ kind: 'set', path: ['record_status'], value: to }], notes };
  if (why === '') notes.push(note('record.why', change.needReason));
  return { changes: [{ kind: 'withdraw', on: clock.slice(0, 10), why }], notes };
}

/** Fields in which something stands that goes nowhere. */
function tellUnused(fields: FieldValues, names: readonly string[], why: string): Note[] {
  const name = names.find((one) => (fields[one] ?? '').trim() !== '');
  return name === undefined ? [] : [note(name, why)];
}

function warning(field: string, message: string): Note {
  return { ...note(field, message), level: 'warning' };
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

/** A tag that the report has in another spelling is spelt anew: it never stands there twice. */
function editTags(
  data: unknown,
  before: readonly string[],
  now: readonly string[],
  vocabulary: TagVocabulary,
): FieldEdit[] {
  const held = valueAt(data, ['tags']);
  const known: unknown[] = Array.isArray(held) ? held : [];
  const added = now.filter((tag) => !before.includes(tag) && !known.includes(tag));
  const gone = before.filter((tag) => !now.includes(tag)).map((tag) => known.indexOf(tag));
  return [
    ...added.map((value): FieldEdit => {
      const names = [value, ...(vocabulary[value]?.aliases ?? [])].map(foldName);
      const place = known.findIndex((one) => typeof one === 'string' && names.includes(foldName(one)));
      return place < 0
        ? { kind: 'append', path: ['tags'], value }
        : { kind: 'set', path: ['tags', place], value };
    }),
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
