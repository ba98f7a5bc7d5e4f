import type { Settings } from '../../../schemas/settings.ts';
import type { TagVocabulary } from '../../../schemas/tag.ts';
import { sourcePath } from '../model/forge.ts';
import type { Report } from '../model/report.ts';
import { packIds } from './taken-ids.ts';
import type { TakenIds } from './taken-ids.ts';

/** What the form for a new report must know of the archive and its site. Nothing in it grows with the reports. */
export type FormSetup = {
  base: string;
  settings: Pick<Settings, 'title' | 'language' | 'timeZone' | 'idPrefix' | 'repository'>;
  /** Name of the incidents folder, as paths in the repository begin. */
  folder: string;
  taken: TakenIds;
  /** Labels and other names of the tags. */
  tags: TagVocabulary;
};

export type SetupInput = {
  settings: Settings;
  paths: { base: string };
  tags: TagVocabulary;
  reports: readonly Report[];
};

/** The setup of the form of one site. */
export function describeFormSetup({ settings, paths, tags, reports }: SetupInput): FormSetup {
  const { title, language, timeZone, idPrefix, repository } = settings;
  return {
    base: paths.base,
    settings: { title, language, timeZone, idPrefix, repository },
    folder: sourcePath(settings, '').replace(/\/$/, ''),
    taken: packIds(reports.flatMap(({ id, incident }) => [id, ...incident.aliases])),
    tags: Object.fromEntries(
      Object.entries(tags).map(([id, { label, aliases }]) => [id, { label, aliases, related: [] }]),
    ),
  };
}

/** Where the file of a report lies in the incidents folder. */
export function reportFile(id: string): string {
  return `${id.split('-')[1] ?? ''}/${id}.mdx`;
}
