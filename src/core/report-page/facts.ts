import type { AssetAddress } from '../../../schemas/asset.ts';
import type { Indicator, Sample } from '../../../schemas/indicator.ts';
import type { Intel, IntelEntry } from '../../../schemas/intel.ts';
import type { VerdictValue } from '../../../schemas/vocabulary.ts';
import {
  allFacts,
  createFactWriter,
  localFacts,
  present,
  type Fact,
  type FactContext,
  type FactEntry,
  type FactGroup,
  type FactValue,
  type FactWriter,
} from './fact-values.ts';
import { wordVerdict } from '../i18n/verdict-words.ts';
import { serviceThing, sourceThings } from '../language/things.ts';
import { truncate } from '../model/text.ts';
import { durationBetween, formatDuration } from '../time/times.ts';

/**
 * The facts panel of one report as words: groups with their facts, and an entry for each asset, indicator and
 * intel source. Facts that a reader looks for say “unknown” when the report does not give them; others stand only
 * with a value. Dates and durations are as exact as the report is. Every text is defanged.
 */
export function buildFacts(context: FactContext): FactGroup[] {
  const writer = createFactWriter(context);
  const { words } = writer;
  const group = (id: string, title: string, facts: Fact[], entries: FactEntry[] = []): FactGroup => ({
    id,
    title,
    facts,
    entries,
  });
  const listed = (id: string, title: string, entries: FactEntry[]): FactGroup =>
    group(id, title, entries.length > 0 ? [] : [{ term: title, values: [writer.unknown] }], entries);
  const groups = [
    group('verdict', words.verdict, verdictFacts(writer)),
    group('times', words.times, timeFacts(writer)),
    listed('assets', words.assets, assetEntries(writer)),
    listed('indicators', words.indicators, indicatorEntries(writer)),
    group('intel', words.intel, [], intelEntries(writer)),
    group('detection', words.detection, detectionFacts(writer)),
    group('record', words.aboutReport, recordFacts(writer)),
    group('local', words.localFields, localFacts(context.report.incident, writer)),
  ];
  return groups.filter(({ facts, entries }) => facts.length > 0 || entries.length > 0);
}

/** Verdicts for which a reader asks what made the alert wrong or harmless. */
const CAUSE_EXPECTED: ReadonlySet<VerdictValue> = new Set(['false_positive', 'benign_true_positive']);

function verdictFacts(writer: FactWriter): Fact[] {
  const { report, words, labels } = writer;
  const { verdict, impact, category, attack } = report.incident;
  const { word, meaning } = wordVerdict(verdict.value, category, labels);
  const decisive = report.findings.find(({ id }) => id === verdict.decisive_finding);
  const cause = writer.word(verdict.cause && labels.cause[verdict.cause]);
  const finding = decisive && {
    ...writer.text(`${decisive.id} ${truncate(decisive.title ?? decisive.text, 90)}`),
    href: `#${decisive.anchor}`,
  };
  return present([
    [words.verdict, [{ text: word, note: meaning }]],
    [words.impact, writer.word(impact && labels.impact[impact])],
    [words.cause, CAUSE_EXPECTED.has(verdict.value) ? writer.orUnknown(cause) : cause],
    [words.reason, writer.word(verdict.reason && labels.reason[verdict.reason])],
    [words.confidenceLabel, writer.word(verdict.confidence && labels.confidence[verdict.confidence])],
    [words.decidedBy, writer.prose(verdict.decided_by)],
    [words.decisiveFinding, [finding ?? writer.unknown]],
    [words.override, writer.prose(verdict.override)],
    [words.category, writer.orUnknown(writer.word(category && labels.category[category]))],
    [
      words.techniques,
      attack.flatMap(({ technique, tactic }) =>
        writer.code(technique).map((value) => ({ ...value, note: tactic })),
      ),
    ],
  ]);
}

function timeFacts(writer: FactWriter): Fact[] {
  const { report, words } = writer;
  const { times } = report.incident;
  const needed = (at: string | undefined): FactValue[] => writer.orUnknown(writer.date(at));
  return present([
    [words.occurred, needed(times.occurred)],
    [words.detected, needed(times.detected)],
    [words.acknowledged, writer.date(times.acknowledged)],
    [words.contained, needed(times.contained)],
    [words.resolved, needed(times.resolved)],
    [words.closed, writer.date(times.closed)],
    ...SPANS.map(({ name, from, to, isAsked }): [string, FactValue[]] => {
      const shown = spanValue(times[from], times[to], writer);
      return [words[name], isAsked ? writer.orUnknown(shown) : shown];
    }),
  ]);
}

/** How long each part of the response took; a reader asks for three of them. */
const SPANS = [
  { name: 'timeToDetect', from: 'occurred', to: 'detected', isAsked: true },
  { name: 'timeToAcknowledge', from: 'detected', to: 'acknowledged', isAsked: false },
  { name: 'timeToContain', from: 'detected', to: 'contained', isAsked: true },
  { name: 'timeToResolve', from: 'detected', to: 'resolved', isAsked: true },
] as const;

function spanValue(from: string | undefined, to: string | undefined, { settings }: FactWriter): FactValue[] {
  const duration = from === undefined || to === undefined ? undefined : durationBetween(from, to);
  return duration === undefined ? [] : [{ text: formatDuration(duration, settings.language) }];
}

/** The parts that a reader asks for, as far as the report gives their times. */
export function timesTaken(writer: FactWriter): [string, FactValue[]][] {
  const { times } = writer.report.incident;
  return SPANS.filter(({ isAsked }) => isAsked).map(({ name, from, to }) => [
    writer.words[name],
    spanValue(times[from], times[to], writer),
  ]);
}

/** One entry per asset, with each address and the time for which it was ours. */
function assetEntries(writer: FactWriter): FactEntry[] {
  const { report, words, labels } = writer;
  return report.incident.assets.map((asset) => ({
    id: asset.id,
    title: writer.text(asset.name ?? asset.id),
    facts: allFacts(
      writer,
      [asset, ...asset.ips],
      [
        [words.kind, writer.word(asset.kind && labels.assetKind[asset.kind])],
        [words.role, writer.prose(asset.role)],
        [words.platform, writer.orUnknown(writer.word(platformWords(asset.os_family, asset.arch, writer)))],
        [words.address, asset.ips.map((ip) => addressValue(ip, writer))],
        [words.ownershipEvidence, asset.ips.flatMap(({ evidence }) => writer.prose(evidence))],
        [words.provider, writer.prose(asset.provider)],
        [words.ownerTeam, writer.prose(asset.owner_team)],
        [words.exposure, writer.word(asset.exposure && labels.exposure[asset.exposure])],
        [words.compromise, writer.word(asset.compromise && labels.compromise[asset.compromise])],
      ],
    ),
  }));
}

/** One entry per indicator, its value defanged. */
function indicatorEntries(writer: FactWriter): FactEntry[] {
  const { report, words, labels } = writer;
  return report.incident.indicators.map((indicator) => {
    const { role, observation, sample } = indicator;
    return {
      id: indicator.id,
      title: writer.indicator(indicator.value),
      facts: allFacts(
        writer,
        [indicator, sample ?? {}],
        [
          [words.type, writer.word(labels.indicatorType[indicator.type])],
          [words.indicatorRole, writer.word(role && labels.indicatorRole[role])],
          [words.observation, writer.word(observation && labels.observation[observation])],
          [words.asset, writer.code(indicator.asset)],
          [words.firstSeen, writer.date(indicator.first_seen)],
          [words.lastSeen, writer.date(indicator.last_seen)],
          [words.lastEvidence, evidenceValues(indicator, writer)],
          [words.validFrom, writer.date(indicator.valid_from)],
          [words.validUntil, writer.date(indicator.valid_until)],
          [words.sample, sampleValues(sample, writer)],
          [words.fpRisk, writer.word(indicator.fp_risk && labels.fpRisk[indicator.fp_risk])],
        ],
      ),
    };
  });
}

/** One entry per intel source: what it said when, and what came of an objection. */
function intelEntries(writer: FactWriter): FactEntry[] {
  const { report, words, labels } = writer;
  const sources = sourceThings(report);
  return report.incident.intel.map((intel, at) => {
    const thing = sources[at];
    const { reliability, history } = intel;
    const about = report.incident.indicators.find(({ id }) => id === intel.indicator);
    return {
      id: intel.id,
      title: thing === undefined ? writer.text(intel.source) : writer.thing('source', thing),
      facts: allFacts(
        writer,
        [intel, intel.dispute ?? {}],
        [
          [words.product, writer.prose(intel.product)],
          [words.indicator, about ? [writer.indicator(about.value)] : []],
          [words.intelHistory, history.map((entry) => labelValue(entry, writer))],
          [words.lastEvidence, newestEvidence(intel, writer)],
          [words.reliability, writer.word(reliability && labels.reliability[reliability])],
          [words.independentOf, intel.independent_of.flatMap((id) => writer.code(id))],
          [words.dispute, disputeValues(intel, writer)],
        ],
      ),
    };
  });
}

function detectionFacts(writer: FactWriter): Fact[] {
  const { report, words } = writer;
  return report.incident.detection.flatMap((detection) => {
    const { tool, signature, rule, at } = detection;
    return allFacts(
      writer,
      [detection],
      [
        [words.tool, writer.prose(tool)],
        [words.signature, writer.signature(signature)],
        [words.rule, writer.code(rule)],
        [words.date, writer.date(at)],
      ],
    );
  });
}

function recordFacts(writer: FactWriter): Fact[] {
  const { report, words, labels } = writer;
  const { incident, lang } = report;
  const { person_hours: hours, elapsed_hours: elapsed } = incident.effort ?? {};
  const language = (labels.language as Partial<Record<string, string>>)[lang] ?? lang;
  const effort = [
    ...(hours === undefined ? [] : [writer.fill(words.personHours, { hours })]),
    ...(elapsed === undefined ? [] : [writer.fill(words.elapsedHours, { hours: elapsed })]),
  ];
  const service = serviceThing(report);
  return present([
    [words.service, service === undefined ? [] : [writer.thing('service', service)]],
    [words.effort, writer.orUnknown(effort.flatMap(writer.word))],
    [
      words.people,
      incident.people.flatMap(({ role, team }) =>
        writer.prose(team === undefined ? role : `${role} (${team})`),
      ),
    ],
    [words.appliesTo, incident.applies_to.flatMap((name) => targetValue(name, writer))],
    [words.pap, writer.word(incident.pap && labels.pap[incident.pap])],
    [words.alsoKnownAs, incident.aliases.flatMap((alias) => writer.code(alias))],
    [words.language, writer.word(language)],
    [words.reviewBy, writer.date(incident.review_by)],
  ]);
}

/** What the lessons of a report are about: a source or a service by its name, else a path or a name as it is written. */
function targetValue(name: string, writer: FactWriter): FactValue[] {
  const target = writer.report.named?.targets.get(name);
  return target === undefined ? writer.code(name) : [writer.thing(target.kind, target)];
}

function addressValue({ addr, held_from, held_until }: AssetAddress, writer: FactWriter): FactValue {
  const { words, dated } = writer;
  const [from = `${words.heldFrom}: ${words.unknown}`] = dated(words.since, held_from);
  return {
    ...writer.indicator(addr),
    note: [from, ...dated(words.until, held_until)].join(writer.all.site.comma),
  };
}

function platformWords(
  os: Sample['os'],
  arch: Sample['arch'],
  { labels, all }: FactWriter,
): string | undefined {
  const parts = [os && labels.osFamily[os], arch && labels.arch[arch]].filter((part) => part !== undefined);
  return parts.length === 0 ? undefined : parts.join(all.site.comma);
}

/** Nobody asks for proof of malice where nothing malicious is claimed. */
function evidenceValues({ role, last_evidence: at }: Indicator, writer: FactWriter): FactValue[] {
  return role === 'benign' ? writer.date(at) : writer.orUnknown(writer.date(at));
}

function sampleValues(sample: Sample | undefined, writer: FactWriter): FactValue[] {
  if (sample === undefined) return [];
  const target = platformWords(sample.os, sample.arch, writer);
  const type = writer.code(sample.file_type);
  return [
    ...(type.length === 0 ? writer.word(target) : type.map((value) => ({ ...value, note: target }))),
    ...(sample.sha256 === undefined ? [] : [writer.indicator(sample.sha256)]),
  ];
}

function labelValue({ at, verdict, labels: said }: IntelEntry, writer: FactWriter): FactValue {
  const note = said.map((label) => writer.text(label).text).join(writer.all.site.comma);
  return { text: `${writer.dateWords(at)}: ${writer.labels.intelVerdict[verdict]}`, note: note || undefined };
}

/** The entry that was said last knows best; earlier ones count when it gives no date. */
function newestEvidence({ history }: Intel, writer: FactWriter): FactValue[] {
  return writer.orUnknown(writer.date(history.findLast((entry) => entry.last_evidence)?.last_evidence));
}

function disputeValues({ dispute }: Intel, writer: FactWriter): FactValue[] {
  if (dispute === undefined) return [];
  const { words, labels, dated, prose, fill, dispute: said } = writer;
  const { reported_on, channel, ticket, asks_for: asked, recheck_on, outcome, answered_on } = dispute;
  const details = [
    ...dated(words.reportedOn, reported_on),
    ...prose(channel).map(({ text }) => text),
    ...prose(ticket).map(({ text }) => fill(said.vendorTicket, { ticket: text })),
    ...(asked === undefined ? [] : [fill(said.asksFor, { request: labels.disputeRequest[asked] })]),
    ...dated(said.recheckOn, recheck_on),
    ...dated(said.answeredOn, answered_on),
    ...dated(words.delistedOn, dispute.delisted_on),
  ];
  return [{ text: labels.disputeOutcome[outcome], note: details.join(writer.all.site.comma) || undefined }];
}
