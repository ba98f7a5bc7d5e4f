import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkRecallInputs, readNoise } from '../../src/archive/recall-inputs.ts';
import { makeFolder } from './temp-folder.ts';

it('reads the lists in the folder of noise, tells of what is none, and passes by what is no file', () => {
  const incidents = makeFolder();
  const folder = join(incidents, 'noise');
  mkdirSync(join(folder, 'nested.json'), { recursive: true });
  symlinkSync(join(incidents, 'nothing'), join(folder, 'gone.json'));
  // What the system refuses to read: rights would not do, as they hold for no administrator.
  symlinkSync('loop.json', join(folder, 'loop.json'));
  writeFileSync(join(folder, 'own.json'), Buffer.from('\uFEFF{"list":["relay.example"]}', 'utf16le'));
  writeFileSync(join(folder, 'torn.json'), '{');
  const { lists, problems } = readNoise(incidents);
  expect(lists.map(({ name }) => name)).toEqual(['own']);
  expect(problems).toMatchObject([
    { file: join(folder, 'loop.json'), message: expect.stringContaining('It cannot be read: ') as string },
    { file: join(folder, 'torn.json'), message: 'It is not JSON.' },
  ]);
});

it('has no lists where the folder is a file, which is told, or is not there', () => {
  const incidents = makeFolder();
  expect(readNoise(incidents)).toEqual({ lists: [], problems: [] });
  writeFileSync(join(incidents, 'noise'), '');
  expect(readNoise(incidents)).toMatchObject({ lists: [], problems: [{ message: 'It is no folder.' }] });
});

describe('a check', () => {
  it.each([
    ['noise/torn.json', '{', 'It is not JSON.'],
    ['noise/own.json', '{"list":["relay.example"]}', undefined],
    ['noise/own.json', '{"type":"regex","list":["/^relay/i"]}', undefined],
    [
      'noise/own.json',
      '{"type":"regex","list":["/^relay/i","/(/"]}',
      '`/(/` is no pattern that a browser can read, so it counts for nothing.',
    ],
    ['inventory.yml', '- { addr: 203.0.113.7, held_from: 2022-10-22 }\n', undefined],
    [
      'inventory.yml',
      '- { addr: 203.0.113.7 }\n- { addr: x }\n',
      'Entry 2: `x` is no address. Write one such as 203.0.113.7, 2001:db8::7 or 203.0.113.0/24.',
    ],
    [
      'inventory.csv',
      '\uFEFF地址,开始日期\r\n203.0.113.7,去年秋天\r\n',
      'Entry 1: `去年秋天` is no date. Write one such as 2022-10-22.',
    ],
    ['inventory.csv', Buffer.from('b5d8d6b72c6e616d650a3230332e302e3131332e372c610a', 'hex'), undefined],
    [
      'inventory.yaml',
      'nothing',
      'It is neither a YAML list of entries nor a CSV table with a row of names.',
    ],
  ])('of %s, %j', (name, text, message) => {
    const incidents = makeFolder();
    mkdirSync(join(incidents, 'noise'));
    writeFileSync(join(incidents, name), text);
    const found = checkRecallInputs(incidents, (file) => `incidents/${file}`);
    const expected = { rule: 'recall-input', level: 'warning', file: `incidents/${name}`, message };
    expect(found).toMatchObject(message === undefined ? [] : [expected]);
    expect(found).toHaveLength(message === undefined ? 0 : 1);
  });

  it('says of a folder that is called like a ledger that it is no file', () => {
    const incidents = makeFolder();
    mkdirSync(join(incidents, 'inventory.yml'));
    expect(checkRecallInputs(incidents, (file) => file)).toMatchObject([{ message: 'It is no file.' }]);
  });
});
