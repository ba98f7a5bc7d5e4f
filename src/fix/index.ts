import type { Repair } from './repair.ts';
import { bracketedAddresses } from './repairs/bracketed-addresses.ts';
import { citationCase } from './repairs/citation-case.ts';
import { closedWordSpelling } from './repairs/closed-words.ts';
import { cutValues } from './repairs/cut-values.ts';
import { quotedPaths } from './repairs/quoted-paths.ts';
import { fullWidthMarks } from './repairs/full-width-marks.ts';
import { headingMarks } from './repairs/heading-marks.ts';
import { listMarks } from './repairs/list-marks.ts';
import { partedLines } from './repairs/parted-lines.ts';
import { pathsInCode } from './repairs/paths-in-code.ts';
import { tableBars } from './repairs/table-bars.ts';
import { tableMarks } from './repairs/table-marks.ts';
import { dates } from './repairs/dates.ts';
import { defangedValues } from './repairs/defanged-values.ts';
import { elementIds } from './repairs/element-ids.ts';
import { evidenceHash } from './repairs/evidence-hash.ts';
import { fieldSpelling } from './repairs/field-names.ts';
import { idCase } from './repairs/id-case.ts';
import { keyOrder } from './repairs/key-order.ts';
import { proseEscapes } from './repairs/prose-escapes.ts';
import { quotedText } from './repairs/quoted-text.ts';
import { straightQuotes } from './repairs/straight-quotes.ts';
import { tagNames } from './repairs/tags.ts';

/** Every repair, in the order in which they are made. Names of fields come first, since values are known by them. */
export const repairs: readonly Repair[] = [
  fieldSpelling,
  quotedText,
  dates,
  closedWordSpelling,
  tagNames,
  idCase,
  defangedValues,
  straightQuotes,
  elementIds,
  evidenceHash,
  proseEscapes,
  bracketedAddresses,
  quotedPaths,
  cutValues,
  headingMarks,
  listMarks,
  tableMarks,
  tableBars,
  fullWidthMarks,
  pathsInCode,
  citationCase,
  partedLines,
  keyOrder,
];
