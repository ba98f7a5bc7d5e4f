import { readFileSync } from 'node:fs';
import process from 'node:process';
import { extractIndicators, extractValues } from '../src/core/indicators/extract.ts';
import { normaliseIndicator } from '../src/core/indicators/indicators.ts';
import { extractSignals } from '../src/core/indicators/signals.ts';
import { hostOf, recogniseValue } from '../src/core/indicators/value.ts';
import type { IndicatorType } from '../schemas/vocabulary.ts';

/** A value that a case expects; an implied one is the host of another, and a disputed one counts neither way. */
type Expected = { type: string; value: string; implied?: boolean; disputed?: string };

/** One line of CASES.jsonl: in the types of `closed` nothing but the expected values may be found. */
type Case = {
  id: string;
  kind: string;
  input: string;
  expect: Expected[];
  closed: string[];
  reject: (string | { value: string })[];
  disputed?: string;
};

type Score = { expected: number; found: number; inventions: number; indexed: number; held: number };

/** Spellings that few people use: they are told apart, so that they do not hide what happens every day. */
const RARE = /odd|spaces|blanks|words|commas|backslash|percent|dots|zone/i;

const TYPES: Record<string, IndicatorType> = { 'file-hash': 'file', 'file-name': 'file' };

/** Scores what is found in public cases, and prints each miss and each invention. */
function scoreCases(cases: readonly Case[], log: (line: string) => void): Map<string, Score> {
  const scores = new Map<string, Score>();
  for (const one of cases) {
    for (const name of [one.kind, RARE.test(one.kind) ? 'ALL RARE' : 'ALL EVERYDAY']) {
      const score = scores.get(name) ?? { expected: 0, found: 0, inventions: 0, indexed: 0, held: 0 };
      scores.set(name, score);
      addCase(one, score, name.startsWith('ALL') ? log : () => undefined);
    }
  }
  return scores;
}

function addCase(one: Case, score: Score, log: (line: string) => void): void {
  const found = new Set([
    ...extractIndicators(one.input).map(({ type, value }) => keyOf(type, value)),
    ...extractSignals(one.input).flatMap(({ kind, value }) =>
      kind === 'cve' ? [`vulnerability ${value}`] : [],
    ),
  ]);
  const index = new Set(
    extractValues(one.input).flatMap((value) => [value.key, hostOf(value)?.key ?? value.key]),
  );
  const wanted = one.expect.map((expected) => ({ ...expected, key: keyOf(expected.type, expected.value) }));
  for (const { key, value, implied, disputed } of wanted) {
    if (disputed !== undefined || one.disputed !== undefined) continue;
    const isIndexed = index.has(recogniseValue(value)?.key ?? value);
    score.held += 1;
    score.indexed += isIndexed ? 1 : 0;
    if (!isIndexed) log(`not indexed  ${one.id} [${one.kind}] ${key} in ${JSON.stringify(one.input)}`);
    if (implied === true) continue;
    score.expected += 1;
    score.found += found.has(key) ? 1 : 0;
    if (!found.has(key)) log(`missed       ${one.id} [${one.kind}] ${key} in ${JSON.stringify(one.input)}`);
  }
  const allowed = new Set(wanted.map(({ key }) => key));
  const rejected = one.reject.map((value) => (typeof value === 'string' ? value : value.value));
  for (const key of found) {
    const [type = '', ...rest] = key.split(' ');
    const isClosed = one.closed.some((name) => (TYPES[name] ?? name) === type);
    if (allowed.has(key) || !(isClosed || rejected.includes(rest.join(' ')))) continue;
    if (type === 'file' && !/^[0-9a-f]{32,}$/.test(rest.join(' ')) && !one.closed.includes('file-name'))
      continue;
    if (one.disputed !== undefined) continue;
    score.inventions += 1;
    log(`invented     ${one.id} [${one.kind}] ${key} in ${JSON.stringify(one.input)}`);
  }
}

function keyOf(type: string, value: string): string {
  const known = (TYPES[type] ?? type) as IndicatorType;
  const key = known === ('vulnerability' as string) ? value.toUpperCase() : normaliseIndicator(known, value);
  return `${known} ${key}`;
}

if (import.meta.main) {
  const [file, isVerbose] = process.argv.slice(2);
  if (file === undefined) {
    console.error('Usage: node bench/extraction.ts CASES.jsonl [verbose]');
    process.exitCode = 2;
  } else {
    const cases = readFileSync(file, 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Case);
    const scores = scoreCases(cases, isVerbose === undefined ? () => undefined : console.log);
    const rows = [...scores]
      .sort(([a], [b]) => a.localeCompare(b))
      .map(([kind, score]) => ({
        kind,
        ...score,
        recall: score.found / Math.max(1, score.expected),
        precision: score.found / Math.max(1, score.found + score.inventions),
        recallOfIndex: score.indexed / Math.max(1, score.held),
      }));
    console.table(rows);
  }
}
