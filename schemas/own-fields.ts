import { z } from 'zod';
import { incident } from './incident.ts';
import { explain, show } from './messages.ts';
import { strict } from './strict.ts';
import { line, list, pattern, url, word } from './values.ts';
import { LANGUAGES, type Language } from './vocabulary.ts';

/** What a thing is called or explained by, in each language that has words for it; `any` stands in for the others. */
export type OwnWords = Partial<Record<Language | 'any', string>>;

/** A field that a team declares for itself, as plain data: what the form, the pages and the thread of a build know of it. */
export type OwnField = {
  /** `word`: one of a closed list; `flag`: true or false; `date`: a day; `url`: an http or https address. */
  kind: 'text' | 'word' | 'number' | 'flag' | 'date' | 'url';
  isList: boolean;
  isRequired: boolean;
  /** Of a closed list, in their order; else empty. */
  words: string[];
  /** Of a number; of a text its most characters are `max`. */
  min?: number;
  max?: number;
  isWhole?: boolean;
  /** Regular expression of a text. */
  pattern?: string;
  title: OwnWords;
  description: OwnWords;
  /** What the words of a closed list are called. */
  labels: Record<string, OwnWords>;
};

/** Declared fields by their names, each of which begins with `x_`. */
export type OwnFields = Readonly<Record<string, OwnField>>;

/** The part of JSON Schema that a declared field may use, with the words of `.meta()`. */
type Described = {
  type?: string;
  enum?: unknown[];
  const?: unknown;
  anyOf?: unknown;
  items?: Described;
  format?: string;
  pattern?: string;
  minimum?: number;
  maximum?: number;
  minLength?: number;
  maxLength?: number;
  default?: unknown;
} & Record<string, unknown>;

const KINDS =
  '`z.string()`, `z.enum([…])`, `z.number()`, `z.boolean()`, `z.iso.date()`, `z.url()` or `z.array()` of one of these';

/** The setting `fields`: zod schemas by name, as an author writes them, and plain descriptions as the program reads them. */
export function ownFields() {
  const given = z.record(z.string(), z.unknown(), {
    error: explain(
      'an object of fields',
      'Write { x_customer_tier: z.enum(["gold", "silver"]).optional() }.',
    ),
  });
  const described = given.transform((written, context): Record<string, OwnField> => {
    const fields: Record<string, OwnField> = {};
    for (const [name, schema] of Object.entries(written)) {
      const field = nameFault(name) ?? describeField(schema);
      if (typeof field === 'string') context.addIssue({ code: 'custom', path: [name], message: field });
      else fields[name] = field;
    }
    return fields;
  });
  // The record knows nothing of what its values are; an editor is to tell who writes a wrong one.
  return described as unknown as z.ZodType<OwnFields, Readonly<Record<`x_${string}`, z.ZodType>>> &
    typeof described;
}

function nameFault(name: string): string | undefined {
  if (/^x_(?:imported|template)$/.test(name))
    return `The program itself writes ${show(name)}. Write another name.`;
  if (/^x_[a-z0-9]+(?:_[a-z0-9]+)*$/.test(name) && name.length <= 40) return undefined;
  const plain = name
    .toLowerCase()
    .replace(/^x_/, '')
    .replaceAll(/[^a-z0-9]+/g, '_');
  const inner = plain.replaceAll(/^_+|_+$/g, '').slice(0, 30);
  const example = `x_${inner === '' ? 'customer_tier' : inner}`;
  if (Object.hasOwn(incident.shape, name))
    return `${show(name)} is a field of the standard. Write a name of your own, such as ${example}.`;
  return `${show(name)} cannot name a field of your own. Write a name that begins with x_, in small letters, digits and _, such as ${example}.`;
}

/** A declared field as plain data, or what is wrong with it. */
function describeField(schema: unknown): OwnField | string {
  if (typeof schema !== 'object' || schema === null || !('_zod' in schema))
    return `${show(schema)} is no zod schema. Write ${KINDS}.`;
  const given = schema as z.core.$ZodType;
  if (hasOwnCheck(given))
    return 'This schema has a `refine`, a `transform` or a pattern with flags, which the form and the editor cannot run. Write a plain schema, and the check as a rule in the folder `rules`.';
  let described: Described;
  try {
    described = z.toJSONSchema(given, { io: 'input' }) as Described;
  } catch {
    return `A schema of the kind ${show(given._zod.def.type)} cannot be shown in a form. Write ${KINDS}.`;
  }
  if ('default' in described)
    return 'This schema has a `default`, which would stand in no file. Write `.optional()` in its place.';
  const isList = described.type === 'array';
  const value = readValue(isList ? (described.items ?? {}) : described);
  if (value === undefined)
    return `A schema of the kind ${show(given._zod.def.type)} cannot be shown in a form. Write ${KINDS}.`;
  return {
    ...value,
    ...readWords(described, value.words),
    isList,
    isRequired: given._zod.optin !== 'optional',
  };
}

/** Whether a schema does more than JSON Schema can say, at any depth. */
function hasOwnCheck(schema: z.core.$ZodType): boolean {
  const def = schema._zod.def as {
    type: string;
    pattern?: RegExp;
    checks?: z.core.$ZodCheck[];
    innerType?: z.core.$ZodType;
    element?: z.core.$ZodType;
  };
  if (['transform', 'pipe', 'custom'].includes(def.type)) return true;
  const own = def.checks?.some(({ _zod: { def } }) => isBeyond(def)) === true || isBeyond(def);
  return own || [def.innerType, def.element].some((inner) => inner !== undefined && hasOwnCheck(inner));
}

type CheckDef = { check?: string; pattern?: RegExp };

/** A custom check, or a pattern whose flags JSON Schema cannot carry. */
function isBeyond({ check, pattern: shape }: CheckDef): boolean {
  return check === 'custom' || check === 'overwrite' || /[ims]/.test(shape?.flags ?? '');
}

type Value = Pick<OwnField, 'kind' | 'words' | 'min' | 'max' | 'isWhole' | 'pattern'>;

function readValue(described: Described): Value | undefined {
  const { type, format, pattern: shape, maxLength } = described;
  const words = described.enum ?? ('const' in described ? [described.const] : undefined);
  if (words !== undefined)
    return words.every((one) => typeof one === 'string') ? { kind: 'word', words } : undefined;
  if (type === 'boolean') return { kind: 'flag', words: [] };
  if (type === 'number' || type === 'integer') return readNumber(described);
  if (type !== 'string') return undefined;
  if (format === 'date') return { kind: 'date', words: [] };
  if (format === 'uri') return { kind: 'url', words: [] };
  return {
    kind: 'text',
    words: [],
    ...(shape === undefined ? {} : { pattern: shape }),
    ...(maxLength === undefined ? {} : { max: maxLength }),
  };
}

function readNumber({ type, minimum, maximum }: Described): Value {
  const isBound = (value: number | undefined): value is number =>
    value !== undefined && Math.abs(value) < Number.MAX_SAFE_INTEGER;
  return {
    kind: 'number',
    words: [],
    ...(isBound(minimum) ? { min: minimum } : {}),
    ...(isBound(maximum) ? { max: maximum } : {}),
    ...(type === 'integer' ? { isWhole: true } : {}),
  };
}

/** The words of `.meta({ title, description, labels, 'zh-CN': { title, … } })`. */
function readWords(
  described: Described,
  words: readonly string[],
): Pick<OwnField, 'title' | 'description' | 'labels'> {
  const sources = [['any', { ...described.items, ...described }] as const].concat(
    LANGUAGES.map((language) => [language, described[language]] as never),
  );
  const pick = (key: string, inner?: string): OwnWords =>
    Object.fromEntries(
      sources.flatMap(([language, said]) => {
        const found = at(at(said, key), inner);
        return typeof found === 'string' && found.trim() !== '' ? [[language, found.trim()]] : [];
      }),
    );
  return {
    title: pick('title'),
    description: pick('description'),
    labels: Object.fromEntries(words.map((one) => [one, pick('labels', one)])),
  };
}

function at(value: unknown, key: string | undefined): unknown {
  if (key === undefined) return value;
  return typeof value === 'object' && value !== null && Object.hasOwn(value, key)
    ? (value as Record<string, unknown>)[key]
    : undefined;
}

/** The contract of the front matter together with the fields of a team. */
export function incidentWith(fields: OwnFields): typeof incident {
  if (Object.keys(fields).length === 0) return incident;
  const own = Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, schemaOf(field)]));
  return strict({ ...incident.shape, ...own }, 'front matter');
}

function schemaOf(field: OwnField): z.ZodType {
  const value = valueSchema(field);
  const whole = field.isList ? list(value).unwrap() : value;
  const { en, any, ...others } = { ...field.title, ...field.description };
  const explained = whole.describe(en ?? any ?? Object.values(others)[0] ?? 'A field of your own.');
  return field.isRequired ? explained : explained.optional();
}

const MAX_TEXT = 1000;

function valueSchema(field: OwnField): z.ZodType {
  const { kind, words, max = MAX_TEXT, pattern: shape } = field;
  switch (kind) {
    case 'word':
      return word(words, 'one of its values');
    case 'flag':
      return z.boolean({ error: explain('true or false', 'Write true or false, without quotes.') });
    case 'number':
      return numberSchema(field);
    case 'date':
      return z.iso.date({ error: explain('a day', 'Write it like 2026-01-31.') });
    case 'url':
      return url();
    case 'text':
      return shape === undefined
        ? line(max)
        : pattern(compileShape(shape), 'of this form', `Write it so that it matches ${shape}.`);
  }
}

/** JSON Schema hands a pattern on without its flags: `\p{Han}` needs `u`, and what `u` forbids, such as `\-`, was written without. */
function compileShape(shape: string): RegExp {
  try {
    return new RegExp(shape, 'u');
  } catch {
    return new RegExp(shape);
  }
}

function numberSchema({ min = -Infinity, max = Infinity, isWhole = false }: OwnField): z.ZodType {
  const noun = isWhole ? 'a whole number' : 'a number that fits';
  const error = explain(noun, adviseRange(min, max));
  const number = isWhole ? z.int({ error }) : z.number({ error });
  return number.min(min, { error }).max(max, { error });
}

function adviseRange(min: number, max: number): string {
  if (Number.isFinite(min) && Number.isFinite(max))
    return `Write a number from ${min} to ${max}, without a unit.`;
  if (Number.isFinite(min)) return `Write a number from ${min} on, without a unit.`;
  if (Number.isFinite(max)) return `Write a number up to ${max}, without a unit.`;
  return 'Write it in digits, without a unit.';
}
