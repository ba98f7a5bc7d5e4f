import { createHash } from 'node:crypto';
import { incident as incidentSchema, type Incident } from '../../schemas/incident.ts';
import type { Settings } from '../../schemas/settings.ts';
import { getWords } from '../core/i18n/words.ts';
import { findPlaceholders, type Placeholder } from '../core/model/placeholders.ts';
import type { Diagnostic, Range, Report, SourceMarks } from '../core/model/report.ts';
import { isMostlyCjk } from '../core/model/text.ts';
import { startBody, TOP, type Body, type Given, type Span } from './context.ts';
import { digestText } from './digest.ts';
import { parseFrontMatter, type FrontMatter } from './front-matter.ts';
import { loadImageBeside } from './images.ts';
import { reportLostDefinitions } from './lost-text.ts';
import { parseBody } from './parse.ts';
import { createLocator, type Locator } from './positions.ts';
import { byPlace, diagnose, type Problem } from './problems.ts';
import { cutSections } from './sections.ts';
import { decodeSource, type Source } from './source.ts';
import { transformChildren } from './transform.ts';
import { childrenOf } from './tree.ts';
import { checkBlock } from './yaml.ts';

export type ReadResult = {
  report?: Report;
  diagnostics: Diagnostic[];
  /** Places in the front matter, for rules that look at values. */
  locate: FrontMatter['locate'];
  text: string;
};

/**
 * Turns one file into a report. Never throws for what a file says: each mistake is a diagnostic at its place,
 * and the report is missing when its front matter cannot be used. No code of the file ever runs.
 */
export function readReport(source: Source, { settings }: { settings: Settings }): ReadResult {
  const decoded = decodeSource(source);
  if ('diagnostic' in decoded) return { diagnostics: [decoded.diagnostic], locate: nowhere, text: '' };
  const { text } = decoded;
  const toDiagnostics = (problems: readonly Problem[]): Diagnostic[] =>
    problems.map((problem) => diagnose(problem, source.shown)).sort(byPlace);
  const locator = createLocator(text);
  const front = parseFrontMatter(locator);
  if ('problems' in front) return { diagnostics: toDiagnostics(front.problems), locate: nowhere, text };
  const checked = checkBlock(front, incidentSchema);
  const incident = 'data' in checked ? checked.data : undefined;
  // Without usable fields there is no report, and its author still learns what is wrong further below.
  const body = startBody(give(source, locator, settings, incident));
  const compiled = compileBody(front.bodyStart, body);
  const ofFields = 'data' in checked ? [] : checked.problems;
  const diagnostics = toDiagnostics([...front.slips, ...ofFields, ...body.collected.problems]);
  const { locate, bodyStart } = front;
  if (incident === undefined) return { diagnostics, locate, text };
  const { digest: contentDigest, former } = digestText(text);
  const report: Report = {
    id: incident.id,
    file: source.file,
    lang: incident.lang ?? (isMostlyCjk(locator.text.slice(bodyStart)) ? 'zh-CN' : 'en'),
    incident,
    ...compiled,
    digest: digestReport(text, compiled.images),
    contentDigest,
    formerDigests: former,
  };
  return { report, diagnostics, locate, text };
}

/** The hex digest of a report: of its text without a byte order mark, and of its pictures. */
export function digestReport(text: string, images: Report['images']): string {
  return digestOf([text, ...images.map(({ name }) => name)]);
}

function digestOf(parts: readonly string[]): string {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest('hex');
}

function nowhere(): Range {
  const start = { line: 1, column: 1, offset: 0 };
  return { start, end: start };
}

function give(source: Source, locator: Locator, settings: Settings, incident: Incident | undefined): Given {
  const { address, idPrefix, language, timeZone } = settings;
  const indicators = incident?.indicators.filter(({ role }) => role !== 'benign') ?? [];
  return {
    source: locator.text,
    locator,
    words: getWords(language),
    dates: { language, timeZone },
    // A number of a longer word, such as `XINC-2023-00012`, is no id.
    idPattern: new RegExp(`(?<![A-Za-z0-9-])${idPrefix}-\\d{4}-\\d{4,9}(?![A-Za-z0-9]|-\\w)`, 'g'),
    knownIndicators: new Set(indicators.map(({ value }) => value)),
    address,
    loadImage: (image) => loadImageBeside(source, image),
  };
}

type CompiledBody = Omit<
  Report,
  'id' | 'file' | 'lang' | 'incident' | 'digest' | 'contentDigest' | 'formerDigests'
>;

/** The body of a report as sections, records and safe HTML; what is wrong with it is collected. */
function compileBody(bodyStart: number, body: Body): CompiledBody {
  const { given, collected } = body;
  const { tree, problems } = parseBody(bodyStart, given.locator, given.words);
  collected.problems.push(...problems);
  reportLostDefinitions(tree, bodyStart, body);
  const sections = cutSections(transformChildren(childrenOf(tree), TOP, body), body);
  const placeholders = findOpenPlaceholders(bodyStart, given.locator, collected.marks.code);
  const { steps, findings, lessons, actions } = collected.records;
  return {
    ...sections,
    steps,
    findings,
    lessons,
    actions,
    images: collected.images,
    marks: writeMarks(bodyStart, body),
    anchors: [...collected.anchors],
    ...(placeholders.length === 0 ? {} : { placeholders }),
  };
}

function writeMarks(bodyStart: number, { given, collected }: Body): SourceMarks {
  const { code, tags, addresses, joints, images } = collected.marks;
  const inFile = (offset: number): number => given.locator.position(offset).offset;
  return {
    body: inFile(bodyStart),
    code: code.flat().map(inFile),
    tags: tags.flat().map(inFile),
    addresses: addresses.flat().map(inFile),
    joints: joints.flat().map(inFile),
    images: images.flatMap(([start, end, image]) => [inFile(start), inFile(end), image]),
  };
}

/** What the body of a report still leaves for later, with its place. */
function findOpenPlaceholders(
  bodyStart: number,
  { text: source, range }: Locator,
  code: readonly Span[],
): { text: string; range: Range }[] {
  const body = source.slice(bodyStart);
  const isInCode = ({ index }: Placeholder): boolean =>
    code.some(([start, end]) => start <= bodyStart + index && bodyStart + index < end);
  const asked = findPlaceholders(body, { isCode: true });
  const left = findPlaceholders(body).filter((one) => !isInCode(one));
  const all = [...left, ...asked.filter((one) => !left.some(({ index }) => index === one.index))];
  return all
    .sort((a, b) => a.index - b.index)
    .map(({ text, index }) => ({
      text,
      range: range(bodyStart + index, bodyStart + index + text.length),
    }));
}
