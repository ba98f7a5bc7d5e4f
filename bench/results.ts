import type { Figures, Size } from './measure.ts';

/** One run of one tool. */
export type Result = Figures & Size & { n: number; tool: string; kind: string; round: number; load: number };

type Row = Figures & Size & { n: number; tool: string; kind: string; runs: number; loads: number[] };

const COLUMNS: [head: string, cell: (row: Row, against?: Row, own?: Row) => string][] = [
  ['N', ({ n }) => String(n)],
  ['what', ({ kind }) => kind],
  ['tool', ({ tool }) => tool],
  ['runs', ({ runs }) => String(runs)],
  ['wall s', ({ wall }) => wall.toFixed(1)],
  ['CPU s', ({ cpu }) => cpu.toFixed(1)],
  ['peak RSS MB', ({ rss }) => String(rss)],
  ['output MB', ({ files, bytes }) => (files > 0 ? (bytes / 1e6).toFixed(1) : '')],
  ['files', ({ files }) => (files > 0 ? String(files) : '')],
  ['load', ({ loads }) => `${Math.min(...loads).toFixed(1)} to ${Math.max(...loads).toFixed(1)}`],
  ['wall, peer = 1', (row, against) => ratio(row, against, 'wall')],
  ['CPU, peer = 1', (row, against) => ratio(row, against, 'cpu')],
  ['wall, own cold = 1', (row, _against, own) => ratio(row, own, 'wall')],
  ['CPU, own cold = 1', (row, _against, own) => ratio(row, own, 'cpu')],
];

/** A Markdown table of medians; `against` is the peer whose cold build is 1. */
export function formatTable(results: Result[], against: string): string {
  const rows = summarize(results);
  const coldBuild = (n: number, tool: string): Row | undefined =>
    rows.find((row) => row.n === n && row.tool === tool && row.kind === 'cold build');
  const lines = rows.map((row) =>
    COLUMNS.map(([, cell]) => cell(row, coldBuild(row.n, against), coldBuild(row.n, row.tool))),
  );
  const head = COLUMNS.map(([name]) => name);
  return [head, head.map(() => '---'), ...lines].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
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

/** Builds are compared with builds; what writes no output is compared with nothing. */
function ratio(row: Row, other: Row | undefined, key: 'wall' | 'cpu'): string {
  return other === undefined || row.files === 0 ? '' : (row[key] / other[key]).toFixed(2);
}
