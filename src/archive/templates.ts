import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Language } from '../../schemas/vocabulary.ts';
import type { Diagnostic } from '../core/model/report.ts';
import { sayCause } from '../core/model/system-error.ts';
import { UserError } from '../core/model/user-error.ts';
import { parseTemplate, type Template } from '../core/draft/template.ts';

/** Folder of the templates of a team, in the incidents folder. Reports are not looked for in it. */
export const TEMPLATES_FOLDER = '_templates';

const BUILT_IN = join(import.meta.dirname, '../core/draft/templates');

/** Kinds that come with the program, in the order in which they are offered. */
const ORDER = ['security-incident', 'false-alarm', 'outage', 'near-miss', 'short-note'];

const FILE_NAME = /^(?<name>[a-z0-9]+(?:-[a-z0-9]+)*)(?:\.(?<lang>en|zh-cn))?\.mdx$/i;

/**
 * The templates of the program, then those of the team in `<incidents>/_templates/<name>.mdx`; one of the team
 * takes the place of a built-in one with its name and language. Throws one UserError for all that cannot be read.
 */
export async function readTemplates(incidents: string): Promise<Template[]> {
  const { templates: builtIn } = await readFolder(BUILT_IN);
  const { templates: own, faults } = await readFolder(join(incidents, TEMPLATES_FOLDER));
  refuse(faults);
  const keys = new Set(own.map(keyOf));
  const kept = builtIn.filter((template) => !keys.has(keyOf(template)));
  return [...kept, ...own].sort((a, b) => rankOf(a) - rankOf(b));
}

/** What is wrong with the templates of a team, for which nothing is built. */
export async function checkTemplates(
  incidents: string,
  show: (file: string) => string,
): Promise<Diagnostic[]> {
  const { faults } = await readFolder(join(incidents, TEMPLATES_FOLDER));
  return faults.map(({ file, error: { message, hint } }) => ({
    rule: 'template',
    level: 'error',
    message,
    ...(hint === undefined ? {} : { hint }),
    file: show(`${TEMPLATES_FOLDER}/${file}`),
  }));
}

type Fault = { file: string; error: UserError };

async function readFolder(folder: string): Promise<{ templates: Template[]; faults: Fault[] }> {
  const names = await readdir(folder).catch(() => []);
  const faults: Fault[] = [];
  const templates: Template[] = [];
  for (const file of names.filter((name) => name.endsWith('.mdx')).sort()) {
    try {
      templates.push(await readTemplate(join(folder, file), file));
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      faults.push({ file, error });
    }
  }
  return { templates, faults };
}

function refuse(faults: readonly Fault[]): void {
  if (faults.length === 0) return;
  const lines = faults.map(({ file, error: { message, hint = '' } }) =>
    `${TEMPLATES_FOLDER}/${file}: ${message} ${hint}`.trim(),
  );
  const [only, ...others] = lines;
  throw new UserError(
    others.length === 0
      ? 'A template of the archive cannot be used.'
      : `${faults.length} templates of the archive cannot be used.`,
    others.length === 0 ? only : lines.join('\n'),
    1,
  );
}

async function readTemplate(path: string, file: string): Promise<Template> {
  const { name, lang } = FILE_NAME.exec(file)?.groups ?? {};
  if (name === undefined)
    throw new UserError(
      'This is no name of a template.',
      'Write it like `phishing.mdx` or `phishing.zh-cn.mdx`.',
    );
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    const { because, advice } = sayCause((error as NodeJS.ErrnoException).code ?? 'unknown cause');
    throw new UserError(`The file cannot be read: ${because}.`, advice);
  });
  const template = parseTemplate(name.toLowerCase(), text);
  return lang === undefined ? template : { ...template, lang: languageOf(lang) };
}

function languageOf(suffix: string): Language {
  return suffix.toLowerCase() === 'en' ? 'en' : 'zh-CN';
}

function keyOf({ name, lang }: Template): string {
  return `${name} ${lang}`;
}

/** Templates of a team come behind those that the program knows, by name. */
function rankOf({ name }: Template): number {
  const at = ORDER.indexOf(name);
  return at < 0 ? ORDER.length : at;
}
