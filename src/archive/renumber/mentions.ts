import { isPair, isScalar, parseDocument, visit } from 'yaml';
import { findFrontMatter } from '../../core/model/front-matter.ts';
import type { Citation, Report } from '../../core/model/report.ts';

/** A place in a report file where an id stands. Offsets are those of the text of the file. */
export type Mention = {
  /** Relative to the incidents folder. */
  file: string;
  /** From 1. */
  line: number;
  /** The words around it on its line; what is cut off shows as `…`. */
  before: string;
  after: string;
  start: number;
  end: number;
  /** What holds it: a citation of the body, a field, or neither (code, an address, a comment). */
  kind: 'citation' | 'relation' | 'field' | 'other';
  /** The part that a citation names. */
  anchor?: string;
};

/** Every place of a file that names an id, but for its own `id` and `aliases`. `report` is missing for a broken file. */
export function findMentions(file: string, text: string, id: string, report: Report | undefined): Mention[] {
  const pattern = new RegExp(`(?<![A-Za-z0-9-])${id}(?![A-Za-z0-9]|-\\w)`, 'g');
  const places = [...text.matchAll(pattern)].map(({ index }) => index);
  if (places.length === 0) return [];
  const { fields, own } = readFields(text);
  return places
    .filter((start) => !own.some((span) => holds(span, start)))
    .map((start) => describe(start, { file, text, id, fields, citations: report?.citations ?? [] }));
}

type Span = { start: number; end: number };
type Field = Span & { isRelation: boolean };
type Place = { file: string; text: string; id: string; fields: Field[]; citations: readonly Citation[] };

function describe(start: number, { file, text, id, fields, citations }: Place): Mention {
  const end = start + id.length;
  const line = text.slice(0, start).split('\n').length;
  const mention = { file, line, ...wordsAround(text, { start, end }), start, end };
  const citation = citations.find(({ id: cited, range }) => cited === id && holds(spanOf(range), start));
  if (citation !== undefined) {
    const { anchor } = citation;
    return { ...mention, kind: 'citation', ...(anchor === undefined ? {} : { anchor }) };
  }
  const field = fields.find((span) => holds(span, start));
  if (field === undefined || isPartOfName(text, mention)) return { ...mention, kind: 'other' };
  return { ...mention, kind: field.isRelation ? 'relation' : 'field' };
}

/** Characters that are shown on each side of a mention. */
const WINDOW = 40;

function wordsAround(text: string, { start, end }: Span): Pick<Mention, 'before' | 'after'> {
  const before = text.slice(text.lastIndexOf('\n', start - 1) + 1, start).trimStart();
  const lineEnd = text.indexOf('\n', end);
  const after = text.slice(end, lineEnd < 0 ? text.length : lineEnd).trimEnd();
  return {
    before: before.length > WINDOW ? `…${before.slice(-WINDOW)}`.toWellFormed() : before,
    after: after.length > WINDOW ? `${after.slice(0, WINDOW)}…`.toWellFormed() : after,
  };
}

/** An address or a file name that holds the id is not changed by a new id. */
function isPartOfName(text: string, { start, end }: Span): boolean {
  return /[/\\=_.]/.test(text.charAt(start - 1)) || /^(?:[/\\_]|\.\w)/.test(text.slice(end));
}

/** The values of the front matter; `own` are the ones by which the report holds its ids. */
function readFields(text: string): { fields: Field[]; own: Span[] } {
  const fields: Field[] = [];
  const own: Span[] = [];
  const block = findFrontMatter(text);
  if (typeof block === 'string') return { fields, own };
  const { start, end } = block;
  visit(parseDocument(text.slice(start, end), { prettyErrors: false }), {
    Scalar: (key, node, path) => {
      if (key === 'key' || !node.range) return;
      const keys = path.flatMap((step) =>
        isPair(step) && isScalar(step.key) ? [String(step.key.value)] : [],
      );
      const span = { start: start + node.range[0], end: start + node.range[1] };
      if (keys[0] === 'id' || keys[0] === 'aliases') own.push(span);
      else fields.push({ ...span, isRelation: keys[0] === 'relations' && keys.at(-1) === 'target' });
    },
  });
  return { fields, own };
}

function spanOf({ start, end }: Citation['range']): Span {
  return { start: start.offset, end: end.offset };
}

function holds({ start, end }: Span, offset: number): boolean {
  return start <= offset && offset < end;
}
