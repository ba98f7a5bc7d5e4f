import type { z } from 'zod';
import { action, evidence, finding, lesson, step } from '../../../schemas/elements.ts';
import type { FieldValues } from '../../core/draft/field-values.ts';
import { carryParts, editsOfParts, entriesOfParts, fieldsOfParts } from '../../core/draft/part-fields.ts';
import {
  editParts,
  findPartFaults,
  findSlip,
  listParts,
  type BodyPart,
  type PartEdit,
} from '../../core/draft/parts.ts';
import type { Template } from '../../core/draft/template.ts';
import { findFrontMatter } from '../../core/model/front-matter.ts';
import { explainSchemaIssues } from '../../core/model/schema-issues.ts';
import type { Note } from './note.ts';

/** The parts of a report, and where its body begins. */
export function readParts(text: string): { parts: BodyPart[]; from: number } {
  const place = findFrontMatter(text);
  const from = typeof place === 'string' ? 0 : place.bodyStart;
  return { parts: listParts(text, from), from };
}

/** The fields for the body of a template. */
export function fieldsOfBody({ body }: Template): FieldValues {
  return fieldsOfParts(listParts(body, 0));
}

/** A template with what somebody has written into its body; what would break it is told, and left out. */
export function fillBody(
  template: Template,
  fields: FieldValues,
  zone: string,
): { template: Template; notes: Note[] } {
  const edits = editsOfParts(listParts(template.body, 0), fields, zone);
  const { sound, notes } = withoutBroken(edits, template.body, 0);
  const body = editParts(template.body, 0, sound);
  return { template: { ...template, body: body ?? template.body }, notes };
}

/** Edits that break nothing around them, and what is wrong with the others, beside their fields. */
export function withoutBroken<Edit extends PartEdit & { field: string }>(
  edits: readonly Edit[],
  text: string,
  from: number,
): { sound: Edit[]; notes: Note[] } {
  const notes: Note[] = [];
  const sound = edits.filter((edit) => {
    const faults = findPartFaults([edit], text, from);
    notes.push(
      ...faults.map(({ message, hint }): Note => ({
        rule: '',
        level: 'error',
        message,
        hint,
        field: edit.field,
      })),
    );
    return faults.length === 0;
  });
  return { sound, notes };
}

/** What was written into the body of one template, in the fields of another; text that has no place there goes behind the first. */
export function carryBody(fields: FieldValues, before: Template, next: Template, zone: string): FieldValues {
  const edits = editsOfParts(listParts(before.body, 0), fields, zone);
  const { fields: carried, homeless } = carryParts(edits, fieldsOfBody(next));
  const first = Object.keys(carried).find((name) => name.endsWith('.text'));
  if (first === undefined || homeless.length === 0) return carried;
  return { ...carried, [first]: [carried[first], ...homeless].join('\n\n') };
}

const SCHEMAS: Readonly<Record<string, z.ZodType>> = {
  Step: step,
  Finding: finding,
  Evidence: evidence,
  Lesson: lesson,
  Action: action,
};

/** What is wrong with the parts of a body, as far as no reading of its Markdown tells, beside their fields. */
export function checkParts(text: string, fields: FieldValues): Note[] {
  const entries = entriesOfParts(fields);
  return readParts(text).parts.flatMap((part) => {
    const entry = entries.get(part.key);
    return [...checkText(part), ...checkAttributes(part)].map(({ name, ...note }) => ({
      ...note,
      ...(entry === undefined ? {} : { field: `${entry}.${name}` }),
    }));
  });
}

type Found = Omit<Note, 'field'> & { name: string };

function checkText({ text }: BodyPart): Found[] {
  const slip = findSlip(text);
  if (slip === undefined) return [];
  const { character, written } = slip;
  const [message, hint] =
    character === '{'
      ? [
          'A `{` opens code, and a report holds no code.',
          'Write `\\{` for the character, or put the words in backticks.',
        ]
      : [
          `\`${written}\` reads as the start of an element.`,
          'Write `\\<` for the character, or put the words in backticks.',
        ];
  return [{ rule: 'mdx-syntax', level: 'error', message, hint, name: 'text' }];
}

function checkAttributes({ element = '', attributes }: BodyPart): Found[] {
  const schema = SCHEMAS[element];
  const result = schema?.safeParse(attributes);
  if (schema === undefined || result?.success !== false) return [];
  const issues = explainSchemaIssues(result.error.issues, {
    value: attributes,
    schema,
    subject: `<${element}>`,
  });
  return issues.map(({ message, hint, path }) => ({
    rule: 'element',
    level: 'error' as const,
    message,
    hint,
    name: String(path[0] ?? 'text'),
  }));
}
