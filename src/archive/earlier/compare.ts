import { diffArrays } from 'diff';
import type { EarlierPart, Stretch } from '../../core/exports/cite/cited-part.ts';
import { defangPlain } from '../../core/indicators/defang.ts';
import { splitFrontMatter } from '../../core/model/front-matter.ts';

/** The parts of two texts of a report that differ, in the order of the text of now, those that are gone behind them. Values are defanged. */
export function compareSources(before: string, now: string): EarlierPart[] {
  const [old, next] = [cutSource(before), cutSource(now)];
  return [...new Set([...next.keys(), ...old.keys()])].flatMap((name): EarlierPart[] => {
    const [from = '', to = ''] = [old.get(name), next.get(name)];
    if (from === to) return [];
    return [{ part: name, stretches: compareWords(from, to) }];
  });
}

const ELEMENT =
  /^[ \t]*<(Step|Finding|Lesson|Action)\b[^>]*?\bid=["']?([A-Za-z]+\d+)[^>]*?(?:\/>|>[\s\S]*?<\/\1>)/gm;

/** Letters of which fewer stand in many texts; one of Chinese counts as two. */
const FEWEST = 8;

/** Ends of sentences, cells, and lines that begin something new. Elsewhere the end of a line says nothing. */
const SENTENCE_END = /(?<=[.!?])\s|(?<=[。！？；])|\||\n(?=[^\S\n]*(?:\n|[-*+>#]|\d+[.)]))/;

/** An attribute such as a title; words of closed lists stand in many tags. */
const WORDY_VALUE = /(?<==)"[^"]*[\s\p{Script=Han}][^"]*"/gu;

/** Whether a text says in the open what `next` keeps in blocks for fewer people, however its lines are broken. */
export function holdsRestricted(text: string, next: string): boolean {
  const open = lettersOf(cutRestricted(text).open);
  return cutRestricted(next)
    .restricted.replace(
      /<\/?[A-Za-z][^>]*>/g,
      (tag) => `\n\n${(tag.match(WORDY_VALUE) ?? []).join('\n\n')}\n\n`,
    )
    .split(SENTENCE_END)
    .map(lettersOf)
    .some((said) => sizeOf(said) >= FEWEST && open.includes(said));
}

function lettersOf(text: string): string {
  return text.replace(/[^\p{L}\p{N}]+/gu, '');
}

function sizeOf(letters: string): number {
  return letters.length + (letters.match(/\p{Script=Han}/gu)?.length ?? 0);
}

/** A text without the blocks that only some may see, and what stands in those; one that is not closed goes to the end. */
function cutRestricted(text: string): { open: string; restricted: string } {
  const parts = { open: '', restricted: '' };
  let depth = 0;
  let from = 0;
  for (const { 0: tag, 1: end, index } of text.matchAll(/<\/?Audience\b[^>]*?(\/?)>/g)) {
    parts[depth > 0 ? 'restricted' : 'open'] += text.slice(from, index);
    from = index + tag.length;
    if (tag.startsWith('</')) depth = Math.max(0, depth - 1);
    else if (end === '') depth += 1;
  }
  parts[depth > 0 ? 'restricted' : 'open'] += text.slice(from);
  return parts;
}

/**
 * A source by its parts: the front matter (`''`), each element by its id, and what else stands below a heading of the second
 * level by the words of that. A fence may hold what looks like either; then a part is cut in an odd place, and no word is lost.
 */
function cutSource(source: string): Map<string, string> {
  const { yaml = '', body } = splitFrontMatter(cutRestricted(source.replaceAll('\r\n', '\n')).open);
  // Comments are for those who write the report.
  const parts = new Map<string, string>([['', tidy(yaml.replace(/^[ \t]*#.*\n?/gm, ''))]]);
  const rest = body.replace(ELEMENT, (element, _name, id: string) => {
    parts.set(id, tidy([parts.get(id) ?? '', element].join('\n')));
    return '';
  });
  for (const section of rest.split(/^(?=## )/m)) {
    const [, title = INTRO] = /^## +(.*)/.exec(section) ?? [];
    const name = `## ${title.trim()}`;
    parts.set(name, tidy([parts.get(name) ?? '', section.replace(/^## .*/, '')].join('\n')));
  }
  return new Map([...parts].filter(([, text]) => text !== ''));
}

/** Ahead of the first heading. */
const INTRO = '';

function tidy(text: string): string {
  return defangPlain(
    text
      .replace(/[ \t]+$/gm, '')
      .replace(/\n{3,}/g, '\n\n')
      .trim(),
  );
}

/** Beyond so many changes of words the whole of both is clearer, and costs less than to find the fewest. */
const MAX_EDITS = 600;

function compareWords(before: string, now: string): Stretch[] {
  const found =
    before === '' || now === ''
      ? undefined
      : diffArrays(cutTokens(before), cutTokens(now), { maxEditLength: MAX_EDITS });
  const whole: Stretch[] = [
    [-1, before],
    [1, now],
  ];
  const stretches =
    found?.map(({ value, added, removed }): Stretch => [added ? 1 : removed ? -1 : 0, value.join('')]) ??
    whole;
  return stretches
    .filter(([, text]) => text !== '')
    .map(([kind, text], at, all): Stretch => {
      if (kind !== 0) return [kind, text];
      return [kind, shorten(text, { isFirst: at === 0, isLast: at === all.length - 1 })];
    });
}

/** Words, blanks, and each Han character and mark by itself. */
function cutTokens(text: string): string[] {
  return text.match(/\p{Script=Han}|[\p{L}\p{N}_]+|\s+|[^\p{L}\p{N}\s]/gu) ?? [];
}

/** Characters that are shown of what is the same, ahead of a change and behind it. */
const AROUND = 80;

function shorten(text: string, { isFirst, isLast }: { isFirst: boolean; isLast: boolean }): string {
  if (text.length <= 2 * AROUND) return text;
  const head = isFirst ? '' : text.slice(0, AROUND);
  const tail = isLast ? '' : text.slice(-AROUND);
  return `${head} … ${tail}`.toWellFormed().trim();
}
