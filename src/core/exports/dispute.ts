import type { Asset, AssetAddress } from '../../../schemas/asset.ts';
import type { Indicator } from '../../../schemas/indicator.ts';
import type { Intel } from '../../../schemas/intel.ts';
import type { Settings } from '../../../schemas/settings.ts';
import type { DisputeRequest, Language } from '../../../schemas/vocabulary.ts';
import { dateEvidence, isAccusation, pointsInto } from '../evidence/claims.ts';
import { findContradictions } from '../evidence/evidence.ts';
import { platformOf, type Platform } from '../evidence/platforms.ts';
import { getWords, type Words } from '../i18n/words.ts';
import { defang } from '../indicators/defang.ts';
import { createDefanger } from '../indicators/defanger.ts';
import { hostAddress } from '../indicators/indicators.ts';
import { languageOfSource } from '../language/source-names.ts';
import { isUndecided, type Report } from '../model/report.ts';
import { describeContradiction } from '../report-page/contradictions.ts';
import { createFactWriter } from '../report-page/fact-values.ts';
import { describeCitedPart } from './cite/describe.ts';
import { cleanLine } from './cite/escape.ts';
import { formatCitation } from './cite/formats.ts';

/** A line of a letter; of a fenced one `value` is the live spelling, which pages never show. */
type LetterLine = string | { value: string };

/** What a letter needs and the report does not say. */
type MissingInLetter = keyof Words['dispute']['letter']['missing'];

/** A mail or ticket to a source, made of what a report says and nothing else. */
export type Letter = {
  /** The source as the report writes it, with its product where that is known. */
  to: string;
  language: Language;
  request: DisputeRequest;
  /** Defanged. */
  subject: string;
  lines: LetterLine[];
  missing: MissingInLetter[];
  /** What to know before it is sent, in sentences of the page's language. */
  notes: string[];
};

export type LetterOptions = {
  settings: Settings;
  /** That of the source when absent. */
  language?: Language | undefined;
  /** What the report says, or what follows from its verdict, when absent. */
  request?: DisputeRequest | undefined;
};

/** The entries of a report that called something malicious or suspicious: what there is to dispute. */
export function disputable({ incident }: Report): Intel[] {
  return incident.intel.filter(({ history }) => history.some(isAccusation));
}

/** Those of which the label stands and no answer has come, in a report that does not say that the alert was right. */
export function stillDisputable(report: Report): Intel[] {
  if (report.incident.verdict.value === 'true_positive') return [];
  return disputable(report).filter(({ history, dispute }) => {
    const last = history.at(-1);
    return last !== undefined && isAccusation(last) && (dispute?.outcome ?? 'pending') === 'pending';
  });
}

/** Writes the letter about one entry of a report. Texts of the report are defanged, but for the fenced values. */
export function writeLetter(own: Report, intel: Intel, options: LetterOptions): Letter {
  const { settings, language = languageOfSource(intel.source) } = options;
  const words = getWords(language);
  const report = withoutNames(own, words.dispute.letter.ourHost);
  const request = options.request ?? requestOf(report, intel);
  const facts = gatherFacts(report, intel);
  const missing = missingFacts(facts);
  const letter: Writing = {
    report,
    intel,
    facts,
    words,
    settings,
    request: words.labels.disputeRequest[request],
  };
  const { fill, dispute: said } = words;
  const value = facts.indicator && defang(facts.indicator.value);
  const about = { request: letter.request, id: report.id };
  const to = [intel.source, intel.product].filter((part) => part !== undefined).join(' / ');
  return {
    to: createDefanger(report)(cleanLine(to)),
    language,
    request,
    subject:
      value === undefined
        ? fill(said.letter.subjectUnknown, about)
        : fill(said.letter.subject, { ...about, value: cleanLine(value) }),
    lines: composeLines(letter, missing),
    missing,
    notes: noteLines(report, intel, { missing, words: getWords(settings.language) }),
  };
}

/** The letter as text, with its values raw and fenced, ready to be sent. */
export function printLetter({ to, language, subject, lines }: Letter): string {
  const { fill, dispute } = getWords(language);
  const head = [fill(dispute.letter.to, { source: to }), fill(dispute.letter.subjectLine, { subject })];
  return [...head, '', ...lines.flatMap(printLine)].join('\n');
}

/** A fence is longer than any run of backticks in what it holds. */
export function fenceOf(value: string): string {
  const longest = Math.max(2, ...[...value.matchAll(/`+/g)].map(([run]) => run.length));
  return '`'.repeat(longest + 1);
}

type Facts = {
  intel: Intel;
  indicator: Indicator | undefined;
  asset: Asset | undefined;
  /** The times for which the address was ours. */
  windows: AssetAddress[];
  isAddress: boolean;
  newest: string | undefined;
};

type Writing = {
  report: Report;
  intel: Intel;
  facts: Facts;
  words: Words;
  settings: Settings;
  request: string;
};

function composeLines(letter: Writing, missing: readonly MissingInLetter[]): LetterLine[] {
  const { fill, dispute } = letter.words;
  const { letter: said } = dispute;
  return [
    ...openingLines(letter),
    ...section(said.said, saidLines(letter)),
    ...section(said.known, knownLines(letter)),
    ...section(said.wrong, reasonLines(letter)),
    ...section(said.request, [fill(said.please, { request: letter.request }), said.orTell]),
    ...section(
      said.unknown,
      missing.map((fact) => said.missing[fact]),
    ),
    ...closingLines(letter),
  ];
}

/** The report with its hosts as “our host”: a source needs their platform, and not what they are called inside. */
function withoutNames(report: Report, name: string): Report {
  const assets = report.incident.assets.map((asset) => ({ ...asset, name }));
  return { ...report, incident: { ...report.incident, assets } };
}

function requestOf({ incident }: Report, { dispute }: Intel): DisputeRequest {
  const { value, cause } = incident.verdict;
  if (dispute?.asks_for !== undefined) return dispute.asks_for;
  if (value !== 'false_positive') return 'recheck';
  return cause === 'ip_reuse' || cause === 'stale_intel' ? 'expire' : 'delist';
}

function gatherFacts({ incident }: Report, intel: Intel): Facts {
  const { assets, indicators } = incident;
  const indicator = indicators.find(({ id }) => id === intel.indicator);
  const holds = ({ addr }: AssetAddress): boolean => indicator !== undefined && pointsInto(indicator, addr);
  const asset = assets.find(({ id }) => id === indicator?.asset) ?? assets.find(({ ips }) => ips.some(holds));
  return {
    intel,
    indicator,
    asset,
    windows: asset?.ips.filter(holds) ?? [],
    isAddress: indicator !== undefined && hostAddress(indicator.type, indicator.value) !== undefined,
    newest: indicator && dateEvidence([indicator], [intel]).at(-1)?.date,
  };
}

function missingFacts({ intel, indicator, asset, windows, isAddress, newest }: Facts): MissingInLetter[] {
  const sample = indicator?.sample;
  const isUndated = windows.every(({ held_from: from, held_until: until }) => (from ?? until) === undefined);
  const isUnproven = windows.every(({ evidence }) => evidence === undefined);
  const facts: [MissingInLetter, boolean][] = [
    ['indicator', indicator === undefined],
    ['said', intel.history.length === 0],
    ['last_evidence', newest === undefined],
    ['asset', asset === undefined],
    ['held_from', isAddress && isUndated],
    ['proof', isAddress && !isUndated && isUnproven],
    ['sample', sample === undefined],
    ['sample_os', sample !== undefined && platformOf(sample).os === 'unknown'],
    ['host_os', asset !== undefined && (asset.os_family ?? 'unknown') === 'unknown'],
  ];
  return facts.flatMap(([fact, isMissing]) => (isMissing ? [fact] : []));
}

function openingLines({ facts: { indicator }, words: { fill, dispute }, request }: Writing): LetterLine[] {
  const { letter } = dispute;
  const value = indicator === undefined ? [] : ['', letter.value, { value: indicator.value }];
  const sha256 = indicator?.sample?.sha256;
  const isTold = sha256 === undefined || sha256 === indicator?.value;
  const sample = isTold ? [] : ['', letter.sample, { value: sha256 }];
  return [
    letter.greeting,
    '',
    fill(indicator === undefined ? letter.askUnknown : letter.ask, { request }),
    ...value,
    ...sample,
  ];
}

/** What the source said is told with its dates as they are written. */
function saidLines({ report, intel, words: { fill, dispute, labels, site } }: Writing): string[] {
  const { letter } = dispute;
  const show = createDefanger(report);
  return intel.history.map(({ at, verdict, labels: own, last_evidence: last }) =>
    [
      fill(letter.saidAt, { date: at, verdict: labels.intelVerdict[verdict] }),
      ...(own.length === 0
        ? []
        : [fill(letter.labels, { labels: own.map((label) => show(cleanLine(label))).join(site.comma) })]),
      ...(last === undefined ? [] : [fill(letter.lastEvidence, { date: last })]),
    ].reduce((said, more) => fill(letter.andSaid, { said, more })),
  );
}

function knownLines({ report, facts, words }: Writing): string[] {
  const { fill, dispute, labels } = words;
  const { letter } = dispute;
  const { indicator, asset, windows, newest } = facts;
  const show = (text: string): string => createDefanger(report)(cleanLine(text));
  const sample = indicator?.sample;
  const about = [sample?.file_type && show(sample.file_type), sample && nameOf(platformOf(sample), words)];
  const host = asset && nameOf({ os: asset.os_family ?? 'unknown', arch: asset.arch ?? 'unknown' }, words);
  return [
    ...(indicator === undefined ? [] : [fill(letter.type, { type: labels.indicatorType[indicator.type] })]),
    ...(newest === undefined ? [] : [fill(letter.newest, { date: newest })]),
    ...windows.flatMap((window) => [
      ...windowLines(window, words),
      ...(window.evidence === undefined ? [] : [fill(letter.proof, { proof: show(window.evidence) })]),
    ]),
    ...(sample === undefined || listed(about, words) === ''
      ? []
      : [fill(letter.sampleIs, { sample: listed(about, words) })]),
    ...(host === undefined || host === '' ? [] : [fill(letter.host, { host })]),
  ];
}

function windowLines({ held_from: from, held_until: until }: AssetAddress, words: Words): string[] {
  const { fill, dispute } = words;
  if (from === undefined) return until === undefined ? [] : [fill(dispute.letter.heldUntil, { until })];
  return until === undefined
    ? [fill(dispute.letter.heldSince, { from })]
    : [fill(dispute.letter.held, { from, until })];
}

/** The two comparisons, as far as they are about this value. */
function reasonLines({ report, facts, words, settings }: Writing): string[] {
  const writer = createFactWriter({ report, words, settings });
  return (
    findContradictions(report)
      .filter(({ indicator }) => indicator === facts.indicator?.id)
      .map((found) => describeContradiction(found, writer))
      .map(({ certainty, sentence }) =>
        certainty === 'certain' ? sentence : words.fill(words.dispute.letter.perhaps, { sentence }),
      )
      // The blanks around the name of a host, which is Chinese here.
      .map((sentence) => sentence.replace(/(?<=\p{Script=Han}) (?=\p{Script=Han})/gu, ''))
  );
}

function closingLines({ report, intel: { dispute }, words, settings }: Writing): LetterLine[] {
  const { fill } = words;
  const { letter } = words.dispute;
  const decisive = report.findings.find(({ id }) => id === report.incident.verdict.decisive_finding);
  const part = describeCitedPart(report, decisive?.anchor, settings);
  const verdict = words.labels.verdict[report.incident.verdict.value];
  return [
    '',
    letter.reference,
    formatCitation({ ...part, verdict }, 'text'),
    ...(dispute?.ticket === undefined
      ? []
      : [fill(letter.ticket, { ticket: createDefanger(report)(cleanLine(dispute.ticket)) })]),
    ...(dispute?.reported_on === undefined ? [] : [fill(letter.reportedOn, { date: dispute.reported_on })]),
  ];
}

function noteLines(
  { incident }: Report,
  { dispute, history }: Intel,
  { missing, words }: { missing: MissingInLetter[]; words: Words },
): string[] {
  const { fill, dispute: said, labels, site } = words;
  const { value } = incident.verdict;
  const last = history.at(-1);
  const isShared = incident.tlp === 'clear' || incident.tlp === 'green';
  return [
    ...(isShared ? [] : [fill(said.tlpNote, { tlp: incident.tlp.toUpperCase() })]),
    ...(isUndecided(value) ? [said.undecidedNote] : []),
    ...(value === 'true_positive' ? [said.confirmedNote] : []),
    ...(dispute === undefined || dispute.outcome === 'pending'
      ? []
      : [fill(said.closedNote, { outcome: labels.disputeOutcome[dispute.outcome] })]),
    ...(last === undefined || isAccusation(last)
      ? []
      : [fill(said.changedNote, { verdict: labels.intelVerdict[last.verdict], date: last.at })]),
    ...(missing.length === 0
      ? []
      : [
          fill(said.missingNote, {
            list: missing.map((fact) => said.letter.missing[fact]).join(site.comma),
          }),
        ]),
  ];
}

function section(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : ['', title, ...lines.map((line) => `- ${line}`)];
}

function printLine(line: LetterLine): string[] {
  if (typeof line === 'string') return [line];
  const fence = fenceOf(line.value);
  return [fence, line.value, fence];
}

function nameOf({ os, arch }: Platform, words: Words): string | undefined {
  const { osFamily, arch: archs } = words.labels;
  return listed(
    [os === 'unknown' ? undefined : osFamily[os], arch === 'unknown' ? undefined : archs[arch]],
    words,
  );
}

function listed(parts: readonly (string | undefined)[], { site }: Words): string {
  return parts.filter((part) => part !== undefined && part !== '').join(site.comma);
}
