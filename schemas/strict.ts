import { z } from 'zod';
import { explain, show } from './messages.ts';

/** Fields that a team adds for itself: any name that begins with `x_`, any value. */
type LocalFields = Record<`x_${string}`, unknown>;

type Config = { out: LocalFields; in: LocalFields };

/**
 * An object that refuses unknown keys but keeps those that begin with `x_`.
 * Unknown keys give one `unrecognized_keys` issue, beside the issues of the known fields.
 */
export function strict<Shape extends z.core.$ZodLooseShape>(shape: Shape, noun = 'a group of fields') {
  const error = explain(noun, `Write “name: value” lines below it: ${Object.keys(shape).join(', ')}.`);
  const object = z
    .object(shape, { error })
    .catchall(z.unknown())
    .check(refuseUnknown(Object.keys(shape)))
    .meta({ additionalProperties: false, patternProperties: { '^x_': {} } });
  // The catch-all would type every unknown key; only `x_` keys pass the check.
  return object as unknown as z.ZodObject<Shape, Config>;
}

function refuseUnknown(known: string[]): z.core.$ZodCheck<Record<string, unknown>> {
  const check = z.core._check<Record<string, unknown>>((payload) => {
    const keys = Object.keys(payload.value).filter((key) => !known.includes(key) && !key.startsWith('x_'));
    if (keys.length === 0) return;
    payload.issues.push({
      code: 'unrecognized_keys',
      keys,
      input: payload.value,
      continue: true,
      message: unknownKeys(keys),
    });
  });
  // Without a condition of its own, a check is skipped when a field has failed.
  check._zod.def.when = ({ value }) => typeof value === 'object' && value !== null && !Array.isArray(value);
  return check;
}

function unknownKeys(keys: string[]): string {
  const names = keys.map(show).join(', ');
  const verb = keys.length > 1 ? 'are not known fields' : 'is not a known field';
  return `${names} ${verb} here. Write a known name, or begin a name of your own with x_.`;
}
