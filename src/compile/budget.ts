/** What takes the parser long, or much memory, counted before it begins. */
type Cost = {
  /** Tags of elements, opening and closing. */
  tags: number;
  /** Marks of Markdown, each of which becomes a node or two. */
  marks: number;
  /** Cells of tables; a short row is filled up to the width of its head. */
  cells: number;
  /** The longest block, in characters, weighed with the marks in it: the parser reads a block again for each. */
  tangle: number;
  /** The same for `&amp;` and the like, each of which copies its block. */
  references: number;
};

/** Far more than a report needs; at the limit of any of them, reading takes about half a second and 100 MB. */
const LIMITS: Record<keyof Cost, number> = {
  tags: 4000,
  marks: 40_000,
  cells: 40_000,
  references: 1e8,
  tangle: 3e8,
};

const ADVICE: Record<keyof Cost, (cost: number) => { message: string; hint: string }> = {
  tags: (count) => ({
    message: `The report has ${count} tags.`,
    hint: `Write at most ${LIMITS.tags}, or quote raw material in a fenced code block.`,
  }),
  marks: (count) => ({
    message: `The report has ${count} marks of Markdown, such as list items, links and emphasis.`,
    hint: `Write at most ${LIMITS.marks}, or quote raw material in a fenced code block.`,
  }),
  cells: (count) => ({
    message: `The tables of the report have ${count} cells.`,
    hint: `Write at most ${LIMITS.cells}; put long lists into a file beside the report, or into a fenced code block.`,
  }),
  tangle: () => ({
    message: 'A block of the report is too long for the marks of Markdown in it.',
    hint: 'Part it with blank lines, or quote raw material in a fenced code block.',
  }),
  references: () => ({
    message: 'A block of the report holds too many character references, such as `&amp;`.',
    hint: 'Write the characters themselves, or quote raw material in a fenced code block.',
  }),
};

/** A short text costs little, whatever stands in it, unless it is one wide table. */
const SHORT = 20_000;
const WIDE_ROW = /^[ \t>]*[|:-][ \t|:-]{20,}$/m;

/** What of a body would cost too much to read; undefined when it is cheap. */
export function findExcess(body: string): { message: string; hint: string } | undefined {
  if (body.length < SHORT && !WIDE_ROW.test(body)) return undefined;
  const cost = estimate(body);
  for (const [name, limit] of Object.entries(LIMITS) as [keyof Cost, number][])
    if (cost[name] > limit) return ADVICE[name](cost[name]);
  return undefined;
}

const FENCE = /^[ \t>]*(?:(?:[-*+]|\d+[.)])[ \t]+)*(`{3,}|~{3,})/;
const MARK =
  /[&*_~`\\[\]!@]|<(?=\/?[A-Z])|:\/\/|\bwww\.|^[ \t]*(?:[-*+#>]|\d+[.)])|(?<=^[ \t>]*)>|[ \t]{2}$|[A-Z](?=-\d{4}-)|(?<=[A-Z])-(?=\d{4}-)/g;
const DELIMITERS = /^[ \t>]*[|:-][ \t|:-]*$/;
/** Highlighting costs as much as some marks. */
const FENCE_WEIGHT = 5;

function estimate(body: string): Cost {
  const cost: Cost = { tags: 0, marks: 0, cells: 0, tangle: 0, references: 0 };
  let fence: string | undefined;
  let block = startBlock();
  const endBlock = (): void => {
    cost.marks += block.marks + 1;
    cost.cells += block.columns * block.lines;
    // The cells of a table are read one by one.
    cost.tangle += block.marks * (block.columns > 0 ? block.longest : block.length);
    cost.references += block.references * block.length;
    block = startBlock();
  };
  for (const line of body.split('\n')) {
    const mark = FENCE.exec(line)?.[1];
    if (fence !== undefined) {
      if (mark?.startsWith(fence) === true) fence = undefined;
      continue;
    }
    if (mark !== undefined) cost.marks += FENCE_WEIGHT;
    if (mark !== undefined || line.trim() === '') endBlock();
    if (mark !== undefined) fence = mark;
    else addLine(line, block);
  }
  endBlock();
  cost.tags = body.match(/<\/?[A-Z]/g)?.length ?? 0;
  return cost;
}

type Block = {
  length: number;
  longest: number;
  lines: number;
  marks: number;
  references: number;
  columns: number;
};

function startBlock(): Block {
  return { length: 0, longest: 0, lines: 0, marks: 0, references: 0, columns: 0 };
}

function addLine(line: string, block: Block): void {
  block.length += line.length + 1;
  block.longest = Math.max(block.longest, line.length);
  block.lines++;
  block.marks += line.match(MARK)?.length ?? 0;
  block.references += line.includes('&') ? line.split('&').length - 1 : 0;
  if (DELIMITERS.test(line)) block.columns = Math.max(block.columns, line.split('|').length);
}
