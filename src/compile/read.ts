import { listTranslations, translationFor } from '../core/model/translation.ts';
import { createHash } from 'node:crypto';
import type { Incident } from '../../schemas/incident.ts';
import { incidentWith } from '../../schemas/own-fields.ts';
import type { Settings } from '../../schemas/settings.ts';
import { getWords } from '../core/i18n/words.ts';
import { tellingWords } from '../core/language/telling-words.ts';
import { findFrontMatter } from '../core/model/front-matter.ts';
import { nearestWord } from '../core/model/nearest.ts';
import { findPlaceholders, type Placeholder } from '../core/model/placeholders.ts';
import type { Diagnostic, Range, Report, SourceMarks } from '../core/model/report.ts';
import { isMostlyCjk } from '../core/model/text.ts';
import { isRecord, keepFor } from '../core/model/values.ts';
import { idOfFile } from '../core/rules/rule.ts';
import { startBody, TOP, type Body, type Given, type Span, type WrittenPicture } from './context.ts';
import { digestText } from './digest.ts';
import { checkFootnotes, checkReferences } from './footnotes.ts';
import { parseFrontMatter, type FrontMatter } from './front-matter.ts';
import { loadFileBeside } from './evidence-file.ts';
import { loadImageBeside } from './images.ts';
import { reportLostDefinitions } from './lost-text.ts';
import { parseBody } from './parse.ts';
import { createLocator, type Locator } from './positions.ts';
import { byPlace, diagnose, type Problem } from './problems.ts';
import { salvageFields } from './salvage.ts';
import { cutSections } from './sections.ts';
import { decodeSource, type Source } from './source.ts';
import { transformChildren } from './transform.ts';
import { childrenOf } from './tree.ts';
import { checkBlock, slipsBeside } from './yaml.ts';

export type ReadResult = {
  report?: Report;
  /** In place of a report whose fields are wrong: what of them is right, and its body without its HTML. */
  broken?: Report;
  diagnostics: Diagnostic[];
  /** Places in the front matter, for rules that look at values. */
  locate: FrontMatter['locate'];
  text: string;
  /** The pictures beside the report, of which only the heads have been read. */
  pictures: readonly WrittenPicture[];
  /** Files beside the report that its text names; missing where the text could not be read. */
  named?: readonly string[];
};

/**
 * Turns one file into a report. Never throws for what a file says: each mistake is a diagnostic at its place,
 * and the report is missing when its front matter cannot be used. No code of the file ever runs.
 */
export function readReport(source: Source, { settings }: { settings: Settings }): ReadResult {
  const decoded = decodeSource(source);
  if ('diagnostic' in decoded)
    return { diagnostics: [decoded.diagnostic], locate: nowhere, text: '', pictures: [] };
  const { text } = decoded;
  const toDiagnostics = (problems: readonly Problem[]): Diagnostic[] =>
    problems.map((problem) => diagnose(problem, source.shown)).sort(byPlace);
  const locator = createLocator(text);
  const front = parseFrontMatter(locator);
  const checked = 'problems' in front ? front : checkBlock(front, schemaOf(settings));
  // Without usable fields there is no report, and its author still learns what is wrong elsewhere.
  const { incident, lost } =
    'data' in checked
      ? { incident: checked.data }
      : salvageFields('data' in front ? front.data : undefined, idOfFile(source.file));
  const body = startBody(give(source, locator, settings, incident));
  const place = findFrontMatter(locator.text);
  const bodyStart = typeof place === 'object' ? place.bodyStart : locator.text.length;
  const compiled = compileBody(bodyStart, body);
  const ofFields = 'problems' in checked ? checked.problems : [];
  const slips = [...slipsBeside(front, ofFields), ...findNearNames(front, settings)];
  const found = {
    diagnostics: toDiagnostics([...slips, ...ofFields, ...body.collected.problems]),
    locate: 'problems' in front ? nowhere : front.locate,
    text,
    pictures: body.collected.pictures,
    named: body.collected.named,
  };
  const written = locator.text.slice(bodyStart);
  const report = {
    ...nameReport(source.file, incident, written, settings.language),
    ...compiled,
    ...digestTexts(text, compiled),
  };
  if (lost === undefined) return { ...found, report };
  return {
    ...found,
    broken: { ...report, lost: { ...compiled.lost, ...lost }, intro: '', sections: [], footnotes: '' },
  };
}

function nameReport(
  file: string,
  incident: Incident,
  body: string,
  language: string,
): Pick<Report, 'id' | 'file' | 'lang' | 'incident' | 'telling' | 'translation'> {
  const lang = incident.lang ?? (isMostlyCjk(body) ? 'zh-CN' : 'en');
  // Found here, since it takes a while, and is kept with the report.
  const texts = [incident, ...listTranslations(incident.translations)];
  const telling = tellingWords(texts.map(({ title, summary = '' }) => `${title}\n${summary}`).join('\n'));
  const translation = translationFor({ lang, translations: incident.translations }, language);
  const named = { id: incident.id, file, lang, incident, telling };
  return translation === undefined ? named : { ...named, translation };
}

function digestTexts(
  text: string,
  beside: Pick<Report, 'images' | 'files'>,
): Pick<Report, 'digest' | 'contentDigest' | 'formerDigests'> {
  const { digest: contentDigest, former } = digestText(text);
  return { digest: digestReport(text, beside), contentDigest, formerDigests: former };
}

/** The hex digest of a report: of its text without a byte order mark, and of its pictures and files. */
export function digestReport(text: string, { images, files }: Pick<Report, 'images' | 'files'>): string {
  return digestOf([text, ...images.map(({ name }) => name), ...files.map(({ sha256 }) => sha256)]);
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
    loadFile: (name) => loadFileBeside(source, name, settings.evidence),
    tlp: incident?.tlp,
  };
}

/** The contract of an archive, made once for its settings. */
const schemaOf = keepFor(({ fields, words }: Settings) => incidentWith(fields, words));

/** Any name may begin with `x_`, but one that is nearly a declared one was most likely meant to be that. */
function findNearNames(front: FrontMatter | { problems: Problem[] }, { fields }: Settings): Problem[] {
  const declared = Object.keys(fields);
  if ('problems' in front || declared.length === 0 || !isRecord(front.data)) return [];
  const { locateKey } = front;
  const others = Object.keys(front.data).filter((name) => name.startsWith('x_') && !declared.includes(name));
  return others.flatMap((name): Problem[] => {
    const nearest = nearestWord(name, declared);
    if (nearest === undefined) return [];
    const message = `The settings declare no field \`${name}\`, so nobody finds a report by it.`;
    return [
      {
        rule: 'schema',
        level: 'warning',
        message,
        hint: `Did you mean \`${nearest}\`?`,
        range: locateKey([], name),
      },
    ];
  });
}

type CompiledBody = Omit<
  Report,
  'id' | 'file' | 'lang' | 'incident' | 'telling' | 'digest' | 'contentDigest' | 'formerDigests'
>;

/** The body of a report as sections, records and safe HTML; what is wrong with it is collected. */
function compileBody(bodyStart: number, body: Body): CompiledBody {
  const { given, collected } = body;
  const { tree, problems, isWhole, lostTags } = parseBody(bodyStart, given.locator, given.words);
  collected.problems.push(...problems);
  collected.lostTags.push(...lostTags);
  // Of a body that could not be parsed, nobody can say what of it is left out.
  const isParsed = childrenOf(tree).length > 0;
  if (isParsed) reportLostDefinitions(tree, bodyStart, body);
  const sections = cutSections(transformChildren(childrenOf(tree), TOP, body), body);
  if (isParsed) checkFootnotes(bodyStart, body);
  checkReferences(body);
  const placeholders = findOpenPlaceholders(bodyStart, given.locator, collected.marks.code);
  const { steps, findings, lessons, actions } = collected.records;
  return {
    ...sections,
    steps,
    findings,
    lessons,
    actions,
    images: collected.images,
    files: collected.files,
    links: collected.links,
    marks: writeMarks(bodyStart, body),
    anchors: [...collected.anchors],
    ...(placeholders.length === 0 ? {} : { placeholders }),
    ...(isWhole ? {} : { lost: { body: [] } }),
  };
}

function writeMarks(bodyStart: number, { given, collected }: Body): SourceMarks {
  const { code, tags, addresses, unlinked, joints, images } = collected.marks;
  const inFile = (offset: number): number => given.locator.position(offset).offset;
  return {
    body: inFile(bodyStart),
    code: code.flat().map(inFile),
    tags: tags.flat().map(inFile),
    addresses: addresses.flat().map(inFile),
    unlinked: unlinked.flat().map(inFile),
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
