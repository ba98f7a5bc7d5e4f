import type { Incident } from '../../../../schemas/incident.ts';
import { listElements, type ActionRecord, type Diagnostic, type Report } from '../../model/report.ts';
import { isOpen, isPastDue } from '../../time/due.ts';
import { countEach } from '../../insights/stats.ts';

/** Two states of an archive: its reports, and what the check says of them. */
export type ArchiveState = { reports: readonly Report[]; diagnostics: readonly Diagnostic[] };

/** A fact of a report before and after a change; one side is missing when the fact came or went. */
type ChangedFact = { field: string; before?: string; after?: string };

/** A report that differs between the two states. */
export type ChangedReport = {
  report: Report;
  /** The id that it had before, when it was renumbered. */
  oldId?: string;
  facts: ChangedFact[];
  /** Whether the verdict itself is another one. */
  isReversal: boolean;
  /** Anchors of elements that came and went. */
  added: string[];
  removed: string[];
  isTextChanged: boolean;
};

export type ActionChange = {
  id: string;
  anchor: string;
  action: ActionRecord;
  what: 'opened' | 'closed' | 'overdue';
};

/** What a branch does to an archive. Lists are in the order of ids. */
export type ArchiveChanges = {
  added: Report[];
  changed: ChangedReport[];
  /** A published report is never deleted; whoever reviews must know. */
  removed: Report[];
  actions: ActionChange[];
  newDiagnostics: Diagnostic[];
  fixedDiagnostics: Diagnostic[];
};

/** Compares two states; `now` is the day in the zone of the site, for actions that are past due. */
export function compareArchives(before: ArchiveState, after: ArchiveState, now: string): ArchiveChanges {
  const old = new Map(before.reports.map((report) => [report.id, report]));
  const pairs = after.reports.map((report) => ({ report, earlier: findEarlier(report, old) }));
  const kept = new Set(pairs.map(({ earlier }) => earlier?.id));
  const changed = pairs.flatMap(({ report, earlier }) =>
    earlier === undefined || earlier.contentDigest === report.contentDigest
      ? []
      : [compareReport(earlier, report)],
  );
  return {
    added: sorted(pairs.filter(({ earlier }) => earlier === undefined).map(({ report }) => report)),
    changed: changed.sort((a, b) => (a.report.id < b.report.id ? -1 : 1)),
    removed: sorted(before.reports.filter(({ id }) => !kept.has(id))),
    actions: pairs.flatMap(({ report, earlier }) => compareActions(report, earlier, now)),
    newDiagnostics: without(after.diagnostics, before.diagnostics),
    fixedDiagnostics: without(before.diagnostics, after.diagnostics),
  };
}

/** The report itself, or the one whose id it took over when it was renumbered. */
function findEarlier(report: Report, old: ReadonlyMap<string, Report>): Report | undefined {
  return old.get(report.id) ?? report.incident.aliases.map((alias) => old.get(alias)).find((found) => found);
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

function sorted(reports: Report[]): Report[] {
  return reports.sort((a, b) => (a.id < b.id ? -1 : 1));
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
    ['record_status', incident.record_status],
    ['status', incident.status],
    ['severity', incident.severity],
    ['tlp', incident.tlp],
    ['category', incident.category],
    ['verdict.value', verdict.value],
    ['verdict.cause', verdict.cause],
    ['verdict.confidence', verdict.confidence],
    ['verdict.decisive_finding', verdict.decisive_finding],
    ...Object.entries(times).map(([name, at]): [string, string | undefined] => [
      `times.${name}`,
      typeof at === 'string' ? at : JSON.stringify(at),
    ]),
    ...incident.assets.flatMap(assetFacts),
    ...incident.indicators.map(({ id, type, value, last_evidence: last }): [string, string] => [
      `indicators.${id}`,
      [type, value, ...(last === undefined ? [] : [`last evidence ${last}`])].join(' '),
    ]),
    ...incident.intel.map(({ id, source, history }): [string, string] => [
      `intel.${id}`,
      [source, ...history.map((label) => `${label.verdict} ${label.at}`)].join(', '),
    ]),
    ['attack', join(incident.attack.map(({ technique }) => technique))],
    ['relations', join(incident.relations.map(({ type, target }) => `${type} ${target}`))],
    ['tags', join(incident.tags)],
    ['review_by', incident.review_by],
  ];
  return new Map(facts.filter((fact): fact is [string, string] => fact[1] !== undefined));
}

function assetFacts(asset: Incident['assets'][number]): [string, string][] {
  const { id, name, os_family: os, compromise, ips } = asset;
  const held = ips.map(({ addr, held_from: from, held_until: until }): [string, string] => [
    `assets.${id}.${addr}`,
    `held ${from ?? '?'} to ${until ?? 'now'}`,
  ]);
  return [[`assets.${id}`, join([name, os, compromise].filter((fact) => fact !== undefined)) ?? ''], ...held];
}

function join(list: readonly string[]): string | undefined {
  return list.length === 0 ? undefined : list.join(', ');
}
