import { Argument, Option, type Command } from 'commander';
import { parseQuery } from '../../core/search/query/parse.ts';
import { quote } from '../../core/search/query/query.ts';
import { tellProblem } from '../../core/search/query/words.ts';
import { UserError } from '../../core/model/user-error.ts';
import { wordsOf } from '../../core/i18n/archive-words.ts';
import type { CommandContext, Io } from '../io.ts';
import { openProject, queryVocabularyOf, READ_OPTION, tellUnread } from '../project.ts';
import { searchArchive } from '../search/find.ts';
import { describeSearch } from '../search/json.ts';
import { writeSearchText } from '../search/text.ts';
import { wholeNumber } from '../usage.ts';
import { createPaint, printable, toJson } from '../wording.ts';

type SearchOptions = { format: 'text' | 'json'; limit: number; incidents?: string };

/** `search`: finds reports by values, words and filters. */
export function addSearch(program: Command, { io, setExitCode }: CommandContext): void {
  program
    .command('search')
    .summary('find reports by a value, by words and by filters')
    .description(
      'Finds reports by a value that they contain (an address, domain, hash, CVE, file or name, raw or defanged), by words, and by filters such as verdict:false_positive or after:2024.',
    )
    .addArgument(new Argument('<query...>', 'What to find, as in the search box of the site.'))
    .addOption(
      new Option('--format <format>', 'Print the result for people (text) or for a program (json).')
        .choices(['text', 'json'])
        .default('text'),
    )
    .addOption(
      new Option('--limit <number>', 'Print at most this many reports in each part.')
        .argParser(wholeNumber('from 1 up'))
        .default(10),
    )
    .option(...READ_OPTION)
    .addHelpText('after', () =>
      io.say(`
Exit code: 0 something was found, 1 nothing was.

Examples:
  precedent-kb search 203.0.113.7
  precedent-kb search 'verdict:false_positive tag:ip-reuse severity:>=high'
  precedent-kb search '"exact words" 跳板机 after:2023-01'`),
    )
    .action(async (query: string[], options: SearchOptions) => setExitCode(await search(query, options, io)));
}

async function search(parts: readonly string[], options: SearchOptions, io: Io): Promise<0 | 1> {
  const { format, limit } = options;
  const text = joinQuery(parts);
  if (text.trim() === '')
    throw new UserError(
      'The query is empty.',
      'Write a value, words or a filter, such as `verdict:true_positive`.',
    );
  const project = await openProject(io, options);
  tellUnread(project.archive, io);
  const { timeZone } = project.settings;
  const words = wordsOf(project.settings);
  const vocabulary = queryVocabularyOf(project);
  const { query, problems } = parseQuery(text, vocabulary);
  for (const problem of problems) io.stderr.write(`${printable(tellProblem(problem, words))}\n`);
  if (query.items.length === 0)
    throw new UserError(
      'Nothing is left to search for.',
      'Write a value, words or a filter, such as `verdict:true_positive`.',
    );
  const result = await searchArchive(query, project, { limit, io });
  io.stdout.write(
    format === 'json'
      ? toJson(describeSearch(result, limit))
      : writeSearchText(result, { limit, timeZone, paint: createPaint(io), say: io.say, words }),
  );
  const groups = result.exact.flatMap((group) => [group, ...group.parts]);
  return result.count + result.pages.count > 0 || groups.some(({ reports }) => reports.length > 0) ? 0 : 1;
}

/** The shell has taken the quotation marks off: of several parts, one with spaces in it was in quotes. */
function joinQuery(parts: readonly string[]): string {
  if (parts.length === 1) return parts[0] ?? '';
  return parts.map((part) => (/\s/.test(part) && !/["“:：]/.test(part) ? quote(part) : part)).join(' ');
}
