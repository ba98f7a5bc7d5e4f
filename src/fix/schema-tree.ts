import type { z } from 'zod';

type Schema = z.core.$ZodType;

/** The schema of a field or an item of another schema; undefined where there is none. */
export function childSchema(schema: Schema | undefined, key: PropertyKey): Schema | undefined {
  const parent = layersOf(schema).at(-1);
  if (parent?._zod.def.type === 'object') return (parent as z.core.$ZodObject)._zod.def.shape[String(key)];
  return parent?._zod.def.type === 'array' ? (parent as z.core.$ZodArray)._zod.def.element : undefined;
}

/** The names of the fields of an object schema; empty for any other. */
export function fieldNames(schema: Schema | undefined): string[] {
  const object = layersOf(schema).at(-1);
  return object?._zod.def.type === 'object' ? Object.keys((object as z.core.$ZodObject)._zod.def.shape) : [];
}

/** The words of a closed list; empty for any other schema. */
export function closedWords(schema: Schema): string[] {
  const inner = layersOf(schema).at(-1);
  return inner?._zod.def.type === 'enum'
    ? Object.values((inner as z.core.$ZodEnum)._zod.def.entries).map(String)
    : [];
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
