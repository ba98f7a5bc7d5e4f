import type { TagVocabulary } from '../../schemas/tag.ts';
import type { Report, Section } from '../core/model.ts';
import { cutWords, spaceWords } from '../core/prose/cut-words.ts';
import type { ProseWord } from '../core/prose/cut-words.ts';
import { HIDDEN_MARK } from '../core/prose/word-groups.ts';
import type { WordGroups } from '../core/prose/word-groups.ts';

/**
 * A report as the search engine reads it: small HTML with headings to link to, filters and facts. Its Chinese words
 * have spaces between them, since the index cuts at spaces. `words` are those that prose search may ask for.
 */
export type SearchDocument = { url: string; content: string; words: ReadonlySet<string> };

/** Languages of reports, as the search tells them apart. */
export type SearchLanguage = 'en' | 'zh';

const HAN = /\p{Script=Han}/u;

export function searchLanguageOf(report: Report): SearchLanguage {
  return report.lang.toLowerCase().startsWith('zh') ||
    (HAN.test(report.incident.title) && !report.lang.startsWith('en'))
    ? 'zh'
    : 'en';
}

/** The document of one report. `url` is its address from the site's root, without the base path. */
export function createSearchDocument(
  report: Report,
  url: string,
  { tags, groups }: { tags: TagVocabulary; groups: WordGroups },
): SearchDocument {
  const { incident, sections } = report;
  const names = incident.tags.flatMap((tag) => namesOfTag(tag, tags));
  const body = sections.flatMap(({ title, text, parts }) => [
    title,
    text,
    ...parts.flatMap((part) => [part.title, part.text]),
  ]);
  const fields = [incident.title, [incident.summary ?? '', ...names].join(' '), body.join('\n')].map(cutWords);
  const content = [
    '<!doctype html><html lang="en"><body data-pagefind-body>',
    `<h1 data-pagefind-weight="10">${spaced(incident.title)}</h1>`,
    metaOf(report),
    filtersOf(report),
    incident.summary === undefined ? '' : `<p data-pagefind-weight="5">${spaced(incident.summary)}</p>`,
    ...sections.map(sectionOf),
    `<p data-pagefind-weight="3">${HIDDEN_MARK} ${spaced(names.join(' · '))}</p>`,
    ...fields.map((words, index) => hiddenGroups(groups, words, GROUP_WEIGHTS[index] ?? 1)),
    '</body></html>',
  ].join('\n');
  return { url, content, words: listedWords(fields.flat()) };
}

/** What the groups of a title, of summary and tags, and of the rest weigh. */
const GROUP_WEIGHTS = [10, 5, 1];

/** Group tokens stand at the end, where no excerpt begins. */
function hiddenGroups(groups: WordGroups, words: readonly ProseWord[], weight: number): string {
  const tokens = new Set(groups.find(words).map(({ group }) => group.token));
  return tokens.size === 0 ? '' : `<p data-pagefind-weight="${weight}">${[...tokens].join(' ')}</p>`;
}

/** The words, and the parts of names with dots. */
function listedWords(words: readonly ProseWord[]): Set<string> {
  const listed = new Set<string>();
  for (const { text, kind } of words) {
    listed.add(text);
    if (kind === 'dotted') for (const part of text.split(/[._@-]+/u)) if (part.length > 1) listed.add(part);
  }
  return listed;
}

/** A tag with its labels and aliases in every language. */
export function namesOfTag(tag: string, tags: TagVocabulary): string[] {
  const known = tags[tag];
  return known === undefined
    ? [tag]
    : [tag, ...Object.values(known.label).filter((label) => typeof label === 'string'), ...known.aliases];
}

function spaced(text: string): string {
  return escape(spaceWords(text));
}

function metaOf({ id, incident, lang }: Report): string {
  const facts = {
    title: incident.title,
    id,
    date: incident.times.detected.slice(0, 10),
    verdict: incident.verdict.value,
    severity: incident.severity,
    record: incident.record_status,
    lang,
    summary: incident.summary ?? '',
  };
  return Object.entries(facts)
    .map(([name, value]) => `<meta data-pagefind-meta="${name}[content]" content="${escape(value)}">`)
    .join('');
}

/** One element for each filter value: inline filters swallow the rest of their attribute. */
function filtersOf({ incident, lang }: Report): string {
  const filters: [name: string, value: string][] = [
    ['verdict', incident.verdict.value],
    ['severity', incident.severity],
    ['status', incident.status],
    ['record', incident.record_status],
    ['year', incident.times.detected.slice(0, 4)],
    ['language', lang],
    ...incident.tags.map((tag) => ['tag', tag] as [string, string]),
    ...(incident.verdict.cause === undefined ? [] : [['cause', incident.verdict.cause] as [string, string]]),
    ...[...new Set(incident.intel.map(({ source }) => source))].map(
      (source) => ['source', source] as [string, string],
    ),
  ];
  const sort = `<meta data-pagefind-sort="date[content]" content="${escape(incident.times.detected)}">`;
  return (
    sort +
    filters
      .map(([name, value]) => `<meta data-pagefind-filter="${name}[content]" content="${escape(value)}">`)
      .join('')
  );
}

function sectionOf({ anchor, title, text, parts }: Section): string {
  const rest = parts
    .map((part) => `<h3 id="${escape(part.anchor)}">${spaced(part.title)}</h3>${paragraphs(part.text)}`)
    .join('\n');
  return `<h2 id="${escape(anchor)}">${spaced(title)}</h2>${paragraphs(text)}\n${rest}`;
}

function paragraphs(text: string): string {
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => `<p>${spaced(line)}</p>`)
    .join('');
}

function escape(value: string): string {
  return value.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
