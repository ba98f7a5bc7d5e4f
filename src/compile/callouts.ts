import { CALLOUTS } from '../../schemas/vocabulary.ts';
import type { Words } from '../core/i18n/words.ts';
import { element, isElement, text } from './tree.ts';
import type { ElementContent } from './tree.ts';

const MARK = /^\s*\[!(\w+)\][^\S\n]*\n?/;

/** A block quote, or one of GitHub's callouts when its first line is `[!NOTE]` and the like. */
export function renderCallout(children: ElementContent[], words: Words): ElementContent {
  const first = children.find((child) => isElement(child));
  const lead = isElement(first, 'p') ? first.children[0] : undefined;
  const match = lead?.type === 'text' ? MARK.exec(lead.value) : null;
  const kind = CALLOUTS.find((name) => name === match?.[1]?.toLowerCase());
  if (match === null || kind === undefined || !isElement(first) || lead?.type !== 'text')
    return element('blockquote', {}, children);
  const rest = lead.value.slice(match[0].length);
  const paragraph = element('p', {}, [...(rest === '' ? [] : [text(rest)]), ...first.children.slice(1)]);
  const isEmpty = paragraph.children.length === 0;
  const body = children
    .map((child) => (child === first ? paragraph : child))
    .filter((child) => child !== paragraph || !isEmpty);
  return element('aside', { className: ['callout'], dataCallout: kind }, [
    element('p', { className: ['callout-title'] }, [text(words.labels.callout[kind])]),
    ...body,
  ]);
}
