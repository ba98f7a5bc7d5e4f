import { pattern } from './values.ts';

const PREFIX = '[A-Z][A-Z0-9]{1,9}';

/** Permanent id of a report, `PREFIX-YYYY-NNNN` with four or more digits at the end. */
export const reportId = pattern(
  idShape(PREFIX),
  'a report id',
  'Write it like INC-2023-0001: prefix, year, and a number of four or more digits.',
);

/** An old id or slug of a report, usable as a part of an address. */
export const alias = pattern(
  /^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$/,
  'an alias',
  'Write letters, digits, hyphens, dots and underscores only, such as INC-2023-0007.',
);

/** Prefix of report ids: 2 to 10 capital letters and digits, first a letter. */
export const idPrefix = pattern(
  new RegExp(`^${PREFIX}$`),
  'an id prefix',
  'Write 2 to 10 capital letters and digits, first a letter, such as INC.',
);

/** Matches a whole report id with this prefix; groups: year, number. */
export function reportIdPattern(prefix: string): RegExp {
  return idShape(prefix);
}

function idShape(prefix: string): RegExp {
  return new RegExp(`^${prefix}-(\\d{4})-(\\d{4,9})$`);
}
