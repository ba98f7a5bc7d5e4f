import type { Words } from '../i18n/words.ts';
import { runsOnOs } from '../evidence/platforms.ts';
import { defang, defangPlain } from '../indicators/defang.ts';
import { truncate } from '../model/text.ts';
import { compareDates, formatDuration, MINUTE } from '../time/times.ts';
import type { Language, Tlp } from '../../../schemas/vocabulary.ts';
import type { FactFrom, KnownAsset } from './asset.ts';
import type { DecisiveCheck } from './checks.ts';
import type { AlertContradiction, Compared } from './contradictions.ts';
import type { JudgedValue } from './judge-values.ts';
import type { NoiseReason } from './noise.ts';
import { OUTCOMES } from './rates.ts';
import type { BaseRate, RecallAnswer } from './recall.ts';
import type { MatchReason } from './weigh.ts';

/** What of the words an answer is told with: a page sends no others to its script. */
export type TellingWords = Pick<Words, 'recall' | 'fill'> & {
  labels: Pick<Words['labels'], 'osFamily' | 'arch' | 'assetKind' | 'intelVerdict'>;
  site: Pick<Words['site'], 'comma'>;
};

/** The language in which an answer is told. */
export type Telling = { words: TellingWords; language: Language };

/** What speaks against an alert, in a sentence with its values defanged. */
export function tellContradiction(found: AlertContradiction, asset: KnownAsset, telling: Telling): string {
  switch (found.kind) {
    case 'ownership-window':
      return tellOwnership(found, asset, telling);
    case 'platform-mismatch':
      return tellPlatform(found, telling);
    case 'old-label':
      return tellAge(found, telling);
    case 'one-origin':
      return tellOrigin(found, telling);
    case 'withdrawn-before':
      return tellWithdrawn(found, telling);
  }
}

type Of<Kind extends AlertContradiction['kind']> = Extract<AlertContradiction, { kind: Kind }>;

function tellOwnership(
  { certainty, details }: Of<'ownership-window'>,
  { windows }: KnownAsset,
  { words }: Telling,
): string {
  const { recall: text, fill } = words;
  const { addr, date, days, side, heldFrom = '', heldUntil = '' } = details;
  const said = windows.find((window) => window.addr === addr)?.said;
  const bound = side === 'before' ? heldFrom : heldUntil;
  const held = said === undefined ? bound : fill(text.held, { date: bound, says: tellFrom(said, { words }) });
  const address = showValue(addr);
  if (side === 'after') return fill(text.evidenceAfter, { address, date, held });
  return certainty === 'certain' && days > 0
    ? fill(text.evidenceBefore, { address, date, days, held })
    : fill(text.evidencePerhapsBefore, { address, date, held });
}

function tellPlatform({ details }: Of<'platform-mismatch'>, { words }: Telling): string {
  const { recall: text, fill, labels } = words;
  const { aspect, sampleOs, sampleArch, assetOs, assetArch, fileType = '' } = details;
  const [platform, own] =
    aspect === 'os'
      ? [labels.osFamily[sampleOs], labels.osFamily[assetOs]]
      : [labels.arch[sampleArch], labels.arch[assetArch]];
  const needsLayer = aspect === 'os' && runsOnOs(sampleOs, assetOs) === 'perhaps';
  const sentence = needsLayer ? text.sampleNeedsLayer : text.sampleCannotRun;
  return fill(sentence, { sample: showName(fileType), platform, own });
}

function tellAge({ value, basis, cases, days, date, life }: Of<'old-label'>, { words }: Telling): string {
  const { recall: text, fill } = words;
  const values = { value: showValue(value), days, date, life };
  const isProven = basis === 'evidence';
  if (cases === undefined) return fill(isProven ? text.oldEvidence : text.oldLabel, values);
  return fill(isProven ? text.oldEvidenceHere : text.oldLabelHere, { ...values, cases });
}

function tellOrigin({ sources: names, id }: Of<'one-origin'>, { words }: Telling): string {
  const { recall: text, fill, site } = words;
  const sources = showNames(names, site);
  return id === undefined
    ? fill(text.oneOriginDate, { sources })
    : fill(text.oneOriginReport, { sources, id });
}

function tellWithdrawn({ source, id, on, turn, value }: Of<'withdrawn-before'>, { words }: Telling): string {
  const { recall: text, fill, labels } = words;
  const said = turn === 'delisted' ? text.delisted : labels.intelVerdict[turn].toLowerCase();
  const values = { source: showName(source), value: showValue(value), turn: said, id };
  return on === undefined ? fill(text.withdrawn, values) : fill(text.withdrawnOn, { ...values, date: on });
}

/** Who says something of the host. */
export function tellFrom(from: FactFrom, { words }: Pick<Telling, 'words'>): string {
  const { says } = words.recall;
  return from.kind === 'report' ? words.fill(says.report, { id: from.id }) : says[from.kind];
}

/** What is not known, and so was not compared; each in a sentence. */
export function tellUnknown(
  { missing, unproven, unclear, facts }: Compared,
  asset: KnownAsset,
  { words }: Telling,
): string[] {
  const { recall: text, fill, site } = words;
  const undated = facts.assets[0]?.ips.filter(({ held_from: from }) => from === undefined) ?? [];
  const lacks = (field: string): boolean => missing.some((fact) => fact.field === field);
  const { openAddresses: open } = asset;
  return [
    ...(open === undefined
      ? []
      : [fill(text.unknownAddress, { addresses: open.map(showValue).join(site.comma) || '–' })]),
    ...(lacks('held_from')
      ? undated.slice(0, 1).map(({ addr }) => fill(text.unknownOwnership, { address: showValue(addr) }))
      : []),
    ...(lacks('last_evidence') ? [text.unknownEvidence] : []),
    ...unclear.map((date) => fill(text.unclearDate, { text: date })),
    ...(lacks('os_family') ? [text.unknownHost] : []),
    ...(unproven.length > 0 ? [fill(text.unproven, { sources: showNames(unproven, site) })] : []),
  ];
}

/** A check that may settle it, and where it comes from. */
export function tellCheck(
  check: DecisiveCheck,
  { words, language }: Telling,
): { what: string; why?: string } {
  const { recall: text, fill, site } = words;
  switch (check.kind) {
    case 'ask-evidence': {
      const sources = showNames(check.sources, site) || text.theSource;
      const { newerThan: date } = check;
      return {
        what:
          date === undefined ? fill(text.askEvidence, { sources }) : fill(text.askNewer, { sources, date }),
      };
    }
    case 'find-ownership':
      return { what: fill(text.findOwnership, { address: showValue(check.addr) }) };
    case 'find-platform':
      return { what: text.findPlatform };
    case 'name-address':
      return {
        what: fill(text.nameAddress, { addresses: check.addresses.map(showValue).join(site.comma) || '–' }),
      };
    case 'as-before': {
      const id = check.anchor === undefined ? check.id : `${check.id}#${check.anchor}`;
      const { took, from } = check;
      const settled =
        took === undefined
          ? fill(text.settled, { id })
          : fill(text.settledAfter, { id, time: tellTime(took, language) });
      const evidence = from === undefined ? [] : [fill(text.settledBy, { from: showNames(from, site) })];
      return { what: check.what, why: [settled, ...evidence].join(language === 'en' ? ' ' : '') };
    }
  }
}

/** A time between two bounds in minutes. */
export function tellTime([least, most]: readonly [number, number], language: Language): string {
  return formatDuration({ min: least * MINUTE, max: most * MINUTE }, language);
}

/** Why a report is a precedent. */
export function tellReason({ kind, value }: MatchReason, { words }: Telling): string {
  const isText = kind === 'signature' || kind === 'claim';
  // Of words each may be a value.
  const shown =
    kind === 'text' ? value.split(' ').map(defang).join(' ') : isText ? showName(value) : showValue(value);
  return words.fill(words.recall.reasons[kind], { value: shown });
}

/** What a base rate is about. */
export function tellRateOf({ kind, name, label = '' }: BaseRate, { words }: Telling): string {
  const { recall: text, fill, labels } = words;
  const shown =
    kind === 'kind' ? ((labels.assetKind as Record<string, string>)[name] ?? name) : showName(name);
  return kind === 'claim'
    ? fill(text.rate.claim, { name: shown, label: showName(label) })
    : fill(text.rate[kind], { name: shown });
}

/** How such cases ended: counts always, the share of false ones where there are enough. */
export function tellRate({ tally, decided, shares, imported }: BaseRate, { words }: Telling): string {
  const { recall: text, fill, site } = words;
  const parts = OUTCOMES.filter((outcome) => tally[outcome] > 0).map((outcome) =>
    fill(text.outcomes[outcome], { n: tally[outcome] }),
  );
  const origin = imported === undefined ? [] : [fill(text.imported, { n: imported })];
  const list = [...parts, ...origin].join(site.comma);
  const { percent } = shares.false;
  const counts = fill(decided === 0 ? text.rateNone : text.rateOf, { n: decided, list });
  const share =
    decided === 0 ? undefined : percent === undefined ? text.tooFew : fill(text.share, { ...percent });
  return share === undefined ? counts : fill(text.rateWithShare, { counts, share });
}

/** Why a value is set aside. */
export function tellNoise(reason: NoiseReason, { words }: Telling): string {
  const { noise } = words.recall;
  if (reason.kind === 'list') return words.fill(noise.list, { list: reason.list });
  return reason.kind === 'everywhere'
    ? words.fill(noise.everywhere, { n: reason.reports })
    : noise[reason.kind];
}

/** An address that was given back before the alert, so that what reports say of it as ours no longer holds; undefined where none was. */
export function tellReleased({ asset, at }: RecallAnswer, { words }: Telling): string | undefined {
  const gone = asset.windows.filter(
    ({ until }) => until !== undefined && compareDates(until, at) === 'before',
  );
  const [window] = gone;
  const isOurs =
    window && asset.windows.some(({ addr, until }) => addr === window.addr && until === undefined);
  if (window?.until === undefined || isOurs) return undefined;
  return words.fill(words.recall.released, { address: showValue(window.addr), date: window.until });
}

/** A value as it may be read, also the name of a host that is no value. */
export function showValue(key: string): string {
  return truncate(defangPlain(defang(key)), 80);
}

/** A name of an alert, a source, a label or a host as it may be read: a signature often names what it is about. */
export function showName(name: string): string {
  return defangPlain(name);
}

function showNames(names: readonly string[], { comma }: TellingWords['site']): string {
  return names.map(showName).join(comma);
}

/** A level of the traffic light protocol, as FIRST writes it. */
export function showTlp(tlp: Tlp): string {
  return `TLP:${tlp.toUpperCase()}`;
}

/** A value of an alert with its kind, as `address 203[.]0[.]113[.]7`. */
export function tellValue({ value }: JudgedValue, { words }: Telling): string {
  return `${words.recall.kinds[value.kind]} ${showValue(value.key)}`;
}
