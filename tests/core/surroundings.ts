import type { IncidentInput } from '../../schemas/incident.ts';
import { settings as settingsSchema } from '../../schemas/settings.ts';
import type { Report } from '../../src/core/model/report.ts';
import { createPaths } from '../../src/core/model/paths.ts';
import type { Surroundings } from '../../src/core/report-page/view.ts';
import { getWords } from '../../src/core/i18n/words.ts';
import { buildReport } from '../builders.ts';

export const ONE = 'INC-2023-0001';
export const TWO = 'INC-2024-0002';

/** What a page takes from an archive of these reports. */
export function surround(reports: readonly Report[], overrides: Partial<Surroundings> = {}): Surroundings {
  const byId = new Map([
    ...reports.flatMap((report) => report.incident.aliases.map((alias) => [alias, report] as const)),
    ...reports.map((report) => [report.id, report] as const),
  ]);
  return {
    settings: settingsSchema.parse({ title: 'Archive' }),
    words: getWords('en'),
    paths: createPaths('/'),
    tags: {},
    reports,
    byId,
    backlinks: new Map(),
    similar: () => [],
    signaturePages: () => new Map(),
    neighbours: () => ({}),
    history: new Map(),
    reopened: new Map(),
    now: '2024-06-01T12:00:00Z',
    buildKey: 'build',
    ...overrides,
  };
}

/** A published report with a title of its own. */
export function published(id: string, incident: Partial<IncidentInput> = {}): Report {
  return buildReport({ id, incident: { record_status: 'published', title: `Title of ${id}`, ...incident } });
}
