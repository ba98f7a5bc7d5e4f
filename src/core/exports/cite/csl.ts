import { addressCitation, nameCitation } from './cited-part.ts';
import type { CitedPart } from './cited-part.ts';
import { cleanLine } from './escape.ts';

/** A list of one CSL-JSON item of the type `report`; a partial date keeps only the parts that are known. */
export function writeCsl(part: CitedPart): string {
  const item = {
    id: nameCitation(part),
    type: 'report',
    genre: 'Incident report',
    title: part.title,
    number: part.id,
    publisher: cleanLine(part.site),
    issued: { 'date-parts': [part.date.slice(0, 10).split('-').map(Number)] },
    ...(part.anchor === undefined ? {} : { section: part.anchor }),
    version: part.digest,
    note: part.verdict,
    language: part.lang,
    URL: addressCitation(part),
  };
  return JSON.stringify([item], null, 2);
}
