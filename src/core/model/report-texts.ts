import { unescapeHtml } from './text.ts';
import type { Report } from './report.ts';

/** A text of the body of a report, and the anchor of the part that it stands in; empty ahead of the first section. */
export type ReportText = { text: string; anchor: string };

/** Every text of the body, in reading order, with the titles of its parts; indicators in it are defanged. */
export function readTexts({ sections, intro, footnotes }: Report): ReportText[] {
  const texts = [
    { text: textOfHtml(intro), anchor: '' },
    ...sections.flatMap(({ text, anchor, title, parts }) => [
      { text: `${title}\n${text}`, anchor },
      ...parts.map((part) => ({ text: `${part.title}\n${part.text}`, anchor: part.anchor })),
    ]),
    { text: textOfHtml(footnotes), anchor: '' },
  ];
  return texts.filter(({ text }) => text.trim() !== '');
}

/** The text of our own safe HTML, with a line break for each tag. */
export function textOfHtml(html: string): string {
  return unescapeHtml(html.replace(/<[^>]*>/g, '\n'));
}
