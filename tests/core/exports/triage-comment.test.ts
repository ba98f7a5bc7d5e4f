import { expect, it } from 'vitest';
import { writeTriageComment } from '../../../src/core/exports/triage-comment.ts';
import { getWords } from '../../../src/core/i18n/words.ts';
import type { TriageView } from '../../../src/core/recall/view.ts';

const VIEW: TriageView = {
  values: [],
  alsoRead: [],
  host: [],
  headline: {
    state: 'contradicted',
    title: 'Contradicted once',
    why: 'The evidence about 203[.]0[.]113[.]45 is old.',
  },
  against: [{ text: 'One source took its label back.', isCertain: true }],
  pictures: [],
  checks: [],
  precedents: [
    {
      id: 'INC-2023-0001',
      title: 'A *bold* <b>title</b>\n# with a heading, [a link](javascript:alert(1)) and @somebody',
      lang: 'en',
      reasons: [],
      match: 'strong',
      matchWord: 'strong match',
      verdict: 'false_positive',
      verdictWord: 'False positive',
      deciding: { anchor: 'F1', title: 'The evidence is older than our lease' },
      tlp: 'TLP:AMBER',
      facts: [],
    },
  ],
  weaker: [],
  rates: [
    {
      about: 'labels by a',
      wrong: '2 of 6',
      others: '',
      range: '10 to 70 %',
      said: 'labels by a: of 6 decided: 2 false',
    },
  ],
  unknown: ['What the host runs is not known.'],
  reports: 12,
  isNothing: false,
  isBare: false,
};

const addressOf = (id: string, anchor = ''): string => `https://kb.example/incidents/${id}/#${anchor}`;

it('a comment has what contradicts, precedents with their citations, rates, and what is not known', () => {
  expect(writeTriageComment(VIEW, { words: getWords('en') }, addressOf)).toMatchInlineSnapshot(`
    "**Contradicted once**, as 12 reports of the archive suggest. The verdict is yours.

    Against the alert:

    - The evidence about 203\\[.\\]0\\[.\\]113\\[.\\]45 is old.
    - One source took its label back.

    Precedents:

    - [INC-2023-0001#F1](https://kb.example/incidents/INC-2023-0001/#F1) A \\*bold\\* \\<b\\>title\\</b\\> # with a heading, \\[a link\\](javascript:alert(1)) and @⁠somebody — The evidence is older than our lease — False positive, strong match, TLP:AMBER

    How such alerts turned out:

    - labels by a: of 6 decided: 2 false

    Not known:

    - What the host runs is not known.
    "
  `);
});

it('says of no precedent why that means nothing', () => {
  const none = {
    ...VIEW,
    headline: { state: 'none', title: 'No precedent', why: 'Nothing like it.' } as const,
    against: [],
    precedents: [],
    rates: [],
    unknown: [],
  };
  expect(writeTriageComment(none, { words: getWords('zh-CN') }, addressOf)).toMatchInlineSnapshot(`
    "**No precedent**，这是经验库 12 份报告给出的参考，结论由你来下。

    Nothing like it.
    "
  `);
});
