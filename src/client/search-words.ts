import { defang } from '../core/indicators/defang.ts';
import type { Words } from '../core/i18n/words.ts';
import { fill } from './fill.ts';
import type { SearchResult } from './search-engine.ts';
import type { ExactGroup } from '../core/search/exact/look-up.ts';
import { classifyFailure } from './search-load.ts';

/** Words that the server put on a search element. */
export type SearchWords = Words['find'];

/** What to announce of an answer: what could not be read, what was relaxed, and how many reports there are. */
export function describeResult(result: SearchResult, words: SearchWords): string {
  const { problems, exact, failures, count, fullCount, unknown, hasOnlyValues } = result;
  const held = exact.reduce((sum, group) => sum + group.count, 0);
  const hasRelaxed = fullCount === 0 && count > 0;
  const remarks = unknown.map(({ text, instead }) => describeUnknown(text, instead, words));
  const failed = [
    ...('exact' in failures ? [describeFailure(failures.exact, words.exactFailed, words)] : []),
    ...('prose' in failures ? [describeFailure(failures.prose, words.failed, words)] : []),
  ];
  const counted =
    count + held > 0
      ? [fill(words.found, { n: count === 0 || hasOnlyValues ? held : count })]
      : failed.length > 0 || exact.length > 0
        ? []
        : [words.none, words.noneHint];
  return [
    ...problems,
    ...failed,
    ...exact.filter((group) => group.count === 0).map((group) => describeAbsent(group, words)),
    ...(hasRelaxed && remarks.length === 0 ? [words.partly] : remarks),
    ...counted,
    ...(fullCount > 0 && count > fullCount ? [fill(words.also, { n: count - fullCount })] : []),
  ].join(' ');
}

/** That nobody holds a value, or only reports that the filters leave out. */
function describeAbsent({ value, total }: ExactGroup, words: SearchWords): string {
  const said = total > 0 ? words.exactFiltered : words.exactNone;
  return fill(said, { q: defang(value.key), n: total });
}

/** A word that stands nowhere, and up to three others that were searched for it. */
function describeUnknown(text: string, instead: readonly string[], words: SearchWords): string {
  if (instead.length === 0) return fill(words.unknown, { q: text });
  const others = instead.slice(0, MAX_OTHERS).join(' / ');
  return fill(words.instead, { q: text, w: others });
}

const MAX_OTHERS = 3;

/** What to announce when something cannot be loaded, with the reason. */
export function describeFailure(error: unknown, said: string, { reasons }: SearchWords): string {
  return fill(said, { q: reasons[classifyFailure(error)] });
}

/** JSON that the server put on an attribute. */
export function readJson(element: HTMLElement, name: string): unknown {
  return JSON.parse(element.dataset[name] ?? '{}');
}
