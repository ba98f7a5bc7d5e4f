import { serviceList, sourceList, type ThingList, type ThingLists } from '../../schemas/thing.ts';
import type { Diagnostic } from '../core/model/report.ts';
import { readNamedList, type ListFile } from './named-list.ts';

/** The files that say what sources and services are called, by what they list. */
export const THING_FILES = { sources: 'sources.yml', services: 'services.yml' } as const;

const FILES: Record<keyof ThingLists, ListFile<ThingList>> = {
  sources: { file: THING_FILES.sources, rule: 'name-known', schema: sourceList },
  services: { file: THING_FILES.services, rule: 'name-known', schema: serviceList },
};

/** The sources and services of an archive; a list is missing where its file is. */
export async function readThings(
  folder: string,
  show: (file: string) => string,
): Promise<{ lists: ThingLists; diagnostics: Diagnostic[] }> {
  const [sources, services] = await Promise.all([
    readNamedList(folder, show, FILES.sources),
    readNamedList(folder, show, FILES.services),
  ]);
  return {
    lists: { sources: sources.list, services: services.list },
    diagnostics: [...sources.diagnostics, ...services.diagnostics],
  };
}
