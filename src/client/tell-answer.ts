import { defang } from '../core/indicators/defang.ts';
import type { Words } from '../core/i18n/words.ts';
import { closeFullWidth } from '../core/model/text.ts';
import type { Answer } from '../core/search/engine.ts';
import type { ExactGroup } from '../core/search/exact/look-up.ts';
import type { QueryProblem } from '../core/search/query/query.ts';
import { tellProblem, tellUnknown, type QueryUi } from '../core/search/query/words.ts';
import { fill } from './dom.ts';
import { describeFailure } from './failure.ts';

type SearchWords = Words['find'];

/** What it takes to tell how an answer came about. */
export type RemarkWords = Pick<
  SearchWords,
  | 'found'
  | 'partly'
  | 'unknown'
  | 'instead'
  | 'failed'
  | 'exactFailed'
  | 'reasons'
  | 'exactNone'
  | 'exactFiltered'
  | 'parts'
>;

/** What to announce of an answer: what could not be read, what was relaxed, and how many reports there are. */
export function describeAnswer(
  answer: Answer,
  problems: readonly QueryProblem[],
  { words, ui }: { words: SearchWords; ui: QueryUi },
): string {
  const { exact, failures, count, fullCount, hasOnlyValues, pages } = answer;
  const held = exact.reduce((sum, group) => sum + group.count, 0);
  const hasFailed = 'exact' in failures || 'prose' in failures;
  const counted =
    count + held > 0
      ? [fill(words.found, { n: count === 0 || hasOnlyValues ? held : count })]
      : hasFailed || exact.length > 0
        ? []
        : [words.none, ...(pages.count > 0 ? [] : [words.noneHint])];
  const told = [
    ...problems.map((problem) => tellProblem(problem, { query: ui.query, fill })),
    ...describeSearch(answer, words),
    ...counted,
    ...(fullCount > 0 && count > fullCount ? [fill(words.also, { n: count - fullCount })] : []),
    ...('pages' in failures ? [describeFailure(failures.pages, words.pagesFailed, words)] : []),
    ...(pages.count > 0 ? [fill(words.foundPages, { n: pages.count })] : []),
  ];
  return closeFullWidth(told.join(' '));
}

/** What is said of an answer beside its number: what failed, the values that nobody holds, the words that were relaxed. */
export function describeSearch(
  { exact, failures, count, fullCount, unknown }: Answer,
  words: RemarkWords,
): string[] {
  const hasRelaxed = fullCount === 0 && count > 0;
  const remarks = unknown.map((word) => tellUnknown(word, { find: words, fill }));
  return [
    ...('exact' in failures ? [describeFailure(failures.exact, words.exactFailed, words)] : []),
    ...('prose' in failures ? [describeFailure(failures.prose, words.failed, words)] : []),
    ...exact.filter((group) => group.count === 0).map((group) => describeAbsent(group, words)),
    ...exact.flatMap(({ parts }) => parts).map((part) => describePart(part, words)),
    ...(hasRelaxed && remarks.length === 0 ? [words.partly] : remarks),
  ];
}

/** That nobody holds a value, or only reports that the filters leave out. */
function describeAbsent({ value, total }: ExactGroup, words: RemarkWords): string {
  const said = total > 0 ? words.exactFiltered : words.exactNone;
  return fill(said, { q: defang(value.key), n: total });
}

function describePart({ how, keys, count }: ExactGroup['parts'][number], words: RemarkWords): string {
  const name = fill(words.parts[how], { q: keys.map((key) => defang(key)).join(', ') });
  return `${name} ${fill(words.found, { n: count })}`;
}
