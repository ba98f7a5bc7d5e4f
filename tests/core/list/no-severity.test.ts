import { describe, expect, it } from 'vitest';
import { describeCard } from '../../../src/core/exports/card.ts';
import { outlineOf } from '../../../src/core/exports/outline.ts';
import { getWords } from '../../../src/core/i18n/words.ts';
import { writeRowsJson } from '../../../src/core/list/export.ts';
import { countFacet } from '../../../src/core/list/facets.ts';
import { packRows, unpackRows } from '../../../src/core/list/row-file.ts';
import { describeRow } from '../../../src/core/list/row.ts';
import { selectRows } from '../../../src/core/list/state.ts';
import { statedSeverity } from '../../../src/core/model/imported.ts';
import { matchesFilters } from '../../../src/core/search/query/filters.ts';
import { parseQuery } from '../../../src/core/search/query/parse.ts';
import { createSettings } from '../../compile/compile.ts';
import { buildReport } from '../../builders.ts';

const imported = {
  severity: 'informational',
  x_imported: { source: 'VCDB', unknown: ['severity'] },
} as const;
const REPORTS = [
  buildReport({ id: 'INC-2023-0003', incident: imported }),
  buildReport({ id: 'INC-2023-0002', incident: { severity: 'informational' } }),
  buildReport({ id: 'INC-2023-0001', incident: { severity: 'low' } }),
];
const [open = buildReport()] = REPORTS;
const ROWS = REPORTS.map((report) => describeRow(report, '2026-01-01', 'UTC'));

describe('a severity that the source of an imported report leaves open', () => {
  it('is none, and one that a report states is one', () => {
    expect(REPORTS.map(statedSeverity)).toEqual([undefined, 'informational', 'low']);
  });

  it('stands in no row, and no facet counts it', () => {
    expect(ROWS.map(({ severity }) => severity)).toEqual([undefined, 'informational', 'low']);
    expect(unpackRows(packRows(ROWS, 'UTC'))[0]).not.toHaveProperty('severity');
    expect(countFacet(ROWS, 'severity')).toEqual([
      { value: 'low', count: 1 },
      { value: 'informational', count: 1 },
    ]);
  });

  it.each([
    ['severity:informational', ['INC-2023-0002']],
    ['severity:>=informational', ['INC-2023-0002', 'INC-2023-0001']],
    ['severity:<low', ['INC-2023-0002']],
    ['-severity:low', ['INC-2023-0003', 'INC-2023-0002']],
  ])('passes `%s` only where it is none of the others', (query, ids) => {
    expect(ROWS.filter(matchesFilters(parseQuery(query).query)).map(({ id }) => id)).toEqual(ids);
  });

  it('comes last in the order of severity', () => {
    const { found } = selectRows(ROWS, parseQuery('').query, 'severity');
    expect(found.map(({ id }) => id)).toEqual(['INC-2023-0001', 'INC-2023-0002', 'INC-2023-0003']);
  });

  it('is left out of what machines and other people get', () => {
    const settings = createSettings();
    const words = getWords('en');
    expect(writeRowsJson(ROWS.slice(0, 1), String)).toContain('"severity": ""');
    expect(describeCard(open, { settings, words }).facts).not.toContain(words.labels.severity.informational);
    expect(outlineOf(open, settings).incident).not.toHaveProperty('severity');
  });
});
