import { element, text } from '../tree.ts';
import type { Element, ElementContent, Properties } from '../tree.ts';

/** A heading with the id of an element as a link to itself, and a line of facts below. */
export function elementHead(id: string, title: string | undefined, facts: ElementContent[]): Element {
  const heading = element('h3', {}, [
    element('a', { className: ['element-id'], href: `#${id}` }, [text(id)]),
    ...(title === undefined ? [] : [text(` ${title}`)]),
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

/** A date as written: its precision is the author's. */
export function time(date: string): Element {
  return element('time', { dateTime: date }, [text(date.replace('T', ' '))]);
}

function spaced(nodes: ElementContent[]): ElementContent[] {
  return nodes.flatMap((node, index) => (index === 0 ? [node] : [text(' '), node]));
}
