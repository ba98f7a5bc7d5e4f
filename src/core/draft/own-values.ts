import type { OwnField, OwnFields } from '../../../schemas/own-fields.ts';

/**
 * What somebody typed into a declared field, as it stands in a report: lists are cut at commas, digits of a Chinese keyboard
 * count, and any of the labels of a value stands for it. What cannot be read goes on as text, for the schema to refuse.
 */
export function readOwnText(field: OwnField, text: string): unknown {
  if (!field.isList) return readOne(field, text.trim());
  return text
    .split(/[,，、;；\n]/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map((part) => readOne(field, part));
}

function readOne(field: OwnField, text: string): unknown {
  const plain = text.normalize('NFKC').trim();
  switch (field.kind) {
    case 'number':
      return /^-?\d+(?:\.\d+)?$/.test(plain) ? Number(plain) : text;
    case 'flag':
      return YES.includes(plain.toLowerCase()) ? true : NO.includes(plain.toLowerCase()) ? false : text;
    case 'word':
      return wordOf(field, plain) ?? text;
    case 'date':
    case 'url':
      return plain;
    case 'text':
      return text;
  }
}

const YES = ['true', 'yes', 'y', '是'];
const NO = ['false', 'no', 'n', '否'];

function wordOf({ words, labels }: OwnField, text: string): string | undefined {
  const wanted = text.toLowerCase();
  return words.find((word) =>
    [word, ...Object.values(labels[word] ?? {})].some((called) => called.toLowerCase() === wanted),
  );
}

/** The fields that a report cannot do without. */
export function requiredFields(fields: OwnFields): string[] {
  return Object.entries(fields).flatMap(([name, { isRequired }]) => (isRequired ? [name] : []));
}
