/** Words about queries. */
export const enQuery = {
  unknownField: (name: string) => `There is no filter “${name}:”, so it counts as a word.`,
  unknownValue: (field: string, value: string) =>
    `“${value}” is no value of “${field}:”, so it counts as a word.`,
  didYouMean: (nearest: string) => `Did you mean “${nearest}”?`,
  notOrdered: (field: string) => `“${field}:” has no order. Write a value without > or <.`,
  notADate: (value: string) => `“${value}” is no date. Write a year, a month or a day, such as 2023-09.`,
  noValue: (field: string) => `“${field}:” needs a value behind it.`,
  tooLong: 'The query is very long; only its beginning is searched.',
  flags: {
    overdue: 'overdue',
    open: 'open',
    closed: 'closed',
    draft: 'draft',
    published: 'published',
    withdrawn: 'withdrawn',
    superseded: 'superseded',
  },
};
