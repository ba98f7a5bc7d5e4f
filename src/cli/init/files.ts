import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseDocument, stringify } from 'yaml';
import { YAML_STYLE } from '../../archive/serialise.ts';
import { reportFile } from '../../core/draft/form.ts';
import { COMMAND } from '../../core/model/product.ts';
import { IGNORED } from '../../fix/migrations/git-ignore.ts';
import type { SetUp } from './set-up.ts';

/** A file that a new archive begins with; its path is relative, with forward slashes. */
export type PlannedFile = { path: string; text: string };

type PlanInput = {
  setUp: SetUp;
  /** What package.json depends on, such as `file:vendor/x.tgz`. */
  spec: string;
  /** Name of the folder, from which the project gets its name. */
  folder: string;
  /** The day in the zone of the archive. */
  today: string;
  /** Of an archive that is there already: no example is written, and tags only where it has no list of them. */
  adopted: { tags?: readonly string[] } | undefined;
};

/** Every file of a new archive, none of which is code of the product. */
export function planFiles(input: PlanInput): PlannedFile[] {
  const { setUp, adopted } = input;
  const { incidents, forge, idPrefix, language } = setUp;
  const fill = createFillIn(input);
  const ci = CI[forge];
  return [
    { path: 'package.json', text: writeManifest(input) },
    { path: 'precedent.config.ts', text: fill(readText(`config.${language}.txt`)) },
    ...planTags(adopted, `${incidents}/tags.yml`),
    ...(adopted === undefined
      ? [
          {
            path: `${incidents}/${reportFile(`${idPrefix}-${input.today.slice(0, 4)}-0001`)}`,
            text: fill(readText(`example.${language}.mdx`)),
          },
        ]
      : []),
    ...(ci === undefined ? [] : [{ path: ci.path, text: readCi(ci.template, setUp) }]),
    { path: '.gitignore', text: IGNORED },
    { path: 'README.md', text: fill(forForge(readText(`README.${language}.md`), forge)) },
  ];
}

/** Where the file for CI goes, and which template of docs/ci it is. */
const CI: Readonly<Record<string, { path: string; template: string }>> = {
  github: { path: '.github/workflows/incidents.yml', template: 'github-actions.yml' },
  gitlab: { path: '.gitlab-ci.yml', template: 'gitlab-ci.yml' },
};

/** The file for CI as this version writes it. */
export function readCi(template: string, { branch }: Pick<SetUp, 'branch'>): string {
  const text = readFileSync(join(import.meta.dirname, '../../../docs/ci', template), 'utf8');
  // The first line says where to copy the file to.
  return text.replace(/^# Copy to .*\n/, '').replace('branches: [main]', `branches: [${quoteYaml(branch)}]`);
}

function quoteYaml(text: string): string {
  return /^[\w./-]+$/.test(text) ? text : JSON.stringify(text);
}

function planTags(adopted: PlanInput['adopted'], path: string): PlannedFile[] {
  if (adopted === undefined) return [{ path, text: readText('tags.yml') }];
  if (adopted.tags === undefined) return [];
  return [{ path, text: writeTags(adopted.tags) }];
}

/** The tags of an archive that had no list of them, each by its id until somebody gives it a label; those that we know have one. */
function writeTags(used: readonly string[]): string {
  const known = parseDocument(readText('tags.yml'));
  const labels = known.toJS() as Record<string, unknown>;
  const ids = used.filter((tag) => /^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(tag));
  const tags = ids.map((id) => [id, { label: isKnown(labels, id)?.label ?? { en: id } }]);
  const head = `#${known.commentBefore?.replaceAll('\n', '\n#') ?? ''}\n\n`;
  return head + (ids.length === 0 ? '{}\n' : stringify(Object.fromEntries(tags), YAML_STYLE));
}

function isKnown(labels: Record<string, unknown>, id: string): { label: unknown } | undefined {
  return Object.hasOwn(labels, id) ? (labels[id] as { label: unknown }) : undefined;
}

function writeManifest({ folder, spec }: PlanInput): string {
  const manifest = {
    name: projectName(folder),
    private: true,
    type: 'module',
    scripts: SCRIPTS,
    dependencies: { [COMMAND]: spec },
    engines: { node: '>=22.18' },
    // npm asks which packages may run a script when they are installed.
    allowScripts: { esbuild: true },
  };
  return `${JSON.stringify(manifest, null, 2)}\n`;
}

/** What `npm run` knows in an archive. */
export const SCRIPTS: Readonly<Record<string, string>> = {
  start: `${COMMAND} dev`,
  test: `${COMMAND} check`,
  new: `${COMMAND} new`,
  build: `${COMMAND} build`,
  preview: `${COMMAND} preview`,
};

/** A name that npm takes; the package itself cannot be a dependency of a project of its name. */
function projectName(folder: string): string {
  const name = folder
    .toLowerCase()
    .replace(/[^a-z0-9._-]+/g, '-')
    .replace(/^[._-]+|[._-]+$/g, '');
  return name === '' || [COMMAND, 'node_modules', 'favicon.ico'].includes(name) ? 'incident-reports' : name;
}

/** Lines for one forge begin with its name between percent signs. */
function forForge(text: string, forge: string): string {
  const lines = text.split('\n').flatMap((line) => {
    const [mark, name] = /^%(\w+)%/.exec(line) ?? [];
    if (mark === undefined) return [line];
    return name === forge ? [line.slice(mark.length)] : [];
  });
  return lines.join('\n');
}

/** Puts the answers into a text, where their names stand between double underscores. */
function createFillIn({ setUp, spec, today }: PlanInput): (text: string) => string {
  const { title, language, timeZone, idPrefix, address, repository, branch, incidents } = setUp;
  const year = Number(today.slice(0, 4));
  const url = `repository: { url: ${quote(repository ?? 'https://git.example.org/team/incidents')}, branch: ${quote(branch)} },`;
  const values: Readonly<Record<string, string>> = {
    TITLE: quote(title),
    TITLE_TEXT: title.replace(/[<[*_`\\]/g, String.raw`\$&`),
    LANGUAGE: quote(language),
    TIME_ZONE: quote(timeZone),
    ID_PREFIX: quote(idPrefix),
    PREFIX: idPrefix,
    INCIDENTS: incidents === 'incidents' ? '' : `  incidents: ${quote(incidents)},\n`,
    INCIDENTS_TEXT: incidents,
    ADDRESS:
      address === undefined
        ? "// address: 'https://wiki.example.org/',"
        : `address: ${quote(decodeURI(address))},`,
    REPOSITORY: repository === undefined ? `// ${url}` : url,
    PACKAGE_TEXT: `\`${spec}\``,
    DAY: today,
    YEAR: String(year),
    LAST_YEAR: String(year - 1),
  };
  return (text) => text.replace(/__([A-Z_]+?)__/g, (mark, name: string) => values[name] ?? mark);
}

/** A text as TypeScript and our own settings write it. */
function quote(text: string): string {
  const inner = JSON.stringify(text)
    .slice(1, -1)
    .replaceAll(String.raw`\"`, '"');
  return `'${inner.replaceAll("'", String.raw`\'`)}'`;
}

function readText(name: string): string {
  return readFileSync(join(import.meta.dirname, 'texts', name), 'utf8');
}
