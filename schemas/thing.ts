import { z } from 'zod';
import { kebab } from './ids.ts';
import { explain } from './messages.ts';
import { strict } from './strict.ts';
import { line, list, prose, url } from './values.ts';

/** How a list is spoken of: one thing in it, an id of one, all of it, and what to write in place of a wrong one. */
type Nouns = { one: string; id: string; all: string; example: string; wrongId: string; advice: string };

/** A list of things with a name in each language, by their ids; a report names one by its id, a label or an alias. */
function thingList({ one, id, all, example, wrongId, advice }: Nouns) {
  const thing = strict(
    {
      label: strict(
        {
          en: line(60).optional().describe('Name in English; 60 characters.'),
          'zh-CN': line(60).optional().describe('Name in simplified Chinese; 60 characters.'),
        },
        'a label per language',
      ).describe('Name per language of the user interface; one language is enough.'),
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
      kind: line(60)
        .optional()
        .describe(
          'What sort of thing it is; vendor, feed, community, public-body, multi-scanner, internal, api, website, platform, pipeline, database and network are shown in each language; 60 characters.',
        ),
      address: url().optional().describe('Its page or console; http or https.'),
      owner: line(100).optional().describe('The team or role of ours that answers for it; 100 characters.'),
    },
    one,
  );
  return z.record(kebab(id, example), thing, {
    error: (issue) => (issue.code === 'invalid_key' ? wrongId : explain(all, advice)(issue)),
  });
}

/** The file sources.yml: who labels indicators, by id. */
export const sourceList = thingList({
  one: 'a source with its label',
  id: 'an id of a source',
  all: 'a group of sources',
  example: 'threat-feed',
  wrongId:
    'This name is not an id of a source. Write lower-case letters, digits and single hyphens, such as threat-feed, and its other names as labels or aliases.',
  advice: 'Write “source-id:” lines with a label below each.',
}).describe('Every intel source that reports name, by its id.');

/** The file services.yml: what of ours can be hit, by id. */
export const serviceList = thingList({
  one: 'a service with its label',
  id: 'an id of a service',
  all: 'a group of services',
  example: 'order-api',
  wrongId:
    'This name is not an id of a service. Write lower-case letters, digits and single hyphens, such as order-api, and its other names as labels or aliases.',
  advice: 'Write “service-id:” lines with a label below each.',
}).describe('Every service that reports name, by its id.');

/** The things of such a file. */
export type ThingList = z.output<typeof sourceList>;

/** The lists of an archive; undefined where it has no such file. */
export type ThingLists = { sources?: ThingList | undefined; services?: ThingList | undefined };
