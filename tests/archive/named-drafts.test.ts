import { expect, it } from 'vitest';
import { findNamedDrafts } from '../../src/archive/named-drafts.ts';
import { report } from '../cli/report.ts';
import { readFolder } from './report-file.ts';
import { makeFolder } from './temp-folder.ts';

const [HIDDEN, SHOWN] = ['INC-2024-0001', 'INC-2024-0002'];
const TITLE = '堡垒机被判为远控';
const IN_ENGLISH = 'A bastion called a C2 host';

/** What is told of a published report beside one in review. */
async function told(
  { body = 'Text.', more = '', title = 'Another case', state = 'in_review' },
  drafts: 'hidden' | 'marked' = 'hidden',
): Promise<string[]> {
  const folder = makeFolder({
    [`2024/${HIDDEN}.mdx`]: report(HIDDEN, {
      title: TITLE,
      record_status: state,
      more: `translations: { en: { title: ${IN_ENGLISH} } }\naliases: [INC-2023-0009]`,
    }),
    [`2024/${SHOWN}.mdx`]:
      `\uFEFF${report(SHOWN, { record_status: 'published', title, body, more })}`.replaceAll('\n', '\r\n'),
  });
  return findNamedDrafts(await readFolder(folder), { drafts }).map(
    ({ file, range, message }) =>
      `${file.slice(5)}:${range?.start.line ?? 0}:${range?.start.column ?? 0} ${message.slice(0, 40)}`,
  );
}

it.each<[what: string, parts: Parameters<typeof told>[0], expected: string[]]>([
  ['nothing of others', {}, []],
  [
    'a title',
    { body: `见《${TITLE}》一文。` },
    [`${SHOWN}.mdx:14:3 This is the title of \`INC-2024-0001\`, wh`],
  ],
  [
    'a title in another case, twice',
    { body: `As in “a Bastion called a C2 host”.\n\n${IN_ENGLISH}.` },
    [
      `${SHOWN}.mdx:14:8 This is the title of \`INC-2024-0001\`, wh`,
      `${SHOWN}.mdx:16:1 This is the title of \`INC-2024-0001\`, wh`,
    ],
  ],
  [
    'a title behind a letter that is longer in lower case',
    { body: `İ ${IN_ENGLISH}.` },
    [`${SHOWN}.mdx:14:3 This is the title of \`INC-2024-0001\`, wh`],
  ],
  ['longer words around a title', { body: `${IN_ENGLISH}ing firm` }, []],
  [
    'a relation, by an earlier id',
    { more: 'relations: [{ type: related-to, target: INC-2023-0009 }]' },
    [`${SHOWN}.mdx:10:41 The relation \`related-to\` leads to \`INC-`],
  ],
  ['a title of its own', { title: TITLE, body: `见${TITLE}。` }, []],
  ['a title of a published report', { state: 'withdrawn', body: TITLE }, []],
])('a published report that has %s', async (_what, parts, expected) => {
  expect(await told(parts)).toEqual(expected);
});

it('nothing is told where drafts are shown', async () => {
  expect(await told({ body: TITLE }, 'marked')).toEqual([]);
});
