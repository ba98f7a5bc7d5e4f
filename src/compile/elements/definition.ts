import type { z } from 'zod';
import type { Words } from '../../core/i18n/words.ts';
import type { Range } from '../../core/model/report.ts';
import { formatDate, inZone, type DateStyle } from '../../core/time/times.ts';
import type { Records } from '../context.ts';
import { element, text, type Element, type ElementContent, type Properties } from '../tree.ts';

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

type CollectInput<Attributes> = {
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

/** A heading with the id of an element as a link to itself, and a line of facts below. */
export function elementHead(id: string, title: ElementContent[], facts: ElementContent[]): Element {
  return headOf(elementLink(id), title, facts);
}

/** The same for a summary, in which no link may stand: the id is text, and the link goes into the body. */
export function foldedHead(id: string, title: ElementContent[], facts: ElementContent[]): Element {
  return headOf(element('span', { className: ['element-id'] }, [text(id)]), title, facts);
}

export function elementLink(id: string): Element {
  return element('a', { className: ['element-id'], href: `#${id}` }, [text(id)]);
}

function headOf(id: Element, title: ElementContent[], facts: ElementContent[]): Element {
  const heading = element('h3', {}, [id, ...(title.length === 0 ? [] : [text(' '), ...title])]);
  const meta = facts.length === 0 ? [] : [element('p', { className: ['element-meta'] }, spaced(facts))];
  return element('header', { className: ['element-head'] }, [heading, ...meta]);
}

/** What stands under the head of an element that is folded; it is no part of the text of the element. */
export function elementMeta(facts: ElementContent[]): Element {
  return element('p', { className: ['element-meta'], dataSilent: '' }, spaced(facts));
}

export function elementBody(children: ElementContent[]): Element {
  return element('div', { className: ['element-body'] }, children);
}

export function chip(words: string, properties: Properties = {}): Element {
  return element('span', { className: ['chip'], ...properties }, [text(words)]);
}

/** A date in words, no more exact than the author knew it. */
export function time(date: string, dates: DateStyle): Element {
  return element('time', { dateTime: date }, [text(formatDate(date, dates))]);
}

/** From one date to another; the end is a clock time when it falls on the same day. */
export function period(
  start: string | undefined,
  end: string | undefined,
  dates: DateStyle,
): ElementContent[] {
  if (start === undefined || end === undefined)
    return [start ?? end].flatMap((date) => (date === undefined ? [] : [time(date, dates)]));
  const [from, to] = [inZone(start, dates.timeZone), inZone(end, dates.timeZone)];
  const isSameDay = from.day === to.day && from.time !== undefined && to.time !== undefined;
  const last = isSameDay ? element('time', { dateTime: end }, [text(to.time ?? '')]) : time(end, dates);
  return [element('span', {}, [time(start, dates), text(' – '), last])];
}

function spaced(nodes: ElementContent[]): ElementContent[] {
  return nodes.flatMap((node, index) => (index === 0 ? [node] : [text(' '), node]));
}
