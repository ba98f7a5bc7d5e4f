import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { incident } from '../../schemas/incident.ts';
import { applyEdits } from '../../src/core/model/edits.ts';
import { repairs } from '../../src/fix/index.ts';
import { readManuscript } from '../../src/fix/manuscript.ts';
import { isFaithful } from '../../src/fix/verify.ts';
import { listFilesIn, ROOT } from '../imports.ts';
import { DESK, repair, reportWith } from './desk.ts';
import { runs } from '../runs.ts';

/** Each run reads a text a dozen times. */
const RUNS = { numRuns: runs(40) };

const SAMPLES = listFilesIn(join(ROOT, 'incidents'), ['.mdx']);

/** Values as people write them, right and wrong, in the styles of YAML. */
const VALUES = fc.oneof(
  fc.constantFrom('2023/9/19', '2023-09-19 09:10 +0800', '20230919', '2023年9月', '2023', '03/04/2023'),
  fc.constantFrom('HIGH', 'False Positive', '误报', 'TLP:AMBER', 'in progress', 'draft', 'nothing'),
  fc.constantFrom('203[.]0[.]113[.]7', 'hxxps://evil[.]example/a', 'inc-2023-0001', "it's", 'a: b'),
);
const SPELLED = fc.tuple(VALUES, fc.constantFrom('', "'", '"')).map(([value, mark]) => {
  if (mark === "'") return `'${value.replaceAll("'", "''")}'`;
  return mark === '"' || value === 'a: b' ? JSON.stringify(value) : value;
});

const KEYS = [...Object.keys(incident.shape), 'x_b', 'x_a', 'recordStatus', 'Severity', 'unknown'];
const NESTED = SPELLED.chain((value) =>
  fc.constantFrom(
    ` ${value} # a comment`,
    `\n  value: ${value}\n  # inside\n  detected: ${value}`,
    `\n  - id: I1\n    type: ipv4-addr\n    value: ${value}\n  - ${value}`,
    ` [${value}, b]`,
    ` { value: ${value}, detected: ${value} }`,
    ' |\n  Two\n  lines.\n',
  ),
);
const FIELD = fc
  .tuple(fc.constantFrom('', '# above\n', '\n', '\n# alone\n\n'), NESTED)
  .map(([above, value]) => ({ above, value }));
const FRONT = fc
  .uniqueArray(fc.constantFrom(...KEYS), { maxLength: 8 })
  .chain((keys) =>
    fc.tuple(...keys.map((key) => FIELD.map(({ above, value }) => `${above}${key}:${value}\n`))),
  )
  .map((fields) => `---\n${fields.join('')}---\n`);

const LINES = fc.constantFrom(
  'A word <5 and {host} or <host>.',
  'A **{b}** <= c, `<d>` and [e {f}](https://example.org/).',
  '<who@example.net> and <https://example.net/>.',
  '<Step phase="Preparation" started="2023/9/19">',
  '<Step id="S2" phase="preparation">',
  '</Step>',
  '<Finding direction=“supports”>',
  '</Finding>',
  '> {g} <br> <!-- h -->',
  '| {i} | <j> |\n| - | - |\n| {{k}} | \\<l> |',
  '```\n<m> {n}\n```',
  'See [[inc-2023-0001#f1|{o}]] \\',
  '中文**{甲}**中文<乙>',
);
const BODY = fc.array(LINES, { maxLength: 8 }).map((lines) => lines.join('\n\n'));
const FILES = fc
  .tuple(
    fc.oneof(FRONT, fc.constant(reportWith({}))),
    BODY,
    fc.constantFrom('\n', '\r\n'),
    fc.constantFrom('', '\n'),
  )
  .map(([front, body, end, last]) => `${front}${body}${last}`.replaceAll('\n', end));

describe('a repaired text', () => {
  it('asks for no repair any more', () => {
    fc.assert(
      fc.property(FILES, (text) => {
        const once = repair(text);
        const { text: twice, made } = repair(once.text);
        expect({ text: twice, made }).toEqual({ text: once.text, made: [] });
      }),
      RUNS,
    );
  });

  it('is the same text when nothing was repaired, and another one when something was', () => {
    fc.assert(
      fc.property(FILES, (text) => {
        const { text: after, made } = repair(text);
        expect(after !== text).toBe(made.length > 0);
      }),
      RUNS,
    );
  });

  it('has the lines of the text, each changed in its place or moved as it is, with their ends', () => {
    fc.assert(
      fc.property(FILES, (text) => {
        const { text: after, made } = repair(text);
        const count = (words: string, mark: string) => words.split(mark).length;
        expect(count(after, '\n')).toBe(count(text, '\n'));
        expect(count(after, '\r\n')).toBe(count(text, '\r\n'));
        const touched = new Set(made.map(({ line }) => line));
        const kept = text.split('\n').filter((_, index) => !touched.has(index + 1));
        for (const line of kept) expect(after.split('\n')).toContain(line);
      }),
      RUNS,
    );
  });

  it.each(SAMPLES)('%s of the samples is as it was, also with the line ends of Windows', (file) => {
    const text = readFileSync(join(ROOT, 'incidents', file), 'utf8');
    const desk = { ...DESK, tags: undefined, path: join(ROOT, 'incidents', file) };
    const windows = text.replaceAll('\n', '\r\n');
    for (const manuscript of [readManuscript(text, desk), readManuscript(windows, desk)])
      expect(repairs.flatMap((one) => one.find(manuscript, desk))).toEqual([]);
  });

  it('keeps comments, quotation marks, order, local fields and the ends of lines', () => {
    const text = `---
# head
id: "INC-2023-0001" # why
title: 'It''s a  test'
status:   Closed   # two   spaces
severity: low

tlp: clear
verdict: { value: undetermined,   reason:  Inaccurate Data }
times:
  # when
  detected:    2023/9/19
x_note: { "b": 1,   'a': 2 } # kept
---

A {host}.\t
`.replaceAll('\n', '\r\n');
    expect(repair(text).text).toBe(
      text
        .replace('Closed', 'closed')
        .replace('Inaccurate Data', 'inaccurate_data')
        .replace('2023/9/19', '2023-09-19')
        .replace('{host}', '\\{host}'),
    );
  });
});

describe('the data of the front matter', () => {
  it('are the same but for the values and names that were repaired', () => {
    fc.assert(
      fc.property(FILES, (text) => {
        const [before, after] = [text, repair(text).text].map((one) => readManuscript(one, DESK).front?.data);
        const places = repair(text).made.map(({ what }) => what);
        for (const { path, value } of leavesOf(before)) {
          const isRepaired = places.some((what) => path.some((key) => what.includes(key)));
          if (!isRepaired) expect(leavesOf(after)).toContainEqual({ path, value });
        }
        expect(leavesOf(after)).toHaveLength(leavesOf(before).length);
      }),
      RUNS,
    );
  });
});

describe('a repair that does more than it says', () => {
  const text = reportWith({ fields: 'summary: A word', body: 'A {host}.\n' });
  const before = readManuscript(text, DESK);
  const at = (words: string) => ({ start: text.indexOf(words), end: text.indexOf(words) + words.length });

  it.each([
    ['changes a value', { ...at('A word'), replacement: 'Another' }],
    ['breaks the front matter', { ...at('A word'), replacement: '"A word' }],
    [
      'names a change and makes another',
      { ...at('A word'), replacement: 'B', change: { path: ['summary'], value: 'C' } },
    ],
    ['changes the page', { ...at('{host}'), replacement: 'a host' }],
    ['breaks the body', { ...at('A {host}.'), replacement: 'A {host} <a> {b}.' }],
  ])('is found out when it %s', (_what, edit) => {
    const edits = [{ ...edit, what: '' }];
    const edited = applyEdits(text, edits);
    const after = readManuscript(edited.text, DESK);
    expect(isFaithful({ before, after, edited, edits }, { keepsPage: true }, DESK)).toBe(false);
  });

  it('is not seen in one that does what it says', () => {
    const edits = [{ ...at('{host}'), replacement: '\\{host}', what: '' }];
    const edited = applyEdits(text, edits);
    const after = readManuscript(edited.text, DESK);
    expect(isFaithful({ before, after, edited, edits }, { keepsPage: true }, DESK)).toBe(true);
  });
});

describe('the list of repairs', () => {
  it('names each by its file', () => {
    const files = listFilesIn(join(ROOT, 'src/fix/repairs'), ['.ts']).map((file) =>
      file.replace(/\.ts$/, ''),
    );
    expect(repairs.map(({ id }) => id).toSorted()).toEqual(files);
  });
});

type Leaf = { path: string[]; value: unknown };

/** Every single value with the names that lead to it. */
function leavesOf(data: unknown, path: string[] = []): Leaf[] {
  if (typeof data !== 'object' || data === null) return [{ path, value: data }];
  return Object.entries(data).flatMap(([key, value]) => leavesOf(value, [...path, key]));
}
