import { createRandom, type Random } from './random.ts';
import { codeBlock, sentence, sentences, type Code } from './text.ts';
import { TAGS } from './words.ts';

export type SampleStep = { id: string; title: string; phase: string; text: string; code: Code };
export type SampleFinding = { id: string; title: string; direction: string; text: string; evidence: Code };

/** What one generated report says, in no tool's dialect. */
export type Sample = {
  id: string;
  lang: 'en' | 'zh-CN';
  title: string;
  summary: string;
  /** ISO 8601 date. */
  date: string;
  severity: string;
  verdict: string;
  cause?: string;
  tags: string[];
  addresses: string[];
  hash: string;
  /** Another report of the archive that this one cites. */
  cites?: string;
  background: string[];
  steps: SampleStep[];
  table: string[][];
  findings: SampleFinding[];
  lessons: { id: string; key: string; text: string }[];
};

const YEARS = { first: 2015, count: 11 };
const PHASES = ['identification', 'containment', 'eradication', 'recovery'];
const DIRECTIONS = ['supports', 'contradicts', 'neutral'];
const CAUSES = ['scanner', 'faulty_indicator', 'shared_infrastructure', 'stale_intel', 'rule_too_broad'];
const VERDICTS = ['false_positive', 'true_positive', 'benign_true_positive', 'undetermined'];

/** The report with this number, counted from 0; the same number gives the same report. About 4 KB as a file. */
export function createSample(index: number): Sample {
  const random = createRandom(index + 1);
  // 35 % of the reports are Chinese; one sentence in twelve of the others is, and the other way round.
  const lang = random.next() < 0.35 ? 'zh-CN' : 'en';
  const verdict = random.pick(VERDICTS);
  return {
    id: idOf(index),
    lang,
    verdict,
    ...(verdict === 'false_positive' ? { cause: random.pick(CAUSES) } : {}),
    title: sentence(random, lang).replace(/[.。]$/, ''),
    summary: sentences(random, lang, 2),
    date: dateOf(random, idOf(index)),
    severity: random.pick(['low', 'medium', 'high', 'critical']),
    tags: [...new Set([random.pick(TAGS)[0], random.pick(TAGS)[0], random.pick(TAGS)[0]])],
    addresses: [address(random), address(random)],
    hash: hex(random, 64),
    ...(index > 0 && random.next() < 0.7 ? { cites: idOf(random.between(0, index - 1)) } : {}),
    ...bodyOf(random, lang),
  };
}

function bodyOf(random: Random, lang: Sample['lang']) {
  return {
    background: [sentences(random, lang, 3), sentences(random, lang, 3)],
    steps: PHASES.map((phase, at) => ({
      id: `S${at + 1}`,
      phase,
      title: sentence(random, lang).replace(/[.。]$/, ''),
      text: sentences(random, lang, 3),
      code: codeBlock(random),
    })),
    table: [22, 443, 5432].map((port) => [
      `host-${hex(random, 6)}`,
      String(port),
      random.pick(['ok', 'closed', 'new']),
    ]),
    findings: DIRECTIONS.map((direction, at) => ({
      id: `F${at + 1}`,
      direction,
      title: sentence(random, lang).replace(/[.。]$/, ''),
      text: sentences(random, lang, 2),
      evidence: codeBlock(random),
    })),
    lessons: ['check-dates-first', 'ask-the-owner-early', 'write-down-what-would-refute'].map((key, at) => ({
      id: `L${at + 1}`,
      key,
      text: sentences(random, lang, 1),
    })),
  };
}

function idOf(index: number): string {
  const number = Math.floor(index / YEARS.count) + 1;
  return `INC-${YEARS.first + (index % YEARS.count)}-${String(number).padStart(4, '0')}`;
}

function dateOf(random: Random, id: string): string {
  const twoDigits = (number: number): string => String(number).padStart(2, '0');
  return `${id.slice(4, 8)}-${twoDigits(random.between(1, 12))}-${twoDigits(random.between(1, 28))}`;
}

/** From a part of the address space without reserved ranges, wide enough that reports share an address as seldom as real ones do. */
function address(random: Random): string {
  return [random.between(41, 99), ...[1, 2, 3].map(() => random.between(1, 254))].join('.');
}

function hex(random: Random, digits: number): string {
  return Array.from({ length: digits }, () => random.between(0, 15).toString(16)).join('');
}
