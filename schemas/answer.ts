import { strict } from './strict.ts';
import { line, list, minutes, word } from './values.ts';
import { COMPARISON_RESULTS } from './vocabulary.ts';

/** What settles a case of this kind first next time. Our field. */
const check = strict(
  {
    what: line(160).describe('What to look at or ask, and against what; 160 characters.'),
    minutes: minutes()
      .optional()
      .describe('How long that takes, in whole minutes; absent when nobody knows.'),
  },
  'a check with its minutes',
);

const side = (which: string) =>
  strict(
    {
      label: line(60).describe(`What stands on the ${which}, such as “file” or “ticket”; 60 characters.`),
      value: line(100).describe('What it says; 100 characters.'),
    },
    'a side of a comparison',
  );

/** Two things that were held against each other and say something about the alert. Our field. */
const comparison = strict(
  {
    title: line(100).describe('What the comparison shows, as one line; 100 characters.'),
    left: side('left').describe('One side: what was claimed, or is expected.'),
    right: side('right').describe('The other side: what was found.'),
    says: word(COMPARISON_RESULTS, 'a result of a comparison').describe(
      'Whether the two sides can both be true; unknown while one of them is not.',
    ),
  },
  'a comparison of two sides',
);

export const checkFirst = () => list(check, { max: 3 });
export const comparisons = () => list(comparison, { max: 4 });
