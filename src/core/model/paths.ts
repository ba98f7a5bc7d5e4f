import type { Language } from '../../../schemas/vocabulary.ts';

export type Paths = ReturnType<typeof createPaths>;

/** Names of the files below `incidents/` that the scripts of the list and of the search read. */
const SCRIPT_FILES = {
  rows: 'rows.json',
  list: 'list.json',
  query: 'query.json',
  names: 'names.json',
} as const;

/** Whether a file below `incidents/` is one that scripts read. */
export function isScriptFile(name: string): boolean {
  return Object.values<string>(SCRIPT_FILES).includes(name);
}

/**
 * Every address of the site below its base path (`/`, `/kb/`, with or without the outer slashes).
 * Pages end in a slash, files do not. No address contains a title.
 */
export function createPaths(base: string) {
  const inner = base.replace(/^\/+|\/+$/g, '');
  const root = inner === '' ? '/' : `/${inner}/`;
  const file = (...parts: string[]): string => root + parts.map(encodeURIComponent).join('/');
  const page = (...parts: string[]): string => (parts.length === 0 ? root : `${file(...parts)}/`);
  const paged = (number: number, ...parts: string[]): string =>
    number > 1 ? page(...parts, 'page', String(number)) : page(...parts);

  return {
    /** The base path itself, with a slash at both ends. */
    base: root,
    home: () => page(),
    /** The archive; its pages count from 1. */
    incidents: (number = 1) => paged(number, 'incidents'),
    /** The archive filtered by a query, such as `verdict:false_positive after:2024-03`. */
    incidentsWith: (words: string) => page('incidents') + query('q', words),
    /** The rows of all reports, for the list and the search; also of those that lists leave out. */
    rows: () => file('incidents', SCRIPT_FILES.rows),
    /** What decided each of them, in their order, for the list alone. */
    listFile: () => file('incidents', SCRIPT_FILES.list),
    /** What the scripts that read queries need for each of them, and the names of all values of filters. */
    queryUi: () => file('incidents', SCRIPT_FILES.query),
    queryNames: () => file('incidents', SCRIPT_FILES.names),
    ...reportPaths(file, page),
    tags: () => page('tags'),
    tag: (tag: string, number = 1) => paged(number, 'tags', tag),
    indicators: () => page('indicators'),
    /** The view of one value, in its normalised spelling. */
    indicator: (key: string) => page('indicators') + query('v', key),
    lessons: (anchor?: string) => page('lessons') + fragment(anchor),
    /** A page of the lessons, counted from 1. */
    lessonsPage: (number: number) => paged(number, 'lessons'),
    /** Objections to what sources say. */
    disputes: (anchor?: string) => page('disputes') + fragment(anchor),
    insights: () => page('insights'),
    newReport: () => page('new'),
    /** A page of the team. */
    ownPage: (slug: string) => page(slug),
    /** The form with a report in it that is there already. */
    editReport: (id: string) => page('new') + query('edit', id),
    /** Where an alert is compared with the archive. */
    triage: () => page('triage'),
    /** Several reports laid out for a meeting. */
    review: (ids: readonly string[] = []) => page('review') + query('ids', ids.join(',')),
    /** The guide, or one of its pages; a slug may have several parts. */
    guide: (slug?: string) => page('guide', ...(slug?.split('/').filter(Boolean) ?? [])),
    /** The documentation of one rule. */
    rule: (id: string) => page('guide', 'rules', id),
    search: (words?: string) => page('search') + query('q', words ?? ''),
    /** The dialog of the search box, which scripts fetch. */
    searchDialog: () => page('search', 'dialog'),
    ...thingPaths(page),
    ...filePaths(file),
  };
}

/** What belongs to one report. */
function reportPaths(file: (...parts: string[]) => string, page: (...parts: string[]) => string) {
  return {
    /** A report, or one part of it by its anchor. */
    incident: (id: string, anchor?: string) => page('incidents', id) + fragment(anchor),
    /** The source texts of ten reports, this one and its neighbours by number, for the form: `INC-2023-001x.sources.json`. */
    incidentSources: (id: string) => file('incidents', `${id.slice(0, -1)}x.sources.json`),
    incidentMarkdown: (id: string) => file('incidents', `${id}.md`),
    /** The reports of an id's year as one JSON file: `2023.json`. */
    yearJson: (id: string) => file('incidents', `${yearOf(id)}.json`),
    /** What earlier texts of the report said otherwise. */
    earlier: (id: string) => file('incidents', id, EARLIER_NAME),
    /** The texts that the reports of an id's year have had. */
    versions: (id: string) => file('incidents', versionsName(id)),
    /** An image of a report, by its built name. */
    image: (id: string, name: string) => file('incidents', id, name),
    /** A file of evidence, by its SHA-256. It never changes its meaning, and no browser shows what ends in `.bin`. */
    evidence: (id: string, sha256: string) => file('incidents', id, `${sha256}.bin`),
    /** The social card of a report. */
    card: (id: string) => file('cards', `${id}.png`),
  };
}

/** First parts of addresses that pages and files of the program have, or may have soon. */
const TAKEN =
  '404,cards,disputes,exact,favicon,feed,feeds,guide,incidents,index,indicators,insights,lessons,llms,new,offline,opensearch,overdue,own,pagefind,people,prose,recall,redirects,review,robots,schemas,search,services,signatures,sitemap,sources,sw,tags,theme,triage'.split(
    ',',
  );

/** Whether a page of a team cannot stand at an address of one part, such as `tags`. */
export function isTakenAddress(slug: string): boolean {
  return TAKEN.includes(slug);
}

/** Pages about what reports name. */
function thingPaths(page: (...parts: string[]) => string) {
  return {
    /** How the labels of intel sources turned out, all of them or one by its id. */
    sources: () => page('sources'),
    source: (id: string) => page('sources', id),
    services: () => page('services'),
    service: (id: string) => page('services', id),
    /** Signatures and rules; an id is made of the name. */
    signatures: () => page('signatures'),
    signature: (id: string) => page('signatures', id),
  };
}

/** Addresses of files that belong to no report. */
function filePaths(file: (...parts: string[]) => string) {
  return {
    schema: (name: string) => file('schemas', `${name}.json`),
    /** The words of the pages of a team, for the search. */
    pageWords: () => file('prose', 'pages.json'),
    /** The text of one of them, by its slug. */
    pageText: (slug: string) => file('prose', 'pages', `${slug}.json`),
    /** A file of the exact index, by its name. */
    exact: (name: string) => file('exact', name),
    /** A file that recall reads, by its name. */
    recall: (name: string) => file('recall', name),
    /** The archive as one JSON file. */
    index: () => file('index.json'),
    feed: () => file('feed.xml'),
    /** The same as JSON Feed. */
    jsonFeed: () => file('feed.json'),
    overdueFeed: () => file('overdue.xml'),
    disputesFeed: () => file('disputes', 'feed.xml'),
    /** The feed of one source, by the key that its names share. */
    sourceFeed: (key: string) => file('sources', key, 'feed.xml'),
    /** A feed of the settings, by its id. */
    namedFeed: (id: string) => file('feeds', `${id}.xml`),
    /** Days on which something is due. */
    actionsCalendar: () => file('actions.ics'),
    tagFeed: (tag: string) => file('tags', tag, 'feed.xml'),
    sitemap: () => file('sitemap.xml'),
    llms: () => file('llms.txt'),
    openSearch: () => file('opensearch.xml'),
    /** A picture or a style sheet of the team, by its name. */
    own: (name: string) => file('own', name),
    /** Any other file that is served as it is, such as `favicon.svg`. */
    asset: (path: string) => file(...path.split('/').filter(Boolean)),
  };
}

/** The name of the file beside the page of a report that has its earlier texts. */
export const EARLIER_NAME = 'earlier.json';

/** The name of the file beside the reports that has the versions of this one: `2023.versions.json`. */
export function versionsName(id: string): string {
  return `${yearOf(id)}.versions.json`;
}

/** The year in the id of a report. */
export function yearOf(id: string): string {
  return id.split('-').at(-2) ?? '';
}

function fragment(anchor: string | undefined): string {
  return anchor === undefined || anchor === '' ? '' : `#${encodeURIComponent(anchor)}`;
}

/** Commas stay readable: they are legal in a query. */
function query(name: string, value: string): string {
  return value === '' ? '' : `?${name}=${encodeURIComponent(value).replaceAll('%2C', ',')}`;
}

/** A page of the guide that writers read and that is there in each language of the user interface. */
export type WriterPage = 'writing' | 'commands' | 'playbook' | 'recall';

/** The slug of such a page in one language. */
export function guideSlug(page: WriterPage, language: Language): string {
  return language === 'zh-CN' ? `${page}-zh` : page;
}
