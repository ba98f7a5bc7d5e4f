import { z } from 'zod';
import { wordsOf } from '../../../core/i18n/archive-words.ts';
import { defang } from '../../../core/indicators/defang.ts';
import { UserError } from '../../../core/model/user-error.ts';
import { parseQuery } from '../../../core/search/query/parse.ts';
import { tellProblem } from '../../../core/search/query/words.ts';
import { queryVocabularyOf } from '../../project.ts';
import { searchArchive } from '../../search/find.ts';
import { bestOf, excerptOf } from '../../search/text.ts';
import { listedReport, listReport } from '../listed-report.ts';
import { quotation } from '../quotation.ts';
import { defineTool } from '../tool.ts';

const output = z.object({
  total: z.int().describe('Reports that hold the words, or that pass the filters where there are no words.'),
  reports: z.array(
    listedReport.extend({
      anchor: quotation.describe('The part that holds the excerpt.').optional(),
      excerpt: quotation.describe('What the report says there.').optional(),
    }),
  ),
  values: z
    .array(
      z.object({
        value: quotation.describe('The value of the query.'),
        kind: z.string(),
        total: z.int().describe('Reports that hold it.'),
        reports: z.array(listedReport),
      }),
    )
    .describe('Values of the query, such as addresses and hashes, and the reports that hold exactly them.'),
  pages: z
    .array(
      z.object({
        file: quotation.describe('Its file, from the folder of the archive on.'),
        title: quotation,
        anchor: quotation.describe('The part that holds the excerpt.').optional(),
        excerpt: quotation.describe('What the page says there.').optional(),
      }),
    )
    .describe('Pages of the team that hold the words. They are no reports, and cannot be cited.'),
  unread: quotation.describe('What of the query was not understood.').optional(),
});

export const searchTool = defineTool({
  name: 'search',
  description:
    'Finds incident reports by a value (address, domain, hash, CVE, file), by words and by filters such as verdict:false_positive or after:2024.',
  input: z.strictObject({
    query: z.string().min(1).max(2000).describe('As in the search box: values, words, filters.'),
    limit: z.int().min(1).max(25).default(10).describe('At most so many reports in each list.'),
  }),
  output,
  answer: async ({ query: text, limit }, { io, open }) => {
    const { redact, ...project } = await open();
    const words = wordsOf(project.settings);
    const vocabulary = queryVocabularyOf(project);
    const { query, problems } = parseQuery(text, vocabulary);
    const unread = problems.map((problem) => tellProblem(problem, words)).join('\n');
    if (query.items.length === 0)
      throw new UserError(
        'Nothing is left to search for.',
        'Write a value, words or a filter, such as `verdict:true_positive`.',
      );
    const { count, hits, exact, pages } = await searchArchive(query, project, { limit, io });
    return {
      total: count,
      reports: hits.map((hit) => {
        const { sentence, anchor } = excerptOf(hit);
        return {
          ...listReport(hit.report),
          anchor: anchor === undefined || anchor === '' ? undefined : { text: anchor },
          excerpt: sentence === undefined ? undefined : { text: sentence, report: hit.report },
        };
      }),
      values: exact.map(({ value, reports }) => ({
        value: { text: defang(value.key) },
        kind: value.kind,
        total: reports.length,
        reports: reports.slice(0, limit).map(listReport),
      })),
      pages: pages.hits.map((hit) => describePage(hit, redact)),
      unread: unread === '' ? undefined : { text: unread },
    };
  },
});

type Page = Awaited<ReturnType<typeof searchArchive>>['pages']['hits'][number];

function describePage(page: Page, redact: (text: string) => string): z.input<typeof output>['pages'][number] {
  const { sentence, anchor } = bestOf(page, redact);
  return {
    file: { text: page.file },
    title: { text: redact(page.title) },
    anchor: anchor === undefined || anchor === '' ? undefined : { text: anchor },
    excerpt: sentence === undefined ? undefined : { text: sentence },
  };
}
