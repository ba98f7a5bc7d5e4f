import type {
  ActionRecord,
  EvidenceRecord,
  FindingRecord,
  LessonRecord,
  Range,
  ReportImage,
  StepRecord,
} from '../core/model/report.ts';
import type { DateStyle } from '../core/time/times.ts';
import type { Words } from '../core/i18n/words.ts';
import type { Problem } from './problem.ts';
import type { Locator } from './positions.ts';
import type { Element, ElementContent } from './tree.ts';

/** A link to a part of its own report, whose anchor may come further below. */
export type InnerLink = { link: Element; anchor: string; range: Range };

/** What the compiler knows while it walks one body. */
export type BodyContext = {
  source: string;
  locator: Locator;
  words: Words;
  dates: DateStyle;
  /** Tables so far: each is a region with a name of its own. */
  tables: number;
  /** Matches a report id anywhere in a text; groups: none. Global. */
  idPattern: RegExp;
  /** Indicator values of the front matter, as written: defanged wherever they show. */
  knownIndicators: ReadonlySet<string>;
  /** Address of the site with its base path, so that links to it become citations. */
  address: string;
  loadImage: (source: string) => ReportImage | { problem: string; hint: string };
  images: ReportImage[];
  records: Records;
  /** Anchors given so far. */
  anchors: Set<string>;
  /** Where each citation of the output tree stands in the source. */
  citationRanges: Map<ElementContent, Range>;
  /** Links to parts of this report so far. */
  innerLinks: InnerLink[];
  /** Where code stands in the source, from its first character to behind its last. */
  codeRanges: [start: number, end: number][];
  /** Slips in prose so far. */
  slips: { count: number };
  report: (problem: Problem) => void;
};

export type Records = {
  steps: StepRecord[];
  findings: FindingRecord[];
  lessons: LessonRecord[];
  actions: ActionRecord[];
  /** Evidence that waits for the finding around it. */
  evidence: EvidenceRecord[];
};

/** Where a node stands while the tree is walked. */
export type Place = {
  /** Names of the open elements, outermost first. */
  elements: readonly string[];
  /** Number of nodes around it. */
  depth: number;
  inLink: boolean;
  inCode: boolean;
};

export const TOP: Place = { elements: [], depth: 0, inLink: false, inCode: false };
