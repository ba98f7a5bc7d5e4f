import { Argument, Option, type Command } from 'commander';
import type { CommandContext } from '../io.ts';
import { READ_OPTION } from '../project.ts';
import { changeTags, type TagChangeOptions } from '../tags/change.ts';
import { listTags } from '../tags/list.ts';

type ListOptions = { format: string; incidents?: string };

/** `tags`: what tags there are and which may be one; its commands change them over the archive. */
export function addTags(program: Command, { io, setExitCode }: CommandContext): void {
  const tags = program
    .command('tags')
    .summary('list the tags, and rename, merge or retire them')
    .description(
      'Lists the tags with their use, those that may be one tag in two spellings, and those that nobody uses. Its commands change a tag in every report and in tags.yml at once; the old name stays as an alias, so its address and queries still find the tag.',
    )
    .addOption(
      new Option('--format <format>', 'How the list is written.').choices(['text', 'json']).default('text'),
    )
    .option(...READ_OPTION)
    .action(async (options: ListOptions) => {
      await listTags(options, io);
      setExitCode(0);
    });
  for (const change of CHANGES) addChange(tags, { io, setExitCode }, change);
}

const CHANGES: readonly Change[] = [
  {
    name: 'rename',
    summary: 'give a tag another id',
    description:
      'Gives a tag another id, in every report, in the templates and in tags.yml. Its labels stay.',
    words: [
      ['old', 'The tag.'],
      ['new', 'Its new id, such as ip-reuse.'],
    ],
  },
  {
    name: 'merge',
    summary: 'make one tag of several',
    description:
      'Makes one tag of several that mean the same: reports get the last one that is named, which takes over the labels and aliases of the others. `merge a b` and `merge a into b` are the same.',
    words: [['tags...', 'Tags that go, and last the one that stays.']],
  },
  {
    name: 'retire',
    summary: 'take a tag out of use',
    description:
      'Takes a tag out of every report. With --use another one takes its place; without, its address says that it is retired, and no report may use it again.',
    words: [['tag', 'The tag.']],
    option: ['--use <tag>', 'The tag that reports get instead.'],
  },
];

type Change = {
  name: 'rename' | 'merge' | 'retire';
  summary: string;
  description: string;
  words: [name: string, description: string][];
  option?: [flags: string, description: string];
};

function addChange(
  tags: Command,
  { io, setExitCode }: CommandContext,
  { name, summary, description, words, option }: Change,
): void {
  const command = tags.command(name).summary(summary).description(description);
  for (const [word, told] of words) command.addArgument(new Argument(`<${word}>`, told));
  if (option !== undefined) command.option(...option);
  command
    .option('--dry-run', 'Print the change as a diff, and write nothing.')
    .option(...READ_OPTION)
    .action(async () => {
      const given = command.args.filter(
        (word, at, all) => !(name === 'merge' && word === 'into' && isBetween(at, all)),
      );
      setExitCode(await changeTags(name, given, command.optsWithGlobals<TagChangeOptions>(), io));
    });
}

/** `merge a into b`; a tag may be called `into` all the same. */
function isBetween(at: number, words: readonly string[]): boolean {
  return words.length > 2 && at === words.length - 2;
}
