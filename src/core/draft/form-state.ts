import type { FieldValues } from './field-values.ts';

/** Everything that somebody has entered into the form for a new report. */
export type FormState = {
  fields: FieldValues;
  /** Ids of the chosen tags. */
  tags: string[];
  /** Names of the fields that somebody has been in: what is missing there is a mistake and no longer a task. */
  touched: string[];
};

/** A new form has another version when old drafts no longer fit it. */
const VERSION = 1;

/** Where the draft of one site is kept; two sites on one host have different base paths. */
export function draftKey(base: string): string {
  return `precedent:new-report:${base}`;
}

/** A draft as it is kept in the browser. */
export function printDraft({ fields, tags, touched }: FormState): string {
  return JSON.stringify({ version: VERSION, fields, tags, touched });
}

/** The draft that was kept; undefined for anything else, whoever put it there. */
export function parseDraft(text: string | null): FormState | undefined {
  if (text === null) return undefined;
  try {
    const { version, fields, tags, touched } = JSON.parse(text) as Record<string, unknown>;
    if (version !== VERSION || !isTexts(fields) || !isList(tags) || !isList(touched)) return undefined;
    return { fields, tags, touched };
  } catch {
    return undefined;
  }
}

function isTexts(value: unknown): value is FieldValues {
  return (
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    Object.values(value).every((text) => typeof text === 'string')
  );
}

function isList(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'string');
}
