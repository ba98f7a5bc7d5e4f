import { PAGES_FOLDER, readOwnPages } from '../../archive/own-pages.ts';
import { cacheFolder } from '../../archive/places.ts';
import { compilerDigest } from '../../archive/report-cache.ts';
import { describeRow } from '../../core/list/row.ts';
import type { Report } from '../../core/model/report.ts';
import { ask, type Answer, type ReportHit, type SearchSources } from '../../core/search/engine.ts';
import { declaredKeys, exactKeys } from '../../core/search/exact/keys.ts';
import { openExactIndex, type ExactGroup, type ExactIndex } from '../../core/search/exact/look-up.ts';
import { listExactIndexFiles } from '../../core/search/exact/pack.ts';
import type { PageFiles, PageHit } from '../../core/search/prose/pages.ts';
import type { ProseFiles } from '../../core/search/prose/prose-index.ts';
import { openProseSearch } from '../../core/search/prose/open.ts';
import type { Query } from '../../core/search/query/query.ts';
import { readWantedValues } from '../../core/search/query/wanted-values.ts';
import { sortNewestFirst, zonedDay } from '../../core/time/times.ts';
import { buildKeyOf } from '../../site/open.ts';
import { proseFolder } from '../../site/search-index.ts';
import { recordOwnPages } from '../../site/search/prose-record.ts';
import { patchProse } from '../../site/search/prose-folder.ts';
import { readProse } from '../../site/search/read-prose.ts';
import type { Io } from '../io.ts';
import { createProgress } from '../progress.ts';
import type { Project } from '../project.ts';

/** A value of the query, and the reports that hold it and pass its filters; the same of its parts. */
export type ExactResult = Omit<ExactGroup, 'parts'> & {
  reports: Report[];
  parts: (ExactGroup['parts'][number] & { reports: Report[] })[];
};

export type SearchResult = Pick<Answer, 'count' | 'fullCount' | 'unknown'> & {
  exact: ExactResult[];
  /** Whether reports were searched for words; else they are those that pass the filters. */
  hasWords: boolean;
  /** The first of the reports that hold the words, or that pass the filters. */
  hits: (ReportHit & { report: Report })[];
  /** The first of the pages of the team that hold the words, each with its file, and how many there are. */
  pages: { count: number; hits: (PageHit & { file: string })[] };
};

/** Answers a query as the search of the site does, with the first `limit` reports. Rejects when an index fails. */
export async function searchArchive(
  query: Query,
  { archive, settings }: Project,
  { limit, io }: { limit: number; io: Io },
): Promise<SearchResult> {
  const reports = sortNewestFirst(archive.reports, settings.timeZone);
  const byId = new Map(reports.map((report) => [report.id, report]));
  const answer = await ask(query, openSources({ archive: { ...archive, reports }, settings }, query, io));
  const failure = answer.failures.exact ?? answer.failures.prose ?? answer.failures.pages;
  if (failure !== undefined) throw new Error('An index of the reports cannot be read.', { cause: failure });
  const { count, fullCount, unknown, words } = answer;
  const loaded = await loadFirst(answer, limit);
  const pages = (await loadFirst(answer.pages, limit)).filter((page) => page !== undefined);
  return {
    count,
    fullCount,
    unknown,
    hasWords: words !== '',
    pages: {
      count: answer.pages.count,
      hits: pages.map((page) => ({ ...page, file: `${PAGES_FOLDER}/${page.slug}.mdx` })),
    },
    hits: loaded.flatMap((hit) => {
      const report = hit && byId.get(hit.meta.id);
      return hit === undefined || report === undefined ? [] : [{ ...hit, report }];
    }),
    exact: (
      await Promise.all(
        answer.exact.map(async (group) => ({
          ...group,
          reports: await holdersOf(group, reports),
          parts: await Promise.all(
            group.parts.map(async (part) => ({ ...part, reports: await holdersOf(part, reports) })),
          ),
        })),
      )
    ).filter(({ value, count: held }) => held > 0 || value.kind !== 'name'),
  };
}

function loadFirst<Hit>(
  { count, load }: { count: number; load: (place: number) => Promise<Hit> },
  limit: number,
): Promise<Hit[]> {
  return Promise.all(Array.from({ length: Math.min(limit, count) }, (_, place) => load(place)));
}

/** All reports of a group: the first ones as the index lists them, the others the newest first. */
async function holdersOf(
  { hits, count, allIds }: Pick<ExactGroup, 'hits' | 'count' | 'allIds'>,
  reports: readonly Report[],
): Promise<Report[]> {
  const first = new Map(hits.map(({ id }, place) => [id, place]));
  const ids = hits.length < count ? new Set(await allIds()) : first;
  const placeOf = ({ id }: Report): number => first.get(id) ?? first.size;
  return reports.filter(({ id }) => ids.has(id)).sort((a, b) => placeOf(a) - placeOf(b));
}

/** The index of the values of some reports. */
export function openReportIndex(reports: readonly Report[], keysOf = exactKeys): Promise<ExactIndex> {
  const files = new Map(listExactIndexFiles(reports, keysOf).map(({ name, text }) => [name, text]));
  return openExactIndex((file) => Promise.resolve(JSON.parse(files.get(file) ?? 'null') as unknown));
}

/** The sources of an answer, made from the reports, which come the newest first. */
function openSources(project: Project, query: Query, io: Io): SearchSources {
  const { reports } = project.archive;
  const { timeZone, fields } = project.settings;
  const today = zonedDay(io.now().toISOString(), timeZone);
  const hasValues = readWantedValues(query).shaped.length > 0;
  return {
    rows: () => Promise.resolve(reports.map((report) => describeRow(report, today, timeZone, fields))),
    // Names stand in front matter alone; the texts are only read for values.
    exact: () => openReportIndex(reports, hasValues ? exactKeys : declaredKeys),
    prose: async () => openProseSearch(await keepProse(project, io)),
    pages: openPages(project),
  };
}

/** The pages of the team; they are read when words are searched. */
function openPages({ archive: { tags }, settings }: Project): PageFiles {
  let kept: ReturnType<typeof recordOwnPages> | undefined;
  const read = (): ReturnType<typeof recordOwnPages> =>
    (kept ??= recordOwnPages(readOwnPages(settings).pages, { language: settings.language, tags }));
  return {
    heads: () => Promise.resolve(read().map(({ head }) => head)),
    parts: (slug) => Promise.resolve(read().find(({ head }) => head.slug === slug)?.parts ?? []),
  };
}

/** The index of prose of an archive whose reports come the newest first, kept from one time to the next. */
export async function keepProse(
  { archive: { reports, tags, things }, settings }: Project,
  io: Io,
): Promise<ProseFiles> {
  const buildKey = buildKeyOf(compilerDigest(settings), settings, things);
  const folder = proseFolder(cacheFolder(settings));
  const progress = io.isTTY ? createProgress(io) : undefined;
  progress?.start('Reading the words of the reports');
  const input = { reports, tags, buildKey, timeZone: settings.timeZone };
  const head = await patchProse(input, folder, progress?.update);
  progress?.end();
  return readProse(folder, undefined, head);
}
