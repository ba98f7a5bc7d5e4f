import { SEVERITIES, type Severity } from '../../schemas/vocabulary.ts';
import { isWebAddress } from './imported.ts';
import { foldLabel, isArticle } from './postmortem-words.ts';
import { leavesOf, tagsIn, textsOf, type JsonObject, type Leaf, type WrittenTag } from './values.ts';
import { datesOfFields, type WrittenDate } from './written-dates.ts';

/** The front matter of a post-mortem by meaning; other archives write other names for the same. */
export type PostmortemFields = Record<keyof typeof TEXT_KEYS, string | undefined> & {
  severity: Severity | undefined;
  /** Names of kinds as they are written; `tags` holds the same for the vocabulary of the archive. */
  categories: string[];
  tags: WrittenTag[];
  /** Every date of the front matter, in its order. */
  dates: WrittenDate[];
  /** Whether its plain date is that of the page and not of the incident. */
  isArticle: boolean;
  /** Values that a reader wants and no field has. */
  facts: Leaf[];
  /** What is of no use to a reader: how the page was made, and who wrote it. */
  rest: Leaf[];
};

const TEXT_KEYS = {
  id: ['uuid', 'id', 'slug'],
  title: ['title', '标题', 'name'],
  summary: ['summary', 'description', 'excerpt', '摘要'],
  url: ['url', 'link', 'source_url', 'permalink'],
  archiveUrl: ['archive_url'],
  layout: ['layout'],
} as const;

/** With whether one text holds several, parted by spaces: a name in the singular means one. */
const TAG_KEYS = {
  categories: { isSpaced: true },
  category: { isSpaced: false },
  tags: { isSpaced: true },
  分类: { isSpaced: false },
  标签: { isSpaced: true },
};

/** How a page was made, and by whom: a report names no persons. */
const BOOKKEEPING = new Set(
  'layout permalink section draft weight toc comments author authors reviewer reviewers email cover image banner thumbnail project type aliases sourcefetchedat 作者'.split(
    ' ',
  ),
);

/** Sorts the keys of a file. */
export function readPostmortemFields(data: JsonObject): PostmortemFields {
  const rest = { ...data };
  const dates = datesOfFields(data);
  for (const { path } of dates) Reflect.deleteProperty(rest, path);
  const take = (keys: readonly string[]): string | undefined => takeFirst(rest, keys);
  const url = takeAddress(rest, TEXT_KEYS.url);
  const archiveUrl = takeAddress(rest, TEXT_KEYS.archiveUrl);
  const [id, title, summary] = [take(TEXT_KEYS.id), take(TEXT_KEYS.title), take(TEXT_KEYS.summary)];
  const severity = takeSeverity(rest);
  const tags = Object.entries(TAG_KEYS).flatMap(([key, options]) => {
    const written = tagsIn(rest[key], options);
    takeAll(rest, key);
    return written;
  });
  const layout = textsOf(rest['layout'])[0];
  const leaves = leavesOf(rest);
  const isKept = ({ path }: Leaf): boolean => !BOOKKEEPING.has(foldLabel(path.split('.')[0] ?? ''));
  return {
    ...{ id, title, summary, url, archiveUrl, layout, severity, tags, dates },
    categories: tags.map(({ words }) => words),
    isArticle: isArticle(Object.keys(data), layout),
    facts: leaves.filter(isKept),
    rest: leaves.filter((leaf) => !isKept(leaf)),
  };
}

function takeFirst(rest: JsonObject, keys: readonly string[]): string | undefined {
  const key = keys.find((name) => textsOf(rest[name]).length > 0);
  return key === undefined ? undefined : takeAll(rest, key).join(', ');
}

function takeAll(rest: JsonObject, key: string): string[] {
  const texts = textsOf(rest[key]);
  if (texts.length > 0) Reflect.deleteProperty(rest, key);
  return texts;
}

/** What is no web address stays among the rest. */
function takeAddress(rest: JsonObject, keys: readonly string[]): string | undefined {
  const key = keys.find((name) => isWebAddress(textsOf(rest[name])[0] ?? ''));
  return key === undefined ? undefined : takeAll(rest, key)[0];
}

/** A severity of another scale stays among the facts: to translate it would be a guess. */
function takeSeverity(rest: JsonObject): Severity | undefined {
  const written = textsOf(rest['severity'])[0]?.toLowerCase();
  const severity = SEVERITIES.find((word) => word === written);
  if (severity !== undefined) delete rest['severity'];
  return severity;
}
