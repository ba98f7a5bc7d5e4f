import { findAnchor } from '../core/exports/cite/written-anchor.ts';
import type { Archive } from '../core/model/archive.ts';
import { nearestWord } from '../core/model/nearest.ts';
import { readReference, type WrittenReference } from '../core/model/reference.ts';
import type { Report } from '../core/model/report.ts';
import { UserError } from '../core/model/user-error.ts';
import { explainNoReport } from './project.ts';
import { sentences } from './wording.ts';

/** A reference as a person wrote it. Throws a UserError for anything else. */
export function takeReference(text: string): WrittenReference {
  const reference = readReference(text);
  if (reference !== undefined) return reference;
  throw new UserError(
    `\`${text}\` is not a reference to a report.`,
    'Write an id, such as INC-2023-0001 or INC-2023-0001#F2.',
  );
}

/** Whether a reference names another text of the report than the one of now. */
export function hasOtherText(
  { contentDigest, formerDigests }: Report,
  { digest }: WrittenReference,
): boolean {
  return digest !== undefined && ![contentDigest, ...formerDigests].includes(digest.slice(0, 7));
}

/** The report of an id, also of one that it once had. Throws a UserError that names the nearest. */
export function findReport(id: string, archive: Archive): Report {
  const { reports } = archive;
  const found =
    reports.find((report) => report.id === id) ??
    reports.find(({ incident }) => incident.aliases.includes(id));
  if (found !== undefined) return found;
  const known = reports.flatMap(({ id: own, incident }) => [own, ...incident.aliases]);
  throw explainNoReport(
    id,
    archive,
    known,
    'Ids are in the list of incidents, and in the names of the files.',
  );
}

/** The part that is meant; undefined for the whole report. Throws a UserError that names the parts. */
export function takeAnchor({ id, anchors }: Report, { anchor }: WrittenReference): string | undefined {
  const found = anchor === undefined ? undefined : findAnchor(anchor, anchors);
  if (anchor === undefined || found !== undefined) return found;
  const nearest = nearestWord(
    anchor,
    anchors.filter((known) => anchor.length > 3 || known.startsWith(anchor.charAt(0))),
  );
  const list = anchors.map((known) => `\`${known}\``).join(', ');
  throw new UserError(
    `\`${id}\` has no part \`${anchor}\`.`,
    sentences(
      nearest === undefined ? undefined : `Did you mean \`${id}#${nearest}\`?`,
      list === '' ? 'It has no parts to cite.' : `Its parts are ${list}.`,
    ),
  );
}
