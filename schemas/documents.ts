import { z } from 'zod';
import { translations } from './translations.ts';
import {
  IMPACTS,
  RECORD_STATUSES,
  SECTION_KINDS,
  SEVERITIES,
  STATUSES,
  TLP,
  VERDICTS,
} from './vocabulary.ts';

const address = (what: string) => z.url().describe(`Absolute address of ${what}.`);
const digest = () =>
  z
    .string()
    .length(7)
    .describe(
      'First seven hexadecimal digits of the SHA-256 of the source text with line feeds as line ends.',
    );
const updated = () =>
  z
    .string()
    .optional()
    .describe(
      'Last change of the text in git but for its form, ISO 8601 with offset; missing where git does not know.',
    );
const anchor = () => z.string().describe('Anchor on the page of the report, such as F2 or lessons.');
const times = () =>
  z
    .looseObject({ detected: z.string().describe('When it was detected; `unknown` where nobody knows.') })
    .describe('Moments of the incident as ISO 8601, often partial dates.');

const listed = z.object({
  id: z.string().describe('Permanent id.'),
  aliases: z.array(z.string()).optional().describe('Old ids; each address leads to the report.'),
  url: address('the page'),
  json: address('the JSON file of the year, which has the report with all that it says'),
  markdown: address('the report as Markdown'),
  title: z.string().describe('As the author wrote it, with live values.'),
  summary: z.string().optional().describe('Up to 280 characters.'),
  translations: translations.optional(),
  lang: z.string().describe('Language of the text, BCP 47.'),
  digest: digest(),
  record_status: z.enum(RECORD_STATUSES).describe('State of the text.'),
  status: z.enum(STATUSES).describe('State of the incident. Source: OCSF.'),
  severity: z
    .enum(SEVERITIES)
    .optional()
    .describe('Missing where the source of an imported report states none. Source: OCSF.'),
  tlp: z.enum(TLP).describe('Who may see it. Source: FIRST TLP 2.0.'),
  verdict: z.enum(VERDICTS).describe('Source: OCSF.'),
  because: z.string().optional().describe('Why the verdict is so, in a sentence; with live values.'),
  cause: z.string().optional().describe('Why the verdict is not a true positive.'),
  impact: z.enum(IMPACTS).optional().describe('What the event did. Source: TheHive, VERIS.'),
  times: times(),
  tags: z.array(z.string()).describe('Tags of the vocabulary.'),
  updated: updated(),
});

/** `/index.json`: every report of the archive, newest first. */
export const indexDocument = z
  .object({
    version: z
      .literal(2)
      .describe('Grows when a field changes its meaning or goes; new fields do not change it.'),
    title: z.string().describe('Title of the site.'),
    url: address('the site'),
    reports: z.array(listed).describe('One entry for each report.'),
  })
  .describe('Every report of the archive, newest first, with superseded and withdrawn ones.');

const cited = () => z.string().describe('Id of the other report.');
const sentence = () => z.string().describe('The sentence around the citation, plain text.');
const part = () =>
  z.looseObject({ anchor: anchor(), text: z.string().describe('Plain text, indicators defanged.') });

const reportDocument = z
  .object({
    id: z.string().describe('Permanent id.'),
    citation: z.string().describe('Id and digest, such as INC-2023-0001@3f9c2a1.'),
    url: address('the page'),
    markdown: address('the report as Markdown'),
    lang: z.string().describe('Language of the text, BCP 47.'),
    digest: digest(),
    title: z.string().describe('As pages show it, indicators defanged.'),
    summary: z.string().optional().describe('As pages show it, indicators defanged.'),
    updated: updated(),
    changes: z
      .number()
      .int()
      .optional()
      .describe('Number of commits that changed the text but for its form.'),
    incident: z
      .looseObject({
        id: z.string().describe('Permanent id.'),
        title: z.string().describe('As the author wrote it.'),
        times: times(),
      })
      .describe('The front matter with live values, see incident.json.'),
    sections: z
      .array(
        z.object({
          kind: z.enum([...SECTION_KINDS, 'other']).describe('The known section, or other.'),
          anchor: anchor(),
          title: z.string().describe('Heading as the author wrote it.'),
          text: z.string().describe('Plain text outside of elements, indicators defanged.'),
        }),
      )
      .describe('The parts of the body, in order.'),
    steps: z.array(part()).describe('Attributes of each <Step>, see step.json, with its text.'),
    findings: z
      .array(part())
      .describe('Attributes of each <Finding>, see finding.json, with its text and evidence.'),
    lessons: z.array(part()).describe('Attributes of each <Lesson>, see lesson.json, with its text.'),
    actions: z.array(part()).describe('Attributes of each <Action>, see action.json, with its text.'),
    cites: z
      .array(z.object({ id: cited(), anchor: anchor().optional(), from: anchor(), sentence: sentence() }))
      .describe('Citations of other reports.'),
    cited_by: z
      .array(
        z.object({
          id: cited(),
          url: address('the citing place'),
          anchor: anchor().optional(),
          sentence: sentence(),
        }),
      )
      .describe('Citations of this report.'),
  })
  .describe('One report for other programs.');

/** `/incidents/<year>.json`: the reports of a year, which is that of their ids. */
export const yearDocument = z
  .object({
    version: z
      .literal(1)
      .describe('Grows when a field changes its meaning or goes; new fields do not change it.'),
    year: z.string().describe('The year in the ids of the reports.'),
    reports: z
      .array(reportDocument)
      .describe('Newest first, with superseded and withdrawn ones; each stands on a line of its own.'),
  })
  .describe('The reports of a year with all that they say.');
