import type { Figures, Size } from './measure.ts';

/** One run of one tool. */
export type Result = Figures & Size & { n: number; tool: string; kind: string; round: number; load: number };

type Row = Figures & Size & { n: number; tool: string; kind: string; runs: number; loads: number[] };

/** A Markdown table of medians; `against` is the tool whose cold build is 1. */
export function formatTable(results: Result[], against: string): string {
  const rows = summarize(results);
  const find = (n: number, tool: string): Row | undefined =>
    rows.find((row) => row.n === n && row.tool === tool && row.kind === 'cold build');
  const head = ['N', 'what', 'tool', 'runs', 'wall s', 'CPU s', 'peak RSS MB', 'output MB', 'files'];
  const ratios = [`wall to ${against} cold`, 'wall to own cold', 'load'];
  const lines = rows.map((row) => [
    String(row.n),
    row.kind,
    row.tool,
    String(row.runs),
    row.wall.toFixed(1),
    row.cpu.toFixed(1),
    String(row.rss),
    (row.bytes / 1e6).toFixed(1),
    String(row.files),
    ratio(row, find(row.n, against)),
    ratio(row, find(row.n, row.tool)),
    `${Math.min(...row.loads).toFixed(1)} to ${Math.max(...row.loads).toFixed(1)}`,
  ]);
  return [[...head, ...ratios], head.concat(ratios).map(() => '---'), ...lines]
    .map((cells) => `| ${cells.join(' | ')} |`)
    .join('\n');
}

function summarize(results: Result[]): Row[] {
  const groups = Map.groupBy(results, ({ n, kind, tool }) => `${String(n).padStart(9)} ${kind} ${tool}`);
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (!first) return [];
    const middle = (key: keyof Figures | keyof Size): number => median(group.map((result) => result[key]));
    return {
      n: first.n,
      tool: first.tool,
      kind: first.kind,
      runs: group.length,
      loads: group.map(({ load }) => load),
      wall: middle('wall'),
      cpu: middle('cpu'),
      rss: middle('rss'),
      bytes: middle('bytes'),
      files: middle('files'),
    };
  });
}

export function median(values: number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  const [low = 0, high = 0] = [sorted[middle - 1], sorted[middle]];
  return sorted.length % 2 === 1 ? high : (low + high) / 2;
}

function ratio(row: Row, other: Row | undefined): string {
  return other === undefined ? '' : (row.wall / other.wall).toFixed(2);
}
