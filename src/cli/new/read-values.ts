import { INDICATOR_TYPES } from '../../../schemas/vocabulary.ts';
import type { TagVocabulary } from '../../../schemas/tag.ts';
import { extractIndicators } from '../../core/indicators/extract.ts';
import { isValidIndicator, refang } from '../../core/indicators/indicators.ts';
import { nearestWord } from '../../core/model/nearest.ts';
import { tagsByName } from '../../core/model/tags.ts';
import { foldName } from '../../core/model/text.ts';
import { readTime } from '../../core/time/spoken-time.ts';
import type { AlertSource, DraftIndicator } from '../../core/draft/draft.ts';
import type { Scene } from './scene.ts';

/** A value that was read, or what is wrong with it in one or two sentences. */
export type ReadValue<Value> = { value: Value } | { fault: string };

/** A time as people say it, in the past, in the zone of the archive. */
export function readDetected(text: string, { io, settings }: Scene): ReadValue<string> {
  const value = readTime(text, { now: io.now().toISOString(), timeZone: settings.timeZone });
  if (value !== undefined) return { value };
  return {
    fault: `\`${text}\` is not understood as a time that has passed. Write it like \`40 min ago\`, \`yesterday 14:00\`, \`昨天 14:00\`, \`2026-11-20 09:10\` or \`2026-11\`.`,
  };
}

/** A tag by its id, its label or another word for it. */
export function readTag(text: string, vocabulary: TagVocabulary): ReadValue<string> {
  const value = tagsByName(vocabulary).get(foldName(text));
  if (value !== undefined) return { value };
  const nearest = nearestWord(text, Object.keys(vocabulary));
  const advice =
    nearest === undefined
      ? 'The tags are in `tags.yml`; a new one gets its line there first.'
      : `Did you mean \`${nearest}\`?`;
  return { fault: `There is no tag \`${text}\`. ${advice}` };
}

/** `type=value`, or a value whose type is recognised. Defanged spellings are understood. */
export function readIndicator(text: string): ReadValue<DraftIndicator> {
  const [, name = '', rest = ''] = /^([a-z0-9-]+)=(.+)$/s.exec(text.trim()) ?? [];
  const type = INDICATOR_TYPES.find((known) => known === name);
  if (type !== undefined) {
    const value = [rest, refang(rest)].map((one) => one.trim()).find((one) => isValidIndicator(type, one));
    return value === undefined
      ? { fault: `\`${rest}\` is no value of the type \`${type}\`.` }
      : { value: { type, value } };
  }
  const [only, ...others] = extractIndicators(text);
  if (only !== undefined && others.length === 0) return { value: { type: only.type, value: only.value } };
  const nearest = name === '' ? undefined : nearestWord(name, INDICATOR_TYPES);
  return {
    fault:
      only === undefined
        ? `\`${text}\` is not recognised as an indicator. ${nearest === undefined ? 'Write its type before it, such as `domain-name=login.example.net`.' : `Did you mean \`${nearest}=${rest}\`?`}`
        : `\`${text}\` holds ${others.length + 1} indicators. Write each with an --indicator of its own.`,
  };
}

/**
 * What raised the alert: `intel=NAME` or `detection=NAME`. A bare name is an intel source when a report of the archive
 * knows it as one, spelt as there.
 */
export function readSource(text: string, { archive }: Pick<Scene, 'archive'>): ReadValue<AlertSource> {
  const [, kind, rest = ''] = /^(intel|detection)=(.*)$/s.exec(text.trim()) ?? [];
  const name = (kind === undefined ? text : rest).replace(/\s+/g, ' ').trim();
  if (name === '' || [...name].length > 100)
    return {
      fault: `\`${text}\` is no name of a source. Write up to 100 characters, such as \`intel=ThreatBook\`.`,
    };
  if (kind === 'intel' || kind === 'detection') return { value: { kind, name } };
  const known = archive.reports
    .flatMap(({ incident }) => incident.intel)
    .find(({ source, product }) =>
      [source, product].some((one) => one !== undefined && foldName(one) === foldName(name)),
    );
  return { value: known === undefined ? { kind: 'detection', name } : { kind: 'intel', name: known.source } };
}
