import { truncate } from '../../core/model/text.ts';
import type { Words } from '../../core/i18n/words.ts';
import type { Alert } from '../../core/recall/alert.ts';
import type { RecalledCase } from '../../core/recall/precedents.ts';
import { isFirm, type RecallAnswer } from '../../core/recall/recall.ts';
import {
  tellCheck,
  tellContradiction,
  tellNoise,
  tellRate,
  tellRateOf,
  tellReason,
  tellReleased,
  tellTime,
  tellUnknown,
  tellValue,
  showName,
  showTlp,
  showValue,
  type Telling,
} from '../../core/recall/tell.ts';
import { zonedDay } from '../../core/time/times.ts';
import { printable, type Paint } from '../wording.ts';

type Style = Telling & { words: Words; paint: Paint; timeZone: string; writeUp: string };

/** An answer for people, in the order in which it helps: what contradicts, what to check, what was decided, how often, what is not known. */
export function writeRecallText(alert: Alert, answer: RecallAnswer, style: Style): string {
  const parts = [
    writeContradictions(answer, style),
    writeChecks(answer, style),
    writePrecedents(answer, style),
    writeRates(answer, style),
    writeUnknown(answer, style),
    writeRead(alert, answer, style),
  ].filter((lines) => lines.length > 0);
  return `${parts.map((lines) => lines.map((line) => printable(line)).join('\n')).join('\n\n')}\n`;
}

function head(name: keyof Style['words']['recall']['headings'], { paint, words }: Style): string {
  return paint('bold', words.recall.headings[name]);
}

function writeContradictions({ compared, asset, reports }: RecallAnswer, style: Style): string[] {
  if (compared.contradictions.length === 0) return [];
  const { paint, words } = style;
  return [
    head('contradictions', style),
    ...compared.contradictions.map((found) => {
      const mark = found.certainty === 'certain' ? paint('red', '!') : paint('yellow', '?');
      return `  ${mark} ${tellContradiction(found, asset, style)}`;
    }),
    `  ${paint('dim', words.fill(words.recall.suggests, { n: reports }))}`,
  ];
}

function writeChecks({ checks }: RecallAnswer, style: Style): string[] {
  if (checks.length === 0) return [];
  const { paint, words } = style;
  return [
    head('checks', style),
    ...checks.slice(0, 4).map((check) => {
      const { what, why } = tellCheck(check, style);
      const time = check.minutes === undefined ? '' : words.fill(words.recall.minutes, { n: check.minutes });
      return `  ${time.padEnd(8)}${what}${why === undefined ? '' : `  ${paint('dim', why)}`}`;
    }),
  ];
}

function writePrecedents(answer: RecallAnswer, style: Style): string[] {
  const { precedents, weaker } = answer;
  const { paint, words } = style;
  const beside = weaker.map(({ record, reasons: [first] }) =>
    first === undefined ? record.id : `${record.id} (${tellReason(first, style)})`,
  );
  if (precedents.length === 0) return [];
  const released = tellReleased(answer, style);
  return [
    head('precedents', style),
    ...precedents.flatMap((one) => writePrecedent(one, style)),
    ...(beside.length === 0
      ? []
      : [`  ${paint('dim', words.fill(words.recall.weaker, { list: beside.join(words.site.comma) }))}`]),
    ...(released === undefined ? [] : [`  ${released}`]),
  ];
}

function writePrecedent({ record, reasons, match }: RecalledCase, style: Style): string[] {
  const { paint, words, language, timeZone } = style;
  const { labels, recall: text, fill, site } = words;
  const { id, title, deciding, took, badly, detected, verdict, cause, record: state, tlp } = record;
  const facts = [
    `${labels.verdict[verdict]}${cause === undefined ? '' : ` (${labels.cause[cause]})`}`,
    ...(state === 'published' ? [] : [labels.recordStatus[state].toLowerCase()]),
    text.match[match],
    showTlp(tlp),
  ];
  const day = zonedDay(detected, timeZone) || site.noDate;
  const why = reasons.slice(0, 4).map((reason) => tellReason(reason, style));
  return [
    `  ${paint('cyan', id)}  ${day.padEnd(10)}  ${facts.join(site.comma)}`,
    `    ${title}`,
    ...(deciding === undefined
      ? []
      : [`    ${paint('green', `${id}#${deciding.anchor}`)}  ${deciding.title}`]),
    `    ${paint('dim', why.join(site.comma))}`,
    ...(match === 'weak' || (took === undefined && badly === undefined)
      ? []
      : [
          `    ${paint(
            'dim',
            [
              ...(took === undefined ? [] : [fill(text.decidedAfter, { time: tellTime(took, language) })]),
              ...(badly === undefined ? [] : [fill(text.wentBadly, { text: truncate(badly.text, 90) })]),
            ].join(' '),
          )}`,
        ]),
  ];
}

function writeRates({ rates }: RecallAnswer, style: Style): string[] {
  if (rates.length === 0) return [];
  const { paint, words } = style;
  return [
    head('rates', style),
    ...rates.slice(0, 6).map((rate) => {
      const line = { what: tellRateOf(rate, style), how: tellRate(rate, style) };
      return `  ${words.fill(words.recall.rateLine, line)}`;
    }),
    `  ${paint('dim', words.recall.notCounted)}`,
  ];
}

function writeUnknown(answer: RecallAnswer, style: Style): string[] {
  const { compared, asset, precedents, reports, isNothing, failure } = answer;
  const { words, paint } = style;
  const { recall: text, fill } = words;
  const unknown = tellUnknown(compared, asset, style);
  const hasAside = precedents.some(({ match }) => match !== 'weak');
  const none = precedents.length === 0 ? text.noPrecedent : hasAside ? text.asideOnly : text.weakOnly;
  const lines = [
    ...(precedents.some(isFirm) ? [] : [fill(none, { n: reports })]),
    ...unknown,
    ...(failure === undefined ? [] : [text.noText]),
    ...(isNothing ? [text.nothing, `${text.writeUp} ${paint('cyan', style.writeUp)}`] : []),
  ];
  return lines.length === 0 ? [] : [head('nothing', style), ...lines.map((line) => `  ${line}`)];
}

/** At most so many things that were read are listed. */
const MAX_READ = 12;

function writeRead(alert: Alert, answer: RecallAnswer, style: Style): string[] {
  const { words } = style;
  const { recall: text, fill, site, labels } = words;
  const used = answer.values.filter(({ standing }) => standing === 'counts');
  const aside = answer.values.flatMap((value) =>
    value.noise === undefined ? [] : [`${showValue(value.value.key)} (${tellNoise(value.noise, style)})`],
  );
  const unread = answer.values.filter(({ standing }) => standing === 'unread').length;
  const read = [
    ...used.map((value) => tellValue(value, style)),
    ...alert.names.map(({ kind, name }) => `${text.names[kind]} ${showName(truncate(name, 60))}`),
    ...alert.dates.map(({ meaning, date }) => `${text.meanings[meaning]} ${date}`),
    ...alert.samples.map(({ fileType }) => `${text.sample} ${fileType}`),
    ...alert.facts.map((fact) => {
      const shown = fact.field === 'os' ? labels.osFamily[fact.value] : fact.value;
      return `${text.facts[fact.field]} ${shown}`;
    }),
    ...(alert.paths.length === 0 ? [] : [`${text.files} ${alert.paths.slice(0, 5).join(site.comma)}`]),
  ];
  if (read.length + aside.length === 0) return [];
  const shown = [...new Set(read)];
  const more = shown.length > MAX_READ ? site.comma + `… ${shown.length - MAX_READ}` : '';
  return [
    head('read', style),
    ...(shown.length === 0 ? [] : [`  ${shown.slice(0, MAX_READ).join(site.comma)}${more}`]),
    ...(aside.length === 0 ? [] : [`  ${fill(text.setAside, { list: aside.slice(0, 8).join(site.comma) })}`]),
    ...(unread === 0 ? [] : [`  ${fill(text.unread, { n: unread })}`]),
  ];
}
