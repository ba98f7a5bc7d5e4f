import type { OwnFields } from '../../../schemas/own-fields.ts';
import { UNKNOWN_DATE } from '../../../schemas/vocabulary.ts';
import type { Answers } from '../../core/draft/draft.ts';
import type { Template } from '../../core/draft/template.ts';
import { readField, readFieldValues, type FieldValues } from '../../core/draft/field-values.ts';
import { isPartField } from '../../core/draft/part-fields.ts';
import type { FormState } from '../../core/draft/form.ts';
import { knownFields } from '../../core/model/values.ts';

type ReadForm = {
  answers: Answers;
  /** The name of the field for a path into the front matter. */
  nameOf: (path: readonly PropertyKey[]) => string;
};

/** Fields that steer the form and stand in no front matter. */
const STEERING = ['template', 'id', 'zone', 'paste', 'quote'];

/** What the form says, as a draft takes it. Nothing is judged here: wrong values go on to the schema. */
export function readAnswers(
  { fields, tags }: FormState,
  template: Template,
  declared: OwnFields = {},
): ReadForm {
  const own = Object.entries(fields).filter(([name]) => !STEERING.includes(name) && !isPartField(name));
  const { value, nameOf } = readFieldValues(Object.fromEntries(own), (name, text) =>
    readField(name, text, { zone: fields['zone'] ?? 'UTC', declared }),
  );
  const { times = {}, intel = [], ...rest } = value as { times?: Times; intel?: Label[] } & Rest;
  const { detected = '', ...others } = times;
  const ownEntries = Object.entries(rest).filter(([name]) => Object.hasOwn(declared, name));
  const isEmpty = findEmptyEntries(fields, value);
  const paste = fields['quote'] === 'on' ? fields['paste'] : undefined;
  const answers = knownFields({
    ...rest,
    title: rest.title ?? '',
    lang: template.lang,
    detected,
    times: others,
    tags,
    indicators: (rest.indicators ?? []).map((entry) => withoutTie(entry, 'asset', isEmpty)),
    intel: intel.map((label) => withoutTie(dateLabel(label, detected), 'indicator', isEmpty)),
    own: ownEntries.length === 0 ? undefined : Object.fromEntries(ownEntries),
    paste,
  });
  // Closed lists come from selects, and whatever else they may hold is for the schema to refuse.
  return { answers: answers as unknown as Answers, nameOf };
}

type Times = Record<string, string>;
type Label = { history?: Record<string, unknown>[] };
type Rest = { title?: string; indicators?: object[] };

/** Whether an id is that of an entry in which nothing is filled yet, and which is left out for that. */
function findEmptyEntries(fields: FieldValues, value: Record<string, unknown>): (id: unknown) => boolean {
  const inForm = Object.entries(fields).filter(([name]) => /^\w+\.\d+\.id$/.test(name));
  const lists = Object.values(value).filter((list) => Array.isArray(list)) as { id?: unknown }[][];
  const kept = new Set(lists.flat().map(({ id }) => id));
  const empty = new Set<unknown>(inForm.map(([, id]) => id).filter((id) => !kept.has(id)));
  return (id) => empty.has(id);
}

/** What is tied to an entry without content is not tied yet. */
function withoutTie<Entry extends object>(
  entry: Entry,
  tie: 'asset' | 'indicator',
  isEmpty: (id: unknown) => boolean,
): Entry {
  const kept = Object.entries(entry).filter(([key, id]) => key !== tie || !isEmpty(id));
  return Object.fromEntries(kept) as Entry;
}

/** A source that is quoted without a date was asked when the alert came. */
function dateLabel(label: Label, detected: string): Label {
  if (label.history === undefined || detected === UNKNOWN_DATE) return label;
  return { ...label, history: label.history.map((entry) => ({ at: detected, ...entry })) };
}
