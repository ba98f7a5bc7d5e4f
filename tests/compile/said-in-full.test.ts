import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ROOT } from '../imports.ts';
import { runs } from '../runs.ts';
import { FIELDS, readText } from './compile.ts';
import { GOOD } from './malformed/good.ts';
import { blocksShown, fold, plainText, sentencesOf, shownText } from './plain-source.ts';

/** What the page of a text leaves out, and what it says that is not in the text. */
function compare(text: string, folder?: string): { lost: string[]; added: string[] } {
  const { report, text: source } = readText(text, folder === undefined ? {} : { folder });
  if (report === undefined) throw new Error('The report cannot be read.');
  const body = source.slice(report.marks.body);
  const page = fold(shownText(report));
  const written = [fold(plainText(body)), sentencesOf(body).join('')];
  return {
    lost: sentencesOf(body).filter((sentence) => !page.includes(sentence)),
    added: blocksShown(report).filter((block) => !written.some((words) => words.includes(block))),
  };
}

const NOTHING = { lost: [], added: [] };

describe('each sentence of a report stands on its page, and nothing else', () => {
  const samples = readdirSync(join(ROOT, 'incidents'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.mdx'))
    .sort();

  it.each(samples)('of the sample archive: %s', (file) => {
    const path = join(ROOT, 'incidents', file);
    expect(compare(readFileSync(path, 'utf8'), dirname(path))).toEqual(NOTHING);
  });

  it('of a good report', () => {
    expect(compare(GOOD)).toEqual(NOTHING);
  });

  it('of reports that are put together at random', () => {
    fc.assert(
      fc.property(fc.array(block, { minLength: 1, maxLength: 8 }), (blocks) => {
        expect(compare(`---\n${FIELDS}\n---\n\n${blocks.join('\n\n')}\n`)).toEqual(NOTHING);
      }),
      { numRuns: runs(150) },
    );
  });
});

describe('the comparison', () => {
  it.each([
    ['a row that is cut off', '| 甲 | 乙 |\n| - | - |\n| 丙 | 丁 | 戊己 |', ['戊己']],
    ['a note that nothing refers to', '甲\n\n[^1]: 乙丙', ['乙丙']],
  ])('finds %s', (_what, body, lost) => {
    expect(compare(`---\n${FIELDS}\n---\n\n${body}\n`).lost).toEqual(lost);
  });

  it('finds a sentence that is not on the page, and one that is not in the source', () => {
    expect(sentencesOf('甲乙。丙丁！')).toEqual(['甲乙', '丙丁']);
    expect(fold('甲 **乙**')).not.toContain(fold('丙丁'));
  });
});

const word = fc
  .array(
    fc.constantFrom(...'甲乙丙丁戊己庚辛'.split(''), 'host', 'nginx', '203.0.113.7', 'ｗｉｄｅ', '한글', 'é'),
    {
      minLength: 1,
      maxLength: 4,
    },
  )
  .map((parts) => parts.join(' '));

const inline = fc.oneof(
  word,
  word.map((words) => `**${words}：**`),
  word.map((words) => `*${words}*`),
  word.map((words) => `~~${words}~~`),
  word.map((words) => `\`${words} <b> {c} |\``),
  word.map((words) => `[${words}](https://www.example.org/a_(b))`),
  word.map((words) => `**https://kb.example.net/x**。${words} `),
  word.map((words) => `${words}\\*\\_\\#`),
  word.map((words) => `${words} A &amp; B`),
  word.map((words) => `[[INC-2023-0002#F1|${words}]]`),
  fc.constant('[[INC-2023-0002]]'),
  word.map((words) => `“${words}”（${words}）……——`),
);

const text = fc.array(inline, { minLength: 1, maxLength: 5 }).map((parts) => parts.join('，'));

const block = fc.oneof(
  text,
  fc.tuple(text, text).map(([a, b]) => `${a}\n${b}`),
  fc.tuple(word, text).map(([title, words]) => `## ${title}\n\n${words}`),
  fc.tuple(text, text).map(([a, b]) => `- ${a}\n  - ${b}\n- [x] ${a}`),
  fc.tuple(text, text).map(([a, b]) => `1. ${a}\n2. ${b}\n\n   ${a}`),
  fc.tuple(text, word).map(([a, b]) => `> ${a}\n>\n> > ${b}`),
  text.map((words) => `> [!NOTE]\n> ${words}`),
  fc.tuple(word, word, word).map(([a, b, c]) => `| ${a} | ${b} |\n| :- | -: |\n| ${c} | \`x\\|y\` |`),
  word.map((words) => `~~~sh\n${words} <a href="x"> && {y} **z** | w\n~~~`),
  fc
    .tuple(word, word)
    .map(
      ([a, b]) =>
        `<Audience tlp="green">\n\n${a}\n\n<Finding id="F1" direction="neutral" title="${b}">\n\n${b}\n\n</Finding>\n\n</Audience>`,
    ),
  word.map(
    (words) =>
      `<Finding id="F2" direction="supports">\n\n${words}\n\n<Evidence source="${words}">\n\n- ${words}\n\n</Evidence>\n\n</Finding>`,
  ),
);
