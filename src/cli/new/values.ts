import { INDICATOR_TYPES, UNKNOWN_DATE } from '../../../schemas/vocabulary.ts';
import type { AlertSource, DraftIndicator } from '../../core/draft/draft.ts';
import { tellRefusal } from '../../core/draft/refused-time.ts';
import { getWords } from '../../core/i18n/words.ts';
import { extractIndicators } from '../../core/indicators/extract.ts';
import { isValidIndicator, refang } from '../../core/indicators/indicators.ts';
import { createDirectories } from '../../core/language/things.ts';
import { nearestWord } from '../../core/model/nearest.ts';
import { tagsByName } from '../../core/model/tags.ts';
import { foldName } from '../../core/model/text.ts';
import { readMoment } from '../../core/time/moment.ts';
import { readTime } from '../../core/time/spoken-time.ts';
import { sentences, suggest } from '../wording.ts';
import type { Scene, Setting } from './choices.ts';

/** A value that was read, or what is wrong with it in one or two sentences. */
export type ReadValue<Value> = { value: Value } | { fault: string };

/** A title as the schema takes it. */
export function readTitle(text: string): ReadValue<string> {
  const title = text.toWellFormed().replace(/\s+/g, ' ').trim();
  if (title === '') return { fault: 'The title is empty. Say in one line what happened.' };
  if (/[\p{Cc}\u202A-\u202E\u2066-\u2069]/u.test(title))
    return { fault: 'The title holds characters that cannot be seen. Type it again.' };
  const { length } = [...title];
  return length > 200 ? { fault: `The title has ${length} characters; 200 is the most.` } : { value: title };
}

/** One of a closed list of words, in any case. */
export function readWord<Word extends string>(
  flag: string,
  text: string,
  words: readonly Word[],
): ReadValue<Word> {
  const value = words.find((word) => foldName(word) === foldName(text));
  if (value !== undefined) return { value };
  const hint = `Write one of: ${words.join(', ')}.`;
  return { fault: sentences(`\`${text}\` is not a value of \`${flag}\`.`, suggest(text, words), hint) };
}

/** The name of a template, by its name or title. */
export function readTemplateName(text: string, { templates }: Scene): ReadValue<string> {
  const wanted = text.trim().toLowerCase();
  const found = templates.find(({ name, title }) => name === wanted || title.toLowerCase() === wanted);
  if (found !== undefined) return { value: found.name };
  const names = [...new Set(templates.map(({ name }) => name))];
  const hint = `The templates are: ${names.join(', ')}.`;
  return { fault: sentences(`There is no template \`${text}\`.`, suggest(text, names), hint) };
}

/** The id of a report of the archive. */
export function readReportId(text: string, { archive }: Setting): ReadValue<string> {
  const ids = archive.reports.map(({ id }) => id);
  const value = ids.find((id) => id === text.trim().toUpperCase());
  if (value !== undefined) return { value };
  const hint = suggest(text, ids) ?? 'Write the id of an earlier report.';
  return { fault: `There is no report \`${text}\`. ${hint}` };
}

/** A time as people say it, in the zone of the archive; in the past unless it `mayBeAhead`. */
export function readDetected(
  text: string,
  { io, settings }: Setting,
  { mayBeAhead = false } = {},
): ReadValue<string> {
  const { timeZone } = settings;
  if (readMoment(text, timeZone) === UNKNOWN_DATE) return { value: UNKNOWN_DATE };
  const read = readTime(text, { now: io.now().toISOString(), timeZone });
  if ('time' in read) return { value: read.time };
  if (mayBeAhead && read.why === 'ahead') return { value: read.meant };
  const { language } = settings;
  const { newReport: words, fill } = getWords(language);
  const reason = tellRefusal(read, { words, fill, style: { language, timeZone } });
  return {
    fault: `\`${text}\` is not taken as a time in the past. ${reason} Write it like \`40 min ago\`, \`yesterday 14:00\`, \`昨天 14:00\`, \`2026-11-20 09:10\`, \`2026-11\` or \`unknown\`.`,
  };
}

/** A tag by its id, its label or another word for it. */
export function readTag(text: string, { archive: { tags } }: Setting): ReadValue<string> {
  const value = tagsByName(tags).get(foldName(text));
  if (value !== undefined) return { value };
  const hint = suggest(text, Object.keys(tags)) ?? 'The tags are in `tags.yml`; add a new one there first.';
  return { fault: `There is no tag \`${text}\`. ${hint}` };
}

/** `type=value`, or a value whose type is recognised. Defanged spellings are understood. */
export function readIndicator(text: string): ReadValue<DraftIndicator> {
  const [, name = '', rest = ''] = /^([a-z0-9-]+)=(.+)$/s.exec(text.trim()) ?? [];
  const type = INDICATOR_TYPES.find((known) => known === name);
  if (type !== undefined) {
    const value = [rest, refang(rest)].map((one) => one.trim()).find((one) => isValidIndicator(type, one));
    return value === undefined
      ? { fault: `\`${rest}\` is not a value of the type \`${type}\`.` }
      : { value: { type, value } };
  }
  const [only, ...others] = extractIndicators(text);
  if (only !== undefined && others.length === 0) return { value: { type: only.type, value: only.value } };
  const nearest = name === '' ? undefined : nearestWord(name, INDICATOR_TYPES);
  return {
    fault:
      only === undefined
        ? `\`${text}\` is not recognised as an indicator. ${nearest === undefined ? 'Write its type before it, such as `domain-name=login.example.net`.' : `Did you mean \`${nearest}=${rest}\`?`}`
        : `\`${text}\` holds ${others.length + 1} indicators. Write each with an \`--indicator\` of its own.`,
  };
}

/** All indicators of a text. */
export function readIndicators(text: string): ReadValue<DraftIndicator[]> {
  const value = extractIndicators(text).map(({ type, value: found }) => ({ type, value: found }));
  if (value.length > 0) return { value };
  return {
    fault: 'No address, domain, hash or file name is recognised in this. Correct it, or leave it empty.',
  };
}

/**
 * What raised the alert: `intel=NAME` or `detection=NAME`. A bare name is an intel source when a report of the archive
 * knows it as one, spelt as there.
 */
export function readSource(text: string, { archive }: Scene): ReadValue<AlertSource> {
  const [, kind, rest = ''] = /^(intel|detection)=(.*)$/s.exec(text.trim()) ?? [];
  const name = (kind === undefined ? text : rest).replace(/\s+/g, ' ').trim();
  if (name === '' || [...name].length > 100)
    return {
      fault: `\`${text}\` is not the name of a source. Write up to 100 characters, such as \`intel=ThreatBook\`.`,
    };
  const listed = createDirectories(archive.things ?? {}, 'en').sources.find(name);
  if (kind !== 'detection' && listed !== undefined) return { value: { kind: 'intel', name: listed.id } };
  if (kind === 'intel' || kind === 'detection') return { value: { kind, name } };
  const known = archive.reports
    .flatMap(({ incident }) => incident.intel)
    .find(({ source, product = '' }) => [source, product].some((one) => foldName(one) === foldName(name)));
  return { value: known === undefined ? { kind: 'detection', name } : { kind: 'intel', name: known.source } };
}

/** A service by its id, its label or another name; any name where the archive has no list of them. */
export function readService(text: string, { archive: { things } }: Scene): ReadValue<string> {
  const name = text.replace(/\s+/g, ' ').trim();
  const { services } = createDirectories(things ?? {}, 'en');
  const listed = services.find(name);
  if (listed !== undefined) return { value: listed.id };
  const names = services.listed.flatMap((thing) => thing.names);
  if (things?.services !== undefined) {
    const near = nearestWord(name, names);
    const meant = near === undefined ? undefined : services.find(near)?.id;
    const hint =
      meant === undefined
        ? 'The services are in `services.yml`; add a new one there first.'
        : `Did you mean \`${meant}\`?`;
    return { fault: `There is no service \`${text}\`. ${hint}` };
  }
  return name === '' || [...name].length > 100
    ? {
        fault: `\`${text}\` is not the name of a service. Write up to 100 characters, such as \`order-api\`.`,
      }
    : { value: name };
}
