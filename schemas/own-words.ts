import { z } from 'zod';
import { explain, show } from './messages.ts';
import { line } from './values.ts';
import { CATEGORIES, VERDICT_CAUSES, type Language } from './vocabulary.ts';

/** Words that a team adds to closed lists, each with what it is called in some languages, by list and word. */
export type OwnLists = Partial<
  Record<OwnListName, Readonly<Record<string, Partial<Record<Language, string>>>>>
>;

type OwnListName = keyof typeof LISTS;

/**
 * The lists that may grow. The standards behind them leave room for other words: RSIT and its MISP taxonomy are extended by
 * those who use them, and most causes are ours. Lists by which the program decides or compares stay as they are.
 */
const LISTS = {
  category: {
    words: CATEGORIES as readonly string[],
    shape: /^[a-z0-9]+(?:-[a-z0-9]+)*\/[a-z0-9]+(?:-[a-z0-9]+)*$/,
    example: 'intrusions/supply-chain',
  },
  cause: {
    words: VERDICT_CAUSES as readonly string[],
    shape: /^[a-z][a-z0-9]*(?:_[a-z0-9]+)*$/,
    example: 'vendor_outage',
  },
} as const;

/** More words would be no list to choose from any more. */
const MAX_WORDS = 100;

/** The setting `words`. */
export function ownWords() {
  return z
    .strictObject(
      {
        category: ownList('category').optional().describe('Kinds of incident of your own, as class/type.'),
        cause: ownList('cause')
          .optional()
          .describe('Causes of your own that make an alert wrong or harmless.'),
      },
      {
        error: (issue) =>
          issue.code === 'unrecognized_keys'
            ? `${issue.keys.map(show).join(', ')} is no list that takes words of your own. Write only: ${Object.keys(LISTS).join(', ')}.`
            : explain(
                'an object of lists',
                "Write { cause: { vendor_outage: { en: '…', 'zh-CN': '…' } } }.",
              )(issue),
      },
    )
    .transform((lists): OwnLists => lists as OwnLists);
}

function ownList(name: OwnListName) {
  const { example } = LISTS[name];
  const label = z
    .strictObject(
      {
        en: line(60).optional().describe('What it is called in English; 60 characters.'),
        'zh-CN': line(60).optional().describe('What it is called in simplified Chinese; 60 characters.'),
      },
      { error: () => labelFault(example) },
    )
    .refine(({ en, 'zh-CN': zh }) => en !== undefined || zh !== undefined, {
      error: () => labelFault(example),
    });
  return z
    .record(z.string(), label, {
      error: explain('an object of words', `Write { '${example}': { en: '…', 'zh-CN': '…' } }.`),
    })
    .superRefine((words, context) => {
      for (const word of Object.keys(words)) {
        const message = wordFault(word, name);
        if (message !== undefined) context.addIssue({ code: 'custom', path: [word], message });
      }
      if (Object.keys(words).length > MAX_WORDS)
        context.addIssue({
          code: 'custom',
          message: `This list has ${Object.keys(words).length} items. Write at most ${MAX_WORDS}, those that tell most.`,
        });
    });
}

function labelFault(example: string): string {
  return `A word has a label in one language of the interface or in each. Write { '${example}': { en: '…', 'zh-CN': '…' } }.`;
}

function wordFault(word: string, name: OwnListName): string | undefined {
  const { words, shape, example } = LISTS[name];
  if (words.includes(word))
    return `${show(word)} is a word of the standard, whose meaning stays. Write a word of your own, such as ${example}.`;
  if (shape.test(word) && word.length <= 60) return undefined;
  return `${show(word)} cannot be a word of this list. Write it in small letters, such as ${example}.`;
}
