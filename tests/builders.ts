import { incident, type Incident, type IncidentInput } from '../schemas/incident.ts';
import { translationFor } from '../src/core/model/translation.ts';
import { tellingWords } from '../src/core/language/telling-words.ts';
import type { Report } from '../src/core/model/report.ts';

/** The fewest fields that the schema takes, with those that a test is about on top; checked by the schema. */
export function buildIncident(overrides: Partial<IncidentInput> = {}): Incident {
  return incident.parse({
    id: 'INC-2023-0001',
    title: 'A server is called a command-and-control host',
    status: 'closed',
    severity: 'high',
    tlp: 'green',
    verdict: { value: 'undetermined' },
    times: { detected: '2023-09-19' },
    ...overrides,
  });
}

type ReportOverrides = Partial<Omit<Report, 'incident'>> & { incident?: Partial<IncidentInput> };

/** A report without a body; its id and its file follow from each other unless a test says otherwise. */
export function buildReport({ incident: facts = {}, ...overrides }: ReportOverrides = {}): Report {
  const front = buildIncident({
    ...(overrides.id === undefined ? {} : { id: overrides.id }),
    record_status: 'published',
    ...facts,
  });
  // As for a site in English.
  const translation = translationFor({ lang: front.lang ?? 'en', translations: front.translations }, 'en');
  return {
    id: front.id,
    file: `${front.id.split('-')[1]}/${front.id}.mdx`,
    lang: front.lang ?? 'en',
    incident: front,
    ...(translation === undefined ? {} : { translation }),
    intro: '',
    sections: [],
    footnotes: '',
    steps: [],
    findings: [],
    lessons: [],
    actions: [],
    citations: [],
    images: [],
    files: [],
    links: [],
    marks: { body: 0, code: [], tags: [], addresses: [], unlinked: [], joints: [], images: [] },
    telling: tellingWords(`${front.title}\n${front.summary ?? ''}`),
    anchors: [],
    digest: '0'.repeat(64),
    contentDigest: '0'.repeat(7),
    formerDigests: [],
    ...overrides,
  };
}
