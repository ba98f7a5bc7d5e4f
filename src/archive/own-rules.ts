import { statSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { runInNewContext } from 'node:vm';
import type { Settings } from '../../schemas/settings.ts';
import { nearestWord } from '../core/model/nearest.ts';
import type { Diagnostic, Level } from '../core/model/report.ts';
import { isRecord } from '../core/model/values.ts';
import { adjustableRules, readerRules, rules } from '../core/rules/index.ts';
import { explainCode, MAX_SECONDS } from './own-code.ts';
import { listOwnFiles, type OwnFile } from './own-files.ts';
import { locateSetting, SETTINGS_FILE } from './settings.ts';
import { LEVELS, type OwnFault, type OwnRule, type OwnRun, type RuleDefinition } from '../core/rules/rule.ts';

/** Folder of the rules of a team, beside the settings: `rules/<id>.ts`. */
export const RULES_FOLDER = 'rules';

export type ReadRules = { rules: OwnRule[]; diagnostics: Diagnostic[] };

/**
 * The rules of a team, in the order of their names, and what is wrong with their files and with the levels in the settings. Their
 * code runs in this process, as that of the settings does: it is written by those who run the check.
 */
export async function readOwnRules(
  settings: Pick<Settings, 'root' | 'rules'>,
  limits: Limits = {},
): Promise<ReadRules> {
  const isRule = (name: string): boolean => /\.(?:ts|mts|js|mjs)$/.test(name) && !/\.(?:test|d)\./.test(name);
  const { files, diagnostics } = listOwnFiles(settings.root, RULES_FOLDER, isRule);
  const read: ReadRules = { rules: [], diagnostics };
  for (const own of files) {
    const found = await readRule(own, {
      root: settings.root ?? '',
      ...{ loading: MAX_SECONDS, running: MAX_SECONDS, ...limits },
    });
    if ('message' in found)
      read.diagnostics.push({ rule: 'settings', level: 'error', file: own.file, ...found });
    else if (read.rules.some(({ id }) => id === found.id))
      read.diagnostics.push({ rule: 'settings', level: 'error', file: own.file, ...twice(found.id) });
    else read.rules.push({ ...found, file: own.file });
  }
  const own = read.rules.map(({ id }) => id);
  read.diagnostics.push(...checkLevels(settings, own));
  return read;
}

/** Seconds that the code of a rule may take: while it is loaded, and each time that it runs. */
type Limits = { loading?: number; running?: number };

type Loading = Required<Limits> & { root: string };

function twice(id: string): Fault {
  return {
    message: `There is a rule \`${id}\` in another file of this folder.`,
    hint: 'Give the file another name.',
  };
}

type Fault = OwnFault;

const EXAMPLE =
  'Write `export default defineRule({ title: "…", level: "warning", *check({ reports }) { … } })`.';

async function readRule(own: OwnFile, limits: Loading): Promise<Omit<OwnRule, 'file'> | Fault> {
  const { name, path } = own;
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
    const loaded = (await within(import(address), limits.loading)) as { default?: unknown } | undefined;
    if (loaded === undefined)
      return {
        message: `The rule waits for something at its top for more than ${limits.loading} seconds.`,
        hint: EXAMPLE,
      };
    const found = readDefinition(id, loaded.default);
    if ('message' in found) return found;
    const { check, ...facts } = found;
    return { ...facts, run: (archive) => run({ id, check, path }, archive, limits) };
  } catch (error) {
    const {
      because,
      known = { message: `The rule cannot be loaded: ${because}.`, hint: EXAMPLE },
      ...place
    } = explainCode(error, limits.root, path);
    return { ...known, ...placed(place) };
  }
}

/** What a promise gives; undefined where it gives nothing in that time. A pending one alone does not keep a process. */
async function within(given: Promise<unknown>, seconds: number): Promise<unknown> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => {
      resolve(undefined);
    }, seconds * 1000);
  });
  try {
    return await Promise.race([given, late]);
  } finally {
    clearTimeout(timer);
  }
}

function placed({ file, range }: Pick<OwnFault, 'file' | 'range'>): Pick<OwnFault, 'file' | 'range'> {
  return { ...(file === undefined ? {} : { file }), ...(range === undefined ? {} : { range }) };
}

/** So many hits of one rule are told; one that goes on for ever ends. */
const MAX_HITS = 1000;

type Running = Pick<RuleDefinition, 'check'> & { id: string; path: string };

/** Runs a rule to its end, to too many hits, or until its time is over. What it found till then counts. */
function run(rule: Running, archive: Parameters<OwnRule['run']>[0], { root, running }: Loading): OwnRun {
  const hits: unknown[] = [];
  const work = (): OwnFault | undefined => {
    const found: unknown = rule.check(archive);
    const fault = refuseResult(rule.id, found);
    if (fault !== undefined) return fault;
    // Copied, so that what reads it later runs no code of the rule.
    for (const hit of found as Iterable<unknown>)
      if (hits.push(isRecord(hit) ? { ...hit } : hit) === MAX_HITS) break;
    return undefined;
  };
  try {
    // A script that is run with a limit ends with all that it calls.
    const fault = runInNewContext('work()', { work }, { timeout: running * 1000, displayErrors: false }) as
      OwnFault | undefined;
    return { hits, ...(fault && { fault }) };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_SCRIPT_EXECUTION_TIMEOUT')
      return {
        hits,
        fault: { message: `The rule \`${rule.id}\` was stopped after ${running} seconds.`, hint: LOOP },
      };
    const { because, ...place } = explainCode(error, root, rule.path);
    return {
      hits,
      fault: { message: `The rule \`${rule.id}\` failed: ${because}.`, hint: CORRECT, ...placed(place) },
    };
  }
}

const LOOP = 'Look for a loop in it that does not end.';
const CORRECT = 'Correct it, or take it out for now: `rules` in the settings does not stop it from running.';

function refuseResult(id: string, found: unknown): OwnFault | undefined {
  const isObject = typeof found === 'object' && found !== null;
  if (isObject && (Symbol.asyncIterator in found || 'then' in found))
    return {
      message: `\`check\` of the rule \`${id}\` is asynchronous, and a rule answers at once.`,
      hint: 'Write `*check({ reports }) { … }` without `async`; what it needs of other files it imports.',
    };
  if (isObject && Symbol.iterator in found) return undefined;
  return { message: `\`check\` of the rule \`${id}\` gives no list of hits.`, hint: EXAMPLE };
}

type Read = RuleDefinition & { id: string };

function readDefinition(id: string, given: unknown): Read | Fault {
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
  } as Read;
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
