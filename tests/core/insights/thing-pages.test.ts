import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { IncidentInput } from '../../../schemas/incident.ts';
import { serviceList, sourceList } from '../../../schemas/thing.ts';
import { RECORD_STATUSES, VERDICTS } from '../../../schemas/vocabulary.ts';
import { recordService } from '../../../src/core/insights/service-records.ts';
import { pagedSignatures, recordSignatures } from '../../../src/core/insights/signature-records.ts';
import { servicePages, sourcePages } from '../../../src/core/insights/thing-pages.ts';
import { createDirectories } from '../../../src/core/language/things.ts';
import { buildReport } from '../../builders.ts';

const published = (incident: Partial<IncidentInput>) =>
  buildReport({ incident: { record_status: 'published', ...incident } });

describe('the pages of sources and services', () => {
  const reports = ['b', 'a', 'A', '甲'].map((name) =>
    published({
      service: name,
      intel: [
        { id: 'V1', source: name },
        { id: 'V2', source: name },
      ],
    }),
  );

  it('are one for each thing, those of the list first and named or not', () => {
    const lists = {
      sources: sourceList.parse({ none: { label: { en: 'N' } }, b: { label: { en: 'B' } } }),
      services: serviceList.parse({ c: { label: { en: 'C' } } }),
    };
    const { sources, services } = createDirectories(lists, 'en');
    const found = sourcePages(reports, sources, lists.sources);
    expect(
      found.map(({ thing, entry, reports: own }) => [thing.label, entry !== undefined, own.length]),
    ).toEqual([
      ['B', true, 1],
      ['N', true, 0],
      ['A', false, 2],
      ['甲', false, 1],
    ]);
    expect(servicePages(reports, services).map(({ thing }) => thing.label)).toEqual(['C', 'A', 'b', '甲']);
  });

  it('are bounded where each report names another one', () => {
    const many = Array.from({ length: 400 }, (_, index) =>
      published({ service: `s${index}`, intel: [{ id: 'V1', source: `x ${index}` }] }),
    );
    const { sources, services } = createDirectories({}, 'en');
    expect([sourcePages(many, sources).length, servicePages(many, services).length]).toEqual([300, 300]);
  });
});

it('a service is told by what its reports left open and what they cost', () => {
  const action = (due: string, status: 'open' | 'done') =>
    ({ id: 'A1', kind: 'prevent', owner: 'x', due, status, anchor: 'A1', text: '' }) as const;
  const reports = [
    buildReport({ incident: { effort: { person_hours: 2 } }, actions: [action('2024-01-01', 'open')] }),
    buildReport({ actions: [action('2024-12-01', 'open'), action('2024-01-01', 'done')] }),
  ];
  expect(recordService(reports, '2024-06-01')).toEqual({
    verdicts: new Map([['undetermined', 2]]),
    openActions: 2,
    late: 1,
    effort: { hours: 2, known: 1 },
  });
});

describe('signatures', () => {
  it('equal a count by hand in a thousand random archives', () => {
    const names = ['Rule A', 'rule-a', '规则甲', '../x'];
    const one = fc.record({
      verdict: fc.constantFrom(...VERDICTS),
      record: fc.constantFrom(...RECORD_STATUSES),
      hours: fc.option(fc.integer({ min: 0, max: 9 }), { nil: undefined }),
      fired: fc.array(
        fc.record({ signature: fc.constantFrom(...names), rule: fc.constantFrom(undefined, ...names) }),
        {
          maxLength: 2,
        },
      ),
    });
    fc.assert(
      fc.property(fc.array(one, { maxLength: 6 }), (archive) => {
        const reports = archive.map(({ verdict, record, hours, fired }) =>
          buildReport({
            incident: {
              record_status: record,
              verdict: { value: verdict },
              detection: fired.map(({ signature, rule }) => ({
                signature,
                ...(rule !== undefined && { rule }),
              })),
              ...(hours !== undefined && { effort: { person_hours: hours } }),
            },
          }),
        );
        const kept = archive.filter(({ record }) => record === 'published');
        const fold = (name = ''): string => (name === 'rule-a' ? 'Rule A' : name);
        for (const name of ['Rule A', '规则甲', '../x']) {
          const own = kept.filter(({ fired }) =>
            fired.some(({ signature, rule }) => fold(signature) === name || fold(rule) === name),
          );
          const found = recordSignatures(reports).find((record) => fold(record.name) === name);
          expect(found?.cases.length ?? 0).toBe(own.length);
          if (found === undefined) continue;
          const wrong = own.filter(({ verdict }) => verdict === 'false_positive');
          let hours = 0;
          for (const { hours: spent = 0 } of wrong) hours += spent;
          const decided = own.filter(({ verdict }) =>
            /^(?:benign_)?true_positive$|^false_positive$/.test(verdict),
          );
          expect([found.falsePositives.part, found.falsePositives.whole, found.hoursLost.hours]).toEqual([
            wrong.length,
            decided.length,
            hours,
          ]);
          expect(found.id).toMatch(/^[a-z0-9-]+$/);
          const hasPage = pagedSignatures(reports).some(({ id }) => id === found.id);
          expect(hasPage).toBe(own.length > 1);
        }
      }),
      { numRuns: 1000, seed: 18 },
    );
  });

  it('have a page from two cases on', () => {
    const fired = (signature: string) => published({ detection: [{ signature }] });
    const reports = [fired('甲 规则'), fired('甲规则'), fired('once')];
    expect(pagedSignatures(reports).map(({ name, cases }) => [name, cases.length])).toEqual([['甲 规则', 2]]);
  });
});
