import type { Asset } from '../../../schemas/asset.ts';
import type { Indicator, Sample } from '../../../schemas/indicator.ts';
import type { Intel } from '../../../schemas/intel.ts';
import { localFacts, present } from './fact-values.ts';
import type { FactContext, FactEntry, FactValue, FactWriter } from './fact-values.ts';

/** One entry per asset, with each address and the time for which it was ours. */
export function assetEntries({ report, words }: FactContext, writer: FactWriter): FactEntry[] {
  const { labels } = words;
  return report.incident.assets.map((asset) => ({
    id: asset.id,
    title: writer.text(asset.name ?? asset.id),
    facts: [
      ...present([
        [words.report.kind, writer.word(asset.kind && labels.assetKind[asset.kind])],
        [words.report.role, writer.prose(asset.role)],
        [words.report.platform, orUnknown(platform(asset, words), writer)],
        [words.report.address, asset.ips.map((ip) => addressValue(ip, words, writer))],
        [words.report.ownershipEvidence, asset.ips.flatMap(({ evidence }) => writer.prose(evidence))],
        [words.report.provider, writer.prose(asset.provider)],
        [words.report.ownerTeam, writer.prose(asset.owner_team)],
        [words.report.exposure, writer.word(asset.exposure && labels.exposure[asset.exposure])],
        [words.report.compromise, writer.word(asset.compromise && labels.compromise[asset.compromise])],
      ]),
      ...localFacts(asset, writer),
      ...asset.ips.flatMap((ip) => localFacts(ip, writer)),
    ],
  }));
}

/** One entry per indicator, its value defanged. */
export function indicatorEntries({ report, words }: FactContext, writer: FactWriter): FactEntry[] {
  const { labels } = words;
  return report.incident.indicators.map((indicator) => ({
    id: indicator.id,
    title: writer.indicator(indicator.value),
    facts: [
      ...present([
        [words.report.type, writer.word(labels.indicatorType[indicator.type])],
        [words.report.indicatorRole, writer.word(indicator.role && labels.indicatorRole[indicator.role])],
        [
          words.report.observation,
          writer.word(indicator.observation && labels.observation[indicator.observation]),
        ],
        [words.report.asset, writer.code(indicator.asset)],
        [words.report.firstSeen, writer.date(indicator.first_seen)],
        [words.report.lastSeen, writer.date(indicator.last_seen)],
        [words.report.lastEvidence, evidenceValues(indicator, writer)],
        [words.report.validFrom, writer.date(indicator.valid_from)],
        [words.report.validUntil, writer.date(indicator.valid_until)],
        [words.report.sample, sampleValues(indicator.sample, words, writer)],
        [words.report.fpRisk, writer.word(indicator.fp_risk && labels.fpRisk[indicator.fp_risk])],
      ]),
      ...localFacts(indicator, writer),
      ...localFacts(indicator.sample ?? {}, writer),
    ],
  }));
}

/** One entry per intel source: what it said when, and what came of an objection. */
export function intelEntries({ report, words }: FactContext, writer: FactWriter): FactEntry[] {
  return report.incident.intel.map((intel) => {
    const about = report.incident.indicators.find(({ id }) => id === intel.indicator);
    return {
      id: intel.id,
      title: writer.text(intel.source),
      facts: [
        ...present([
          [words.report.product, writer.prose(intel.product)],
          [words.report.indicator, about ? [writer.indicator(about.value)] : []],
          [words.report.intelHistory, intel.history.map((entry) => labelValue(entry, words, writer))],
          [words.report.lastEvidence, newestEvidence(intel, writer)],
          [
            words.report.reliability,
            writer.word(intel.reliability && words.labels.reliability[intel.reliability]),
          ],
          [words.report.independentOf, intel.independent_of.flatMap((id) => writer.code(id))],
          [words.report.dispute, disputeValues(intel, words, writer)],
        ]),
        ...localFacts(intel, writer),
        ...localFacts(intel.dispute ?? {}, writer),
      ],
    };
  });
}

type Words = FactContext['words'];

function addressValue(
  { addr, held_from, held_until }: Asset['ips'][number],
  words: Words,
  writer: FactWriter,
): FactValue {
  const from =
    held_from === undefined
      ? `${words.report.heldFrom}: ${words.report.unknown}`
      : words.fill(words.report.since, { date: writer.dateWords(held_from) });
  const until =
    held_until === undefined ? [] : [words.fill(words.report.until, { date: writer.dateWords(held_until) })];
  return { ...writer.indicator(addr), note: [from, ...until].join(', ') };
}

function platform({ os_family: os, arch }: Pick<Asset, 'os_family' | 'arch'>, words: Words): FactValue[] {
  const parts = [os && words.labels.osFamily[os], arch && words.labels.arch[arch]].filter(
    (part) => part !== undefined,
  );
  return parts.length === 0 ? [] : [{ text: parts.join(', ') }];
}

/** Nobody asks for proof of malice where nothing malicious is claimed. */
function evidenceValues({ role, last_evidence: at }: Indicator, writer: FactWriter): FactValue[] {
  return role === 'benign' ? writer.date(at) : orUnknown(writer.date(at), writer);
}

function sampleValues(sample: Sample | undefined, words: Words, writer: FactWriter): FactValue[] {
  if (sample === undefined) return [];
  const target = platform({ os_family: sample.os, arch: sample.arch }, words).map(({ text }) => text);
  return [
    ...(sample.file_type === undefined
      ? writer.word(target[0])
      : writer
          .code(sample.file_type)
          .map((value) => ({ ...value, ...(target[0] ? { note: target[0] } : {}) }))),
    ...(sample.sha256 === undefined ? [] : [writer.indicator(sample.sha256)]),
  ];
}

function labelValue(
  { at, verdict, labels }: Intel['history'][number],
  words: Words,
  writer: FactWriter,
): FactValue {
  const note = labels.flatMap((label) => writer.prose(label).map(({ text }) => text)).join(', ');
  return {
    text: `${writer.dateWords(at)}: ${words.labels.intelVerdict[verdict]}`,
    ...(note === '' ? {} : { note }),
  };
}

/** The entry that was said last knows best; earlier ones count when it gives no date. */
function newestEvidence({ history }: Intel, writer: FactWriter): FactValue[] {
  const dates = history.map(({ last_evidence: at }) => at).filter((at) => at !== undefined);
  return orUnknown(writer.date(dates.at(-1)), writer);
}

function disputeValues({ dispute }: Intel, words: Words, writer: FactWriter): FactValue[] {
  if (dispute === undefined) return [];
  const { reported_on, channel, outcome, delisted_on } = dispute;
  const details = [
    ...(reported_on === undefined
      ? []
      : [words.fill(words.report.reportedOn, { date: writer.dateWords(reported_on) })]),
    ...writer.prose(channel).map(({ text }) => text),
    ...(delisted_on === undefined
      ? []
      : [words.fill(words.report.delistedOn, { date: writer.dateWords(delisted_on) })]),
  ];
  return [
    {
      text: words.labels.disputeOutcome[outcome],
      ...(details.length === 0 ? {} : { note: details.join(', ') }),
    },
  ];
}

function orUnknown(values: FactValue[], { unknown }: FactWriter): FactValue[] {
  return values.length > 0 ? values : [unknown];
}
