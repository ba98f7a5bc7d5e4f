import { findAnchor } from '../../core/exports/cite/written-anchor.ts';
import type { WrittenReference } from '../../core/model/reference.ts';
import type { Report } from '../../core/model/report.ts';
import { UserError } from '../../core/model/user-error.ts';

/**
 * The part that is meant; undefined for the whole report. Throws a UserError that names no other part: anchors are made of
 * headings, which others wrote.
 */
export function takePart({ id, anchors }: Report, { anchor }: WrittenReference): string | undefined {
  const found = anchor === undefined ? undefined : findAnchor(anchor, anchors);
  if (anchor === undefined || found !== undefined) return found;
  throw new UserError(`\`${id}\` has no part \`${anchor}\`.`, 'The `anchors` of `get` are its parts.');
}
