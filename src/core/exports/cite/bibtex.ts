import { addressCitation, nameCitation } from './cited-part.ts';
import type { CitedPart } from './cited-part.ts';
import { cleanLine } from './escape.ts';

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** A BibTeX entry of the type `techreport`, with `url` as BibLaTeX and most styles of BibTeX read it. */
export function writeBibtex(part: CitedPart): string {
  const [year = '', month] = part.date.slice(0, 10).split('-');
  const fields: [name: string, value: string | undefined][] = [
    ['title', `{{${escapeTex(part.title)}}}`],
    ['institution', `{${escapeTex(cleanLine(part.site))}}`],
    ['type', '{Incident report}'],
    ['number', `{${part.id}}`],
    ['year', `{${year}}`],
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
