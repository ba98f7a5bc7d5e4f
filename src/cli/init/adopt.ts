import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parse } from 'yaml';
import type { Language } from '../../../schemas/vocabulary.ts';
import { TAGS_FILE } from '../../archive/tags.ts';
import { splitFrontMatter } from '../../core/model/front-matter.ts';
import { isRecord } from '../../core/model/values.ts';
import { UserError } from '../../core/model/user-error.ts';

/** Reports that lie in a folder already, and what they tell of their archive. */
export type Adopted = {
  /** Their folder, relative, with forward slashes. */
  incidents: string;
  reports: number;
  /** The prefix of most of them, and the others. */
  idPrefix: string;
  otherPrefixes: string[];
  language: Language;
  /** Tags that they use, where no list of tags is there yet. */
  tags?: string[];
};

type Found = { file: string; prefix: string; fields: Record<string, unknown> };

/** Looks for reports in a folder; undefined where it has none. It reads only. Throws a UserError where they lie in the folder itself. */
export function findReports(folder: string): Adopted | undefined {
  const found = listFiles(folder, '').flatMap((file): Found[] => {
    const fields = readFields(join(folder, file));
    const [, prefix] = /^([A-Z][A-Z0-9]{1,9})-\d{4}-\d{4,9}$/.exec(String(fields['id'])) ?? [];
    return prefix === undefined ? [] : [{ file, prefix, fields }];
  });
  if (found.length === 0) return undefined;
  const incidents = found.map(({ file }) => holderOf(file)).reduce(commonFolder);
  if (incidents === '')
    throw new UserError(
      `The reports lie in the folder itself, such as \`${found[0]?.file ?? ''}\`, beside what an archive needs.`,
      'Move them into a folder of their own, such as `incidents`, then run this again. Nothing was written.',
    );
  const [idPrefix = 'INC', ...otherPrefixes] = byFrequency(found.map(({ prefix }) => prefix));
  const chinese = found.filter(({ fields }) => isChinese(fields)).length;
  const hasTags = existsSync(join(folder, incidents, TAGS_FILE));
  const used = found.flatMap(({ fields: { tags } }): unknown[] => (Array.isArray(tags) ? tags : []));
  return {
    incidents,
    reports: found.length,
    idPrefix,
    otherPrefixes,
    language: chinese * 2 > found.length ? 'zh-CN' : 'en',
    ...(hasTags ? {} : { tags: [...new Set(used.filter((tag) => typeof tag === 'string'))].sort() }),
  };
}

/** Deeper than this nobody keeps an archive. */
const DEEPEST = 6;

/** Every report file below a folder but in what is hidden, built, installed or a template. */
function listFiles(folder: string, at: string, depth = 0): string[] {
  if (depth > DEEPEST || !existsSync(join(folder, at))) return [];
  return readdirSync(join(folder, at), { withFileTypes: true }).flatMap((entry) => {
    if (/^[._]|^(?:node_modules|dist)$/.test(entry.name)) return [];
    const path = at === '' ? entry.name : `${at}/${entry.name}`;
    if (entry.isDirectory()) return listFiles(folder, path, depth + 1);
    return entry.isFile() && entry.name.endsWith('.mdx') ? [path] : [];
  });
}

/** The fields of a report; none where they cannot be read, which `check` tells later. */
function readFields(path: string): Record<string, unknown> {
  try {
    const { yaml = '' } = splitFrontMatter(readFileSync(path, 'utf8').replace(/\r\n?/g, '\n'));
    const fields: unknown = parse(yaml, { logLevel: 'silent' });
    return isRecord(fields) ? fields : {};
  } catch {
    return {};
  }
}

/** The folder of a report without its own and without that of its year. */
function holderOf(file: string): string {
  const place = file.endsWith('/index.mdx') ? dirname(dirname(file)) : dirname(file);
  const holder = /(?:^|\/)\d{4}$/.test(place) ? dirname(place) : place;
  return holder === '.' ? '' : holder;
}

function commonFolder(one: string, other: string): string {
  const names = other.split('/');
  const parts = one.split('/');
  const differs = parts.findIndex((name, index) => name !== names[index]);
  return parts.slice(0, differs < 0 ? undefined : differs).join('/');
}

function byFrequency(words: readonly string[]): string[] {
  const groups = [...Map.groupBy(words, (word) => word)];
  return groups.sort(([, a], [, b]) => b.length - a.length).map(([word]) => word);
}

function isChinese({ lang, title }: Record<string, unknown>): boolean {
  if (typeof lang === 'string') return lang.toLowerCase().startsWith('zh');
  return /\p{Script=Han}/u.test(typeof title === 'string' ? title : '');
}
