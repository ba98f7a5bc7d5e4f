import { incidentWith, type OwnField } from '../../../schemas/own-fields.ts';
import { readOwnText, requiredFields } from '../../core/draft/own-values.ts';
import { asWritten } from '../../core/i18n/say.ts';
import { ownLabel, ownTitle, pickWords } from '../../core/i18n/own-words.ts';
import { getWords } from '../../core/i18n/words.ts';
import { suggest, sentences } from '../wording.ts';
import type { Given, Scene } from './choices.ts';
import type { Prompts } from '../prompts.ts';
import type { ReadValue } from './values.ts';

type Asked = Scene & { prompts: Prompts };

type OwnValues = NonNullable<Given['own']>;

/** What `--field x_name=value` says, of a field that the settings declare. */
export function readOwnFlag(text: string, scene: Scene): ReadValue<[name: string, value: unknown]> {
  const { fields } = scene.settings;
  const names = Object.keys(fields);
  const [, name = '', value] = /^\s*([^=\s]+)\s*=(.*)$/su.exec(text) ?? [];
  if (value === undefined || value.trim() === '')
    return { fault: `\`--field ${text}\` names no value. Write it like \`--field x_customer_tier=gold\`.` };
  const field = Object.hasOwn(fields, name) ? fields[name] : undefined;
  if (field === undefined) {
    const known = names.length === 0 ? 'The settings declare none.' : `Declared are: ${names.join(', ')}.`;
    return { fault: sentences(`The settings declare no field \`${name}\`.`, suggest(name, names), known) };
  }
  const read = readOwnText(field, value);
  const fault = faultOf(name, read, scene);
  return fault === undefined ? { value: [name, read] } : { fault };
}

/** Asks for each declared field that no flag gives; an empty answer leaves it out, unless no report may lack it. */
export async function askForOwnFields(given: Given, asked: Asked): Promise<OwnValues> {
  const own: Record<string, unknown> = { ...given.own };
  for (const [name, field] of Object.entries(asked.settings.fields)) {
    if (Object.hasOwn(own, name)) continue;
    const value = await askForOne(name, field, asked);
    if (value !== undefined) own[name] = value;
  }
  return own;
}

/** The flags that are missing where nobody is asked: a report cannot do without these fields. */
export function missingFields({ own = {} }: Given, { settings }: Pick<Scene, 'settings'>): string[] {
  return requiredFields(settings.fields)
    .filter((name) => !Object.hasOwn(own, name))
    .map((name) => `--field ${name}=${settings.fields[name]?.words[0] ?? '…'}`);
}

async function askForOne(name: string, field: OwnField, asked: Asked): Promise<unknown> {
  const { prompts, settings } = asked;
  const { language, fields } = settings;
  const title = asWritten(ownTitle(name, fields, language));
  const values: unknown[] = field.kind === 'flag' ? [true, false] : field.words;
  const choices = values.map((value) => ({
    value,
    label: asWritten(ownLabel(field, value, { language, words: getWords(language) })),
  }));
  if (choices.length > 0 && field.isList) {
    const chosen = await prompts.many(
      `${title}: which apply?`,
      choices.map((one) => ({ ...one, isUsual: false })),
    );
    return chosen.length === 0 && !field.isRequired ? undefined : chosen;
  }
  if (choices.length > 0) {
    const none = field.isRequired ? [] : [{ value: undefined as unknown, label: 'Leave it open' }];
    return prompts.one(`${title}?`, [...none, ...choices], (none[0] ?? choices[0])?.value);
  }
  const check = (text: string): string | undefined => {
    if (text.trim() === '' && !field.isRequired) return undefined;
    return faultOf(name, text.trim() === '' ? undefined : readOwnText(field, text), asked);
  };
  const message = field.isRequired ? `${title}?` : `${title}? Leave it empty when it is not known.`;
  const placeholder = pickWords(field.description, language) ?? '';
  const text = await prompts.text(message, { placeholder: asWritten(placeholder), check });
  return text.trim() === '' ? undefined : readOwnText(field, text);
}

/** What the schema says of a value. */
function faultOf(name: string, value: unknown, { settings }: Pick<Scene, 'settings'>): string | undefined {
  const shape = incidentWith(settings.fields, settings.words).shape as Record<
    string,
    { safeParse: SafeParse } | undefined
  >;
  const issue = shape[name]?.safeParse(value).error?.issues[0];
  return issue === undefined ? undefined : `\`${name}\`: ${issue.message}`;
}

type SafeParse = (value: unknown) => { error?: { issues: { message: string }[] } | undefined };
