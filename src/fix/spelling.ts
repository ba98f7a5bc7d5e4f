import { isDeepStrictEqual } from 'node:util';
import { parse } from 'yaml';
import type { Scalar } from 'yaml';

/** A text as a YAML value on one line, in the style of the value that it replaces as far as it can stand so. */
export function spellScalar(value: string, type: Scalar['type']): string {
  if (type === 'QUOTE_DOUBLE') return JSON.stringify(value);
  if (type === 'PLAIN' && canStandPlain(value)) return value;
  return `'${value.replaceAll("'", "''")}'`;
}

/** Whether it is read as this very text both in a block and between brackets. */
function canStandPlain(value: string): boolean {
  if (!/^[^\s#][^\n#]*$/.test(value) || /[,[\]{}]|:\s|:$/.test(value)) return false;
  try {
    const read: unknown = parse(`- ${value}\n- [${value}]\n`);
    return isDeepStrictEqual(read, [value, [value]]);
  } catch {
    return false;
  }
}
