import { z } from 'zod';
import { indexDocument, yearDocument } from './documents.ts';
import { action, audience, evidence, finding, lesson, step } from './elements.ts';
import { incident } from './incident.ts';
import { incidentWith, type OwnFields } from './own-fields.ts';
import type { OwnLists } from './own-words.ts';
import { settings } from './settings.ts';
import { tagVocabulary } from './tag.ts';
import type { Language } from './vocabulary.ts';
import { serviceList, sourceList } from './thing.ts';

type JsonSchema = z.core.JSONSchema.BaseSchema;

const SOURCES: Record<string, { title: string; schema: z.core.$ZodType }> = {
  'incident.json': { title: 'Front matter of an incident report', schema: incident },
  'tags.json': { title: 'Tag vocabulary, tags.yml', schema: tagVocabulary },
  'sources.json': { title: 'Intel sources, sources.yml', schema: sourceList },
  'services.json': { title: 'Services, services.yml', schema: serviceList },
  'settings.json': { title: 'Settings, precedent.config.ts', schema: settings },
  'step.json': { title: 'Attributes of <Step>', schema: step },
  'finding.json': { title: 'Attributes of <Finding>', schema: finding },
  'evidence.json': { title: 'Attributes of <Evidence>', schema: evidence },
  'lesson.json': { title: 'Attributes of <Lesson>', schema: lesson },
  'action.json': { title: 'Attributes of <Action>', schema: action },
  'audience.json': { title: 'Attributes of <Audience>', schema: audience },
};

/** The contract as JSON Schema 2020-12, by file name, with the fields and words that a team declares. They describe what an author writes, before defaults. */
export function buildJsonSchemas(
  fields: OwnFields = {},
  words: OwnLists = {},
  language: Language = 'en',
): Record<string, JsonSchema> {
  const { 'incident.json': front, ...others } = SOURCES;
  return convertAll({
    ...(front === undefined
      ? {}
      : { 'incident.json': { ...front, schema: incidentWith(fields, words, language) } }),
    ...others,
  });
}

const DOCUMENTS: typeof SOURCES = {
  'index.json': { title: 'The archive, /index.json', schema: indexDocument },
  'year.json': { title: 'The reports of a year, /incidents/<year>.json', schema: yearDocument },
};

/** What the site says to other programs as JSON Schema 2020-12, by file name. */
export function buildDocumentSchemas(): Record<string, JsonSchema> {
  return convertAll(DOCUMENTS);
}

function convertAll(sources: typeof SOURCES): Record<string, JsonSchema> {
  const converted = Object.entries(sources).map(([name, { title, schema }]) => {
    const { $schema, ...rest } = z.toJSONSchema(schema, { target: 'draft-2020-12', io: 'input' });
    return [name, { ...($schema ? { $schema } : {}), title, ...rest }] as const;
  });
  return Object.fromEntries(converted);
}
