import { repairRefused } from '../fields.ts';
import { accepts } from '../schema-tree.ts';

/** Ids and codes in the case of the contract: `inc-2023-0001`, `f1` and `t1071` in capitals, a lesson key in small letters. */
export const idCase = repairRefused('id-case', ({ path, schema, value }) => {
  if (typeof value !== 'string') return undefined;
  if (path.length === 1 && path[0] === 'lang') return canonicalLanguage(value);
  return [value.toUpperCase(), value.toLowerCase()].find((spelling) => accepts(schema, spelling));
});

/** `zh-CN` for `zh_cn`. */
function canonicalLanguage(value: string): string | undefined {
  try {
    return Intl.getCanonicalLocales(value.trim().replaceAll('_', '-'))[0];
  } catch {
    return undefined;
  }
}
