import type { Tlp } from '../../schemas/vocabulary.ts';
import type { Words } from '../core/i18n/words.ts';
import type {
  ActionRecord,
  EvidenceFile,
  EvidenceRecord,
  FindingRecord,
  LessonRecord,
  Range,
  ReportImage,
  StepRecord,
} from '../core/model/report.ts';
import type { DateStyle } from '../core/time/times.ts';
import type { Locator } from './positions.ts';
import type { Problem } from './problems.ts';
import type { Element, ElementContent } from './tree.ts';

/** Characters of the source, from the offset of the first one to behind the last one. */
export type Span = readonly [start: number, end: number];

/** What the compiler is told of one body. */
export type Given = {
  /** The text of the locator, in which every offset counts. */
  source: string;
  locator: Locator;
  words: Words;
  dates: DateStyle;
  /** Matches a report id anywhere in a text; groups: none. Global. */
  idPattern: RegExp;
  /** Indicator values of the front matter, as written: defanged wherever they show. */
  knownIndicators: ReadonlySet<string>;
  /** Address of the site with its base path, so that links to it become citations. */
  address: string;
  loadImage: (source: string) => ReportImage | { problem: string; hint: string };
  loadFile: (name: string) => EvidenceFile | { problem: string; hint: string };
  /** Who may see the report; a file of it says so too. */
  tlp?: Tlp | undefined;
};

/** What it gathers while it walks the body. */
export type Collected = {
  problems: Problem[];
  /** Opening tags that are written wrong: what stands in their elements may seem to stand elsewhere. */
  lostTags: LostTag[];
  records: Records;
  /** Anchors given so far. */
  anchors: Set<string>;
  images: ReportImage[];
  /** The same, with the place where each is written first. */
  pictures: WrittenPicture[];
  files: EvidenceFile[];
  /** Files beside the report that its text names, whether they can be used or not. */
  named: string[];
  /** Where each citation of the output tree stands in the source. */
  citationRanges: Map<ElementContent, Range>;
  innerLinks: InnerLink[];
  /** Links to pages outside of the report, as they are on the page. */
  links: WrittenLink[];
  notes: Footnotes;
  /** Where the source is no prose; `SourceMarks` says what each of them is. */
  marks: {
    code: Span[];
    tags: Span[];
    addresses: Span[];
    unlinked: Span[];
    joints: Span[];
    images: [...Span, image: number][];
  };
};

/** What it counts on the way. */
type Counted = {
  /** Each table is a region with a name of its own. */
  tables: number;
  /** Slips in prose. */
  slips: number;
  /** Places where words are left out. */
  lost: number;
  /** The number to try next for each anchor, so that a thousand headings with one name need no million tries. */
  anchors: Map<string, number>;
};

/** One body while it is walked. The three go together: what collects also reads what is given, to say where. */
export type Body = { given: Given; collected: Collected; counted: Counted };

export type Records = {
  steps: StepRecord[];
  findings: FindingRecord[];
  lessons: LessonRecord[];
  actions: ActionRecord[];
  /** Evidence that waits for the finding around it. */
  evidence: EvidenceRecord[];
};

/** A link to a part of its own report, whose anchor may come further below. */
type InnerLink = { link: Element; anchor: string; range: Range };

export type WrittenPicture = { image: ReportImage; range: Range };

/** An opening tag, by the name of the element that was meant. */
export type LostTag = { name: string; at: number };

type WrittenLink = { address: string; range: Range };

export type Footnotes = {
  /** By what the parser calls them. */
  numbers: Map<string, number>;
  /** How often each has been referred to so far, and how many ways back it has. */
  references: Map<number, number>;
  backs: Map<number, number>;
  /** The ids of references. */
  given: Set<string>;
  /** The note that is being rendered. */
  open: number;
  /** Labels, in lower case: that the text refers to, and that have a note. */
  labels: Set<string>;
  defined: ReadonlySet<string>;
  /** What looks like a reference, and the parser took for text. */
  lost: { label: string; span: Span }[];
};

export function startBody(given: Given): Body {
  return {
    given,
    collected: {
      problems: [],
      lostTags: [],
      records: { steps: [], findings: [], lessons: [], actions: [], evidence: [] },
      anchors: new Set(),
      images: [],
      files: [],
      named: [],
      pictures: [],
      citationRanges: new Map(),
      innerLinks: [],
      links: [],
      notes: {
        numbers: new Map(),
        references: new Map(),
        backs: new Map(),
        given: new Set(),
        open: 0,
        labels: new Set(),
        defined: new Set(),
        lost: [],
      },
      marks: { code: [], tags: [], addresses: [], unlinked: [], joints: [], images: [] },
    },
    counted: { tables: 0, slips: 0, lost: 0, anchors: new Map() },
  };
}

/** Keeps a problem of the characters from one offset of the source to another. */
export function report(
  { given, collected }: Body,
  [start, end]: Span,
  problem: Omit<Problem, 'range'>,
): void {
  collected.problems.push({ ...problem, range: given.locator.range(start, end) });
}

/** Where a node stands while the tree is walked. */
export type Place = {
  /** Names of the open elements, outermost first. */
  elements: readonly string[];
  /** Number of nodes around it. */
  depth: number;
  inLink: boolean;
  inCode: boolean;
  /** The highest classification of the blocks around it. */
  tlp?: Tlp;
};

export const TOP: Place = { elements: [], depth: 0, inLink: false, inCode: false };
