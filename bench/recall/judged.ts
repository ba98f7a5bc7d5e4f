import { shareOf } from '../../src/core/insights/stats.ts';
import type { RecalledCase } from '../../src/core/recall/precedents.ts';
import type { MatchReason, MatchWord } from '../../src/core/recall/weigh.ts';

/** What a precedent rests on: the kind of its reasons that tells the most. */
export type MatchKind = 'value' | 'signature' | 'asset' | 'claim' | 'text' | 'near';

/** The first precedent of an alert, and whether it is the right one. */
export type Judged = { set: string; kind: MatchKind; word: MatchWord; isRight: boolean };

const KINDS: readonly [MatchKind, readonly MatchReason['kind'][]][] = [
  ['value', ['report', 'successor', 'indicator', 'mention', 'host', 'applies-to', 'relation']],
  ['signature', ['signature']],
  ['asset', ['asset']],
  ['claim', ['claim']],
  ['text', ['text']],
  ['near', ['neighbour']],
];

export function kindOf({ reasons }: RecalledCase): MatchKind {
  const held = new Set(reasons.map(({ kind }) => kind));
  return KINDS.find(([, kinds]) => kinds.some((kind) => held.has(kind)))?.[0] ?? 'near';
}

const WORDS: readonly MatchWord[] = ['strong', 'likely', 'weak'];

/** What the guide writes of it, in its languages. */
const TEXTS = {
  en: {
    head: ['The first precedent', 'strong', 'likely', 'weak'],
    of: (part: number, whole: number, range: string) => `${part} of ${whole}${range}`,
    range: (low: number, high: number) => ` (${low} to ${high} %)`,
    kinds: {
      value: 'by a value',
      signature: 'by the name of the alert',
      asset: 'by the host',
      claim: 'by source and label',
      text: 'by words alone',
      near: 'by a neighbour',
    },
    all: 'of all',
  },
  'zh-CN': {
    head: ['第一个先例', '强', '较可能', '弱'],
    of: (part: number, whole: number, range: string) => `${whole} 个中 ${part} 个对${range}`,
    range: (low: number, high: number) => `（${low} 到 ${high} %）`,
    kinds: {
      value: '凭值',
      signature: '凭告警名称',
      asset: '凭主机',
      claim: '凭情报源和标签',
      text: '只凭文字',
      near: '凭相邻地址',
    },
    all: '全部',
  },
};

export type TableLanguage = keyof typeof TEXTS;

/** Right of all with the 95 % interval of Wilson, by kind of match and word, as a table in Markdown. */
export function writeTable(judged: readonly Judged[], language: TableLanguage): string {
  const { head, kinds, all } = TEXTS[language];
  const row = (name: string, some: readonly Judged[]): string =>
    `| ${[
      name,
      ...WORDS.map((word) =>
        countRight(
          some.filter((one) => one.word === word),
          language,
        ),
      ),
    ].join(' | ')} |`;
  const named = KINDS.map(([kind]) => [kinds[kind], judged.filter((one) => one.kind === kind)] as const);
  return [
    `| ${head.join(' | ')} |`,
    '| --- | --- | --- | --- |',
    ...named.filter(([, some]) => some.length > 0).map(([name, some]) => row(name, some)),
    row(all, judged),
  ].join('\n');
}

export function countRight(some: readonly Judged[], language: TableLanguage): string {
  const right = some.filter(({ isRight }) => isRight).length;
  if (some.length === 0) return '–';
  const { of, range } = TEXTS[language];
  const { percent } = shareOf(right, some.length);
  return of(right, some.length, percent === undefined ? '' : range(percent.low, percent.high));
}

/** The text of a page with its table, which begins with the same head, in place of the one that stands there. */
export function placeTable(page: string, table: string): string {
  const [head = ''] = table.split('\n');
  const start = page.indexOf(`\n${head}\n`) + 1;
  if (start === 0) throw new Error(`The page has no table that begins with ${head}.`);
  return page.slice(0, start) + table + page.slice(page.indexOf('\n\n', start));
}
