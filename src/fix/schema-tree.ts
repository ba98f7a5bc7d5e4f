import type { z } from 'zod';

type Schema = z.core.$ZodType;

/** The schema of a field or an item of another schema; undefined where there is none. */
export function childSchema(schema: Schema | undefined, key: PropertyKey): Schema | undefined {
  const { shape, element } = innermostOf(schema);
  if (shape === undefined) return element;
  // A name such as `constructor` is one of every object.
  return Object.hasOwn(shape, key) ? shape[String(key)] : undefined;
}

/** The names of the fields of an object schema; empty for any other. */
export function fieldNames(schema: Schema | undefined): string[] {
  return Object.keys(innermostOf(schema).shape ?? {});
}

/** The words of a closed list; empty for any other schema. */
export function closedWords(schema: Schema): string[] {
  return Object.values(innermostOf(schema).entries ?? {}).map(String);
}

/** Whether a schema is `kind`, also where it was described anew or made optional. */
export function isSchema(schema: Schema, kind: Schema): boolean {
  return layersOf(schema).some((layer) => {
    for (let at: Schema | undefined = layer; at !== undefined; at = at._zod.parent)
      if (at === kind) return true;
    return false;
  });
}

/** Whether a value may stand there as it is. */
export function accepts(schema: Schema, value: unknown): boolean {
  return (schema as z.ZodType).safeParse(value).success;
}

/** What an object schema has for its fields, a list for its items, and a closed list for its words. */
type Content = { shape?: Record<string, Schema>; element?: Schema; entries?: Record<string, unknown> };

function innermostOf(schema: Schema | undefined): Content {
  return (layersOf(schema).at(-1)?._zod.def ?? {}) as Content;
}

/** A schema and those that it wraps, outermost first: `optional`, `default` and transforms. */
function layersOf(schema: Schema | undefined): Schema[] {
  const layers: Schema[] = [];
  for (let at = schema; at !== undefined;) {
    layers.push(at);
    const def = at._zod.def as { innerType?: Schema; in?: Schema };
    at = def.innerType ?? def.in;
  }
  return layers;
}
