import { stringify } from 'yaml';
import { FIELD_ORDER, type IncidentInput } from '../../schemas/incident.ts';

/** One line a value: a reader of the diff sees what changed, and no line break gets into a value. */
export const YAML_STYLE = { lineWidth: 0, singleQuote: true, aliasDuplicateObjects: false } as const;

/** The text of a report: front matter in the order of the contract, local fields behind it, then the body. */
export function serialiseReport(frontMatter: IncidentInput, body: string): string {
  const known = FIELD_ORDER.filter((key) => isFilled(frontMatter[key as keyof IncidentInput]));
  const local = Object.keys(frontMatter).filter((key) => !FIELD_ORDER.includes(key));
  const ordered = Object.fromEntries(
    [...known, ...local].map((key) => [key, frontMatter[key as keyof IncidentInput]]),
  );
  return `---\n${stringify(ordered, YAML_STYLE)}---\n\n${body.trim()}\n`;
}

function isFilled(value: unknown): boolean {
  return value !== undefined && !(Array.isArray(value) && value.length === 0);
}
