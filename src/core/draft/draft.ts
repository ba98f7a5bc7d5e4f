import type { AssetInput } from '../../../schemas/asset.ts';
import type { DetectionInput } from '../../../schemas/detection.ts';
import type { IndicatorInput } from '../../../schemas/indicator.ts';
import type { IncidentInput } from '../../../schemas/incident.ts';
import type { IntelInput } from '../../../schemas/intel.ts';
import type { RelationInput } from '../../../schemas/relation.ts';
import type { TimesInput } from '../../../schemas/times.ts';
import type { VerdictInput } from '../../../schemas/verdict.ts';
import {
  UNKNOWN_DATE,
  type Impact,
  type IndicatorType,
  type Language,
  type Severity,
  type Status,
  type Tlp,
} from '../../../schemas/vocabulary.ts';
import { placePaste } from './body.ts';
import { fillFrontMatter, type DraftFields } from './front-matter.ts';
import type { Template } from './template.ts';

/** What somebody says of an incident before the report is written. Values are live, not defanged. */
export type Answers = {
  title: string;
  lang: Language;
  severity: Severity;
  /** That of the template when absent. */
  tlp?: Tlp;
  /** That of the template when absent. */
  status?: Status;
  summary?: string;
  /** ISO 8601 with an offset, or a partial date. */
  detected: string;
  /** Times beside `detected`. */
  times?: Omit<TimesInput, 'detected'>;
  verdict?: VerdictInput;
  impact?: Impact;
  /** An id of services.yml, or a name where there is none. */
  service?: string;
  check_first?: IncidentInput['check_first'];
  comparisons?: IncidentInput['comparisons'];
  /** Title and summary for readers of another language, by its tag. */
  translations?: IncidentInput['translations'];
  /** Tag ids. */
  tags: string[];
  /** Without an id they are named I1, I2 and so on. */
  indicators: DraftIndicator[];
  /** Without an id they are named H1, H2 and so on. */
  assets?: WithoutId<AssetInput>[];
  /** Without an id they are named V1, V2 and so on. */
  intel?: WithoutId<IntelInput>[];
  detection?: DetectionInput[];
  relations?: RelationInput[];
  /** Values of the fields that a team declares, by name. */
  own?: Record<`x_${string}`, unknown>;
  /** What raised it, in short; each stands for one entry of `intel` or `detection`. */
  sources?: readonly AlertSource[];
  /** Raw alert or log text that is quoted in the body. */
  paste?: string;
};

/** Who labelled one of our values (`intel`), or which product of ours fired (`detection`). */
export type AlertSource = { kind: 'intel' | 'detection'; name: string };

export type DraftIndicator = WithoutId<IndicatorInput> & { type: IndicatorType; value: string };

type WithoutId<Entry> = Omit<Entry, 'id'> & { id?: string };

/** The text of a new report: the template with its comments and gaps, filled with the answers, as a draft. */
export function writeDraft(template: Template, id: string, answers: Answers): string {
  const frontMatter = fillFrontMatter(template.frontMatter, fieldsOf(id, answers));
  const body = placePaste(template.body, answers.paste, answers.lang).trim();
  return `---\n${frontMatter}---\n${body === '' ? '' : `\n${body}\n`}`;
}

function fieldsOf(id: string, answers: Answers): DraftFields {
  const indicators = numbered('I', answers.indicators);
  const { title, summary, lang, severity, tlp, status, impact, service, verdict, relations } = answers;
  return {
    id,
    title: oneLine(title),
    summary,
    translations: answers.translations,
    lang,
    record_status: 'draft',
    status,
    severity,
    tlp,
    impact,
    service,
    verdict,
    check_first: answers.check_first,
    comparisons: answers.comparisons,
    times: { ...answers.times, detected: answers.detected },
    assets: numbered('H', answers.assets ?? []),
    indicators,
    intel: numbered('V', [...(answers.intel ?? []), ...labelsOf(answers, indicators)]),
    detection: [...(answers.detection ?? []), ...alertsOf(answers)],
    relations,
    tags: answers.tags,
    ...answers.own,
  };
}

/** Labels without a history yet: what a source said, and on what evidence, is the first thing to find out. */
function labelsOf({ sources = [] }: Answers, indicators: readonly { id: string }[]): WithoutId<IntelInput>[] {
  const [only, ...others] = indicators;
  const isClear = only !== undefined && others.length === 0;
  return sources
    .filter(({ kind }) => kind === 'intel')
    .map(({ name }) => ({ source: oneLine(name), ...(isClear ? { indicator: only.id } : {}) }));
}

function alertsOf({ sources = [], detected }: Answers): DetectionInput[] {
  const at = detected === UNKNOWN_DATE ? {} : { at: detected };
  return sources
    .filter(({ kind }) => kind === 'detection')
    .map(({ name }) => ({ tool: oneLine(name), ...at }));
}

/** Gives each entry that has no id the next free one of its letter, and puts the id first. */
function numbered<Entry extends { id?: string }>(
  letter: string,
  entries: readonly Entry[],
): (Omit<Entry, 'id'> & { id: string })[] {
  const taken = new Set(entries.map(({ id }) => id));
  let number = 0;
  const next = (): string => {
    do number++;
    while (taken.has(`${letter}${number}`));
    return `${letter}${number}`;
  };
  return entries.map((entry) => {
    const id = entry.id ?? next();
    const { id: _, ...rest } = entry;
    return { id, ...rest };
  });
}

function oneLine(text: string): string {
  return text.toWellFormed().replace(/\s+/g, ' ').trim();
}
