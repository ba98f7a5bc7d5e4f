import { formatDate, inZone } from '../../core/time/times.ts';
import type { DateStyle } from '../../core/time/times.ts';
import { element, text } from '../tree.ts';
import type { Element, ElementContent, Properties } from '../tree.ts';

/** A heading with the id of an element as a link to itself, and a line of facts below. */
export function elementHead(id: string, title: ElementContent[], facts: ElementContent[]): Element {
  const heading = element('h3', {}, [
    element('a', { className: ['element-id'], href: `#${id}` }, [text(id)]),
    ...(title.length === 0 ? [] : [text(' '), ...title]),
  ]);
  const meta = facts.length === 0 ? [] : [element('p', { className: ['element-meta'] }, spaced(facts))];
  return element('header', { className: ['element-head'] }, [heading, ...meta]);
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
