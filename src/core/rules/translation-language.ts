import { isSameLanguage } from '../model/translation.ts';
import type { Rule } from './rule.ts';

/** A translation is in another language than its report, and only one is in each. */
export const translationLanguage: Rule = {
  id: 'translation-language',
  level: 'error',
  readsBroken: true,
  *check({ reports }) {
    for (const report of reports) {
      const tags = Object.keys(report.incident.translations ?? {});
      for (const [index, tag] of tags.entries()) {
        const twin = tags.slice(0, index).find((other) => isSameLanguage(other, tag));
        const path = ['translations', tag];
        if (isSameLanguage(tag, report.lang))
          yield {
            report,
            path,
            message: `The report is written in \`${report.lang}\`, so \`${tag}\` is no translation of it.`,
            hint: 'Remove it and keep `title` and `summary`; if the report is in another language, say so with `lang`.',
          };
        else if (twin !== undefined)
          yield {
            report,
            path,
            message: `\`${twin}\` and \`${tag}\` are one written language.`,
            hint: 'Keep one of the two translations.',
          };
      }
    }
  },
};
