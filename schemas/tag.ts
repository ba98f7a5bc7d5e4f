import { z } from 'zod';
import { kebab } from './ids.ts';
import { explain } from './messages.ts';
import { strict } from './strict.ts';
import { line, list, prose } from './values.ts';

/** Id of a tag, usable as a part of an address: kebab-case ASCII. */
export const tagId = kebab('a tag id', 'false-positive');

/** One tag as tags.yml describes it. Source: MISP taxonomies. */
const tag = strict(
  {
    label: strict(
      {
        en: line(60).describe('Name in English; 60 characters.'),
        'zh-CN': line(60).optional().describe('Name in simplified Chinese; 60 characters.'),
      },
      'a label per language',
    ).describe('Name of the tag per language of the user interface.'),
    description: strict(
      {
        en: prose(600).optional().describe('When the tag applies, in English; 600 characters.'),
        'zh-CN': prose(600)
          .optional()
          .describe('When the tag applies, in simplified Chinese; 600 characters.'),
      },
      'a description per language',
    )
      .optional()
      .describe('When the tag applies, per language of the user interface.'),
    aliases: list(line(60), { key: (alias) => alias.toLowerCase() }).describe(
      'Other words for it, found by search; 60 characters each.',
    ),
    retired: z
      .literal(true, { error: explain('the mark of a retired tag', 'Write true, or leave the line out.') })
      .optional()
      .describe('No report may use the tag any more; its address says so.'),
    related: list(tagId, { key: (id) => id }).describe('Ids of tags that a reader may want next.'),
  },
  'a tag with its label',
);

/** The file tags.yml: every tag that a report may use. */
export const tagVocabulary = z
  .record(tagId, tag, {
    error: (issue) =>
      issue.code === 'invalid_key'
        ? 'This name is not a tag id. Write lower-case letters, digits and single hyphens, such as false-positive.'
        : explain('a group of tags', 'Write “tag-id:” lines with a label below each.')(issue),
  })
  .describe('Every tag that a report may use, by its id.');

export type TagInput = z.input<typeof tag>;
export type TagVocabulary = z.output<typeof tagVocabulary>;
