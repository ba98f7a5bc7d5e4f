/** A file of several items, and the key of its first. */
export type SplitFile<Item> = { first: string; items: Item[] };

export type SplitOptions<Item> = {
  keyOf: (item: Item) => string;
  sizeOf: (item: Item) => number;
  /** The size of a file; an item that is larger has one alone. */
  limit: number;
};

/** Items in the order of their keys, by code units, in files of about one size. */
export function splitFiles<Item>(
  items: readonly Item[],
  { keyOf, sizeOf, limit }: SplitOptions<Item>,
): SplitFile<Item>[] {
  const files: SplitFile<Item>[] = [];
  let size = Infinity;
  for (const item of items.toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1))) {
    const own = sizeOf(item);
    const last = files.at(-1);
    if (last === undefined || size + own > limit) {
      files.push({ first: keyOf(item), items: [item] });
      size = own;
    } else {
      last.items.push(item);
      size += own;
    }
  }
  return files;
}
