import { addressCitation, nameCitation, type CitedPart } from './cited-part.ts';
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

/** A list of one CSL-JSON item of the type `report`; a partial date keeps only the parts that are known. */
function writeCsl(part: CitedPart): string {
  const item = {
    id: nameCitation(part),
    type: 'report',
    genre: 'Incident report',
    title: part.title,
    number: part.id,
    publisher: cleanLine(part.site),
    ...(part.date === ''
      ? {}
      : { issued: { 'date-parts': [part.date.slice(0, 10).split('-').map(Number)] } }),
    section: part.anchor,
    version: part.digest,
    note: part.verdict,
    language: part.lang,
    URL: addressCitation(part),
  };
  return JSON.stringify([item], null, 2);
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** A BibTeX entry of the type `techreport`, with `url` as BibLaTeX and most styles of BibTeX read it. */
function writeBibtex(part: CitedPart): string {
  const [year = '', month] = part.date.slice(0, 10).split('-');
  const fields: [name: string, value: string | undefined][] = [
    ['title', `{{${escapeTex(part.title)}}}`],
    ['institution', `{${escapeTex(cleanLine(part.site))}}`],
    ['type', '{Incident report}'],
    ['number', `{${part.id}}`],
    ['year', year === '' ? undefined : `{${year}}`],
    ['month', month === undefined ? undefined : MONTHS[Number(month) - 1]],
    ['url', `{${addressCitation(part).replaceAll('%', '\\%')}}`],
    ['note', `{${escapeTex(`${part.verdict}; ${nameCitation(part)}`)}}`],
  ];
  const lines = fields.flatMap(([name, value]) => (value === undefined ? [] : [`  ${name} = ${value},`]));
  return [`@techreport{${keyOf(part)},`, ...lines, '}'].join('\n');
}

/** Keys hold no `#`. */
function keyOf({ id, anchor }: CitedPart): string {
  return anchor === undefined ? id : `${id}-${anchor}`;
}

const TEX: Record<string, string> = {
  '\\': '\\textbackslash{}',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
};

function escapeTex(text: string): string {
  return text.replace(/[\\{}$&#%_~^]/g, (mark) => TEX[mark] ?? `\\${mark}`);
}
