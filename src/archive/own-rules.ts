import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Settings } from '../../schemas/settings.ts';
import { nearestWord } from '../core/model/nearest.ts';
import type { Diagnostic, Level } from '../core/model/report.ts';
import { isRecord } from '../core/model/values.ts';
import { adjustableRules, readerRules, rules } from '../core/rules/index.ts';
import { locateSetting, SETTINGS_FILE } from './settings.ts';
import type { OwnRule } from '../core/rules/rule.ts';

/** Folder of the rules of a team, beside the settings: `rules/<id>.ts`. */
export const RULES_FOLDER = 'rules';

const LEVELS: readonly Level[] = ['error', 'warning', 'suggestion'];

export type ReadRules = { rules: OwnRule[]; diagnostics: Diagnostic[] };

/**
 * The rules of a team, in the order of their names, and what is wrong with their files and with the levels in the settings. Their
 * code runs in this process, as that of the settings does: it is written by those who run the check.
 */
export async function readOwnRules(settings: Pick<Settings, 'root' | 'rules'>): Promise<ReadRules> {
  const folder = settings.root === undefined ? undefined : join(settings.root, RULES_FOLDER);
  const names = folder !== undefined && existsSync(folder) ? readdirSync(folder).sort() : [];
  const read: ReadRules = { rules: [], diagnostics: [] };
  for (const name of names.filter((one) => /\.(?:ts|mts|js|mjs)$/.test(one) && !/\.(?:test|d)\./.test(one))) {
    const file = `${RULES_FOLDER}/${name}`;
    const found = await readRule(join(folder ?? '', name), name);
    if ('message' in found) read.diagnostics.push({ rule: 'settings', level: 'error', file, ...found });
    else read.rules.push({ ...found, file });
  }
  const own = read.rules.map(({ id }) => id);
  read.diagnostics.push(...checkLevels(settings, own));
  return read;
}

type Fault = { message: string; hint: string };

const EXAMPLE =
  'Write `export default defineRule({ title: "…", level: "warning", *check({ reports }) { … } })`.';

async function readRule(path: string, name: string): Promise<Omit<OwnRule, 'file'> | Fault> {
  const id = name.replace(/\.[^.]+$/, '');
  if (!/^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/.test(id))
    return {
      message: `\`${name}\` is no name of a rule.`,
      hint: 'Write small letters, digits and hyphens, such as `needs-customer.ts`.',
    };
  if ([...rules.map((rule) => rule.id), ...readerRules].includes(id))
    return {
      message: `There is a rule \`${id}\` in the program already.`,
      hint: 'Give the file another name. `rules` in the settings changes the level of a rule.',
    };
  try {
    // Node keeps a module by its address, and the file may have changed since.
    const address = `${pathToFileURL(path).href}?changed=${statSync(path).mtimeMs}`;
    return readDefinition(id, ((await import(address)) as { default?: unknown }).default);
  } catch (error) {
    return { message: `The rule cannot be loaded: ${messageOf(error)}.`, hint: EXAMPLE };
  }
}

function readDefinition(id: string, given: unknown): Omit<OwnRule, 'file'> | Fault {
  if (!isRecord(given)) return { message: 'The file exports no rule by default.', hint: EXAMPLE };
  const { level, check, title, docs } = given;
  if (!LEVELS.includes(level as Level))
    return {
      message: `\`level\` of the rule is ${level === undefined ? 'missing' : JSON.stringify(level)}.`,
      hint: `Write one of: ${LEVELS.join(', ')}.`,
    };
  if (typeof check !== 'function') return { message: 'The rule has no function `check`.', hint: EXAMPLE };
  if (typeof title !== 'string' || title.trim() === '')
    return { message: 'The rule has no `title`.', hint: 'Write in one sentence what it asks for.' };
  if (docs !== undefined && !(typeof docs === 'string' && /^https?:\/\/\S+$/.test(docs)))
    return {
      message: `\`docs\` of the rule is ${JSON.stringify(docs)}.`,
      hint: 'Write a full address that begins with https:// or http://.',
    };
  return {
    id,
    title: title.trim(),
    level: level as Level,
    check,
    ...(docs === undefined ? {} : { docs }),
  } as Omit<OwnRule, 'file'>;
}

/** A level is set for a rule that is there, and for none that keeps an archive safe or whole. */
function checkLevels(
  { root = '', rules: levels }: Pick<Settings, 'root' | 'rules'>,
  own: readonly string[],
): Diagnostic[] {
  const known = [...adjustableRules, ...own];
  const firm = [...rules.map(({ id }) => id), ...readerRules].filter((id) => !adjustableRules.includes(id));
  return Object.keys(levels).flatMap((id): Diagnostic[] => {
    if (known.includes(id)) return [];
    const nearest = nearestWord(id, known);
    const fault = firm.includes(id)
      ? {
          message: `\`rules.${id}\`: This rule keeps the archive safe or whole, and its level is fixed.`,
          hint: `Write only: ${known.join(', ')}.`,
        }
      : {
          message: `\`rules.${id}\`: There is no rule of this name.`,
          hint: nearest === undefined ? `Write only: ${known.join(', ')}.` : `Did you mean \`${nearest}\`?`,
        };
    const range = locateSetting(root, ['rules', id]);
    return [{ rule: 'settings', level: 'error', file: SETTINGS_FILE, ...fault, ...(range ? { range } : {}) }];
  });
}

function messageOf(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return text.split('\n')[0]?.replace(/\.$/, '') ?? '';
}
