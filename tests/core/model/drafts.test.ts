import { describe, expect, it } from 'vitest';
import type { RecordStatus } from '../../../schemas/vocabulary.ts';
import { hideDrafts, isCounted } from '../../../src/core/model/drafts.ts';
import { buildReport } from '../../builders.ts';

const WORDS = { unnamed: 'a report that is not public', mark: 'not published yet' };
const HIDDEN = 'INC-2026-0009';

function reportOf(id: string, record_status: RecordStatus, text = '', imported = false) {
  const origin = imported ? { x_imported: { format: 'veris' } } : {};
  return buildReport({ id, intro: text, incident: { record_status, ...origin } });
}

describe('what counts in rates', () => {
  it.each<[RecordStatus, boolean, boolean]>([
    ['published', false, true],
    ['draft', false, false],
    ['in_review', false, false],
    ['draft', true, true],
    ['in_review', true, true],
    ['superseded', false, false],
    ['withdrawn', true, false],
  ])('%s, imported: %s: %s', (state, imported, counts) => {
    expect(isCounted(reportOf(HIDDEN, state, '', imported))).toBe(counts);
  });
});

describe('without drafts', () => {
  const draft = buildReport({ id: HIDDEN, incident: { record_status: 'draft', aliases: ['INC-2025-0777'] } });

  it.each([
    ['text', `See ${HIDDEN}.`, 'See a report that is not public.'],
    ['a part', `See ${HIDDEN}#F2.`, 'See a report that is not public.'],
    ['Chinese', `参见${HIDDEN}，后来`, '参见a report that is not public，后来'],
    ['lower case', `see inc-2026-0009/`, 'see a report that is not public/'],
    ['an alias', 'was INC-2025-0777', 'was a report that is not public'],
    ['a longer number', 'INC-2026-00091 and XINC-2026-0009', 'INC-2026-00091 and XINC-2026-0009'],
    ['source', `[[${HIDDEN}#F2]] ends`, 'a report that is not public (not published yet) ends'],
    ['source with words', `[[${HIDDEN}|the twin]] ends`, 'the twin (not published yet) ends'],
    [
      'a citation',
      `<a data-cite="${HIDDEN}#F2">${HIDDEN}#F2</a>`,
      '<span class="citation" data-state="hidden">a report that is not public <span class="citation-state">not published yet</span></span>',
    ],
    [
      'a citation with words',
      `<a data-cite="${HIDDEN}" data-words="">the <em>twin</em></a>`,
      '<span class="citation" data-state="hidden">the <em>twin</em> <span class="citation-state">not published yet</span></span>',
    ],
  ])('no name of one is left in %s', (_what, text, shown) => {
    const { shown: reports, redact } = hideDrafts(
      [draft, reportOf('INC-2026-0001', 'published', text)],
      WORDS,
    );
    expect(reports.map(({ id, intro }) => [id, intro])).toEqual([['INC-2026-0001', shown]]);
    expect(redact(text)).toBe(shown);
  });

  it('those in review go too, and what refers to them', () => {
    const citing = buildReport({
      id: 'INC-2026-0001',
      incident: {
        record_status: 'published',
        summary: `As in ${HIDDEN}.`,
        relations: [{ type: 'related-to', target: HIDDEN }],
      },
      citations: [{ id: HIDDEN, sentence: '', from: 'F1', range: { start: at(0), end: at(4) } }],
    });
    const { shown, named } = hideDrafts([reportOf(HIDDEN, 'in_review'), citing], WORDS);
    expect(JSON.stringify(shown)).not.toContain(HIDDEN);
    expect(shown[0]).toMatchObject({ citations: [], incident: { relations: [] } });
    expect(named).toEqual([HIDDEN]);
  });

  it('what names none of them stays the same object', () => {
    const plain = reportOf('INC-2026-0001', 'published', 'Nothing.');
    expect(hideDrafts([draft, plain], WORDS)).toMatchObject({ shown: [plain], named: [] });
    expect(hideDrafts([draft, plain], WORDS).shown[0]).toBe(plain);
  });
});

function at(offset: number) {
  return { line: 1, column: offset + 1, offset };
}
