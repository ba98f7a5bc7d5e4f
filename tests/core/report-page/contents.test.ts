import { expect, test } from 'vitest';
import type { Report, Section } from '../../../src/core/model/report.ts';
import { listContents } from '../../../src/core/report-page/contents.ts';
import { getWords } from '../../../src/core/i18n/words.ts';
import { buildReport } from '../../builders.ts';

function section(kind: Section['kind'], anchor: string, parts: Section['parts'] = []): Section {
  return { kind, anchor, title: `Title of ${anchor}`, html: '', text: '', parts };
}

function contentsOf(report: Report, hasMinutes = true) {
  return listContents({ report, words: getWords('en'), language: 'en', hasMinutes });
}

const action = { id: 'A1', anchor: 'A1', kind: 'process', owner: 'SRE', status: 'open', text: '' } as const;
const references = [{ title: 'SEC-7' }];

test('the minutes come first, then the sections as the author ordered them', () => {
  const report = buildReport({
    sections: [section('findings', 'findings'), section('background', 'background')],
  });
  expect(contentsOf(report).toc.map(({ anchor }) => anchor)).toEqual(['minutes', 'findings', 'background']);
  expect(contentsOf(report, false).toc.map(({ anchor }) => anchor)).toEqual(['findings', 'background']);
});

test('elements are listed by their ids and titles, sub-headings by their titles, deeper ones not at all', () => {
  const parts = [
    { anchor: 'S1', title: 'S1 Look', text: '', depth: 3 as const },
    {
      anchor: 'L1',
      title: 'L1',
      text: 'Ask the owner of the address before reimages\nare begun by anybody at all.',
      depth: 3 as const,
    },
    { anchor: 'aside', title: 'An aside', text: '', depth: 3 as const },
    { anchor: 'deep', title: 'Deeper', text: '', depth: 4 as const },
  ];
  const { toc } = contentsOf(buildReport({ sections: [section('steps', 'steps', parts)] }), false);
  expect(toc[0]?.parts).toEqual([
    { anchor: 'S1', title: 'Look', short: 'S1' },
    { anchor: 'L1', title: 'Ask the owner of the address before…', short: 'L1' },
    { anchor: 'aside', title: 'An aside' },
  ]);
});

test('a section of very many parts is listed alone', () => {
  const parts = Array.from({ length: 200 }, (_, at) => ({
    anchor: `A${at + 1}`,
    title: `A${at + 1}`,
    text: 'Do it.',
    depth: 3 as const,
  }));
  const { toc } = contentsOf(buildReport({ sections: [section('actions', 'actions', parts)] }), false);
  expect(toc).toMatchObject([{ anchor: 'actions', parts: [] }]);
});

test('the finding that decided is marked', () => {
  const parts = ['F1', 'F2'].map((anchor) => ({ anchor, title: anchor, text: '', depth: 3 as const }));
  const report = buildReport({
    incident: { verdict: { value: 'test', decisive_finding: 'F2' } },
    sections: [section('findings', 'findings', parts)],
  });
  const [findings] = contentsOf(report, false).toc;
  expect(findings?.parts.map(({ isDecisive }) => isDecisive)).toEqual([undefined, true]);
});

test('what the front matter adds joins the section of the author, or makes one', () => {
  const incident = { references };
  const joined = buildReport({
    incident,
    actions: [action],
    sections: [section('actions', 'actions'), section('references', 'references')],
  });
  expect(contentsOf(joined)).not.toHaveProperty('actions');
  expect(contentsOf(joined)).not.toHaveProperty('references');
  const alone = contentsOf(buildReport({ incident, actions: [action] }));
  expect([alone.actions, alone.references]).toEqual(['actions', 'references']);
  expect(alone.toc.map(({ title }) => title)).toEqual(['The minutes', 'Actions', 'References']);
});

test('an anchor that the author has taken stays the author’s', () => {
  const report = buildReport({
    sections: [section('other', 'timeline'), section('other', 'minutes')],
    anchors: ['timeline', 'minutes', 'references'],
    incident: { references },
  });
  const { timeline, minutes, references: own, toc } = contentsOf(report);
  expect([timeline, minutes]).toEqual(['timeline-of-record', 'minutes-of-record']);
  expect(own).toBe('references-of-record');
  expect(new Set(toc.map(({ anchor }) => anchor)).size).toBe(toc.length);
});
