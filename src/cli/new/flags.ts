import { LANGUAGES, SEVERITIES, TLP } from '../../../schemas/vocabulary.ts';
import { nearestWord } from '../../core/model/nearest.ts';
import type { DraftIndicator } from '../../core/draft/draft.ts';
import type { Given } from './choices.ts';
import { readDetected, readIndicator, readSource, readTag } from './read-values.ts';
import type { ReadValue } from './read-values.ts';
import type { Scene } from './scene.ts';

/** Flags as they are typed. */
export type NewOptions = {
  title?: string;
  lang?: string;
  template?: string;
  severity?: string;
  tlp?: string;
  detected?: string;
  tag?: string[];
  indicator?: string[];
  related?: string[];
  paste?: string;
  source?: string;
  yes?: true;
  open?: true;
  dryRun?: true;
  json?: true;
  incidents?: string;
};

/** What the flags say, and everything that is wrong with them at once. */
export function readFlags(options: NewOptions, scene: Scene): { given: Given; faults: string[] } {
  const faults: string[] = [];
  const take = <Value>(read: ReadValue<Value> | undefined): Value | undefined => {
    if (read === undefined) return undefined;
    if ('value' in read) return read.value;
    faults.push(read.fault);
    return undefined;
  };
  const takeAll = <Value>(
    texts: readonly string[] | undefined,
    read: (text: string) => ReadValue<Value>,
  ): Value[] | undefined => texts?.flatMap((text) => take(read(text)) ?? []);
  const { title, lang, template, severity, tlp, detected, tag, indicator, related, source } = options;
  const found: { [Key in keyof Given]-?: Given[Key] | undefined } = {
    title: title === undefined ? undefined : take(readTitle(title)),
    lang: take(readWord('--lang', lang, LANGUAGES)),
    templateName: take(readTemplateName(template, scene)),
    severity: take(readWord('--severity', severity, SEVERITIES)),
    tlp: take(readWord('--tlp', tlp, TLP)),
    detected: detected === undefined ? undefined : take(readDetected(detected, scene)),
    tags: takeAll(tag, (text) => readTag(text, scene.archive.tags)),
    indicators: takeAll<DraftIndicator>(indicator, readIndicator),
    related: takeAll(related, (text) => readReportId(text, scene)),
    source: source === undefined ? undefined : take(readSource(source, scene)),
    paste: undefined,
  };
  const said = Object.entries(found).filter(([, value]) => value !== undefined);
  return { given: Object.fromEntries(said), faults };
}

/** A title as the schema takes it. */
export function readTitle(text: string): ReadValue<string> {
  const title = text.toWellFormed().replace(/\s+/g, ' ').trim();
  if (title === '') return { fault: 'The title is empty. Say in one line what happened.' };
  if (/[\p{Cc}\u202A-\u202E\u2066-\u2069]/u.test(title))
    return { fault: 'The title holds characters that cannot be seen. Type it anew.' };
  const { length } = [...title];
  return length > 200 ? { fault: `The title has ${length} characters; 200 is the most.` } : { value: title };
}

function readWord<Word extends string>(
  flag: string,
  text: string | undefined,
  words: readonly Word[],
): ReadValue<Word> | undefined {
  if (text === undefined) return undefined;
  const value = words.find((word) => word.toLowerCase() === text.trim().toLowerCase());
  if (value !== undefined) return { value };
  const nearest = nearestWord(text, words);
  const advice = nearest === undefined ? '' : ` Did you mean \`${nearest}\`?`;
  return { fault: `\`${text}\` is not a value of \`${flag}\`.${advice} Write one of: ${words.join(', ')}.` };
}

function readTemplateName(text: string | undefined, { templates }: Scene): ReadValue<string> | undefined {
  if (text === undefined) return undefined;
  const wanted = text.trim().toLowerCase();
  const found = templates.find(({ name, title }) => name === wanted || title.toLowerCase() === wanted);
  if (found !== undefined) return { value: found.name };
  const names = [...new Set(templates.map(({ name }) => name))];
  const nearest = nearestWord(text, names);
  const advice = nearest === undefined ? '' : ` Did you mean \`${nearest}\`?`;
  return { fault: `There is no template \`${text}\`.${advice} The templates are: ${names.join(', ')}.` };
}

function readReportId(text: string, { archive }: Scene): ReadValue<string> {
  const ids = archive.reports.map(({ id }) => id);
  const found = ids.find((id) => id === text.trim().toUpperCase());
  if (found !== undefined) return { value: found };
  const nearest = nearestWord(text, ids);
  return {
    fault: `There is no report \`${text}\`.${nearest === undefined ? '' : ` Did you mean \`${nearest}\`?`}`,
  };
}
