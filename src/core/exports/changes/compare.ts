import type { Incident } from '../../../../schemas/incident.ts';
import { listElements, type ActionRecord, type Diagnostic, type Report } from '../../model/report.ts';
import { listTranslations } from '../../model/translation.ts';
import { isOpen, isPastDue } from '../../time/due.ts';
import { countEach } from '../../insights/stats.ts';

/** Two states of an archive: its reports, and what the check says of them. */
export type ArchiveState = { reports: readonly Report[]; diagnostics: readonly Diagnostic[] };

/** A fact of a report before and after a change; one side is missing when the fact came or went. */
type ChangedFact = { field: string; before?: string; after?: string };

/** What the base did meanwhile to a report that the branch touches too; `verdict` is the one that it has there now. */
type Meanwhile = { did: 'add' | 'change' | 'remove'; verdict?: string };

/** A report that came or went. */
export type OneReport = { report: Report; meanwhile?: Meanwhile };

/** A report that differs between the two states. */
export type ChangedReport = OneReport & {
  /** The id that it had before, when it was renumbered. */
  oldId?: string;
  facts: ChangedFact[];
  /** Whether the verdict itself is another one. */
  isReversal: boolean;
  /** Anchors of elements that came and went. */
  added: string[];
  removed: string[];
  isTextChanged: boolean;
  pictures: ChangedFiles;
  evidence: ChangedFiles;
};

/** Files beside a report, as it names them; `replaced` have other bytes under the same name. */
type ChangedFiles = { added: string[]; removed: string[]; replaced: string[] };

export type ActionChange = {
  id: string;
  anchor: string;
  action: ActionRecord;
  what: 'opened' | 'closed' | 'overdue';
};

/** What a branch does to an archive. Lists are in the order of ids. */
export type ArchiveChanges = {
  added: OneReport[];
  changed: ChangedReport[];
  /** A published report is never deleted; whoever reviews must know. */
  removed: OneReport[];
  /** Reports whose files are there and cannot be read any more, so that nobody can say what became of them. */
  unread: OneReport[];
  actions: ActionChange[];
  newDiagnostics: Diagnostic[];
  fixedDiagnostics: Diagnostic[];
};

type CompareOptions = {
  /** The day in the zone of the site, for actions that are past due. */
  today: string;
  /** Reports of the base as they are now; missing where they are as `before`. */
  base?: readonly Report[] | undefined;
  /** Ids of the files that the branch has now, readable or not; missing where each could be read. */
  files?: ReadonlySet<string>;
};

/**
 * Compares the state in which a branch left its base with the one that it has now. What the base has done to a report as
 * well is told, and a report that is the same there by now is no change.
 */
export function compareArchives(
  before: ArchiveState,
  after: ArchiveState,
  { today, base = before.reports, files = new Set() }: CompareOptions,
): ArchiveChanges {
  const old = byId(before.reports);
  const there = byId(base);
  const pairs = after.reports.map((report) => ({ report, earlier: findEarlier(report, old) }));
  const kept = new Set(pairs.map(({ earlier }) => earlier?.id));
  const own = pairs.filter(
    ({ report, earlier }) =>
      report.digest !== earlier?.digest && report.digest !== there.get(report.id)?.digest,
  );
  const tell = (report: Report, earlier: Report | undefined): OneReport => ({
    report,
    ...findMeanwhile(earlier, there.get((earlier ?? report).id) ?? findLater(earlier, base)),
  });
  const tellAll = (reports: readonly Report[]): OneReport[] =>
    sorted(reports.map((report) => tell(report, report)));
  const gone = before.reports.filter(({ id }) => !kept.has(id) && findLater(old.get(id), base) !== undefined);
  return {
    added: sorted(own.flatMap(({ report, earlier }) => (earlier ? [] : [tell(report, undefined)]))),
    changed: sorted(
      own.flatMap(({ report, earlier }) =>
        earlier ? [{ ...compareReport(earlier, report), ...tell(report, earlier) }] : [],
      ),
    ),
    removed: tellAll(gone.filter(({ id }) => !files.has(id))),
    unread: tellAll(gone.filter(({ id }) => files.has(id))),
    actions: own.flatMap(({ report, earlier }) => compareActions(report, earlier, today)),
    newDiagnostics: without(after.diagnostics, before.diagnostics),
    fixedDiagnostics: without(before.diagnostics, after.diagnostics),
  };
}

/** The report itself, or the one whose id it took over when it was renumbered. */
function findEarlier(report: Report, old: ReadonlyMap<string, Report>): Report | undefined {
  return old.get(report.id) ?? report.incident.aliases.map((alias) => old.get(alias)).find((found) => found);
}

/** A report of another state that has the id of this one, or took it over. */
function findLater(report: Report | undefined, others: readonly Report[]): Report | undefined {
  if (report === undefined) return undefined;
  return others.find(({ id, incident }) => id === report.id || incident.aliases.includes(report.id));
}

/** What the base did to a report since the branch left it; nothing where it is as it was. */
function findMeanwhile(earlier: Report | undefined, now: Report | undefined): { meanwhile?: Meanwhile } {
  if (earlier?.digest === now?.digest) return {};
  if (now === undefined) return { meanwhile: { did: 'remove' } };
  const verdict = now.incident.verdict.value;
  const isOther = verdict !== earlier?.incident.verdict.value;
  return { meanwhile: { did: earlier === undefined ? 'add' : 'change', ...(isOther ? { verdict } : {}) } };
}

/** Compares the digests of files by their names. */
function compareFiles(old: ReadonlyMap<string, string>, now: ReadonlyMap<string, string>): ChangedFiles {
  return {
    added: [...now.keys()].filter((source) => !old.has(source)),
    removed: [...old.keys()].filter((source) => !now.has(source)),
    replaced: [...now].flatMap(([source, name]) => {
      const earlier = old.get(source);
      return earlier === undefined || earlier === name ? [] : [source];
    }),
  };
}

/** The digest of each picture, which its name carries. */
function picturesOf({ images }: Report): Map<string, string> {
  return new Map(images.map(({ source, name }) => [source.replace(/^\.\//, ''), name]));
}

/** Two names of the same bytes are one file of a report, and two of its evidence. */
function evidenceOf({ findings }: Report): Map<string, string> {
  const named = findings.flatMap(({ evidence }) => evidence);
  return new Map(
    named.flatMap(({ file, sha256, size }) =>
      // One that cannot be read is not there.
      file === undefined || size === undefined ? [] : [[file.replace(/^\.\//, ''), sha256 ?? '']],
    ),
  );
}

function compareReport(before: Report, after: Report): ChangedReport {
  const facts = compareFacts(before, after);
  const anchorsOf = (report: Report): string[] => listElements(report).map(({ anchor }) => anchor);
  const [old, now] = [anchorsOf(before), anchorsOf(after)];
  return {
    report: after,
    ...(before.id === after.id ? {} : { oldId: before.id }),
    facts,
    isReversal: before.incident.verdict.value !== after.incident.verdict.value,
    added: now.filter((anchor) => !old.includes(anchor)),
    removed: old.filter((anchor) => !now.includes(anchor)),
    isTextChanged: textOf(before) !== textOf(after),
    pictures: compareFiles(picturesOf(before), picturesOf(after)),
    evidence: compareFiles(evidenceOf(before), evidenceOf(after)),
  };
}

function compareActions(report: Report, before: Report | undefined, now: string): ActionChange[] {
  const known = new Map(before?.actions.map((action) => [action.anchor, action]));
  return report.actions.flatMap((action): ActionChange[] => {
    const old = known.get(action.anchor);
    const change = (what: ActionChange['what']): ActionChange[] => [
      { id: report.id, anchor: action.anchor, action, what },
    ];
    if (old !== undefined && isOpen(old) && !isOpen(action)) return change('closed');
    if (isPastDue(action, now))
      return old?.due === action.due && old?.status === action.status ? [] : change('overdue');
    return isOpen(action) && (old === undefined || !isOpen(old)) ? change('opened') : [];
  });
}

/** Problems of one list that the other does not have; a line number alone makes no new problem. */
function without(list: readonly Diagnostic[], others: readonly Diagnostic[]): Diagnostic[] {
  const counts = countEach(others.map(keyOf));
  return list.filter((diagnostic) => {
    const left = counts.get(keyOf(diagnostic)) ?? 0;
    counts.set(keyOf(diagnostic), left - 1);
    return left <= 0;
  });
}

function keyOf({ rule, file, message }: Diagnostic): string {
  return `${rule}\n${file}\n${message}`;
}

function textOf({ sections, intro, footnotes }: Report): string {
  return [intro, ...sections.map(({ html }) => html), footnotes].join('\n');
}

function byId(reports: readonly Report[]): Map<string, Report> {
  return new Map(reports.map((report) => [report.id, report]));
}

function sorted<One extends OneReport>(list: One[]): One[] {
  return list.sort((a, b) => (a.report.id < b.report.id ? -1 : 1));
}

/** Facts that differ between two versions of a report, in the order of the contract. */
function compareFacts(before: Report, after: Report): ChangedFact[] {
  const [old, now] = [readFacts(before.incident), readFacts(after.incident)];
  return [...new Set([...old.keys(), ...now.keys()])].flatMap((field) => {
    const [from, to] = [old.get(field), now.get(field)];
    if (from === to) return [];
    return [
      { field, ...(from === undefined ? {} : { before: from }), ...(to === undefined ? {} : { after: to }) },
    ];
  });
}

/** What a reviewer looks at, by the path of the field; lists of things with ids by their ids. */
function readFacts(incident: Incident): Map<string, string> {
  const { verdict, times } = incident;
  const facts: [string, string | undefined][] = [
    ['title', incident.title],
    ...listTranslations(incident.translations).map(({ lang, title, summary }): [string, string] => [
      `translations.${lang}`,
      summary === undefined ? title : `${title}: ${summary}`,
    ]),
    ['record_status', incident.record_status],
    ['status', incident.status],
    ['severity', incident.severity],
    ['tlp', incident.tlp],
    ['category', incident.category],
    ['impact', incident.impact],
    ['verdict.value', verdict.value],
    ['verdict.because', verdict.because],
    ['verdict.cause', verdict.cause],
    ['verdict.confidence', verdict.confidence],
    ['verdict.decisive_finding', verdict.decisive_finding],
    ...adviceFacts(incident),
    ...Object.entries(times).map(([name, at]): [string, string | undefined] => [
      `times.${name}`,
      typeof at === 'string' ? at : JSON.stringify(at),
    ]),
    ...incident.assets.flatMap(assetFacts),
    ...incident.indicators.map(({ id, type, value, last_evidence: last }): [string, string] => [
      `indicators.${id}`,
      [type, value, ...(last === undefined ? [] : [`last_evidence ${last}`])].join(' '),
    ]),
    ...incident.intel.flatMap(intelFacts),
    ['attack', join(incident.attack.map(({ technique }) => technique))],
    ['relations', join(incident.relations.map(({ type, target }) => `${type} ${target}`))],
    ['service', incident.service],
    ['tags', join(incident.tags)],
    ['review_by', incident.review_by],
    ...ownFacts(incident),
  ];
  return new Map(facts.filter((fact): fact is [string, string] => fact[1] !== undefined));
}

function intelFacts({ id, source, history, dispute }: Incident['intel'][number]): [string, string][] {
  const labels = history.map((label) => `${label.verdict} ${label.at}`);
  const said: [string, string] = [`intel.${id}`, [source, ...labels].join(', ')];
  if (dispute === undefined) return [said];
  const dates = (['reported_on', 'recheck_on', 'answered_on', 'delisted_on'] as const).flatMap((name) =>
    dispute[name] === undefined ? [] : [`${name} ${dispute[name]}`],
  );
  return [said, [`intel.${id}.dispute`, [dispute.outcome, ...dates].join(', ')]];
}

/** What was compared and is to be checked first, by place, since neither has an id. */
function adviceFacts({ check_first, comparisons }: Incident): [string, string][] {
  return [
    ...check_first.map(({ what, minutes }, index): [string, string] => [
      `check_first.${index + 1}`,
      minutes === undefined ? what : `${what} (${minutes} min)`,
    ]),
    ...comparisons.map(({ title, left, right, says }, index): [string, string] => [
      `comparisons.${index + 1}`,
      `${title}: ${left.label} ${left.value}, ${right.label} ${right.value}, ${says}`,
    ]),
  ];
}

/** Fields that a team adds for itself; what an importer notes of its source is no fact of the case. */
function ownFacts(incident: Incident): [string, string][] {
  return Object.entries(incident).flatMap(([name, value]): [string, string][] => {
    if (!name.startsWith('x_') || name === 'x_imported' || value === undefined) return [];
    const parts: unknown[] = [value].flat();
    return [[name, parts.map((part) => (typeof part === 'string' ? part : JSON.stringify(part))).join(', ')]];
  });
}

function assetFacts(asset: Incident['assets'][number]): [string, string][] {
  const { id, name, os_family: os, compromise, ips } = asset;
  const held = ips.map(({ addr, held_from: from, held_until: until }): [string, string] => [
    `assets.${id}.${addr}`,
    `held_from ${from ?? '?'}${until === undefined ? '' : `, held_until ${until}`}`,
  ]);
  return [[`assets.${id}`, join([name, os, compromise].filter((fact) => fact !== undefined)) ?? ''], ...held];
}

function join(list: readonly string[]): string | undefined {
  return list.length === 0 ? undefined : list.join(', ');
}
