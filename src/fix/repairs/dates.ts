import { partialDate } from '../../../schemas/times.ts';
import { respellDate } from '../date-spelling.ts';
import { repairRefused } from '../fields.ts';
import { isSchema } from '../schema-tree.ts';

/** Dates in the one spelling of the contract. */
export const dates = repairRefused('dates', ({ schema, text }) =>
  isSchema(schema, partialDate) ? respellDate(text) : undefined,
);
