import { foldName } from './text.ts';

/** Things by their ids, each with a name in some languages and other names. */
export type NamedList = Readonly<
  Record<string, { label: Readonly<Record<string, unknown>>; aliases: readonly string[] }>
>;

/** A thing with its labels and aliases in every language; the id alone of one that the list does not have. */
export function namesOf(id: string, list: NamedList): string[] {
  const known = Object.hasOwn(list, id) ? list[id] : undefined;
  const labels = Object.values<unknown>(known?.label ?? {}).filter((label) => typeof label === 'string');
  return [id, ...labels, ...(known?.aliases ?? [])];
}

/** Ids by each name of a thing, folded by `foldName`. An id means its own thing; any other name of two things means none. */
export function idsByName(list: NamedList): Map<string, string> {
  const names = new Map<string, string>();
  const shared = new Set<string>();
  const ids = Object.keys(list);
  for (const id of ids) {
    for (const name of namesOf(id, list).map(foldName)) {
      if ((names.get(name) ?? id) !== id) shared.add(name);
      names.set(name, id);
    }
  }
  for (const name of shared) names.delete(name);
  for (const id of ids) names.set(foldName(id), id);
  return names;
}
