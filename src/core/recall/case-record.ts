import type {
  Arch,
  AssetKind,
  Impact,
  IntelVerdict,
  OsFamily,
  RecordStatus,
  Tlp,
  VerdictCause,
  VerdictValue,
} from '../../../schemas/vocabulary.ts';
import { isAccusation } from '../evidence/claims.ts';
import { createDefanger, shownTitle, titleLang } from '../indicators/defanger.ts';
import { hostOf, recogniseValue } from '../indicators/value.ts';
import { signaturesOf } from '../insights/signature-records.ts';
import { reversalOf } from '../insights/source-records.ts';
import type { FindingRecord, Report } from '../model/report.ts';
import { sentenceAround, truncate, unwrapLines } from '../model/text.ts';
import { knownFields } from '../model/values.ts';
import { compareDates, durationBetween, MINUTE } from '../time/times.ts';

/** A report as recall shows it and compares an alert with it. Texts are defanged, values live and as the exact index keeps them. */
export type CaseRecord = {
  id: string;
  title: string;
  lang: string;
  /** That of the title, where it is another one. */
  titleLang?: string;
  /** ISO 8601, often partial. */
  detected: string;
  record: RecordStatus;
  /** With whom it may be shared. */
  tlp: Tlp;
  verdict: VerdictValue;
  cause?: VerdictCause;
  /** What the event did, apart from whether the alert was right. */
  impact?: Impact;
  /** Why the verdict is so, in a sentence. */
  because?: string;
  /** What settles such a case first next time, the quickest ahead. */
  checkFirst?: { what: string; minutes?: number }[];
  /** The report of which this one is a duplicate. */
  original?: string;
  /** The reports that supersede it. */
  successors?: string[];
  /** The finding that decided it, to be quoted. */
  deciding?: { anchor: string; title: string; said?: string };
  /** Where the deciding finding's evidence came from, such as a log or the answer of a vendor. */
  evidenceFrom?: string[];
  /** The step that settled it, and how long that took. */
  settledBy?: { anchor: string; title: string; minutes?: number };
  /** From the detection to the decision, in minutes; two numbers where the dates leave it open. */
  took?: [least: number, most: number];
  /** The first lesson on what went badly. */
  badly?: { anchor: string; text: string };
  intel?: CaseIntel[];
  signatures?: string[];
  assets?: CaseAsset[];
  /** Types of the samples that labels rested on. */
  samples?: string[];
  /** Values that it lists and calls benign: mostly our own. */
  benign?: string[];
  /** Domains of the URLs, mail addresses and artifacts that it lists, which it does not list themselves. */
  hosts?: string[];
};

/** What a source said of a value, and how that ended. */
export type CaseIntel = {
  source: string;
  /** The value as the exact index keeps it. */
  value?: string;
  labels: string[];
  at: string;
  lastEvidence?: string;
  /** What the source says now, where it took the label back. */
  turn?: Extract<IntelVerdict, 'expired' | 'false_positive' | 'benign'> | 'delisted';
  turnedOn?: string;
  /** Names of the sources with an observation of their own. */
  independentOf?: string[];
};

export type CaseAsset = {
  name?: string;
  kind?: AssetKind;
  os?: OsFamily;
  arch?: Arch;
  ips: { addr: string; from?: string; until?: string }[];
};

const MAX_TITLE = 120;
const MAX_QUOTATION = 160;

/** The record of one report; what supersedes it stands in the other reports. */
export function describeCase(report: Report, successors: string[] = []): CaseRecord {
  const { id, lang, incident } = report;
  const { value: verdict, cause, because } = incident.verdict;
  const write = createDefanger(report);
  const [badly] = report.lessons.filter(({ kind }) => kind === 'went_badly');
  const finding = decidingFinding(report);
  const filled = <Item>(list: Item[]): Item[] | undefined => (list.length === 0 ? undefined : list);
  return knownFields({
    id,
    title: truncate(shownTitle(report), MAX_TITLE),
    lang,
    titleLang: titleLang(report) === lang ? undefined : titleLang(report),
    detected: incident.times.detected,
    record: incident.record_status,
    tlp: incident.tlp,
    verdict,
    cause,
    impact: incident.impact,
    because: because && write(because),
    checkFirst: filled(
      incident.check_first.map(({ what, minutes }) => knownFields({ what: write(what), minutes })),
    ),
    original: incident.relations.find(({ type }) => type === 'duplicate-of')?.target,
    successors: filled(successors),
    deciding: finding && quote(finding, write),
    evidenceFrom: finding && filled([...new Set(sourcesOf(finding).map(write))]),
    settledBy: settlingStep(report, finding, write),
    took: timeToDecide(report),
    badly: badly && { anchor: badly.anchor, text: firstSentence(write(badly.text)) },
    intel: filled(listIntel(report)),
    signatures: filled(signaturesOf(report)),
    assets: filled(incident.assets.map(describeAsset)),
    samples: filled([
      ...new Set(incident.indicators.flatMap(({ sample }) => sample?.file_type ?? sample?.os ?? [])),
    ]),
    benign: filled(listBenign(report)),
    hosts: filled(listHosts(report)),
  });
}

function listHosts({ incident }: Report): string[] {
  const listed = incident.indicators.flatMap(({ value }) => recogniseValue(value) ?? []);
  const own = new Set(listed.map(({ key }) => key));
  const hosts = listed.flatMap((value) => hostOf(value) ?? []).filter(({ kind }) => kind === 'domain');
  return [...new Set(hosts.map(({ key }) => key))].filter((key) => !own.has(key));
}

function listBenign({ incident }: Report): string[] {
  return incident.indicators
    .filter(({ role }) => role === 'benign')
    .flatMap(({ value }) => recogniseValue(value)?.key ?? []);
}

function decidingFinding({ incident, findings }: Report): FindingRecord | undefined {
  const { decisive_finding: named } = incident.verdict;
  return findings.find(({ anchor }) => anchor === named) ?? findings.find(({ decisive }) => decisive);
}

function quote(
  { anchor, title, text, evidence }: FindingRecord,
  write: (text: string) => string,
): CaseRecord['deciding'] {
  // Raw material says little by itself: what it means stands behind it, or in the words of the finding.
  const meaning = unwrapLines(write(text)).trim();
  const said = meaning === '' ? (evidence[0]?.text ?? '') : meaning;
  const heading = title === undefined ? firstSentence(meaning) : write(title);
  const rest = truncate(said.replace(heading, '').trim(), MAX_QUOTATION);
  return knownFields({ anchor, title: heading, said: rest === '' ? undefined : rest });
}

function firstSentence(text: string): string {
  const plain = unwrapLines(text).trim();
  return truncate(sentenceAround(plain, 0, Math.min(1, plain.length)), MAX_QUOTATION);
}

/** The step in which the cause was looked for and found: one that cites the deciding finding, else the last one since nobody believed anything else. */
function settlingStep(
  { steps, citations, id, incident: { verdict } }: Report,
  finding: FindingRecord | undefined,
  write: (text: string) => string,
): CaseRecord['settledBy'] {
  const citing = new Set(
    citations
      .filter((citation) => citation.id === id && citation.anchor === finding?.anchor)
      .map(({ from }) => from),
  );
  const before = verdict.history.findLast(({ value }) => value !== verdict.value)?.at;
  const looked = steps.filter(({ phase, result, started, ended }) => {
    const at = ended ?? started;
    const isLate = before === undefined || at === undefined || compareDates(at, before) !== 'before';
    return phase === 'identification' && result === 'successful' && isLate;
  });
  const step = looked.find(({ anchor }) => citing.has(anchor)) ?? looked.at(-1);
  if (step === undefined || finding === undefined) return undefined;
  const { anchor, title, text, started, ended } = step;
  const range = started !== undefined && ended !== undefined ? durationBetween(started, ended) : undefined;
  const isExact = range !== undefined && range.min === range.max;
  const minutes = isExact && range.max > 0 ? Math.ceil(range.max / MINUTE) : undefined;
  return knownFields({ anchor, title: write(title ?? firstSentence(text)), minutes });
}

/** From the detection until the verdict was what it is, else until it was resolved. */
function timeToDecide({ incident: { verdict, times } }: Report): CaseRecord['took'] {
  const before = verdict.history.findLastIndex(({ value }) => value !== verdict.value);
  const decided = verdict.history[before + 1]?.at ?? times.resolved;
  const range = decided === undefined ? undefined : durationBetween(times.detected, decided);
  return range && [Math.round(range.min / MINUTE), Math.round(range.max / MINUTE)];
}

function listIntel({ incident: { intel, indicators } }: Report): CaseIntel[] {
  const keys = new Map(indicators.map(({ id, value }) => [id, recogniseValue(value)?.key]));
  const names = new Map(intel.map(({ id, source }) => [id, source]));
  return intel.flatMap((entry) => {
    const { id, source, indicator = '', history, independent_of: own } = entry;
    const accusation = history.find(isAccusation);
    if (accusation === undefined) return [];
    const reversal = reversalOf(entry);
    const others = [
      ...own,
      ...intel.filter(({ independent_of: list }) => list.includes(id)).map((one) => one.id),
    ].flatMap((other) => names.get(other) ?? []);
    return [
      knownFields({
        source,
        value: keys.get(indicator),
        labels: [...new Set(history.filter(isAccusation).flatMap(({ labels }) => labels))],
        at: accusation.at,
        lastEvidence: history.findLast(({ last_evidence: date }) => date !== undefined)?.last_evidence,
        turn: reversal?.to,
        turnedOn: entry.dispute?.delisted_on ?? reversal?.on,
        independentOf: others.length === 0 ? undefined : others,
      }),
    ];
  });
}

function describeAsset({
  name,
  kind,
  os_family: os,
  arch,
  ips,
}: Report['incident']['assets'][number]): CaseAsset {
  return knownFields({
    name,
    kind,
    os,
    arch,
    ips: ips.map(({ addr, held_from: from, held_until: until }) => knownFields({ addr, from, until })),
  });
}

/** Where the evidence of a finding comes from, as far as it says so. */
function sourcesOf({ evidence }: FindingRecord): string[] {
  return evidence.flatMap(({ source }) => source ?? []);
}
