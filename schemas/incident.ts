import type { z } from 'zod';
import { checkFirst, comparisons } from './answer.ts';
import { asset } from './asset.ts';
import { attack } from './attack.ts';
import { detection } from './detection.ts';
import { effort } from './effort.ts';
import { indicator } from './indicator.ts';
import { intel } from './intel.ts';
import type { OwnLists } from './own-words.ts';
import { person } from './person.ts';
import { reference } from './reference.ts';
import { relation } from './relation.ts';
import { alias, reportId } from './report-id.ts';
import { strict } from './strict.ts';
import { tagId } from './tag.ts';
import { moment, times } from './times.ts';
import { translations } from './translations.ts';
import { line, list, pattern, prose, word } from './values.ts';
import { verdict, verdictWith } from './verdict.ts';
import { CATEGORIES, IMPACTS, PAP, RECORD_STATUSES, SEVERITIES, STATUSES, TLP } from './vocabulary.ts';

const byId = ({ id }: { id: string }) => id;
const itself = (value: string) => value;

const verdictIn = (schema: typeof verdict) =>
  schema.describe('What it turned out to be, and on what ground. Source: OCSF, Sentinel, MISP.');

function categoryWith(own: readonly string[]) {
  return word([...CATEGORIES, ...own] as unknown as typeof CATEGORIES, 'a category')
    .optional()
    .describe('Kind of incident as class/type. Source: RSIT.');
}

/** The fields with words of a team in their lists; none where it has none. */
export function fieldsWithWords({ category, cause }: OwnLists): Partial<typeof incident.shape> {
  return {
    ...(category && { category: categoryWith(Object.keys(category)) }),
    ...(cause && { verdict: verdictIn(verdictWith(Object.keys(cause))) }),
  };
}

/**
 * Front matter of one report. Unknown keys are refused, keys that begin with `x_` are kept.
 * What depends on two fields, on the body or on other reports is the business of the rules.
 */
export const incident = strict(
  {
    id: reportId.describe('Permanent id, PREFIX-YYYY-NNNN, equal to the file name.'),
    aliases: list(alias, { key: itself }).describe(
      'Old ids and slugs; their addresses lead here. Source: OSV aliases.',
    ),
    title: line(200).describe('One line that says what happened; 200 characters.'),
    summary: prose(280)
      .optional()
      .describe('What happened and how it ended; 280 characters. Source: VERIS summary.'),
    lang: pattern(
      /^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/,
      'a language',
      'Write a BCP-47 tag, such as en or zh-CN.',
    )
      .optional()
      .describe('Language of the report, BCP-47; the language of the settings when absent.'),
    translations: translations.optional(),
    record_status: word(RECORD_STATUSES, 'a record status')
      .default('draft')
      .describe('State of the report as a document; draft when absent. Source: MISP workflow, RustSec.'),
    withdrawn_on: moment('When the report was withdrawn; partial date. Source: RustSec withdrawn.'),
    withdrawn_reason: prose(500).optional().describe('Why the report was withdrawn; 500 characters.'),
    redacted_at: moment(
      'When something was taken out of the report that nobody is to read any more; partial date or timestamp. The site hands out no text from before. Source: ours.',
    ),
    status: word(STATUSES, 'a status').describe(
      'State of the work. Source: OCSF Incident Finding status_id.',
    ),
    severity: word(SEVERITIES, 'a severity').describe('Urgency. Source: OCSF severity_id.'),
    tlp: word(TLP, 'a TLP level').describe('Who may see the report. Source: FIRST TLP 2.0.'),
    pap: word(PAP, 'a PAP level').optional().describe('What a receiver may do with it. Source: MISP PAP.'),
    category: categoryWith([]),
    impact: word(IMPACTS, 'an impact')
      .optional()
      .describe('What the event did to us, apart from whether the alert was right. Source: TheHive, VERIS.'),
    verdict: verdictIn(verdict),
    check_first: checkFirst().describe(
      'What settles such a case first next time, the quickest ahead; at most three. Our field.',
    ),
    comparisons: comparisons().describe(
      'What was held against what; dates and platforms are compared by themselves; at most four. Our field.',
    ),
    times: times.describe('When it went through its states. Source: OCSF, STIX, VERIS.'),
    assets: list(asset, { key: byId }).describe('Things of ours that it touched. Source: VERIS, DFIR-IRIS.'),
    indicators: list(indicator, { key: byId }).describe(
      'Values that point at something. Source: STIX, MISP.',
    ),
    intel: list(intel, { key: byId }).describe(
      'What each source says of an indicator, over time. Source: MISP sightings.',
    ),
    service: line(100)
      .optional()
      .describe(
        'The service of ours that it is about: an id, a label or an alias of services.yml. Source: OCSF, DFIR-IRIS.',
      ),
    detection: list(detection).describe('What fired. Source: OCSF Detection Finding, Sigma.'),
    attack: list(attack).describe('Techniques of the attacker. Source: MITRE ATT&CK.'),
    relations: list(relation).describe('How the report stands to others. Source: STIX, Sigma, AIID.'),
    references: list(reference).describe(
      'What the report rests on outside the archive. Source: OSV references.',
    ),
    applies_to: list(line(300), { key: itself }).describe(
      'Path globs, services, vendors and signatures that the lessons are about; 300 characters each. Our field.',
    ),
    effort: effort.optional().describe('What it cost, in hours. Source: Dispatch, VERIS.'),
    tags: list(tagId, { key: itself }).describe('Ids from tags.yml.'),
    people: list(person).describe('Who took part, by role, no names.'),
    review_by: moment('When the report should be read again; partial date. Source: HEARTH.'),
  },
  'front matter',
);

/** The fields of the front matter in the order in which they are written. */
export const FIELD_ORDER: readonly string[] = Object.keys(incident.shape);

export type Incident = z.output<typeof incident>;
export type IncidentInput = z.input<typeof incident>;
