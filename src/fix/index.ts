import type { Repair } from './repair.ts';
import { bracketedAddresses } from './repairs/bracketed-addresses.ts';
import { citationCase } from './repairs/citation-case.ts';
import { closedWordSpelling } from './repairs/closed-words.ts';
import { dates } from './repairs/dates.ts';
import { defangedValues } from './repairs/defanged-values.ts';
import { elementIds } from './repairs/element-ids.ts';
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
  proseEscapes,
  bracketedAddresses,
  citationCase,
  keyOrder,
];
