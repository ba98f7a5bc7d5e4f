import { INDICATOR_TYPES } from '../../../schemas/vocabulary.ts';
import { isValidIndicator, refang } from '../../core/indicators/indicators.ts';
import { splitFrontMatter } from '../../core/model/front-matter.ts';
import { frontFields, type Field } from '../fields.ts';
import type { Edit, Repair } from '../repair.ts';
import { accepts } from '../schema-tree.ts';

/** Indicators, our own addresses and the pages of sources as they are: pages defang them themselves. */
export const defangedValues: Repair = {
  id: 'defanged-values',
  answers: ['schema', 'indicator-value'],
  keepsPage: false,
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
  const isRefused = !accepts(schema, value) && accepts(schema, live);
  if (path[0] === 'assets' && path.at(-1) === 'addr') return isRefused;
  if (path[0] === 'intel' && path.at(-1) === 'url') return isRefused;
  if (path[0] !== 'indicators' || path.at(-1) !== 'value') return false;
  const type = INDICATOR_TYPES.find((known) => known === typeAt(data, path[1]));
  if (type === undefined || !isValidIndicator(type, live)) return false;
  // The URL of no program begins with hxxp, and yet it is one by its form.
  return !isValidIndicator(type, value) || (type === 'url' && FAKE_SCHEME.test(value));
}

function typeAt(data: unknown, index: PropertyKey | undefined): unknown {
  const { indicators } = data as { indicators?: { type?: unknown }[] };
  return indicators?.[Number(index)]?.type;
}
