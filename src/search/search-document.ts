import type { TagVocabulary } from '../../schemas/tag.ts';
import type { Report, Section } from '../core/model.ts';

/** A report as the search engine reads it: small HTML with headings to link to, filters and facts. */
export type SearchDocument = { url: string; language: SearchLanguage; content: string };

/** Search languages; each has an index of its own, since each cuts text into words in its own way. */
export type SearchLanguage = 'en' | 'zh';

const HAN = /\p{Script=Han}/u;

export function searchLanguageOf(report: Report): SearchLanguage {
  return report.lang.toLowerCase().startsWith('zh') ||
    (HAN.test(report.incident.title) && !report.lang.startsWith('en'))
    ? 'zh'
    : 'en';
}

/** The document of one report. `url` is its address from the site's root, without the base path. */
export function createSearchDocument(report: Report, url: string, tags: TagVocabulary): SearchDocument {
  const language = searchLanguageOf(report);
  const { incident } = report;
  const words = incident.tags.flatMap((tag) => {
    const known = tags[tag];
    return known === undefined
      ? [tag]
      : [tag, ...Object.values(known.label).filter((label) => typeof label === 'string'), ...known.aliases];
  });
  const content = [
    `<!doctype html><html lang="${language === 'zh' ? 'zh-CN' : 'en'}"><body data-pagefind-body>`,
    `<h1 data-pagefind-weight="10">${escape(incident.title)}</h1>`,
    metaOf(report),
    filtersOf(report),
    incident.summary === undefined ? '' : `<p data-pagefind-weight="5">${escape(incident.summary)}</p>`,
    `<p data-pagefind-weight="3">${escape(words.join(' · '))}</p>`,
    ...report.sections.map(sectionOf),
    '</body></html>',
  ].join('\n');
  return { url, language, content };
}

function metaOf({ id, incident, lang }: Report): string {
  const facts = {
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
    .map((part) => `<h3 id="${escape(part.anchor)}">${escape(part.title)}</h3>${paragraphs(part.text)}`)
    .join('\n');
  return `<h2 id="${escape(anchor)}">${escape(title)}</h2>${paragraphs(text)}\n${rest}`;
}

function paragraphs(text: string): string {
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => `<p>${escape(line)}</p>`)
    .join('');
}

function escape(value: string): string {
  return value.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
