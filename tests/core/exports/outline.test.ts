import { expect, it } from 'vitest';
import { fillOutline } from '../../../src/core/exports/fill-outline.ts';
import { outlineOf } from '../../../src/core/exports/outline.ts';
import { openSampleSite } from '../../site/sample-site.ts';

const site = await openSampleSite();

it('an outline says what a review and a card ask of a report, defanged', () => {
  const report = site.byId.get('INC-2023-0001');
  const outline = report && outlineOf(report, site.settings);
  expect(outline?.incident.verdict).toEqual({
    value: 'false_positive',
    cause: report?.incident.verdict.cause,
    decisive_finding: report?.incident.verdict.decisive_finding,
  });
  expect(outline?.findings.map(({ anchor, direction }) => [anchor, direction])).toEqual(
    report?.findings.map(({ anchor, direction }) => [anchor, direction]),
  );
  expect(outline?.actions.map(({ anchor, due }) => [anchor, due])).toEqual(
    report?.actions.map(({ anchor, due }) => [anchor, due]),
  );
});

it.each(site.reports.map((report) => [report.id, report] as const))(
  'the outline of %s holds no value of an indicator as it is',
  (_id, report) => {
    const { url: _url, ...said } = outlineOf(report, site.settings);
    const text = JSON.stringify(said);
    const live = report.incident.indicators
      .filter(({ type }) => /^(?:ipv4|domain|url)/.test(type))
      .filter(({ value }) => text.includes(value));
    expect(live).toEqual([]);
  },
);

it('is filled with the text of each part', () => {
  const report = site.byId.get('INC-2023-0001');
  if (report === undefined) throw new Error('The sample is gone.');
  const filled = fillOutline(outlineOf(report, site.settings), (anchor) => `text of ${anchor}`);
  const { sections, steps, findings, lessons, actions } = filled;
  const parts = [...sections, ...steps, ...findings, ...lessons, ...actions];
  expect(parts.length).toBeGreaterThan(10);
  expect(parts.filter(({ anchor, text }) => text !== `text of ${anchor}`)).toEqual([]);
});
