import type { VerdictValue } from '../../../schemas/vocabulary.ts';
import { truncate } from '../model/text.ts';
import { knownFields } from '../model/values.ts';
import { zonedDay } from '../time/times.ts';
import type { Alert } from './alert.ts';
import type { AlertContradiction } from './contradictions.ts';
import type { JudgedValue } from './judge-values.ts';
import { drawComparisons, type AlertPicture } from './pictures.ts';
import type { RecalledCase } from './precedents.ts';
import { OUTCOMES } from './rates.ts';
import { isFirm, type BaseRate, type RecallAnswer } from './recall.ts';
import {
  showName,
  showTlp,
  showValue,
  tellCheck,
  tellContradiction,
  tellFrom,
  tellNoise,
  tellRate,
  tellRateOf,
  tellReason,
  tellReleased,
  tellTime,
  tellUnknown,
} from './tell.ts';
import type { ViewTelling } from './view-words.ts';
import type { MatchWord } from './weigh.ts';

/** A value that was read, as one puts it in or takes it out. */
export type ValueView = {
  key: string;
  /** Defanged. */
  shown: string;
  kind: string;
  counts: boolean;
  /** Why it does not count, or what may be wrong with it. */
  because?: string;
};

export type CheckView = { time?: string; what: string; lang?: string; why?: string };

/** A report as a precedent; texts of its own are in `lang`. */
export type PrecedentView = {
  id: string;
  title: string;
  lang: string;
  /** That of the title, where it is another one. */
  titleLang?: string;
  reasons: string[];
  match: MatchWord;
  matchWord: string;
  verdict: VerdictValue;
  verdictWord: string;
  /** Where it is anything but published, such as a draft or withdrawn. */
  state?: string;
  /** With whom it may be shared, as `TLP:AMBER`. */
  tlp: string;
  /** The finding that decided it. */
  deciding?: { anchor: string; title: string; said?: string };
  /** The day, how long it took, and what went badly. */
  facts: string[];
};

export type RateView = {
  about: string;
  /** The page with the record of the source or signature, and where its name stands in `about`. */
  page?: { kind: 'source' | 'signature'; id: string; from: number; to: number };
  /** How many of the decided ones were false, and how the others ended. */
  wrong: string;
  others: string;
  /** From five decided cases on, in percent. */
  percent?: { share: number; low: number; high: number };
  range: string;
  /** All of it in a sentence. */
  said: string;
};

type Headline = {
  state: 'contradicted' | 'doubted' | 'seen' | 'likely' | 'none';
  title: string;
  why: string;
};

/** An answer as the page shows it: texts, and data to draw. Plain, so that a worker can hand it over. */
export type TriageView = {
  values: ValueView[];
  /** How many were not looked up, in a sentence. */
  unread?: string;
  /** Names, dates and facts that were read beside the values. */
  alsoRead: string[];
  /** What is known of the host, each with who says so. */
  host: string[];
  headline: Headline;
  /** What else speaks against the alert. */
  against: { text: string; isCertain: boolean }[];
  pictures: AlertPicture[];
  checks: CheckView[];
  precedents: PrecedentView[];
  /** Weak ones beside better ones. */
  weaker: PrecedentView[];
  /** An address that was given back. */
  released?: string;
  rates: RateView[];
  unknown: string[];
  reports: number;
  isNothing: boolean;
  /** Whether the text holds no value, name or date, so that only its words can be compared. */
  isBare: boolean;
};

/** An answer in the words of a language. With `isOpen` texts are still being searched, and "none" is not yet said. */
export function viewAnswer(
  alert: Alert,
  answer: RecallAnswer,
  telling: ViewTelling,
  isOpen = false,
): TriageView {
  const { compared, asset, reports, isNothing } = answer;
  const { contradictions } = compared;
  const [first] = contradictions;
  const precedents = answer.precedents.map((one) => viewPrecedent(one, telling));
  const pictures = drawComparisons(answer, telling);
  const unknown = tellUnknown(compared, asset, telling);
  return knownFields({
    values: answer.values.slice(0, MAX_VALUES).map((value) => viewValue(value, telling)),
    unread: tellUnread(answer, telling),
    alsoRead: listRead(alert, telling),
    host: listHost(answer, telling),
    headline: headlineOf(answer, telling, isOpen),
    against: contradictions
      .filter((one) => one !== first && !isDrawn(one, contradictions))
      .map((one) => ({
        text: tellContradiction(one, asset, telling),
        isCertain: one.certainty === 'certain',
      })),
    pictures,
    checks: answer.checks.map((check) => viewCheck(check, telling)),
    precedents,
    weaker: answer.weaker.map((one) => viewPrecedent(one, telling)),
    released: tellReleased(answer, telling),
    rates: answer.rates.map((rate) => viewRate(rate, telling)),
    unknown: unknown.length + pictures.length === 0 ? [telling.words.triage.notCompared] : unknown,
    reports,
    isNothing,
    isBare:
      answer.values.length + alert.names.length + alert.dates.length + alert.samples.length === 0 &&
      alert.paths.length === 0,
  });
}

/** The first of its kind is told by its picture. */
function isDrawn(one: AlertContradiction, all: readonly AlertContradiction[]): boolean {
  const isPicture = one.kind === 'ownership-window' || one.kind === 'platform-mismatch';
  return isPicture && one === all.find(({ kind }) => kind === one.kind);
}

/** A log of a megabyte has thousands, and nobody chooses among so many. */
const MAX_VALUES = 200;

function tellUnread({ values }: RecallAnswer, { words }: ViewTelling): string | undefined {
  const n = values.filter(({ standing }) => standing === 'unread').length;
  return n === 0 ? undefined : words.fill(words.recall.unread, { n });
}

function viewValue(value: JudgedValue, telling: ViewTelling): ValueView {
  const { standing, noise, doubtful } = value;
  const { recall, triage } = telling.words;
  const because =
    noise !== undefined
      ? tellNoise(noise, telling)
      : standing === 'ignored'
        ? triage.leftOut
        : standing === 'unread'
          ? triage.notRead
          : doubtful
            ? triage.doubtful
            : undefined;
  const { key, kind } = value.value;
  // What is doubtful is offered, and counts once somebody has said so.
  const counts = standing === 'counts' && doubtful !== true;
  return knownFields({ key, shown: showValue(key), kind: recall.kinds[kind], counts, because });
}

function listRead({ names, dates, samples, facts, paths }: Alert, { words }: ViewTelling): string[] {
  const { recall: text, labels } = words;
  const read = [
    ...names.map(({ kind, name }) => `${text.names[kind]} ${showName(truncate(name, 60))}`),
    ...dates.map(({ meaning, date }) => `${text.meanings[meaning]} ${date}`),
    ...samples.map(({ fileType }) => `${text.sample} ${fileType}`),
    ...facts.map((fact) => {
      const shown =
        fact.field === 'os'
          ? labels.osFamily[fact.value]
          : fact.field === 'arch'
            ? labels.arch[fact.value]
            : labels.assetKind[fact.value];
      return `${text.facts[fact.field]} ${shown}`;
    }),
    ...paths.map((path) => `${text.files} ${truncate(path, 60)}`),
  ];
  return [...new Set(read)];
}

function listHost({ asset }: RecallAnswer, telling: ViewTelling): string[] {
  const { words, timeZone } = telling;
  const { triage, fill, labels } = words;
  const { os, windows } = asset;
  const system =
    os === undefined
      ? []
      : [fill(triage.hostFact, { value: labels.osFamily[os.value], from: tellFrom(os.from, telling) })];
  const held = windows.flatMap(({ addr, from, until, said }) => {
    const date = until ?? from;
    if (date === undefined) return [];
    const values = {
      address: showValue(addr),
      date: zonedDay(date, timeZone),
      from: tellFrom(said, telling),
    };
    return [fill(until === undefined ? triage.since : triage.until, values)];
  });
  return [...system, ...held];
}

function headlineOf(answer: RecallAnswer, telling: ViewTelling, isOpen: boolean): Headline {
  const { compared, asset, precedents, reports } = answer;
  const { triage, fill, site } = telling.words;
  const [first] = compared.contradictions;
  const seen = sayPrecedents(precedents, telling);
  if (first !== undefined) {
    // Three vendors that took a label back are one way in which an alert is contradicted.
    const certain = compared.contradictions.filter(({ certainty }) => certainty === 'certain');
    const isCertain = certain.length > 0;
    const ways = new Set((isCertain ? certain : compared.contradictions).map(({ kind }) => kind));
    const list = [...ways].map((kind) => triage.ways[kind]).join(site.comma);
    const why = [tellContradiction(first, asset, telling), ...(seen === undefined ? [] : [seen.why])];
    return {
      state: isCertain ? 'contradicted' : 'doubted',
      title: fill(isCertain ? triage.contradicted : triage.doubted, { list }),
      why: why.join(telling.language === 'en' ? ' ' : ''),
    };
  }
  if (seen !== undefined) return seen;
  if (isOpen) return { state: 'none', title: triage.searching, why: triage.searchingText };
  const isAsideOnly = precedents.some(({ match }) => match !== 'weak');
  const said = precedents.length === 0 ? triage.noneIn : isAsideOnly ? triage.asideIn : triage.weakIn;
  return { state: 'none', title: triage.none, why: fill(said, { n: reports }) };
}

/** Whether it was seen before, and how that ended; undefined where no precedent is more than weak. */
function sayPrecedents(precedents: readonly RecalledCase[], { words }: ViewTelling): Headline | undefined {
  const { triage, fill, labels, site } = words;
  const holding = precedents.filter(isFirm);
  const match = (['strong', 'likely'] as const).find((word) => holding.some((one) => one.match === word));
  if (match === undefined) return undefined;
  const alike = holding.filter((one) => one.match === match);
  const verdicts = Map.groupBy(alike, ({ record }) => record.verdict);
  const list = [...verdicts]
    .map(([verdict, cases]) =>
      fill(triage.verdictCount, { n: cases.length, verdict: labels.verdict[verdict] }),
    )
    .join(site.comma);
  const values = { n: alike.length, list };
  return match === 'strong'
    ? { state: 'seen', title: triage.seen, why: fill(triage.seenIn, values) }
    : { state: 'likely', title: triage.likely, why: fill(triage.likelyIn, values) };
}

function viewCheck(check: RecallAnswer['checks'][number], telling: ViewTelling): CheckView {
  const { what, why } = tellCheck(check, telling);
  const { minutes } = check;
  const { fill, recall } = telling.words;
  return knownFields({
    time: minutes === undefined ? undefined : fill(recall.minutes, { n: minutes }),
    what,
    lang: check.kind === 'as-before' ? check.lang : undefined,
    why,
  });
}

/** More reasons than these would hide the first ones. */
const MAX_REASONS = 3;

function viewPrecedent({ record, reasons, match }: RecalledCase, telling: ViewTelling): PrecedentView {
  const { words, timeZone, language } = telling;
  const { labels, recall: text, fill, site } = words;
  const {
    id,
    title,
    lang,
    titleLang,
    verdict,
    cause,
    record: state,
    tlp,
    deciding,
    took,
    badly,
    detected,
  } = record;
  const word = labels.verdict[verdict];
  return knownFields({
    id,
    title,
    lang,
    titleLang,
    reasons: reasons.slice(0, MAX_REASONS).map((reason) => tellReason(reason, telling)),
    match,
    matchWord: text.match[match],
    verdict,
    verdictWord: cause === undefined ? word : `${word}${site.comma}${labels.cause[cause]}`,
    state: state === 'published' ? undefined : labels.recordStatus[state],
    deciding,
    tlp: showTlp(tlp),
    facts: [
      zonedDay(detected, timeZone) || site.noDate,
      ...(took === undefined ? [] : [fill(text.decidedAfter, { time: tellTime(took, language) })]),
      ...(badly === undefined ? [] : [fill(text.wentBadly, { text: badly.text })]),
    ],
  });
}

function viewRate(rate: BaseRate, telling: ViewTelling): RateView {
  const { tally, decided, shares } = rate;
  const { triage, recall, fill, site } = telling.words;
  const { percent } = shares.false;
  const others = OUTCOMES.filter((outcome) => outcome !== 'false' && tally[outcome] > 0);
  return knownFields({
    about: tellRateOf(rate, telling),
    page: pageOf(rate, telling),
    wrong: fill(triage.of, { part: tally.false, whole: decided }),
    others: [
      ...others.map((outcome) => fill(recall.outcomes[outcome], { n: tally[outcome] })),
      ...(rate.imported === undefined ? [] : [fill(recall.imported, { n: rate.imported })]),
    ].join(site.comma),
    percent,
    range:
      decided === 0
        ? triage.undecided
        : percent === undefined
          ? triage.tooFew
          : fill(triage.rangeOf, { low: percent.low, high: percent.high }),
    said: fill(recall.rateLine, { what: tellRateOf(rate, telling), how: tellRate(rate, telling) }),
  });
}

/** Something that no name has. */
const PLACE = '\0';

function pageOf({ page: id, ...rate }: BaseRate, telling: ViewTelling): RateView['page'] {
  if (id === undefined) return undefined;
  const from = tellRateOf({ ...rate, name: PLACE }, telling).indexOf(PLACE);
  return {
    kind: rate.kind === 'signature' ? 'signature' : 'source',
    id,
    from,
    to: from + showName(rate.name).length,
  };
}
