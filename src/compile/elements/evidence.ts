import { evidence } from '../../../schemas/elements.ts';
import { savedName, sayBytes } from '../../core/model/evidence.ts';
import { element, plainText, text, type Element } from '../tree.ts';
import { defineElement, time } from './definition.ts';

/** `<Evidence>`: raw material of a finding, where it comes from, and what it means; a file of it is offered, never shown. */
export const evidenceElement = defineElement({
  name: 'Evidence',
  schema: evidence,
  parent: { element: 'Finding' },
  render({ attributes, children, words, dates, inline, file, tlp }) {
    const { source, captured, sha256 = file?.sha256, title } = attributes;
    const caption = [
      ...(title === undefined ? [] : [element('strong', {}, inline(title)), text(' · ')]),
      element('span', { className: ['evidence-source'] }, inline(source ?? words.report.evidenceFile)),
      ...(captured === undefined ? [] : [text(` · ${words.report.captured} `), time(captured, dates)]),
      ...(sha256 === undefined ? [] : [text(' · SHA-256 '), element('code', {}, [text(sha256)])]),
    ];
    const offered: Element[] = [];
    if (file !== undefined) {
      const { type, size } = file;
      // The renderer fills in the address, by the digest.
      const link = { dataFile: file.sha256, download: savedName(file.source, type) };
      const facts = [sayBytes(size), type, ...(tlp === undefined ? [] : [tlp])];
      offered.push(
        element('p', { className: ['evidence-file'] }, [
          element('a', link, inline(file.source)),
          text(` · ${facts.join(' · ')}`),
        ]),
      );
    }
    return element('figure', { className: ['evidence'], dataEvidence: '' }, [
      element('figcaption', {}, caption),
      ...offered,
      element('div', {}, children),
    ]);
  },
  collect({ attributes, children, records, file }) {
    const known = file && { sha256: file.sha256, size: file.size, type: file.type };
    records.evidence.push({ ...attributes, ...known, text: plainText(children) });
  },
});
