import type { RecordStatus } from '../../../schemas/vocabulary.ts';
import type { Level, Report } from '../model/report.ts';
import { findPlaceholders, isEmptyMark } from '../model/placeholders.ts';
import type { Hit, Rule } from './rule.ts';

const LEVELS: Partial<Record<RecordStatus, Level>> = { published: 'error', in_review: 'warning' };

/** A report that others rely on leaves nothing to be filled in; a draft may. */
export const placeholder: Rule = {
  id: 'placeholder',
  level: 'error',
  readsBroken: true,
  *check({ reports }) {
    for (const report of reports) {
      const { record_status: status } = report.incident;
      const level = LEVELS[status];
      if (level === undefined) continue;
      for (const [text, place] of findAll(report)) {
        yield {
          report,
          level,
          ...place,
          message: `The placeholder \`${text}\` stands in a report that is ${status === 'published' ? 'published' : 'in review'}.`,
          hint: 'Write what it stands for, or remove it; put it in backticks if the words are quoted. What nobody knows can be said: “not known”.',
        };
      }
    }
  },
};

type Found = readonly [text: string, place: Pick<Hit, 'path' | 'range'>];

function findAll({ incident, placeholders = [] }: Report): Found[] {
  return [...findInValue(incident, []), ...placeholders.map(({ text, range }): Found => [text, { range }])];
}

/** The same text with blanks for what stands in backticks. */
function withoutCode(text: string): string {
  return text.replace(/`[^`⟨]*`/g, (code) => ' '.repeat(code.length));
}

/** Placeholders in every text of the front matter. */
function findInValue(value: unknown, path: readonly PropertyKey[]): Found[] {
  if (typeof value === 'string') {
    const texts = isEmptyMark(value) ? [value] : findPlaceholders(withoutCode(value)).map(({ text }) => text);
    return texts.map((text) => [text, { path }]);
  }
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    findInValue(inner, [...path, Array.isArray(value) ? Number(key) : key]),
  );
}
