import type { TagVocabulary } from '../../../schemas/tag.ts';
import { namesOfTag } from './tags.ts';
import { foldName } from './text.ts';

/**
 * A change of tags. `rename`: `from` is called `to`. `merge`: `from` mean what `to` means, so `to` gets all their names.
 * `retire`: `from` is not used any more; where `to` takes its place, it gets the id alone, since it need not mean the same.
 */
export type Retagging = { how: 'rename' | 'merge' | 'retire'; from: readonly string[]; to?: string };

/** The vocabulary after a change. Old ids stay as aliases, by which addresses and queries find the tag. */
export function retag(tags: TagVocabulary, { how, from, to }: Retagging): TagVocabulary {
  const entries = Object.entries(tags).flatMap(([tag, entry]): [string, TagVocabulary[string]][] => {
    const related = [
      ...new Set(entry.related.flatMap((other) => (from.includes(other) ? (to ?? []) : other))),
    ];
    const own = how === 'rename' && from.includes(tag) && to !== undefined ? to : tag;
    const next = { ...entry, related: related.filter((other) => other !== own) };
    if (from.includes(tag) && how !== 'rename')
      return to === undefined ? [[tag, { ...next, retired: true }]] : [];
    if (own !== to) return [[own, next]];
    return [[own, { ...next, aliases: aliasesFor(own, { tags, next, how, from }) }]];
  });
  return Object.fromEntries(entries);
}

type AliasInput = Pick<Retagging, 'how' | 'from'> & { tags: TagVocabulary; next: TagVocabulary[string] };

/** Its own aliases and the names that come along, each once in whatever spelling. */
function aliasesFor(own: string, { tags, next, how, from }: AliasInput): string[] {
  const kept = next.aliases.filter((alias) => alias !== own);
  const taken = new Set(namesOfTag(own, { [own]: { ...next, aliases: kept } }).map(foldName));
  const coming = how === 'merge' ? from.flatMap((tag) => namesOfTag(tag, tags)) : from;
  const fresh = coming.filter((name) => {
    const folded = foldName(name);
    // An id is an address, so that it stays where another spelling of it is a name already.
    const isAddress = from.includes(name) && !kept.some((alias) => alias.toLowerCase() === name);
    const isNew = isAddress || !taken.has(folded);
    taken.add(folded);
    return isNew;
  });
  return [...kept, ...fresh];
}
