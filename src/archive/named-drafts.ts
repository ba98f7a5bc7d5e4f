import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Settings } from '../../schemas/settings.ts';
import { createLocator } from '../compile/positions.ts';
import type { Archive } from '../core/model/archive.ts';
import { isUnpublished } from '../core/model/drafts.ts';
import type { Diagnostic, Report } from '../core/model/report.ts';
import { listTranslations } from '../core/model/translation.ts';

/** The rule by which is told that a published report says of one that the site hides. */
const DRAFT_NAMED = 'draft-named';

/**
 * Where published reports of an archive with hidden drafts still tell of them: by a relation, which the site leaves out, or by
 * a title, which stays where it was typed. Citations have a rule of their own. Nothing where drafts are shown.
 */
export function findNamedDrafts(archive: Archive, { drafts }: Pick<Settings, 'drafts'>): Diagnostic[] {
  const hidden = drafts === 'hidden' ? archive.reports.filter(isUnpublished) : [];
  if (hidden.length === 0) return [];
  const shown = archive.reports.filter((report) => !isUnpublished(report));
  const ids = new Map(
    hidden.flatMap(({ id, incident }) => [id, ...incident.aliases].map((name) => [name, id])),
  );
  const find = indexTitles(hidden, shown);
  return shown.flatMap((report) => [
    ...findRelations(report, ids, archive),
    ...findTitles(report, find, archive),
  ]);
}

function findRelations(report: Report, hidden: ReadonlyMap<string, string>, archive: Archive): Diagnostic[] {
  return report.incident.relations.flatMap(({ type, target }, index): Diagnostic[] => {
    if (!hidden.has(target)) return [];
    return [
      {
        rule: DRAFT_NAMED,
        level: 'warning',
        message: `The relation \`${type}\` leads to \`${target}\`, which is not published yet: the site leaves it out.`,
        hint: 'Publish it first, or leave the relation out until it is.',
        file: archive.show(report.file),
        range: archive.locate(report, ['relations', index, 'target']),
      },
    ];
  });
}

/** A title in a text: whose it is, and where it stands. */
type Found = { id: string; start: number; end: number };

function findTitles(report: Report, find: (text: string) => Found[], archive: Archive): Diagnostic[] {
  const text = readFileSync(join(archive.folder, report.file), 'utf8').replace(/^\uFEFF/, '');
  if (find(text).length === 0) return [];
  const locator = createLocator(text);
  return find(locator.text).map(({ id, start, end }) => ({
    rule: DRAFT_NAMED,
    level: 'warning',
    message: `This is the title of \`${id}\`, which is not published yet, and readers of the site will see it.`,
    hint: 'Publish it first, or say it in other words.',
    file: archive.show(report.file),
    range: locator.range(start, end),
  }));
}

/** Titles of fewer letters may stand anywhere by chance; a Chinese one counts as two. */
const FEWEST = 12;

/** So many letters of a title lead to it: no text is compared with every title. */
const HEAD = 5;

/** Finds the titles of hidden reports in a text, but for those that a shown report has too. */
function indexTitles(hidden: readonly Report[], shown: readonly Report[]): (text: string) => Found[] {
  const known = new Set(shown.flatMap(titlesOf));
  const byHead = new Map<string, { id: string; title: string }[]>();
  for (const report of hidden)
    for (const title of titlesOf(report)) {
      const size = title.length + (title.match(/\p{Script=Han}/gu)?.length ?? 0);
      if (known.has(title) || size < FEWEST) continue;
      const head = title.slice(0, HEAD);
      byHead.set(head, [...(byHead.get(head) ?? []), { id: report.id, title }]);
    }
  // Nearly every place of a text is passed by at its first letter.
  const first = new Set([...byHead.keys()].map((head) => head.charCodeAt(0)));
  return (text) => {
    const folded = fold(text);
    const found: Found[] = [];
    for (let at = 0; at < folded.length; at++) {
      if (!first.has(folded.charCodeAt(at)) || isWithinWord(folded, at)) continue;
      const meant = byHead.get(folded.slice(at, at + HEAD))?.find(({ title }) => stands(title, folded, at));
      if (meant === undefined) continue;
      found.push({ id: meant.id, start: at, end: at + meant.title.length });
      at += meant.title.length - 1;
    }
    return found;
  };
}

function titlesOf({ incident }: Report): string[] {
  const all = [incident, ...listTranslations(incident.translations)].map(({ title }) => fold(title).trim());
  return [...new Set(all)];
}

/** In lower case, with every place kept: this one letter alone becomes longer. */
function fold(text: string): string {
  return text.replaceAll('İ', 'i').toLowerCase();
}

/** Whether a title stands at a place, and not as a part of longer words. */
function stands(title: string, text: string, at: number): boolean {
  return text.startsWith(title, at) && !isWithinWord(text, at + title.length);
}

/** Whether the characters on both sides of a place belong to one word of Latin letters and digits. */
function isWithinWord(text: string, at: number): boolean {
  return isLetter(text.charCodeAt(at - 1)) && isLetter(text.charCodeAt(at));
}

function isLetter(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 48 && code <= 57);
}
