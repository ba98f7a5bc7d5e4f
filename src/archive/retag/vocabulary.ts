import { isDeepStrictEqual } from 'node:util';
import { isMap, isScalar, Lexer, parseDocument, type Pair, type Scalar, type YAMLMap } from 'yaml';
import { tagVocabulary, type TagVocabulary } from '../../../schemas/tag.ts';
import { applyEdits, type TextEdit } from '../../core/model/edits.ts';
import { retag, type Retagging } from '../../core/model/retag.ts';
import {
  addToList,
  insertAt,
  lineBreakOf,
  listOf,
  replaceInList,
  replaceScalar,
  writeWord,
} from '../rewrite/yaml-lists.ts';

/**
 * The edits that bring tags.yml to what a change of its tags makes of it, with comments and order kept. Undefined where its
 * lines are written in a way in which that cannot be done: what comes out is read again, and must be what was wanted.
 */
export function editVocabulary(text: string, tags: TagVocabulary, change: Retagging): TextEdit[] | undefined {
  const wanted = retag(tags, change);
  const root = parseDocument(text, { prettyErrors: false }).contents;
  if (!isMap(root)) return undefined;
  const edits = Object.keys(tags).flatMap((tag) => editTag(text, root, tag, { tags, wanted, change }));
  const after = tagVocabulary.safeParse(parseDocument(applyEdits(text, edits).text).toJS()).data;
  return isDeepStrictEqual(after, wanted) ? edits : undefined;
}

type States = { tags: TagVocabulary; wanted: TagVocabulary; change: Retagging };

function editTag(
  text: string,
  root: YAMLMap,
  tag: string,
  { tags, wanted, change: { from, to, how } }: States,
): TextEdit[] {
  const pair = root.items.find(({ key }) => isScalar(key) && String(key.value) === tag);
  if (pair === undefined || !isMap(pair.value) || !isScalar(pair.key)) return [];
  const isGone = !Object.hasOwn(wanted, tag) && how !== 'rename';
  if (isGone) return [removeTag(text, pair.key, pair.value)];
  const now = wanted[how === 'rename' && from.includes(tag) && to !== undefined ? to : tag];
  const before = tags[tag];
  if (now === undefined || before === undefined) return [];
  const comments = tag === to ? from.flatMap((one) => commentsOf(text, root, one)) : [];
  return [
    ...(how === 'rename' && from.includes(tag) && to !== undefined ? [replaceScalar(pair.key, to)] : []),
    ...(comments.length === 0 ? [] : [insertAt(startOf(pair.key), comments.join(''))]),
    ...(now.retired === before.retired ? [] : [addField(text, pair.value, ['retired', 'true'])]),
    ...editList(text, pair.value, 'aliases', [before.aliases, now.aliases]),
    ...editList(text, pair.value, 'related', [before.related, now.related]),
  ];
}

/** From one list of words to another: what is new takes the place of the first that goes, or comes last. */
function editList(
  text: string,
  map: YAMLMap,
  name: string,
  [before, now]: readonly [readonly string[], readonly string[]],
): TextEdit[] {
  const gone = before.filter((word) => !now.includes(word));
  const fresh = now.filter((word) => !before.includes(word));
  const list = listOf(map, name);
  if (gone.length === 0 && fresh.length === 0) return [];
  if (list === undefined || list.items.length === 0)
    return list?.range === undefined || list.range === null
      ? [addField(text, map, [name, `[${fresh.map(writeWord).join(', ')}]`])]
      : addToList(text, list, fresh);
  if (gone.length === 0) return addToList(text, list, fresh);
  const [first, ...others] = fresh;
  // Where all of it goes it is written anew, in one go.
  if (gone.length === list.items.length && others.length > 0)
    return [
      {
        start: list.range?.[0] ?? 0,
        end: list.range?.[1] ?? 0,
        replacement: `[${fresh.map(writeWord).join(', ')}]`,
      },
    ];
  return [
    ...replaceInList(text, list, (word) => gone.includes(word), first),
    ...(others.length === 0 ? [] : addToList(text, list, others)),
  ];
}

/** A field behind the last one of a tag, as its fields are written. */
function addField(text: string, map: YAMLMap, words: readonly [name: string, value: string]): TextEdit {
  const field = words.join(': ');
  const [start, end] = map.range ?? [0, 0];
  const last = map.items.at(-1);
  if (map.flow === true) {
    const value = last?.value as { range?: [number, number, number] } | null | undefined;
    const at = value?.range?.[1] ?? end - 1;
    return insertAt(at, map.items.length === 0 ? field : `, ${field}`);
  }
  const first = map.items[0]?.key;
  const at = isScalar(first) ? startOf(first) : start;
  const indent = text.slice(text.lastIndexOf('\n', at - 1) + 1, at);
  // Above a first field, where no text of several lines and no comment is in the way.
  return insertAt(at, `${field}${lineBreakOf(text)}${indent}`);
}

/** A tag with the comments directly above it. */
function removeTag(text: string, key: Scalar, value: YAMLMap): TextEdit {
  const start = startWithComments(text, startOf(key));
  return { start, end: endOf(text, value), replacement: '' };
}

/** The comments of a tag that goes, each as a line of its own. */
function commentsOf(text: string, root: YAMLMap, tag: string): string[] {
  const pair = root.items.find(({ key }) => isScalar(key) && String(key.value) === tag);
  if (!isTag(pair) || pair.value === null) return [];
  const own = text.slice(startWithComments(text, startOf(pair.key)), endOf(text, pair.value));
  const comments = [...new Lexer().lex(own)].filter((token) => token.startsWith('#'));
  return comments.map((comment) => `${comment.trimEnd()}${lineBreakOf(text)}`);
}

function isTag(pair: Pair | undefined): pair is Pair<Scalar, YAMLMap> {
  return pair !== undefined && isScalar(pair.key) && isMap(pair.value);
}

function startOf({ range }: Scalar): number {
  return range?.[0] ?? 0;
}

/** Comments directly above a line belong to it, but for those that the file begins with. */
function startWithComments(text: string, at: number): number {
  let start = text.lastIndexOf('\n', at - 1) + 1;
  for (;;) {
    const before = text.lastIndexOf('\n', start - 2) + 1;
    if (start === 0 || before === 0 || !/^[ \t]*#/.test(text.slice(before, start))) return start;
    start = before;
  }
}

/** Behind the last line of a tag, with one empty line after it. */
function endOf(text: string, { range }: YAMLMap): number {
  const last = text.slice(0, range?.[1] ?? 0).trimEnd().length;
  const next = text.indexOf('\n', last);
  const end = next < 0 ? text.length : next + 1;
  const [blank = ''] = /^[ \t]*\r?\n/.exec(text.slice(end)) ?? [];
  return end + blank.length;
}
