import type { z } from 'zod';
import type { Range } from '../../core/model/report.ts';
import type { DateStyle } from '../../core/time/times.ts';
import type { Words } from '../../core/i18n/words.ts';
import type { Records } from '../context.ts';
import type { Element, ElementContent } from '../tree.ts';

/**
 * One MDX element that a report may use. A new element is one file with such an object, added to the list.
 * `parent` says where it may stand: `section` is outside of every element, `any` is everywhere.
 */
export type ElementDefinition<Attributes = unknown> = {
  name: string;
  schema: z.ZodType<Attributes>;
  parent: 'section' | 'any' | { element: string };
  /** Element names that must stand inside, with the hint for an author who left them out. */
  needs?: { element: string; hint: string };
  render: (input: RenderInput<Attributes>) => Element;
  /** Keeps what lists and rules need; called once for each valid element. */
  collect?: (input: CollectInput<Attributes>) => void;
};

export type RenderInput<Attributes> = {
  attributes: Attributes;
  children: ElementContent[];
  words: Words;
  dates: DateStyle;
  /** The text of an attribute with its indicators defanged. */
  inline: (value: string) => ElementContent[];
};

export type CollectInput<Attributes> = {
  /** The opening tag in the file. */
  range: Range;
  attributes: Attributes;
  children: ElementContent[];
  records: Records;
};

/** Ties the type of the attributes to the schema, then forgets it, so that elements fit one list. */
export function defineElement<Attributes>(definition: ElementDefinition<Attributes>): ElementDefinition {
  // Attributes reach `render` and `collect` only through `schema`, which gives them their type.
  return definition as unknown as ElementDefinition;
}
