import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { describeHit } from '../../../../src/core/search/prose/describe-hit.ts';
import type { ProseReport } from '../../../../src/core/search/prose/prose-index.ts';
import { createWordGroups } from '../../../../src/core/language/word-groups.ts';
import { tokenOf } from '../../../../src/core/search/prose/tokens.ts';

const groups = createWordGroups([]);

function reportOf(parts: ProseReport['parts'], summary = ''): ProseReport {
  return {
    meta: {
      id: 'INC-2023-0001',
      title: 'A report',
      lang: 'en',
      date: '2023-09-19',
      verdict: 'undetermined',
      record: 'published',
      summary,
    },
    parts,
  };
}

function wanted(...words: string[]): Parameters<typeof describeHit>[1] {
  return {
    tokens: new Set(words.map(tokenOf)),
    beginnings: [],
    han: words.filter((word) => /\p{Script=Han}/u.test(word)),
    keys: new Set(words.filter((word) => word.startsWith('#'))),
    groups,
  };
}

const LONG = 'Nothing happened here and nothing was seen. '.repeat(20);

describe('a hit', () => {
  it('shows the stretch with the most different words, marked', () => {
    const report = reportOf([
      ['impact', 'Impact', `A gateway. ${LONG} The gateway served an expired certificate, again. ${LONG}`],
    ]);
    expect(describeHit(report, wanted('gateway', 'expired', 'certificate')).excerpt).toMatchInlineSnapshot(
      `"…here and nothing was seen. The <mark>gateway</mark> served an <mark>expired certificate</mark>, again. Nothing happened here and nothing was seen. Nothing happened here and nothing was seen. Nothing happened here…"`,
    );
  });

  it('marks Chinese words, names that are cut into characters, and what names a group', () => {
    const [mining] = groups.find([{ text: '挖矿' }]);
    const report = reportOf([['S1', '清理', '甲乙说机器在挖矿。']]);
    expect(describeHit(report, wanted('甲乙', '机器', mining?.group.key ?? '')).excerpt).toBe(
      '<mark>甲乙</mark>说<mark>机器</mark>在<mark>挖矿</mark>。',
    );
  });

  it('names the sections that hold the words, those with most first', () => {
    const report = reportOf([
      ['background', 'Background', 'A gateway.'],
      ['S1', 'Reload', 'The gateway has a certificate.'],
      ['lessons', 'Lessons', 'None.'],
    ]);
    expect(
      describeHit(report, wanted('gateway', 'certificate')).sections.map(({ anchor }) => anchor),
    ).toEqual(['S1', 'background']);
  });

  it('begins with the summary when no word stands in a text', () => {
    expect(describeHit(reportOf([['S1', 'Reload', 'Other.']], 'In short.'), wanted('gateway'))).toEqual({
      excerpt: 'In short.',
      sections: [],
    });
  });

  it('keeps the markup of a hostile report as text, and never cuts a mark', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('<b>', '</mark>', '&lt;', '堡垒机', 'gateway', ' ', 'x<y>', '😀', '"'), {
          maxLength: 200,
        }),
        (pieces) => {
          const { excerpt } = describeHit(
            reportOf([['S1', 'One', pieces.join('')]]),
            wanted('gateway', '堡垒机'),
          );
          const rest = excerpt.replaceAll(/<mark>[^<>]+<\/mark>/g, '');
          expect(rest).not.toMatch(/[<>]/);
        },
      ),
    );
  });
});
