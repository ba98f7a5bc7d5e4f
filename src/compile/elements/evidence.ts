import { evidence } from '../../../schemas/elements.ts';
import { element, plainText, text } from '../tree.ts';
import { defineElement, time } from './definition.ts';

/** `<Evidence>`: raw material of a finding, where it comes from, and what it means. */
export const evidenceElement = defineElement({
  name: 'Evidence',
  schema: evidence,
  parent: { element: 'Finding' },
  render({ attributes, children, words, dates, inline }) {
    const { source, captured, sha256, title } = attributes;
    const caption = [
      ...(title === undefined ? [] : [element('strong', {}, inline(title)), text(' · ')]),
      element('span', { className: ['evidence-source'] }, inline(source)),
      ...(captured === undefined ? [] : [text(` · ${words.report.captured} `), time(captured, dates)]),
      ...(sha256 === undefined ? [] : [text(' · SHA-256 '), element('code', {}, [text(sha256)])]),
    ];
    return element('figure', { className: ['evidence'], dataEvidence: '' }, [
      element('figcaption', {}, caption),
      element('div', {}, children),
    ]);
  },
  collect({ attributes, children, records }) {
    records.evidence.push({ ...attributes, text: plainText(children) });
  },
});
