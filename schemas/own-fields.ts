import { z } from 'zod';
import { fieldsWithWords, incident } from './incident.ts';
import { blame, explain, show } from './messages.ts';
import type { OwnLists } from './own-words.ts';
import { strict } from './strict.ts';
import { line, list, url, word } from './values.ts';
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
  /** Of a number; of a text the fewest and the most characters. */
  min?: number;
  max?: number;
  isWhole?: boolean;
  /** Of a list, how many items it has. */
  fewest?: number;
  most?: number;
  /** Regular expression of a text, and what its author says of a text that is not of this form. */
  pattern?: string;
  advice?: string;
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
  minItems?: number;
  maxItems?: number;
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

/** A declared field as plain data, or what is wrong with it: nothing that its author asks for is dropped. */
function describeField(schema: unknown): OwnField | string {
  if (typeof schema !== 'object' || schema === null || !('_zod' in schema))
    return `${show(schema)} is no zod schema. Write ${KINDS}.`;
  const given = schema as z.core.$ZodType;
  const refused = refuseSchema(given);
  if (refused !== undefined) return refused;
  const described = z.toJSONSchema(given, { io: 'input' }) as Described;
  const isList = described.type === 'array';
  const inner = isList ? (described.items ?? {}) : described;
  const dropped = [inner, described].flatMap((one) => UNKNOWN.filter((key) => key in one))[0];
  if (dropped !== undefined)
    return `This schema asks for \`${dropped}\`, which the form and the editor cannot ask for. ${INSTEAD[dropped] ?? AS_RULE}`;
  const value = readValue(inner);
  if (value === undefined) return unshown(given);
  return (
    wordsFault(value.words, described) ?? {
      ...value,
      ...readWords(described, value.words),
      ...adviceOf(given),
      ...(described.minItems === undefined ? {} : { fewest: described.minItems }),
      ...(described.maxItems === undefined ? {} : { most: described.maxItems }),
      isList,
      isRequired: given._zod.optin !== 'optional',
    }
  );
}

const AS_RULE = 'Write a plain schema, and the check as a rule in the folder `rules`.';

/** What JSON Schema may say of a value beside what a declared field knows, and what to write where there is something. */
const UNKNOWN = ['allOf', 'anyOf', 'exclusiveMinimum', 'exclusiveMaximum', 'multipleOf', 'contentEncoding'];
const INSTEAD: Readonly<Record<string, string>> = {
  allOf: 'Write one pattern, `.regex(…)`, that holds all of it.',
  exclusiveMinimum: 'Write the lowest value itself, `.min(…)`.',
  exclusiveMaximum: 'Write the highest value itself, `.max(…)`.',
};

function unshown({ _zod: { def } }: z.core.$ZodType): string {
  return `A schema of the kind ${show(def.type)} cannot be shown in a form. Write ${KINDS}.`;
}

type Def = {
  type: string;
  check?: string;
  format?: string;
  coerce?: boolean;
  pattern?: RegExp;
  protocol?: RegExp;
  hostname?: RegExp;
  error?: (issue: object) => unknown;
  checks?: z.core.$ZodCheck[];
  innerType?: z.core.$ZodType;
  element?: z.core.$ZodType;
};

const PLAIN = [
  'string',
  'number',
  'boolean',
  'enum',
  'literal',
  'template_literal',
  'optional',
  'array',
  'readonly',
];

/** Why a schema cannot be a field, at any depth: it is none of the kinds, or does more than JSON Schema can say. */
function refuseSchema(schema: z.core.$ZodType): string | undefined {
  const def = schema._zod.def as Def;
  if (['default', 'prefault', 'catch'].includes(def.type))
    return `This schema has a \`${def.type}\`, which would stand in no file. Write \`.optional()\` in its place.`;
  if (def.type === 'nullable')
    return 'This schema takes `null`, and an empty field says nothing. Write `.optional()` in place of `.nullable()`.';
  if (def.coerce === true)
    return 'This schema changes what stands in the file (`z.coerce`), which nothing else that reads it does. Write the kind as it stands there, such as `z.number()`.';
  const checks = (def.checks ?? []).map(({ _zod }) => _zod.def as unknown as Def);
  if (['transform', 'pipe', 'custom'].includes(def.type) || [def, ...checks].some(isBeyond))
    return `This schema has a \`refine\`, a \`transform\` or a pattern with flags, which the form and the editor cannot run. ${AS_RULE}`;
  if (!PLAIN.includes(def.type)) return unshown(schema);
  return [def.innerType, def.element].map((inner) => inner && refuseSchema(inner)).find(Boolean);
}

/** A custom check, a pattern whose flags JSON Schema cannot carry, or an address of some hosts alone. */
function isBeyond({ check, format, pattern: shape, protocol, hostname }: Def): boolean {
  if (check === 'custom' || check === 'overwrite' || /[ims]/.test(shape?.flags ?? '')) return true;
  const isWeb = protocol === undefined || 'https'.match(protocol) !== null;
  return format === 'url' && !(isWeb && (hostname === undefined || hostname === z.regexes.domain));
}

/** What the author of a pattern says of what does not match it, and how values of well-known forms look. */
function adviceOf(schema: z.core.$ZodType): Pick<OwnField, 'advice'> {
  const def = schema._zod.def as Def;
  const inner = def.innerType ?? def.element;
  if (inner !== undefined) return adviceOf(inner);
  const checks = [def, ...(def.checks ?? []).map(({ _zod }) => _zod.def as unknown as Def)];
  const shaped = checks.find(({ format }) => format !== undefined);
  const said = shaped?.error?.({ code: 'invalid_format', input: '', format: shaped.format, path: [] });
  const text = typeof said === 'string' ? said : (said as { message?: unknown } | undefined)?.message;
  const example = EXAMPLES[shaped?.format ?? ''];
  if (typeof text === 'string' && text.trim() !== '') return { advice: text.trim() };
  return example === undefined ? {} : { advice: `Write it like ${example}.` };
}

const EXAMPLES: Readonly<Record<string, string>> = {
  email: 'name@example.org',
  uuid: '2f1c1b0e-7d35-4c1a-9a43-0d6d8f5b7c11',
  ipv4: '192.0.2.1',
  ipv6: '2001:db8::1',
  datetime: '2026-01-31T09:00:00Z',
  time: '09:00',
};

/** What is wrong with the words of a closed list, or with what they are called. */
function wordsFault(words: readonly string[], described: Described): string | undefined {
  const odd = words.find(
    (one) => !line(100).safeParse(one).success || one.trim() !== one || /[,，、;；]/.test(one),
  );
  if (odd !== undefined)
    return `${show(odd)} cannot be a value of a closed list. Write a few words without a comma, 100 characters at most.`;
  const alike = words.find(
    (one, at) => words.findIndex((other) => other.toLowerCase() === one.toLowerCase()) < at,
  );
  if (alike !== undefined)
    return `${show(alike)} is another value of this list but for its case, and no query tells them apart. Write it once.`;
  const meta = [described, ...LANGUAGES.map((language) => described[language])];
  const named = meta.flatMap((said) => Object.keys((at(said, 'labels') as object | undefined) ?? {}));
  const stray = named.find((one) => !words.includes(one));
  if (stray !== undefined)
    return `${show(stray)} has a label and is none of the values. Write only: ${words.join(', ')}.`;
  const foreign = Object.entries(described).find(
    ([key, said]) =>
      /^[a-z]{2}(?:[-_]\w+)?$/.test(key) && typeof said === 'object' && !LANGUAGES.includes(key as Language),
  );
  if (foreign === undefined) return undefined;
  return `${show(foreign[0])} is no language of the interface. Write one of: ${LANGUAGES.join(', ')}.`;
}

type Value = Pick<OwnField, 'kind' | 'words' | 'min' | 'max' | 'isWhole' | 'pattern'>;

function readValue(described: Described): Value | undefined {
  const { type, format, pattern: shape, minLength, maxLength } = described;
  const words = described.enum ?? ('const' in described ? [described.const] : undefined);
  if (words !== undefined)
    return words.length > 0 && words.every((one) => typeof one === 'string')
      ? { kind: 'word', words }
      : undefined;
  if (type === 'boolean') return { kind: 'flag', words: [] };
  if (type === 'number' || type === 'integer') return readNumber(described);
  if (type !== 'string') return undefined;
  if (format === 'date') return { kind: 'date', words: [] };
  if (format === 'uri') return { kind: 'url', words: [] };
  return {
    kind: 'text',
    words: [],
    ...(shape === undefined ? {} : { pattern: shape }),
    ...(minLength === undefined ? {} : { min: minLength }),
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

/** The contract of the front matter together with the fields and the words of a team, which are explained in a language. */
export function incidentWith(
  fields: OwnFields,
  words: OwnLists = {},
  language: Language = 'en',
): typeof incident {
  if (Object.keys(fields).length + Object.keys(words).length === 0) return incident;
  const own = Object.fromEntries(
    Object.entries(fields).map(([name, field]) => [name, schemaOf(field, language)]),
  );
  return strict({ ...incident.shape, ...fieldsWithWords(words), ...own }, 'front matter');
}

function schemaOf(field: OwnField, language: Language): z.ZodType {
  const value = valueSchema(field);
  const whole = field.isList ? listSchema(value, field) : value;
  const [title, description] = [field.title, field.description].map(
    (said) => said[language] ?? said.any ?? Object.values(said)[0],
  );
  const explained = whole
    .describe(description ?? title ?? 'A field of your own.')
    .meta(title === undefined ? {} : { title });
  return field.isRequired ? explained : explained.optional();
}

function listSchema(value: z.ZodType, { fewest, most }: OwnField): z.ZodType {
  const many = list(value, most === undefined ? {} : { max: most }).unwrap();
  if (fewest === undefined) return many;
  return many
    .refine((items) => items.length >= fewest, {
      error: ({ input }) => `This list has ${(input as unknown[]).length} items. Write at least ${fewest}.`,
    })
    .meta({ minItems: fewest });
}

const MAX_TEXT = 1000;

function valueSchema(field: OwnField): z.ZodType {
  switch (field.kind) {
    case 'word':
      return word(field.words, 'one of its values');
    case 'flag':
      return z.boolean({ error: explain('true or false', 'Write true or false, without quotes.') });
    case 'number':
      return numberSchema(field);
    case 'date':
      return z.iso.date({ error: explain('a day', 'Write it like 2026-01-31.') });
    case 'url':
      return url();
    case 'text':
      return textSchema(field);
  }
}

/** One line, whatever its form: nothing hidden gets into a page by a pattern that forgets it. */
function textSchema({ min = 0, max = MAX_TEXT, pattern: shape, advice }: OwnField): z.ZodType {
  const told = advice ?? (shape === undefined ? undefined : `Write it so that it matches ${shape}.`);
  const text = told === undefined ? line(max) : line(max, 'of this form', told);
  const asked = {
    ...(min === 0 ? {} : { minLength: min }),
    ...(shape === undefined ? {} : { pattern: shape }),
  };
  const wanted = shape === undefined ? undefined : compileShape(shape);
  return text
    .superRefine((value, context) => {
      const size = [...value].length;
      // Of an empty one it is said that it is empty.
      if (size > 0 && size < min)
        context.addIssue({
          code: 'custom',
          message: `This text has ${size} characters. Write at least ${min}.`,
        });
      else if (size > 0 && wanted?.test(value) === false)
        context.addIssue({ code: 'custom', message: `${blame(value, 'of this form')} ${told ?? ''}` });
    })
    .meta(asked);
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
