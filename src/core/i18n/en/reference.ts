/** Pages of the guide that are made from the schemas: settings, and searching. */
export const enReference = {
  settings: {
    title: 'Settings',
    lead: 'Every setting of precedent.config.ts, and what stands in for one that is not there.',
    intro:
      'The file lies at the root of the project and exports one object. An editor completes and explains it. A wrong setting is told by the check, with its line.',
    setting: 'Setting',
    means: 'What it says',
    needed: 'needed',
    standard: 'when absent: {value}',
    values: 'one of {values}',
    own: 'Fields of your own',
    ownLead:
      'A schema for each name that begins with x_. It is checked in every report, asked for by the form and by the command new, shown on the page, counted in the list, found by a query and told by changes. Without .optional() no report may lack it.',
    rules: 'Rules and pages of your own',
    rulesLead:
      'A file rules/name.ts is a rule: it exports a title, a level and a function check. A file pages/name.mdx is a page in the navigation, in full MDX; its head has a title. Their code runs where the check or the build runs, like that of the settings, and nothing limits its time.',
  },
  searching: {
    title: 'Searching',
    lead: 'One box takes values, words and filters, on every page and on the command line.',
    ask: 'What to type',
    typed: 'Typed',
    finds: 'Finds',
    examples: [
      [
        '203.0.113.7',
        'The reports that hold this address, in plain or defanged spelling, and its neighbours.',
      ],
      ['"lateral movement" 跳板机', 'Reports with these words; those in quotation marks stand together.'],
      ['verdict:false_positive tag:ip-reuse', 'Reports that pass both filters.'],
      ['severity:high,critical', 'Reports that have one of the values.'],
      ['severity:>=high -status:closed', 'At least this severe, and not closed.'],
      ['after:2026-01 before:2026-04', 'Detected in the first quarter; a year, a month or a day is a date.'],
      ['is:overdue', 'Reports with an action past due.'],
    ],
    filters: 'Filters',
    filtersLead:
      'A name, a colon and a value; spaces join filters, commas part values of which any will do, and a hyphen in front excludes. Labels of values count in both languages. A full-width colon works too.',
    filter: 'Filter',
    names: 'Other names',
    values: 'Values',
    kinds: {
      name: 'what the archive holds',
      date: 'a year, a month or a day',
      word: '{values}',
      ordered: '{values}, also with >=, >, <= and <',
      number: 'a number, also with >=, >, <= and <',
      text: 'the whole text',
    },
  },
};
