import { EVIDENCE_FILE } from '../../compile/evidence-file.ts';
import { tagsAtFault } from '../fields.ts';
import { faultsOf } from '../manuscript.ts';
import type { Edit, Repair } from '../repair.ts';

/**
 * The SHA-256 of a file of evidence where none is recorded. One that does not fit stays: whether the file or the record is
 * the right one, nobody but its author knows.
 */
export const evidenceHash: Repair = {
  id: 'evidence-hash',
  answers: [EVIDENCE_FILE],
  mends: EVIDENCE_FILE,
  keepsPage: true,
  find(manuscript) {
    const faults = faultsOf(manuscript, EVIDENCE_FILE);
    return tagsAtFault(manuscript, faults).flatMap(({ start, text }): Edit[] => {
      const named = /\sfile=(?:"[^"]*"|'[^']*')/.exec(text);
      const fault = faults.find(
        ({ at, hint }) => at >= start && at < start + text.length && HINTED.test(hint),
      );
      const [written = '', sha256] = HINTED.exec(fault?.hint ?? '') ?? [];
      if (named === null || sha256 === undefined || /\ssha256=/.test(text)) return [];
      const at = start + named.index + named[0].length;
      const what = `\`<Evidence>\` has its SHA-256 now: \`${sha256}\``;
      return [{ start: at, end: at, replacement: ` ${written}`, what }];
    });
  },
};

/** The digest in the hint, which the reader gives for a missing one. */
const HINTED = /sha256="([0-9a-f]{64})"/;
