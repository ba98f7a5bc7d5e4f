/** Whether a value is an object with fields: no list, and not null. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The value at a path; undefined where it leads to nothing. */
export function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (at, key) =>
      typeof at === 'object' && at !== null ? (at as Record<PropertyKey, unknown>)[key] : undefined,
    value,
  );
}

/** Whether two values of plain data are the same; the order of fields does not count. */
export function isSameValue(a: unknown, b: unknown): boolean {
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return Object.is(a, b);
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const [own, other] = [Object.entries(a), new Map(Object.entries(b))];
  return (
    own.length === other.size &&
    own.every(([key, value]) => other.has(key) && isSameValue(value, other.get(key)))
  );
}

/** Fields that may be undefined become fields that may be missing. */
type Known<T> = { [K in keyof T as undefined extends T[K] ? never : K]: T[K] } & {
  [K in keyof T as undefined extends T[K] ? K : never]?: Exclude<T[K], undefined>;
};

/** The fields that are known, in their order: those that are undefined are left out. */
export function knownFields<T extends object>(fields: T): Known<T> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Known<T>;
}

/** Values by their keys, both in the order in which they come. */
export function groupPairs<Key, Value>(pairs: Iterable<readonly [Key, Value]>): Map<Key, Value[]> {
  const groups = new Map<Key, Value[]>();
  for (const [key, value] of pairs) {
    const known = groups.get(key);
    if (known === undefined) groups.set(key, [value]);
    else known.push(value);
  }
  return groups;
}

/** A function of one object that keeps what it gave for it, as long as the object lives; the object must not change. */
export function keepFor<Key extends WeakKey, Value>(make: (key: Key) => Value): (key: Key) => Value {
  const kept = new WeakMap<Key, { value: Value }>();
  return (key) => {
    const known = kept.get(key);
    if (known !== undefined) return known.value;
    const value = make(key);
    kept.set(key, { value });
    return value;
  };
}

/** So many names are kept; an archive writes few of them many times. */
const MAX_KEPT = 20_000;

/** The same value of the same name, which is made once as long as there is room. */
export function keepEach<Value>(make: (name: string) => Value): (name: string) => Value {
  const made = new Map<string, { value: Value }>();
  return (name) => {
    const known = made.get(name);
    if (known !== undefined) return known.value;
    const value = make(name);
    if (made.size < MAX_KEPT) made.set(name, { value });
    return value;
  };
}
