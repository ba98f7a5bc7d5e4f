import { readMoment } from '../time/moment.ts';
import type { FieldValues } from './field-values.ts';
import { cleanText, type BodyPart, type PartEdit } from './parts.ts';

/** Names the part that an entry of the form shows; it stands in no report. */
export const PART = '_part';

/** Lists of the form that show the body, and what is edited of the elements in them. */
const LISTS: Readonly<Record<string, { list: string; attributes: readonly string[] }>> = {
  Step: { list: 'steps', attributes: ['title', 'result'] },
  Finding: { list: 'findings', attributes: ['title', 'direction', 'confidence'] },
  Evidence: { list: 'evidence', attributes: ['source', 'captured'] },
  Lesson: { list: 'lessons', attributes: ['key', 'kind'] },
  Action: { list: 'actions', attributes: ['owner', 'kind', 'due'] },
};

const SECTIONS = 'sections';
const TIMES: readonly string[] = ['captured', 'due'];

/** Whether a field is about the body of a report, not about its front matter. */
export function isPartField(name: string): boolean {
  return /^(?:sections|steps|findings|lessons|actions)\./.test(name);
}

/** The parts of a body as fields of a form: a list for each kind of element, with evidence in its finding. */
export function fieldsOfParts(parts: readonly BodyPart[]): FieldValues {
  const fields: FieldValues = {};
  const counts = new Map<string, number>();
  for (const part of parts) {
    const entry = placeOf(part, counts);
    fields[`${entry}.${PART}`] = part.key;
    fields[`${entry}.id`] = part.element === undefined ? part.label : part.key;
    fields[`${entry}.text`] = part.text;
    for (const name of attributesOf(part)) fields[`${entry}.${name}`] = part.attributes[name] ?? '';
  }
  return fields;
}

/** Names of the fields of each part, by its key. */
export function entriesOfParts(fields: FieldValues): Map<string, string> {
  const named = Object.entries(fields).filter(([name]) => name.endsWith(`.${PART}`));
  return new Map(named.map(([name, key]) => [key, name.slice(0, -PART.length - 1)]));
}

/**
 * What somebody has written into the parts of a body, and into those that it has no more; parts that the form does not have
 * are left alone.
 */
export function editsOfParts(
  parts: readonly BodyPart[],
  fields: FieldValues,
  zone: string,
): (PartEdit & { field: string })[] {
  const entries = entriesOfParts(fields);
  const gone = [...entries].filter(([key]) => parts.every((part) => part.key !== key));
  return [
    ...parts.flatMap((part) => {
      const entry = entries.get(part.key);
      return entry === undefined ? [] : editsOfPart(part, entry, fields, zone);
    }),
    ...gone.flatMap(([key, entry]) => {
      const text = cleanText(fields[`${entry}.text`] ?? '');
      return text === '' ? [] : [{ kind: 'text' as const, part: key, text, field: `${entry}.text` }];
    }),
  ];
}

function editsOfPart(
  part: BodyPart,
  entry: string,
  fields: FieldValues,
  zone: string,
): (PartEdit & { field: string })[] {
  const text = cleanText(fields[`${entry}.text`] ?? part.text);
  const isWritten = text !== cleanText(part.text);
  const attributes = attributesOf(part).flatMap((name) => {
    const typed = fields[`${entry}.${name}`]?.replace(/\s+/g, ' ').trim();
    if (typed === undefined || typed === (part.attributes[name] ?? '')) return [];
    const value = typed === '' ? undefined : TIMES.includes(name) ? readMoment(typed, zone) : typed;
    return [{ kind: 'attribute' as const, part: part.key, name, value, field: `${entry}.${name}` }];
  });
  return [
    ...(isWritten ? [{ kind: 'text' as const, part: part.key, text, field: `${entry}.text` }] : []),
    ...attributes,
  ];
}

/** What was written into the parts of one body, in the fields of another one; what finds no place there is told apart. */
export function carryParts(
  written: readonly PartEdit[],
  fields: FieldValues,
): { fields: FieldValues; homeless: string[] } {
  const entries = entriesOfParts(fields);
  const carried = { ...fields };
  const homeless: string[] = [];
  for (const edit of written) {
    const entry = entries.get(edit.part);
    const value = edit.kind === 'text' ? edit.text : (edit.value ?? '');
    const name = `${entry ?? ''}.${edit.kind === 'text' ? 'text' : edit.name}`;
    if (name in fields) carried[name] = value;
    else if (value !== '') homeless.push(value);
  }
  return { fields: carried, homeless };
}

function attributesOf({ element }: BodyPart): readonly string[] {
  return (element === undefined ? undefined : LISTS[element])?.attributes ?? [];
}

/** Where the next entry of a kind stands; an evidence within the last finding. */
function placeOf({ element = '', key }: BodyPart, counts: Map<string, number>): string {
  const list = LISTS[element]?.list ?? SECTIONS;
  const findings = (counts.get('findings') ?? 0) - 1;
  const isInner = list === 'evidence' && /^F\d+\//.test(key) && findings >= 0;
  const place = isInner ? `findings.${findings}.evidence` : list === 'evidence' ? SECTIONS : list;
  const count = counts.get(place) ?? 0;
  counts.set(place, count + 1);
  return `${place}.${count}`;
}
