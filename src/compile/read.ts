import { createHash } from 'node:crypto';
import { incident as incidentSchema } from '../../schemas/incident.ts';
import type { Incident } from '../../schemas/incident.ts';
import type { Settings } from '../../schemas/settings.ts';
import type { Diagnostic, Report } from '../core/model/report.ts';
import { isMostlyCjk } from '../core/model/text.ts';
import { getWords } from '../core/i18n/words.ts';
import type { Words } from '../core/i18n/words.ts';
import { compileBody } from './body.ts';
import type { BodyContext } from './context.ts';
import { parseFrontMatter } from './front-matter.ts';
import type { FrontMatter } from './front-matter.ts';
import type { Problem } from './problem.ts';
import { loadImageBeside } from './image-files.ts';
import { explainIssues } from './issues.ts';
import { createLocator } from './positions.ts';
import { decodeSource } from './source.ts';
import type { Source } from './source.ts';

export type ReadResult = {
  report?: Report;
  diagnostics: Diagnostic[];
  /** Places in the front matter, for rules that look at values. */
  locate: FrontMatter['locate'];
  text: string;
};

export type ReadOptions = { settings: Settings };

/**
 * Turns one file into a report. Never throws for what a file says: each mistake is a diagnostic at its place,
 * and the report is missing when its front matter cannot be used. No code of the file ever runs.
 */
export function readReport(source: Source, { settings }: ReadOptions): ReadResult {
  const diagnostics: Diagnostic[] = [];
  const report = (problem: Problem): void => {
    diagnostics.push({ ...problem, level: problem.level ?? 'error', file: source.shown });
  };
  const decoded = decodeSource(source);
  if ('diagnostic' in decoded) return { diagnostics: [decoded.diagnostic], locate: nowhere, text: '' };
  const { text } = decoded;
  const locator = createLocator(text);
  const front = parseFrontMatter(locator);
  if ('problems' in front) {
    front.problems.forEach(report);
    return { diagnostics, locate: nowhere, text };
  }
  const incident = validate(front, report);
  const words = getWords(settings.language);
  const context = createContext({ source, locator, words, settings, incident, report });
  const body = compileBody(front.bodyStart, context);
  diagnostics.sort(byPlace);
  if (incident === undefined) return { diagnostics, locate: front.locate, text };
  const lang = incident.lang ?? (isMostlyCjk(locator.text.slice(front.bodyStart)) ? 'zh-CN' : 'en');
  const contentDigest = digestOf([text]).slice(0, 7);
  const compiled: Report = {
    id: incident.id,
    file: source.file,
    lang,
    incident,
    ...body,
    digest: digestOf([text, ...body.images.map(({ name }) => name)]),
    contentDigest,
  };
  return { report: compiled, diagnostics, locate: front.locate, text };
}

/** In the order of the file, so that an author can go through it from top to bottom. */
function byPlace(a: Diagnostic, b: Diagnostic): number {
  return (a.range?.start.offset ?? 0) - (b.range?.start.offset ?? 0);
}

function digestOf(parts: readonly string[]): string {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest('hex');
}

function nowhere(): ReturnType<FrontMatter['locate']> {
  const start = { line: 1, column: 1, offset: 0 };
  return { start, end: start };
}

function validate(front: FrontMatter, report: (problem: Problem) => void): Incident | undefined {
  const result = incidentSchema.safeParse(front.data);
  if (result.success) return result.data;
  const { locate, locateKey } = front;
  explainIssues(result.error.issues, {
    value: front.data,
    schema: incidentSchema,
    locate,
    locateKey,
  }).forEach(report);
  return undefined;
}

type ContextInput = Pick<BodyContext, 'locator' | 'words' | 'report'> & {
  source: Source;
  settings: Settings;
  incident: Incident | undefined;
};

function createContext({
  source,
  settings,
  incident,
  ...rest
}: ContextInput & { words: Words }): BodyContext {
  return {
    ...rest,
    source: rest.locator.text,
    // A number of a longer word, such as `XINC-2023-00012`, is no id.
    idPattern: new RegExp(`(?<![A-Za-z0-9-])${settings.idPrefix}-\\d{4}-\\d{4,9}(?![A-Za-z0-9]|-\\w)`, 'g'),
    knownIndicators: new Set(
      incident?.indicators.filter(({ role }) => role !== 'benign').map(({ value }) => value),
    ),
    address: settings.address,
    loadImage: (image) => loadImageBeside(source, image),
    dates: { language: settings.language, timeZone: settings.timeZone },
    tables: 0,
    images: [],
    records: { steps: [], findings: [], lessons: [], actions: [], evidence: [] },
    anchors: new Set(),
    citationRanges: new Map(),
    innerLinks: [],
    codeRanges: [],
    slips: { count: 0 },
  };
}
