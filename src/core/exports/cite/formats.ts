import { writeBibtex } from './bibtex.ts';
import { addressCitation, nameCitation } from './cited-part.ts';
import type { CitedPart } from './cited-part.ts';
import { writeCsl } from './csl.ts';
import { cleanLine, escapeMarkdown } from './escape.ts';
import { escapeHtml } from '../../model/text.ts';

/** Ways to write a citation, in the order of the menu. */
export const CITATION_FORMATS = ['url', 'md', 'text', 'html', 'trailer', 'bibtex', 'csl-json'] as const;
export type CitationFormat = (typeof CITATION_FORMATS)[number];

/** A citation as text of one format, without a line break at its end. */
export function formatCitation(part: CitedPart, format: CitationFormat): string {
  return WRITERS[format]({ ...part, title: cleanLine(part.title) });
}

const WRITERS: Record<CitationFormat, (part: CitedPart) => string> = {
  url: addressCitation,
  md: (part) =>
    `[${nameCitation(part)}](${addressCitation(part)}) ${escapeMarkdown(part.title)} (${escapeMarkdown(part.verdict)})`,
  text: (part) => `${nameCitation(part)} ${part.title} (${part.verdict}) ${addressCitation(part)}`,
  html: (part) =>
    `<a href="${escapeHtml(addressCitation(part))}">${escapeHtml(nameCitation(part))}</a> ${escapeHtml(part.title)} (${escapeHtml(part.verdict)})`,
  // git reads each line as a trailer of its own.
  trailer: (part) =>
    `Precedent: ${nameCitation(part)} ${part.title} (${part.verdict})\nLink: ${addressCitation(part)}`,
  bibtex: writeBibtex,
  'csl-json': writeCsl,
};
