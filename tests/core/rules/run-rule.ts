import { expect, it } from 'vitest';
import type { IncidentInput } from '../../../schemas/incident.ts';
import { tagVocabulary } from '../../../schemas/tag.ts';
import type { Report } from '../../../src/core/model/report.ts';
import { createNearest, type CheckedArchive, type Hit, type Rule } from '../../../src/core/rules/rule.ts';
import { buildReport } from '../../builders.ts';

export const NOW = '2024-06-01T12:00:00Z';

/** A report with these fields in its front matter; `parts` stand for what its body holds. */
export function reportOf(
  incident: Partial<IncidentInput> = {},
  parts: Partial<Omit<Report, 'incident'>> = {},
): Report {
  return buildReport({ incident, ...parts });
}

/** What a rule says of some reports, each hit on three lines: level and place, message, hint. Empty for none. */
export function runRule(
  rule: Rule,
  reports: Report | Report[],
  archive: Partial<CheckedArchive> = {},
): string {
  return [...rule.check(archiveOf([reports].flat(), archive))].map((hit) => tell(rule, hit)).join('\n');
}

/** A test for each case in which a rule has nothing to say. */
export function itAccepts(
  rule: Rule,
  cases: readonly (readonly [name: string, reports: Report | Report[]])[],
): void {
  it.each(cases)('accepts %s', (_name, reports) => {
    expect(runRule(rule, reports)).toBe('');
  });
}

/** What a rule says of each case of a table, below the name of the case. */
export function runCases(
  rule: Rule,
  cases: Record<string, Report | Report[]>,
  archive?: Partial<CheckedArchive>,
): string {
  const told = Object.entries(cases).map(
    ([name, reports]) => `# ${name}\n${runRule(rule, reports, archive) || 'nothing'}`,
  );
  return `\n${told.join('\n')}\n`;
}

function archiveOf(reports: Report[], archive: Partial<CheckedArchive> = {}): CheckedArchive {
  const names = reports.flatMap((report) =>
    [report.id, ...report.incident.aliases].map((name) => [name, report] as const),
  );
  return {
    reports,
    byId: new Map(names.reverse()),
    unreadable: new Set(),
    nearestId: createNearest(names.map(([name]) => name)),
    tags: tagVocabulary.parse({}),
    published: new Map(),
    now: NOW,
    today: NOW.slice(0, 10),
    idPrefix: 'INC',
    ...archive,
  };
}

function tell(rule: Rule, { report, path, range, level, message, hint }: Hit): string {
  const place = path ? path.join('.') : range ? `line ${range.start.line}` : 'whole file';
  return `${level ?? rule.level} ${report.id} ${place}\n  ${message}\n  ${hint}`;
}
