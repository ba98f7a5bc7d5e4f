/** Words of the answer at the head of a report, of its pictures, its minutes and what stands beside its text. */
export const enAnswer = {
  label: 'The answer',
  undecided: 'The report does not name a finding that decides it.',
  confidence: '{level} confidence',
  firstLesson: 'First lesson',
  inMinutes: '{what}, {n} min',

  // The two comparisons as pictures.
  dates: {
    before: 'Evidence {days|day|days} before ownership',
    after: 'Evidence {days|day|days} after ownership',
    perhaps: 'Evidence perhaps outside ownership',
    within: 'Evidence within ownership',
    missing: 'Evidence and ownership not compared',
  },
  gap: '{days|day|days}',
  somebodyElse: 'Someone else',
  ours: 'Ours',
  oursUntil: 'Ours until',
  alert: 'Alert',
  evidence: 'Evidence',
  platforms: {
    contradicts: 'The sample does not run on this host',
    possible: 'The sample may not run on this host',
    compatible: 'The sample runs on this host',
  },
  sample: 'Sample',
  sampleOf: 'Sample {type}',
  host: 'Host {name}',
  asks: {
    held_from: 'Missing: since when the address is ours',
    last_evidence: 'Missing: when it was last seen to be malicious',
    os: 'Missing: the platform of the sample',
    os_family: 'Missing: the platform of the host',
  },
  marks: {
    contradicts: 'Contradicts',
    possible: 'May contradict',
    compatible: 'Compatible, settles nothing',
    unknown: 'Not compared',
  },
  written: { contradicts: 'Differs', compatible: 'Agrees', unknown: 'Not compared' },
  undated: 'No date from: {list}.',

  // An incident in minutes.
  minutes: 'The minutes',
  whereTheyWent: 'Where the {n|minute|minutes} went',
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
