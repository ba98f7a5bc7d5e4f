import type {
  ActionAttributes,
  EvidenceAttributes,
  FindingAttributes,
  LessonAttributes,
  StepAttributes,
} from '../../../schemas/elements.ts';
import type { Incident } from '../../../schemas/incident.ts';
import type { RecordStatus, SectionKind } from '../../../schemas/vocabulary.ts';
import type { NamedThings } from './things.ts';
import { unescapeHtml } from './text.ts';
import type { Translation } from './translation.ts';

/** A place in a source file: line and column count from 1, offset from 0 in UTF-16 units. */
export type Position = { line: number; column: number; offset: number };

/** From the first character to just behind the last one. */
export type Range = { start: Position; end: Position };

export type Level = 'error' | 'warning' | 'suggestion';

/** What a rule says of one place: rule id, words, and what to write instead. Plain data, never thrown. */
export type Diagnostic = {
  rule: string;
  level: Level;
  /** What is wrong, with the value seen; a full sentence. */
  message: string;
  /** What to write instead; a full sentence. */
  hint?: string;
  /** Path as the user knows it: relative to the working directory, with forward slashes. */
  file: string;
  /** Missing when the problem is the whole file. */
  range?: Range;
};

/** A part of the body under one level-2 heading; `html` holds everything below that heading. */
export type Section = {
  kind: SectionKind | 'other';
  /** ASCII, the same in every language for a known section. */
  anchor: string;
  /** As the author wrote it. */
  title: string;
  /** Safe HTML, citations as `<a data-cite="ID#anchor">`, images as `<img data-image="name">`. */
  html: string;
  /** Plain text with defanged indicators that belongs to none of the parts, for search and excerpts. */
  text: string;
  /** Sub-headings and elements in reading order, for the table of contents and search deep links. */
  parts: SectionPart[];
};

export type SectionPart = { anchor: string; title: string; text: string; depth: 3 | 4 };

/** What every element of a report has. `range` is its opening tag in the file. */
export type ElementRecord = { anchor: string; text: string; range?: Range };

export type StepRecord = StepAttributes & ElementRecord;
/** `sha256` and `type` are those of its file, where it has one that can be read. */
export type EvidenceRecord = EvidenceAttributes & { text: string; size?: number; type?: string };
export type FindingRecord = FindingAttributes &
  ElementRecord & {
    evidence: EvidenceRecord[];
    /** Its first paragraph: its own, else one of its evidence; missing where it holds no paragraph. Plain text. */
    statement?: string;
  };
export type LessonRecord = LessonAttributes & ElementRecord;
export type ActionRecord = ActionAttributes & ElementRecord;

/** A citation of a report or of one of its parts: `[[ID#anchor|words]]` or a bare ID. */
export type Citation = {
  id: string;
  anchor?: string;
  words?: string;
  /** The plain sentence around the citation. */
  sentence: string;
  /** The anchor of the section or element that holds the citation. */
  from: string;
  range: Range;
};

/** An image that stands beside the report. */
export type ReportImage = {
  /** Path relative to the report's file, as written. */
  source: string;
  /** Absolute path on disk. */
  path: string;
  /** File name under the report's address: `<digest>.webp`, or `.svg`. */
  name: string;
  width: number;
  height: number;
};

/** A file of evidence that lies beside the report. Pages offer it as a download, and never show it. */
export type EvidenceFile = {
  /** Path relative to the report's file, with forward slashes. */
  source: string;
  /** Absolute path on disk. */
  path: string;
  /** Hex digest of its bytes, and its name under the report's address: `<sha256>.bin`. */
  sha256: string;
  /** In bytes. */
  size: number;
  /** Media type by its first bytes, else by its name. */
  type: string;
};

/**
 * Where the text of a report is no prose. Offsets in the file behind its byte-order mark, in flat lists of start, end,
 * start, end …, which stay small where thousands of reports are kept.
 */
export type SourceMarks = {
  /** Where the body begins. */
  body: number;
  /** Blocks of code, and code within a line. */
  code: number[];
  /** Tags of elements, opening and closing. */
  tags: number[];
  /** What stands behind the words of a link, such as `](https://example.org)`. */
  addresses: number[];
  /** The same where no link is made of it, since it leads to an indicator or to nothing that is published. */
  unlinked: number[];
  /** Line feeds, with the margin of the next line, between characters that are written without a blank. */
  joints: number[];
  /** The same of pictures: start, end and the index of the image, start … */
  images: number[];
};

/** One incident report, read, validated and compiled. */
export type Report = {
  id: string;
  /** Path relative to the incidents folder, with forward slashes. */
  file: string;
  /** BCP-47; from the front matter, else guessed from the body's script. */
  lang: string;
  incident: Incident;
  /** Title and summary for readers of the interface, where the report is in another language and has them in theirs. */
  translation?: Translation;
  /** Its sources and its service where the archive lists them, whose labels `incident` then has. */
  named?: NamedThings;
  /** HTML ahead of the first section, usually empty. */
  intro: string;
  sections: Section[];
  footnotes: string;
  steps: StepRecord[];
  findings: FindingRecord[];
  lessons: LessonRecord[];
  actions: ActionRecord[];
  citations: Citation[];
  images: ReportImage[];
  files: EvidenceFile[];
  /** Links of the body that lead out of the report, as they are on the page, with their places. */
  links: { address: string; range: Range }[];
  /** Words of the body that wait to be filled in; missing when there are none. */
  placeholders?: { text: string; range: Range }[];
  marks: SourceMarks;
  /**
   * Fields of the front matter that are wrong and missing, each with the items of its list that are right, by their
   * places in the file; and `body` where elements of the text could not be read. Only of a report that no page shows.
   */
  lost?: Record<string, readonly number[]>;
  /** The telling words of the title and the summary, in each language that they have, which similar reports share. */
  telling: string[];
  /** Every anchor that a citation may name. */
  anchors: string[];
  /** Hex digest of the source text, its images and its files. */
  digest: string;
  /**
   * First seven hex digits of the SHA-256 of the source text, with `\n` as line ends and without a byte order mark: what a
   * citation carries.
   */
  contentDigest: string;
  /** What citations of the same text carried while line ends counted. */
  formerDigests: string[];
};

/** A citation seen from its target. */
export type Backlink = { from: string; title: string; anchor?: string; sentence: string; at: string };

/** Another report that resembles this one, with the reasons in words of the field. */
export type SimilarReport = { id: string; score: number; reasons: SimilarReason[] };

export type SimilarReason = {
  kind:
    'indicator' | 'neighbour' | 'signature' | 'source' | 'technique' | 'cause' | 'tag' | 'relation' | 'words';
  values: string[];
};

/** Every element of a report that has an anchor of its own: steps, findings, lessons and actions, in this order. */
export function listElements({
  steps,
  findings,
  lessons,
  actions,
}: Pick<Report, 'steps' | 'findings' | 'lessons' | 'actions'>): ElementRecord[] {
  return [...steps, ...findings, ...lessons, ...actions];
}

/** Reports by their ids, and by their aliases where these are no id; of several with one name the first. */
export function reportsById(reports: readonly Report[]): Map<string, Report> {
  const byId = new Map<string, Report>();
  const add = (id: string, report: Report): void => {
    if (!byId.has(id)) byId.set(id, report);
  };
  for (const report of reports) add(report.id, report);
  for (const report of reports) for (const alias of report.incident.aliases) add(alias, report);
  return byId;
}

/** A text of the body of a report, and the anchor of the part that it stands in; empty ahead of the first section. */
type ReportText = { text: string; anchor: string };

/** Every text of the body, in reading order, with the titles of its parts; indicators in it are defanged. */
export function readTexts({ sections, intro, footnotes }: Report): ReportText[] {
  const texts = [
    { text: textOfHtml(intro), anchor: '' },
    ...sections.flatMap(({ text, anchor, title, parts }) => [
      { text: `${title}\n${text}`, anchor },
      ...parts.map((part) => ({ text: `${part.title}\n${part.text}`, anchor: part.anchor })),
    ]),
    { text: textOfHtml(footnotes), anchor: '' },
  ];
  return texts.filter(({ text }) => text.trim() !== '');
}

/**
 * What the front matter says of the case in sentences, beside title and summary: why the verdict is so, what to check
 * first, and what was compared. Not defanged.
 */
export function answerTexts({ verdict, check_first, comparisons }: Incident): string[] {
  return [
    ...(verdict.because === undefined ? [] : [verdict.because]),
    ...check_first.map(({ what }) => what),
    ...comparisons.flatMap(({ title, left, right }) => [
      title,
      `${left.label} ${left.value}`,
      `${right.label} ${right.value}`,
    ]),
  ];
}

/** The text of our own safe HTML and what its pictures show, with a line break for each tag. */
export function textOfHtml(html: string): string {
  return unescapeHtml(html.replace(/<img\b[^>]*? alt="([^"]*)"[^>]*>/g, '\n$1\n').replace(/<[^>]*>/g, '\n'));
}

/** Whether a report is no longer one to rely on: another one took its place, or it was withdrawn. */
export function isPutAside({ incident }: Pick<Report, 'incident'>): boolean {
  return isAside(incident.record_status);
}

/** The same of a state by itself. */
export function isAside(record: RecordStatus | undefined): boolean {
  return record === 'superseded' || record === 'withdrawn';
}

/** Whether a verdict leaves open what the alert was about. */
export function isUndecided(verdict: string): boolean {
  return verdict === 'undetermined' || verdict === 'suspicious' || verdict === 'insufficient_data';
}
