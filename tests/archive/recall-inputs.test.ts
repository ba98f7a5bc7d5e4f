import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { readNoise } from '../../src/archive/recall-inputs.ts';
import { makeFolder } from './temp-folder.ts';

it('reads the lists in the folder of noise, tells of what is none, and passes by what is no file', () => {
  const incidents = makeFolder();
  const folder = join(incidents, 'noise');
  mkdirSync(join(folder, 'nested.json'), { recursive: true });
  symlinkSync(join(incidents, 'nothing'), join(folder, 'gone.json'));
  writeFileSync(join(folder, 'own.json'), '{"list":["relay.example"]}');
  writeFileSync(join(folder, 'torn.json'), '{');
  const { lists, problems } = readNoise(incidents);
  expect(lists.map(({ name }) => name)).toEqual(['own']);
  expect(problems).toMatchObject([{ file: join(folder, 'torn.json'), message: 'It is not JSON.' }]);
});

it('has no lists where the folder is a file, or is not there', () => {
  const incidents = makeFolder();
  expect(readNoise(incidents)).toEqual({ lists: [], problems: [] });
  writeFileSync(join(incidents, 'noise'), '');
  expect(readNoise(incidents)).toEqual({ lists: [], problems: [] });
});
