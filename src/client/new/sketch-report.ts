import type { Incident } from '../../../schemas/incident.ts';
import type { FindingRecord, Report } from '../../core/model/report.ts';
import { reportFile } from '../../core/draft/form.ts';

/** A report of which only the front matter is read; of its body it knows the ids of the findings. */
export function sketchReport(incident: Incident, body: string, fallbackLang: string): Report {
  const findings = [...body.matchAll(/<Finding\b[^>]*\bid="(F\d+)"/g)].map(([, id = '']): FindingRecord => ({
    id,
    anchor: id,
    text: '',
    direction: 'neutral',
    decisive: false,
    evidence: [],
  }));
  return {
    id: incident.id,
    file: reportFile(incident.id),
    lang: incident.lang ?? fallbackLang,
    incident,
    intro: '',
    sections: [],
    footnotes: '',
    steps: [],
    findings,
    lessons: [],
    actions: [],
    citations: [],
    images: [],
    marks: { body: 0, code: [], tags: [], addresses: [], images: [] },
    anchors: [],
    digest: '',
    contentDigest: '',
    formerDigests: [],
  };
}
