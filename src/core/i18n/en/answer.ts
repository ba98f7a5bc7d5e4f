/** Words of the answer at the head of a report, of its pictures, its minutes and what stands beside its text. */
export const enAnswer = {
  label: 'The answer',
  undecided: 'The report does not name a finding that decides it.',
  confidence: '{level} confidence',
  firstLesson: 'First lesson',
  inMinutes: '{what}, {n} min',

  // What a picture asks for, and what an author compared.
  asks: {
    held_from: 'Missing: since when the address is ours',
    last_evidence: 'Missing: when it was last seen to be malicious',
    os: 'Missing: the platform of the sample',
    os_family: 'Missing: the platform of the host',
  },
  written: { contradicts: 'Differs', compatible: 'Agrees', unknown: 'Not compared' },
  undated: 'No date from: {list}.',

  // An incident in minutes.
  minutes: 'The minutes',
  whereTheyWent: 'Where the {length} went',
  whole: '{from} to {to}',
  stretches: {
    unnoticed: 'Nobody had noticed',
    waiting: 'Noticed, nobody on it yet',
    idle: 'No work recorded',
    helped: 'Work that helped',
    lost: 'Work that did not help',
    open: 'Work without a recorded result',
  },
  keys: { helped: 'solid: it helped', lost: 'hatched: it did not', idle: 'dashed: nobody worked on it' },
  end: 'End',

  // Beside the text.
  turns: 'How the verdict changed',
  allDates: 'All {n|date|dates}',
  allFields: 'More fields',
  fieldsNotRecorded: 'More fields, {n} not recorded',
  notRecorded: 'Not recorded: {list}',
  more: '{n} more',
  related: 'Related',
  inTime: '{term}: {duration}',
} as const;
