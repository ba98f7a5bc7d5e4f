/** What an importer adds to the text of a source, and what a page says of it. */
export const enImported = {
  background: 'Background',
  noText: 'The source gives no text.',
  fields: 'Fields of the source',
  field: 'Field',
  value: 'As the source has it',
  published: 'Published',
  /** What a source leaves open, by its name in `x_imported.unknown`. */
  unknown: {
    occurred: 'when it began',
    detected: 'when it was noticed',
    resolved: 'when it ended',
    severity: 'severity',
    verdict: 'verdict',
    lessons: 'kinds of lessons',
    steps: 'phases of steps',
    actions: 'owners, kinds and states of actions',
  },
};
