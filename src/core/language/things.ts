import type { Intel } from '../../../schemas/intel.ts';
import type { ThingList, ThingLists } from '../../../schemas/thing.ts';
import type { Language } from '../../../schemas/vocabulary.ts';
import { fingerprint } from '../model/fingerprint.ts';
import { idsByName, namesOf } from '../model/named.ts';
import type { Report } from '../model/report.ts';
import { foldName } from '../model/text.ts';
import type { Thing } from '../model/things.ts';
import { keepEach } from '../model/values.ts';
import { otherNames, sourceKey } from './source-names.ts';

/** The things of one list, found by any of their names. */
export type Directory = {
  listed: readonly Thing[];
  /** The listed thing of a name in any spelling; undefined where no list has it, or two have it alike. */
  find: (written: string) => Thing | undefined;
};

export type Directories = { sources: Directory; services: Directory };

/** Who is called what in an archive, with names in the language of the interface. */
export function createDirectories({ sources, services }: ThingLists, language: Language): Directories {
  return {
    // What companies are usually called is known without a list, so its names are those of the listed one too.
    sources: createDirectory(sources ?? {}, language, otherNames),
    services: createDirectory(services ?? {}, language, () => []),
  };
}

function createDirectory(
  list: ThingList,
  language: Language,
  usualNames: (name: string) => readonly string[],
): Directory {
  const ids = idsByName(list);
  const usual = new Map<string, string | undefined>();
  for (const id of Object.keys(list)) {
    for (const name of new Set(namesOf(id, list).flatMap(usualNames).map(foldName))) {
      const isShared = usual.has(name) && usual.get(name) !== id;
      usual.set(name, isShared ? undefined : id);
    }
  }
  for (const [name, id] of usual) if (id !== undefined && !ids.has(name)) ids.set(name, id);
  const listed = Object.keys(list).map((id): Thing => {
    const own = namesOf(id, list);
    const more = own.flatMap(usualNames).filter((name) => ids.get(foldName(name)) === id);
    return {
      id,
      label: labelOf(list[id], language) ?? id,
      names: distinct([...own, ...more]),
      isListed: true,
    };
  });
  const byId = new Map(listed.map((thing) => [thing.id, thing]));
  const find = (written: string): Thing | undefined => {
    const whole = ids.get(foldName(written));
    // Two names that are written together, such as `微步（ThreatBook）`, mean one thing where they do by themselves.
    const parts = written.split(/[()（）/／·]/u).flatMap((part) => ids.get(foldName(part)) ?? []);
    const id = whole ?? (new Set(parts).size === 1 ? parts[0] : undefined);
    return id === undefined ? undefined : byId.get(id);
  };
  return { listed, find: keepEach(find) };
}

/** Names that differ in case or width alone are one. */
function distinct(names: readonly string[]): string[] {
  return [...new Map(names.toReversed().map((name) => [name.toLowerCase(), name])).values()].reverse();
}

function labelOf(entry: ThingList[string] | undefined, language: Language): string | undefined {
  return entry?.label[language] ?? entry?.label.en ?? entry?.label['zh-CN'];
}

/** What a thing is, in a language of the user interface or in another one; undefined where its list says nothing. */
export function thingDescription(
  { description }: Pick<ThingList[string], 'description'>,
  language: Language,
): string | undefined {
  return description?.[language] ?? description?.en ?? description?.['zh-CN'];
}

/**
 * A report with its sources and its service under the names of the archive, so that all who read it name them alike; what
 * it writes is kept beside them. A report that names nothing of the lists is given back as it is.
 */
export function nameThings(report: Report, { sources, services }: Directories): Report {
  const { incident, named } = report;
  if (named !== undefined) return report;
  const found = incident.intel.map(({ source }) => sources.find(source) ?? unlistedSource(source));
  const service =
    incident.service === undefined
      ? undefined
      : (services.find(incident.service) ?? unlistedService(incident.service));
  const targets = new Map(
    // A part of a path is no name.
    incident.applies_to
      .filter((name) => !/[/*]/.test(name))
      .flatMap((name) => {
        const [source, own] = [sources.find(name), services.find(name)];
        const target = source
          ? { ...source, kind: 'source' as const }
          : own && { ...own, kind: 'service' as const };
        return target === undefined ? [] : [[name, target] as const];
      }),
  );
  if (targets.size === 0 && ![...found, service].some((thing) => thing?.isListed)) return report;
  return {
    ...report,
    incident: {
      ...incident,
      ...(service && { service: service.label }),
      intel: incident.intel.map((entry, at) => ({ ...entry, source: found[at]?.label ?? entry.source })),
    },
    named: {
      sources: found,
      ...(service && { service }),
      targets,
      written: {
        sources: incident.intel.map(({ source }) => source),
        ...(incident.service !== undefined && { service: incident.service }),
      },
    },
  };
}

/** The source of each intel entry of a report, in their order. */
export function sourceThings({ incident, named }: Report): readonly Thing[] {
  return named?.sources ?? incident.intel.map(({ source }) => unlistedSource(source));
}

/** The source of an intel entry of a report. */
export function sourceOf({ incident, named }: Report, intel: Intel): Thing {
  return named?.sources[incident.intel.indexOf(intel)] ?? unlistedSource(intel.source);
}

/** The service that a report is about. */
export function serviceThing({ incident, named }: Report): Thing | undefined {
  if (named !== undefined) return named.service;
  return incident.service === undefined ? undefined : unlistedService(incident.service);
}

/** The sources and services of a report that the archive lists, each once. */
export function listedThings({ named }: Report): Thing[] {
  const all = named === undefined ? [] : [...named.sources, ...(named.service ? [named.service] : [])];
  return [...new Set(all)].filter(({ isListed }) => isListed);
}

/** The front matter of a report as its author wrote it. */
export function writtenIncident({ incident, named }: Report): Report['incident'] {
  if (named === undefined) return incident;
  const { sources, service } = named.written;
  return {
    ...incident,
    ...(service !== undefined && { service }),
    intel: incident.intel.map((entry, at) => ({ ...entry, source: sources[at] ?? entry.source })),
  };
}

/** A source that no list has; all its usual names give one id. */
const unlistedSource = keepEach((written): Thing => {
  const names = [written, ...otherNames(written)];
  return { id: addressOf(sourceKey(written)), label: written, names: distinct(names), isListed: false };
});

const unlistedService = keepEach((written): Thing => ({
  id: addressOf(foldName(written)),
  label: written,
  names: [written],
  isListed: false,
}));

/** A part of an address for a folded name, such as that of a signature: itself where it is short and plain, else a digest. */
export function addressOf(key: string): string {
  return /^[a-z0-9]{1,60}$/.test(key) ? key : `x-${fingerprint(key)}`;
}
