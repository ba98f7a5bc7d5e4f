import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { eachObject } from '../../src/archive/git.ts';
import { git, gitEnv } from './repository.ts';
import { makeFolder } from './temp-folder.ts';

it('hands on every object whole, however long it is', async () => {
  const folder = makeFolder();
  git(folder, ['init', '-q']);
  // The pieces that a pipe gives end anywhere in these.
  const texts = [
    '',
    '\n',
    'a\n'.repeat(40_000),
    '误报\n'.repeat(300_000),
    ...Array.from({ length: 2000 }, (_, n) => `${n}\n`),
  ];
  const names = texts.map((text, index) => {
    writeFileSync(join(folder, String(index)), text);
    return index;
  });
  const blobs = git(folder, ['hash-object', '-w', '--stdin-paths'], { input: names.join('\n') })
    .trim()
    .split('\n');
  const found: [string, string][] = [];
  const asked = [...blobs.slice(0, 3), '0'.repeat(40), ...blobs.slice(3)];
  await eachObject(folder, asked, gitEnv(), ({ object, content }) =>
    found.push([object, content.toString()]),
  );
  expect(found.map(([object]) => object)).toEqual(blobs);
  expect(found.every(([, content], index) => content === texts[index])).toBe(true);
});

it('has no object where there is no repository, and where git is not', async () => {
  const folder = makeFolder();
  const found: unknown[] = [];
  await eachObject(folder, ['HEAD'], gitEnv(), (object) => found.push(object));
  git(folder, ['init', '-q']);
  await eachObject(folder, ['HEAD'], { PATH: folder }, (object) => found.push(object));
  expect(found).toEqual([]);
});
