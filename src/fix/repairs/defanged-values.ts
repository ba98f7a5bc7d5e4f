import { INDICATOR_TYPES } from '../../../schemas/vocabulary.ts';
import { isValidIndicator, refang } from '../../core/indicators/indicators.ts';
import { splitFrontMatter } from '../../core/model/front-matter.ts';
import { valueAt } from '../../core/model/values.ts';
import { frontFields, type Field } from '../fields.ts';
import type { Edit, Repair } from '../repair.ts';
import { accepts } from '../schema-tree.ts';

/** Indicators, our own addresses and the pages of sources as they are: pages defang them themselves. */
export const defangedValues: Repair = {
  id: 'defanged-values',
  answers: ['schema', 'indicator-value'],
  find({ front }) {
    return frontFields(front).flatMap((field): Edit[] => {
      const { value } = field;
      if (typeof value !== 'string') return [];
      const live = refang(value).trim();
      const isDefanged = live !== value.trim() && isLiveBetter(field, value, live, front?.data);
      return isDefanged ? [field.replace(live)] : [];
    });
  },
};

/** Whether the head of a text may hold a URL that only looks valid; the check finds no fault with it. */
export function mayBeDefanged(text: string): boolean {
  const { yaml = '' } = splitFrontMatter(text);
  return /(?<![a-z0-9])(?:h(?:xx|\*\*)|fx)ps?\[?:/i.test(yaml);
}

const FAKE_SCHEME = /^(?:h(?:xx|\*\*)ps?|fxps?)(?=\[?:)/i;

function isLiveBetter({ path, schema }: Field, value: string, live: string, data: unknown): boolean {
  const place = `${String(path[0])} ${String(path.at(-1))}`;
  if (place === 'assets addr' || place === 'intel url')
    return !accepts(schema, value) && accepts(schema, live);
  if (place !== 'indicators value') return false;
  const written = valueAt(data, [...path.slice(0, 2), 'type']);
  const type = INDICATOR_TYPES.find((known) => known === written);
  if (type === undefined || !isValidIndicator(type, live)) return false;
  // The URL of no program begins with hxxp, and yet it is one by its form.
  return !isValidIndicator(type, value) || (type === 'url' && FAKE_SCHEME.test(value));
}
