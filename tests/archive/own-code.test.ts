import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { explainCode } from '../../src/archive/own-code.ts';
import { makeFolder } from './temp-folder.ts';

/** An error as Node makes it, with `ROOT` in place of the folder. */
function thrown(message: string, stack: string, root: string): Error {
  const error = new Error(message.replaceAll('ROOT', root));
  error.stack = stack.replaceAll('ROOT', root);
  return error;
}

it.each<[text: string, message: string, stack: string, told: string]>([
  [
    "\nimport { z } from 'zod';",
    "Cannot find package 'zod' imported from ROOT/a.ts",
    '',
    'a.ts:2:20 `zod` is not installed, and `a.ts` imports it.',
  ],
  [
    "import { z } from 'zod/v4';",
    "Cannot find package 'zod' imported from ROOT/a.ts",
    '',
    'a.ts:1:20 `zod` is not installed, and `a.ts` imports it.',
  ],
  [
    "export { a } from '../部件/a.ts';",
    "Cannot find module '/elsewhere/部件/a.ts' imported from ROOT/a.ts",
    '',
    'a.ts:1:20 `a.ts` imports `../部件/a.ts`, which is not there.',
  ],
  [
    'a\nb',
    '甲 is missing.\nMore.',
    'Error: 甲\n  at f (file:///usr/lib/x.ts:9:9)\n  at g (file://ROOT/a.ts?changed=1.5:2:1)',
    'a.ts:2:1 甲 is missing',
  ],
  ['a\nb', 'Expression expected', 'ROOT/a.ts:2\nb\n^\n', 'a.ts:2:1 Expression expected'],
  [
    'a',
    "Cannot find package 'nobody' imported from /elsewhere/b.ts",
    '',
    ' `nobody` is not installed, and `/elsewhere/b.ts` imports it.',
  ],
  [
    'a',
    'defineRule is not defined',
    '  at file://ROOT/a.ts:1:1',
    'a.ts:1:1 `defineRule` is used, and nothing with this name is declared or imported.',
  ],
  [
    'a',
    'no',
    'Error: no\n  at file://host/a.ts:1:1\n  at file:///%zz.ts:1:1\n  at file://ROOT/a.ts:1:1',
    'a.ts:1:1 no',
  ],
  ['a', 'ROOT/b.json is no JSON', '  at f (file://ROOT/node_modules/x/a.js:1:1)', 'a.ts b.json is no JSON'],
])('what stops code of a team is told with its place: %#', (text, message, stack, told) => {
  const root = makeFolder();
  const entry = join(root, 'a.ts');
  writeFileSync(entry, text);
  const { file, range, because, known } = explainCode(thrown(message, stack, root), root, entry);
  const place = range === undefined ? [] : [range.start.line, range.start.column];
  expect(`${[file, ...place].join(':')} ${known?.message ?? because}`).toBe(told);
});

it('what is no error is told as it is', () => {
  expect(explainCode({ 甲: [1] }, '/a', '/a/b.ts')).toEqual({ because: "it threw { '甲': [ 1 ] }" });
});
