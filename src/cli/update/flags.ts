import type { Intel } from '../../../schemas/intel.ts';
import type { VerdictInput } from '../../../schemas/verdict.ts';
import {
  INTEL_VERDICTS,
  LANGUAGES,
  UNKNOWN_DATE,
  VERDICTS,
  type Confidence,
  type VerdictCause,
  VERDICT_CAUSES,
  type VerdictReason,
} from '../../../schemas/vocabulary.ts';
import { isTimeField } from '../../core/draft/field-values.ts';
import type { FieldPath } from '../../core/draft/edit-fields.ts';
import type { Change } from '../../core/draft/update.ts';
import { getWords } from '../../core/i18n/words.ts';
import type { Report } from '../../core/model/report.ts';
import { otherNames, isSameSource } from '../../core/language/source-names.ts';
import { createDirectories } from '../../core/language/things.ts';
import { foldName } from '../../core/model/text.ts';
import { knownFields, valueAt } from '../../core/model/values.ts';
import { currentTime, type Setting } from '../new/choices.ts';
import { readDetected, readIndicator, readTag, readWord, type ReadValue } from '../new/values.ts';
import { suggest } from '../wording.ts';

/** Flags as they are typed. */
export type UpdateOptions = {
  verdict?: string;
  cause?: string;
  reason?: VerdictReason;
  because?: string;
  confidence?: Confidence;
  decidedBy?: string;
  decisive?: string;
  why?: string;
  at?: string;
  said?: string;
  labels?: string;
  lastEvidence?: string;
  url?: string;
  close?: string[];
  verifiedBy?: string;
  reopen?: string[];
  tag?: string[];
  indicator?: string[];
  set?: string[];
  publish?: true;
  supersedeBy?: string;
  withdraw?: true;
  redact?: true;
  yes?: true;
  dryRun?: true;
  format: 'text' | 'json';
  incidents?: string;
};

/** Reads what is typed; what is wrong with it goes to the list, and undefined comes back. */
type Take = <Value>(read: ReadValue<Value>) => Value | undefined;

/** What the flags want to be changed, and everything that is wrong with them at once. */
export function readChanges(
  options: UpdateOptions,
  report: Report,
  setting: Setting,
): { changes: Change[]; faults: string[] } {
  const faults: string[] = lackOf(options);
  const take: Take = (read) => {
    if ('value' in read) return read.value;
    faults.push(read.fault);
    return undefined;
  };
  const at = options.at === undefined ? currentTime(setting) : take(readWhen(options.at, setting));
  const changes = [
    take(readVerdict(options, { at, setting })),
    take(readSaid(options, report, { at, setting })),
    ...(options.close ?? []).map((action): Change =>
      knownFields({
        kind: 'close' as const,
        action: readElementId(action),
        doneOn: dayOf(at),
        verifiedBy: options.verifiedBy,
      }),
    ),
    ...(options.reopen ?? []).map((action): Change => ({
      kind: 'state',
      action: readElementId(action),
      status: 'open',
    })),
    ...(options.tag ?? []).map((text) => changeOf('tag', take(readTag(text, setting)))),
    ...(options.indicator ?? []).map((text) => changeOf('indicator', take(readIndicator(text)))),
    ...(options.set ?? []).map((text) => take(readSet(text, report, setting))),
    options.publish && ({ kind: 'publish' } as const),
    options.withdraw && ({ kind: 'withdraw', on: dayOf(at), why: options.why ?? '' } as const),
    options.redact && ({ kind: 'set', path: ['redacted_at'], value: at ?? '' } as const),
    options.supersedeBy === undefined ? undefined : ({ kind: 'superseded' } as const),
  ].filter((change) => change !== undefined);
  return { changes, faults };
}

function changeOf<Kind extends string, Value>(
  kind: Kind,
  value: Value | undefined,
): (Record<Kind, Value> & { kind: Kind }) | undefined {
  return value === undefined ? undefined : ({ kind, [kind]: value } as Record<Kind, Value> & { kind: Kind });
}

/** Flags that say nothing without another one, and those that exclude each other. */
function lackOf(options: UpdateOptions): string[] {
  const { verdict, why = '', withdraw, said, close, publish, supersedeBy } = options;
  const alone = (names: readonly (keyof UpdateOptions)[], needed: string): string[] =>
    names
      .filter((name) => options[name] !== undefined)
      .map((name) => `\`${flagOf(name)}\` says nothing without \`${needed}\`.`);
  const ends = [publish && 'publish', withdraw && 'withdraw', supersedeBy && 'supersede-by'].filter(Boolean);
  return [
    ...(verdict !== undefined && why.trim() === ''
      ? ['`--verdict` needs `--why`: say what made the verdict turn.']
      : []),
    ...(withdraw && why.trim() === ''
      ? ['`--withdraw` needs `--why`: say what is wrong with the report, for those who have cited it.']
      : []),
    ...(verdict === undefined
      ? alone(['cause', 'reason', 'because', 'confidence', 'decidedBy', 'decisive'], '--verdict')
      : []),
    ...(verdict === undefined && !withdraw && options.why !== undefined
      ? ['`--why` says nothing without `--verdict` or `--withdraw`.']
      : []),
    ...(said === undefined ? alone(['labels', 'lastEvidence', 'url'], '--said') : []),
    ...(close === undefined ? alone(['verifiedBy'], '--close') : []),
    ...(ends.length > 1 ? ['Only one of `--publish`, `--withdraw` and `--supersede-by` can be done.'] : []),
  ];
}

function flagOf(name: string): string {
  return `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
}

/** A moment that is known, as far as a day, month or year. */
export function readWhen(text: string, setting: Setting): ReadValue<string> {
  const read = readDetected(text, setting);
  return 'value' in read && read.value === UNKNOWN_DATE
    ? {
        fault: `\`${text}\` is no time. Write the month or the year when no more is known, such as \`2026-11\`.`,
      }
    : read;
}

/** Ids of elements as people type them: `a1`, `#A1`. */
function readElementId(text: string): string {
  return text.normalize('NFKC').trim().replace(/^#/, '').toUpperCase();
}

/** The day of a moment; a partial date stays as it is. */
export function dayOf(at = ''): string {
  return at.slice(0, 10);
}

function readVerdict(options: UpdateOptions, { at = '', setting }: Then): ReadValue<Change | undefined> {
  const { verdict, cause, reason, because, confidence, decidedBy, decisive, why = '' } = options;
  if (verdict === undefined) return { value: undefined };
  const value = readLabel('--verdict', verdict, VERDICTS, 'verdict');
  if ('fault' in value) return value;
  const causes = [...VERDICT_CAUSES, ...(Object.keys(setting.settings.words.cause ?? {}) as VerdictCause[])];
  const known = cause === undefined ? { value: undefined } : readWord('--cause', cause.trim(), causes);
  if ('fault' in known) return known;
  const given = knownFields({
    value: value.value,
    because,
    reason,
    cause: known.value,
    confidence,
    decided_by: decidedBy,
    decisive_finding: decisive === undefined ? undefined : readElementId(decisive),
  });
  return { value: { kind: 'verdict', verdict: given satisfies VerdictInput, at, why: why.trim() } };
}

/** A word of the contract, or what it is called in any language of the interface. */
function readLabel<Word extends string>(
  flag: string,
  text: string,
  words: readonly Word[],
  list: 'verdict' | 'intelVerdict',
): ReadValue<Word> {
  const called = words.find((word) =>
    LANGUAGES.some((language) => {
      const labels: Readonly<Record<string, string>> = getWords(language).labels[list];
      return foldName(labels[word] ?? '') === foldName(text);
    }),
  );
  return called === undefined ? readWord(flag, text.trim(), words) : { value: called };
}

type Then = { at: string | undefined; setting: Setting };

function readSaid(
  { said, labels, lastEvidence, url }: UpdateOptions,
  report: Report,
  { at = '', setting }: Then,
): ReadValue<Change | undefined> {
  if (said === undefined) return { value: undefined };
  const [, name = '', word = ''] = /^(.*?)\s*[:：=]\s*([^:：=]+)$/s.exec(said.trim()) ?? [];
  if (name === '')
    return {
      fault: `\`${said}\` does not say who says what. Write it like \`--said "threatbook: expired"\`.`,
    };
  const entry = findSource(name, report, setting);
  const verdict = readLabel('--said', word, INTEL_VERDICTS, 'intelVerdict');
  const evidence = lastEvidence === undefined ? undefined : readDetected(lastEvidence, setting);
  if ('fault' in entry) return entry;
  if ('fault' in verdict) return verdict;
  if (evidence !== undefined && 'fault' in evidence) return evidence;
  const list = labels?.split(/[,，、;；]/).map((label) => label.trim());
  const entries = list?.filter((label) => label !== '');
  const told = { at, verdict: verdict.value, labels: entries, last_evidence: evidence?.value, url };
  const later = knownFields(told);
  if ('id' in entry.value) return { value: { kind: 'said', entry: entry.value.id, said: later } };
  const { source } = entry.value;
  const intel = knownFields({ source, indicator: accusedBy(report), history: [later] });
  return { value: { kind: 'source', intel } };
}

/** What a source that joins the others speaks of, where they all speak of one thing or there is only one. */
function accusedBy({ incident: { intel, indicators } }: Report): string | undefined {
  const named = new Set(intel.map(({ indicator }) => indicator));
  const [only, ...others] = named.size === 0 ? indicators.map(({ id }) => id) : named;
  return others.length === 0 ? only : undefined;
}

/** The entry of a source by its id, or by any name of the source or its product; a known source without one gets one. */
function findSource(
  name: string,
  { id, incident: { intel } }: Report,
  { archive: { reports, things } }: Setting,
): ReadValue<{ id: string } | { source: string }> {
  const own = intel.find((one) => one.id.toLowerCase() === name.toLowerCase());
  if (own !== undefined) return { value: { id: own.id } };
  const listed = createDirectories(things ?? {}, 'en').sources.find(name)?.id;
  // A product, such as one in Chinese, leads to the name of its source wherever the archive has both.
  const isCalled = ({ source, product = '' }: Intel): boolean =>
    source === listed || isSameSource(source, name) || foldName(product).includes(foldName(name));
  const known = new Set(
    reports.flatMap(({ incident }) => incident.intel.filter(isCalled).map(({ source }) => source)),
  );
  const matches = intel.filter((one) => isCalled(one) || known.has(one.source));
  const [only, ...others] = matches;
  if (only !== undefined && others.length === 0) return { value: { id: only.id } };
  const list = (entries: typeof intel): string =>
    entries.map((one) => `\`${one.id}\` (\`${one.source}\`)`).join(', ');
  if (only !== undefined)
    return { fault: `\`${name}\` has several entries in \`${id}\`. Name one by its id: ${list(matches)}.` };
  // Only a name that somebody has used or listed begins an entry: another one may be a slip.
  const [used] = known;
  const source = listed ?? used ?? (otherNames(name).length > 0 ? name : undefined);
  if (source !== undefined) return { value: { source } };
  const near = suggest(
    name,
    intel.map((one) => one.source),
  );
  const has = intel.length === 0 ? 'It names none.' : `It has ${list(intel)}.`;
  return {
    fault: `\`${id}\` has no source \`${name}\`. ${near ?? `${has} Add a new source to \`sources.yml\` first.`}`,
  };
}

/** Fields that another flag changes, since more goes with them. */
const OTHERWISE: Record<string, string> = {
  id: 'An id is changed by `precedent-kb renumber`, which takes the citations along.',
  aliases: 'An id is changed by `precedent-kb renumber`, which takes the citations along.',
  'verdict.value': 'A verdict is turned by `--verdict` with `--why`, so that its history tells of it.',
  tags: 'A tag is added by `--tag`.',
};

const NUMBERS = /^(?:effort\.\w+|check_first\.\d+\.minutes)$/;

/** Days that are set for later. */
const MAY_BE_AHEAD = /\.(?:recheck_on|held_until)$/;

function readSet(text: string, { incident }: Report, setting: Setting): ReadValue<Change> {
  const [, name = '', typed = ''] = /^([^=＝]+)[=＝](.*)$/s.exec(text) ?? [];
  const path = readPath(name.normalize('NFKC').trim(), incident);
  const key = path.join('.');
  if (key === '')
    return {
      fault: `\`${text}\` does not name a field and its value. Write it like \`--set severity=low\`.`,
    };
  const missing = explainMissingEntry(path, incident);
  if (missing !== undefined) return { fault: missing };
  const otherwise = OTHERWISE[key];
  if (otherwise !== undefined) return { fault: `\`${key}\` is not set by itself. ${otherwise}` };
  const value = typed.trim();
  if (key === 'record_status' && /^(?:published|superseded|withdrawn)$/.test(value))
    return {
      fault: `\`record_status=${value}\` is not set by itself. Write \`--publish\`, \`--supersede-by\` or \`--withdraw\`, which do what belongs to it.`,
    };
  if (value === '') return { value: { kind: 'set', path, value: undefined } };
  if (!isTimeField(key)) return { value: { kind: 'set', path, value: numberOr(value, NUMBERS.test(key)) } };
  const time = readDetected(value, setting, { mayBeAhead: MAY_BE_AHEAD.test(key) });
  return 'fault' in time ? time : { value: { kind: 'set', path, value: time.value } };
}

/** Entries are added where they stand: a flag names one field, and an entry needs several. */
function explainMissingEntry(path: FieldPath, incident: Report['incident']): string | undefined {
  const at = path.findIndex((part, place) => {
    const around = valueAt(incident, path.slice(0, place));
    return Array.isArray(around) && (typeof part !== 'number' || part >= around.length);
  });
  if (at < 1) return undefined;
  const entries = valueAt(incident, path.slice(0, at)) as readonly ({ id?: unknown } | null)[];
  const ids = entries.flatMap((entry) => (typeof entry?.id === 'string' ? [`\`${entry.id}\``] : []));
  const has =
    ids.length > 0
      ? `It has ${ids.join(', ')}.`
      : entries.length === 0
        ? 'It is empty.'
        : `Its entries are counted from 0 to ${entries.length - 1}.`;
  return `\`${path.slice(0, at).join('.')}\` has no entry \`${path[at] ?? ''}\`. ${has} A new entry is written in the file, or in the form of the site.`;
}

function numberOr(text: string, isNumber: boolean): string | number {
  const number = Number(text.normalize('NFKC'));
  return isNumber && Number.isFinite(number) ? number : text;
}

/** `assets.H1.ips.0.addr` as a path; entries go by their ids or their places, which count from 0. */
function readPath(name: string, incident: Report['incident']): FieldPath {
  const path: (string | number)[] = [];
  for (const part of name.split('.')) {
    const around = valueAt(incident, path);
    if (!Array.isArray(around)) path.push(part);
    else {
      const place = around.findIndex((entry: { id?: unknown } | null) => entry?.id === part);
      path.push(place >= 0 ? place : /^\d+$/.test(part) ? Number(part) : part);
    }
  }
  return path.includes('') ? [] : path;
}
