import type { IntelEntry, IntelInput } from '../../../schemas/intel.ts';
import type { VerdictInput } from '../../../schemas/verdict.ts';
import { UNKNOWN_DATE, type ActionStatus } from '../../../schemas/vocabulary.ts';
import { findFrontMatter } from '../model/front-matter.ts';
import type { Report } from '../model/report.ts';
import { knownFields, valueAt } from '../model/values.ts';
import { compareDates } from '../time/times.ts';
import type { DraftIndicator } from './draft.ts';
import { editFields, type FieldEdit, type FieldPath } from './edit-fields.ts';
import { editParts, findPartFaults, listOf, type Fault, type PartEdit } from './parts.ts';

/** What becomes of a report that is there already. Dates are partial dates or ISO 8601; ids are those inside the report. */
export type Change =
  /** Fields of the verdict that are not given went with the old one. */
  | { kind: 'verdict'; verdict: Omit<VerdictInput, 'history'>; at: string; why: string }
  /** What a source said later; `entry` is the id of its entry in `intel`. */
  | { kind: 'said'; entry: string; said: Partial<IntelEntry> & Pick<IntelEntry, 'at' | 'verdict'> }
  /** A source that spoke up later than the others. */
  | { kind: 'source'; intel: Omit<IntelInput, 'id'> }
  | { kind: 'close'; action: string; doneOn: string; verifiedBy?: string }
  | { kind: 'state'; action: string; status: Exclude<ActionStatus, 'done'> }
  | { kind: 'publish' }
  /** For the report that is put aside, and for the one that takes its place. */
  | { kind: 'superseded' }
  | { kind: 'supersedes'; target: string }
  | { kind: 'withdraw'; on: string; why: string }
  | { kind: 'tag'; tag: string }
  | { kind: 'indicator'; indicator: DraftIndicator }
  /** The text of a part of the body, or an attribute of its element; see `listParts` for what parts are called. */
  | PartEdit
  /** A single field; without a value it goes. */
  | { kind: 'set'; path: FieldPath; value: string | number | boolean | undefined };

/** A text with changes in it, or what is in the way: what is wrong, then what to write, in full sentences. */
export type Updated = { text: string } | { faults: readonly Fault[] };

type Known = Pick<Report, 'id' | 'incident' | 'actions'>;

/**
 * Makes changes in the text of a report, which is given with what it says. Everything else in it stays as it is, to the
 * byte: comments, order, quoting, fields of no contract and line ends. No part of it gets another id. Text without a
 * byte-order mark.
 */
export function updateText(text: string, report: Known, changes: readonly Change[]): Updated {
  const place = findFrontMatter(text);
  if (typeof place === 'string') return { faults: [BY_HAND] };
  const faults = [
    ...changes.flatMap((change) => findFault(change, report) ?? []),
    ...findPartFaults(changes.filter(isPartEdit), text, place.bodyStart),
  ];
  if (faults.length > 0) return { faults };
  const edited = editBody(text, place.bodyStart, report, changes);
  const edits = changes.flatMap((change) => fieldEdits(change, report));
  const yaml = editFields(text.slice(place.start, place.end), numberEntries(edits, report));
  if (yaml === undefined || edited === undefined) return { faults: [BY_HAND] };
  return { text: text.slice(0, place.start) + yaml + edited.slice(place.end) };
}

/**
 * What the report writes that takes the place of another one: nothing where it says so already, so that a change which was
 * broken off is completed. Else why it cannot.
 */
export function takePlace(
  old: Pick<Known, 'id' | 'incident'>,
  next: Pick<Known, 'id' | 'incident'>,
): Change[] | Fault {
  const { id, incident } = next;
  const names = (relations: Report['incident']['relations'], wanted: string): boolean =>
    relations.some(({ type, target }) => type === 'supersedes' && target === wanted);
  if (id === old.id)
    return { message: `\`${id}\` cannot take its own place.`, hint: 'Name the newer report.' };
  if (incident.record_status === 'withdrawn' || incident.record_status === 'superseded')
    return {
      message: `\`${id}\` is \`${incident.record_status}\` itself.`,
      hint: 'Name the report that holds.',
    };
  if (names(old.incident.relations, id))
    return {
      message: `\`${old.id}\` says that it supersedes \`${id}\`, so that cannot take its place.`,
      hint: 'Name the newer report, or correct the relation first.',
    };
  return names(incident.relations, old.id) ? [] : [{ kind: 'supersedes', target: old.id }];
}

const BY_HAND: Fault = {
  message:
    'The file is written in a way that this cannot change by itself, such as a value that is shared by an anchor.',
  hint: 'Change it in an editor, then run `precedent-kb check`.',
};

function findFault(change: Change, { id, incident, actions }: Known): Fault | undefined {
  switch (change.kind) {
    case 'verdict':
      return findVerdictFault(change, incident.verdict);
    case 'close':
    case 'state':
      return findActionFault(change, id, actions);
    case 'said':
      return incident.intel.some((one) => one.id === change.entry)
        ? undefined
        : {
            message: `\`${id}\` has no source \`${change.entry}\`.`,
            hint: listOf(incident.intel.map((one) => `\`${one.id}\` (\`${one.source}\`)`)),
          };
    case 'publish':
      return isRecordStatus(incident.record_status, 'published');
    case 'superseded':
      return isRecordStatus(incident.record_status, 'superseded');
    case 'withdraw':
      return isRecordStatus(incident.record_status, 'withdrawn');
    case 'tag':
      return incident.tags.includes(change.tag)
        ? { message: `\`${id}\` has the tag \`${change.tag}\` already.`, hint: 'Leave it out.' }
        : undefined;
    case 'indicator': {
      const { type, value } = change.indicator;
      const known = incident.indicators.find((one) => one.type === type && one.value === value);
      return (
        known && {
          message: `\`${id}\` has the indicator \`${value}\` already, as \`${known.id}\`.`,
          hint: 'Leave it out.',
        }
      );
    }
    default:
      return undefined;
  }
}

function findActionFault(
  change: Extract<Change, { kind: 'close' | 'state' }>,
  id: string,
  actions: Known['actions'],
): Fault | undefined {
  const action = actions.find((one) => one.id === change.action);
  if (action === undefined)
    return {
      message: `\`${id}\` has no action \`${change.action}\`.`,
      hint: listOf(actions.map((one) => `\`${one.id}\``)),
    };
  if (change.kind === 'close' && action.status === 'done' && change.verifiedBy === undefined)
    return {
      message: `The action \`${change.action}\` is done already.`,
      hint: 'Say what shows that it holds, or leave it out.',
    };
  return change.kind === 'state' && action.status === change.status
    ? { message: `The action \`${change.action}\` is \`${action.status}\` already.`, hint: 'Leave it out.' }
    : undefined;
}

function isRecordStatus(now: string, wanted: string): Fault | undefined {
  if (now === wanted) return { message: `The report is \`${wanted}\` already.`, hint: 'Leave that out.' };
  if (wanted === 'published' && (now === 'superseded' || now === 'withdrawn'))
    return {
      message: `The report is \`${now}\`, and whoever cited it was told so.`,
      hint: 'Write a new report that is related to it.',
    };
  return undefined;
}

function findVerdictFault(
  { verdict, at }: Extract<Change, { kind: 'verdict' }>,
  now: Report['incident']['verdict'],
): Fault | undefined {
  const last = now.history.at(-1);
  if (verdict.value === now.value && last?.value === now.value)
    return {
      message: `The verdict is \`${now.value}\` already, since \`${last.at}\`.`,
      hint: 'Name another verdict; a field of this one is changed by --set, such as `--set verdict.because="…"`.',
    };
  if (last !== undefined && compareDates(at, last.at) === 'before')
    return {
      message: `The verdict was last turned at \`${last.at}\`, and \`${at}\` lies before that.`,
      hint: 'Give a later time, or correct the history in the file.',
    };
  return undefined;
}

/** Edits of the front matter in their order. */
function fieldEdits(change: Change, { incident }: Known): FieldEdit[] {
  switch (change.kind) {
    case 'verdict':
      return turnVerdict(change, incident);
    case 'said':
      return addSaid(change, incident);
    case 'source':
      return [{ kind: 'append', path: ['intel'], value: change.intel }];
    case 'publish':
      return [set(['record_status'], 'published')];
    case 'superseded':
      return [set(['record_status'], 'superseded')];
    case 'supersedes':
      return [{ kind: 'append', path: ['relations'], value: { type: 'supersedes', target: change.target } }];
    case 'withdraw':
      return [
        set(['record_status'], 'withdrawn'),
        set(['withdrawn_on'], change.on),
        set(['withdrawn_reason'], change.why),
      ];
    case 'tag':
      return [{ kind: 'append', path: ['tags'], value: change.tag }];
    case 'indicator':
      return [{ kind: 'append', path: ['indicators'], value: change.indicator }];
    case 'set': {
      const { path, value } = change;
      if (value !== undefined) return [set(path, value)];
      return valueAt(incident, path) === undefined ? [] : [{ kind: 'remove', path }];
    }
    default:
      return [];
  }
}

function addSaid(
  { entry, said }: Extract<Change, { kind: 'said' }>,
  { intel }: Report['incident'],
): FieldEdit[] {
  const { at, verdict, labels = [], last_evidence, url } = said;
  const told = { at, verdict, labels: labels.length === 0 ? undefined : labels, last_evidence, url };
  const place = intel.findIndex(({ id }) => id === entry);
  return [{ kind: 'append', path: ['intel', place, 'history'], value: knownFields(told) }];
}

function set(path: FieldPath, value: unknown): FieldEdit {
  return { kind: 'set', path, value };
}

/** What spoke for the old verdict; a new one that does not say it again goes without. */
const GROUNDS = [
  'because',
  'reason',
  'cause',
  'confidence',
  'decided_by',
  'decisive_finding',
  'override',
] as const;

function turnVerdict(
  change: Extract<Change, { kind: 'verdict' }>,
  incident: Report['incident'],
): FieldEdit[] {
  const { verdict, at, why } = change;
  const { verdict: old } = incident;
  const isTurned = verdict.value !== old.value;
  const history = [...(isTurned ? firstEntry(incident, at) : []), { at, value: verdict.value, why }];
  return [
    ...(isTurned ? [set(['verdict', 'value'], verdict.value)] : []),
    ...GROUNDS.flatMap((field): FieldEdit[] => {
      const given = verdict[field];
      if (given !== undefined) return [set(['verdict', field], given)];
      // Of what nobody had decided yet only the sentence goes: the rest was written for the verdict to come.
      const isStale = isTurned && (field === 'because' || old.value !== 'undetermined');
      return isStale && old[field] !== undefined ? [{ kind: 'remove', path: ['verdict', field] }] : [];
    }),
    ...history.map((value): FieldEdit => ({ kind: 'append', path: ['verdict', 'history'], value })),
  ];
}

/** The verdict from which it turned, where no history tells of it: what was believed once is not forgotten. */
function firstEntry({ verdict, times, lang }: Report['incident'], at: string): object[] {
  if (verdict.history.length > 0 || verdict.value === 'undetermined') return [];
  const isKnown = times.detected !== UNKNOWN_DATE && compareDates(at, times.detected) !== 'before';
  const unwritten = lang?.startsWith('zh')
    ? '最初的判断，当时没有写明理由。'
    : 'The first verdict; no reason was written down.';
  return [{ at: isKnown ? times.detected : at, value: verdict.value, why: verdict.because ?? unwritten }];
}

/** New entries get the next free numbers of their letter, in the order in which they come. */
function numberEntries(edits: readonly FieldEdit[], { incident }: Known): FieldEdit[] {
  const last = { indicators: lastOf(incident.indicators, 'I'), intel: lastOf(incident.intel, 'V') };
  return edits.map((edit): FieldEdit => {
    const [list] = edit.path;
    if (edit.kind !== 'append' || edit.path.length > 1 || (list !== 'indicators' && list !== 'intel'))
      return edit;
    const id = `${list === 'intel' ? 'V' : 'I'}${++last[list]}`;
    return { ...edit, value: { id, ...(edit.value as object) } };
  });
}

function lastOf(entries: readonly { id: string }[], letter: string): number {
  const numbers = entries.map(({ id }) => (id.startsWith(letter) ? Number(id.slice(1)) : 0));
  return Math.max(0, ...numbers.filter(Number.isInteger));
}

/** The text with the changes of its body; undefined where an element does not stand there once. */
function editBody(
  text: string,
  from: number,
  { actions }: Known,
  changes: readonly Change[],
): string | undefined {
  const steps = changes.flatMap((change): PartEdit[] => {
    if (isPartEdit(change)) return [change];
    if (change.kind !== 'close' && change.kind !== 'state') return [];
    const now = actions.find(({ id }) => id === change.action);
    return Object.entries(attributesOf(change, now)).map(([name, value]) => ({
      kind: 'attribute',
      part: change.action,
      name,
      value,
    }));
  });
  return steps.length === 0 ? text : editParts(text, from, steps);
}

function isPartEdit(change: Change): change is PartEdit {
  return change.kind === 'text' || change.kind === 'attribute';
}

function attributesOf(
  change: Extract<Change, { kind: 'close' | 'state' }>,
  now: Known['actions'][number] | undefined,
): Record<string, string | undefined> {
  if (change.kind === 'state') return { status: change.status, done_on: undefined, verified_by: undefined };
  const { doneOn, verifiedBy } = change;
  // What was done already was not done today.
  const when = now?.status === 'done' ? {} : { done_on: doneOn };
  return { status: 'done', ...when, ...(verifiedBy === undefined ? {} : { verified_by: verifiedBy }) };
}
