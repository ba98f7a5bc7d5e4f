import type { Incident } from '../../../../schemas/incident.ts';
import { extractValues, type MentionedValue } from '../../indicators/extract.ts';
import { serviceThing, sourceThings } from '../../language/things.ts';
import { readTexts, type Report } from '../../model/report.ts';
import { knownFields } from '../../model/values.ts';
import { hostOf, recogniseValue } from '../../indicators/value.ts';
import type { Place, ValueKind } from '../../model/exact.ts';

/** A value that a report holds. */
export type ExactKey = {
  key: string;
  kind: ValueKind;
  place: Place;
  /** As the report writes a name; missing where the key itself is shown. */
  label?: string;
  /** Anchor of the part whose text holds it. */
  anchor?: string;
};

/**
 * Everything by which a report is found exactly, by key: ids and aliases; indicators, samples, assets, sources,
 * signatures and techniques of its front matter; and every value that any text of it mentions. The host of a URL or of a
 * mail address is a value too.
 */
export function exactKeys(report: Report): Map<string, ExactKey> {
  const keys = declaredKeys(report);
  const add = addTo(keys);
  const addOthers = withoutReports(add, report);
  const doubtful: (() => void)[] = [];
  // Another place of the report may say for certain what a doubtful one is.
  const addText = (text: string, more: Partial<ExactKey> = {}): void =>
    addMentioned(
      text,
      'text',
      (value, place, known) => {
        if (value?.doubtful !== true) addOthers(value, place, known);
        else doubtful.push(() => addOthers(value, 'doubtful', known));
      },
      more,
    );
  for (const text of textsOf(report.incident)) addText(text);
  for (const { text, anchor } of readTexts(report)) addText(text, anchor === '' ? {} : { anchor });
  for (const addDoubtful of doubtful) addDoubtful();
  return keys;
}

/** The same without what only a text mentions: fast, and all that names are looked up in. */
export function declaredKeys(report: Report): Map<string, ExactKey> {
  const keys = new Map<string, ExactKey>();
  const add = addTo(keys);
  for (const { place, written } of listDeclared(report)) {
    const value = recogniseValue(written);
    add(value, place, value?.kind === 'name' && value.key !== written ? { label: written } : {});
    if (value?.kind === 'path') addMentioned(written, place, withoutReports(add, report));
  }
  return keys;
}

function addTo(keys: Map<string, ExactKey>): Add {
  const add: Add = (value, place, more = {}) => {
    if (value === undefined) return;
    const kind = value.kind === 'hash-start' ? 'name' : value.kind;
    if (!keys.has(value.key)) keys.set(value.key, { key: value.key, kind, place, ...more });
    add(hostOf(value), place, knownFields({ anchor: more.anchor }));
  };
  return add;
}

type Add = (value: MentionedValue | undefined, place: Place, more?: Partial<ExactKey>) => void;

function listDeclared(report: Report): { place: Place; written: string }[] {
  const { id, incident } = report;
  const { aliases, indicators, assets, intel, detection, attack } = incident;
  const things = sourceThings(report).map((thing) => (thing.isListed ? thing : { names: [thing.label] }));
  const declared: [Place, readonly (string | undefined)[]][] = [
    ['id', [id, ...aliases]],
    ['indicator', indicators.flatMap(({ value, sample }) => [value, sample?.sha256])],
    ['asset', assets.flatMap(({ name, ips }) => [name, ...ips.map(({ addr }) => addr)])],
    ['source', [...things.flatMap(({ names }) => names), ...intel.map(({ product }) => product)]],
    ['asset', serviceThing(report)?.names ?? []],
    ['signature', detection.flatMap(({ signature, rule, tool }) => [signature, rule, tool])],
    ['technique', attack.map(({ technique }) => technique)],
  ];
  return declared.flatMap(([place, values]) =>
    values.filter((written) => written !== undefined).map((written) => ({ place, written })),
  );
}

function addMentioned(text: string, place: Place, add: Add, more: Partial<ExactKey> = {}): void {
  for (const value of extractValues(text)) add(value, place, more);
}

/** Another report that a text names is cited, not held; an id of another list, such as CNVD-2021-95914, is held. */
function withoutReports(add: Add, { id }: Report): Add {
  return (value, place, more) => {
    if (value?.kind !== 'report' || prefixOf(value.key) !== prefixOf(id)) add(value, place, more);
  };
}

/** What the ids of one list have in common: `INC` of INC-2023-0001. */
function prefixOf(id: string): string {
  return id.replace(/-\d.*$/, '').toUpperCase();
}

/** Every text of the front matter, by whatever key. */
function textsOf(incident: Incident): string[] {
  const texts: string[] = [];
  const walk = (value: unknown): void => {
    if (typeof value === 'string') texts.push(value);
    else if (value !== null && typeof value === 'object')
      for (const inner of Object.values(value)) walk(inner);
  };
  walk(incident);
  return texts;
}
