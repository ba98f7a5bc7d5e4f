import { z } from 'zod';
import { kebab } from './ids.ts';
import { explain } from './messages.ts';
import { strict } from './strict.ts';
import { line, list, prose, url } from './values.ts';

/** What a list of things calls one of them, and an id to write as an example. */
type Nouns = { one: string; many: string; example: string };

/** A list of things with a name in each language, by their ids; a report names one by its id, a label or an alias. */
function thingList({ one, many, example }: Nouns) {
  const thing = strict(
    {
      label: strict(
        {
          en: line(60).optional().describe('Name in English; 60 characters.'),
          'zh-CN': line(60).optional().describe('Name in simplified Chinese; 60 characters.'),
        },
        'a label per language',
      ).describe(`Name of the ${one} per language of the user interface; one language is enough.`),
      description: strict(
        {
          en: prose(600).optional().describe('What it is, in English; 600 characters.'),
          'zh-CN': prose(600).optional().describe('What it is, in simplified Chinese; 600 characters.'),
        },
        'a description per language',
      )
        .optional()
        .describe('What it is, per language of the user interface.'),
      aliases: list(line(100), { key: (alias) => alias.toLowerCase() }).describe(
        'Other names by which reports, alerts and searches know it; 100 characters each.',
      ),
      kind: line(60).optional().describe('What sort of thing it is, in a few words; 60 characters.'),
      address: url().optional().describe('Its page or console; http or https.'),
      owner: line(100).optional().describe('The team or role of ours that answers for it; 100 characters.'),
    },
    `a ${one} with its label`,
  );
  return z.record(kebab(`an id of a ${one}`, example), thing, {
    error: (issue) =>
      issue.code === 'invalid_key'
        ? `This name is not an id of a ${one}. Write lower-case letters, digits and single hyphens, such as ${example}, and its other names as labels or aliases.`
        : explain(`a group of ${many}`, `Write “${example}:” lines with a label below each.`)(issue),
  });
}

/** The file sources.yml: who labels indicators, by id. */
export const sourceList = thingList({
  one: 'source',
  many: 'sources',
  example: 'threatbook',
}).describe('Every intel source that reports name, by its id.');

/** The file services.yml: what of ours can be hit, by id. */
export const serviceList = thingList({
  one: 'service',
  many: 'services',
  example: 'order-api',
}).describe('Every service that reports name, by its id.');

/** The things of such a file. */
export type ThingList = z.output<typeof sourceList>;

/** The lists of an archive; undefined where it has no such file. */
export type ThingLists = { sources?: ThingList | undefined; services?: ThingList | undefined };
