import { describe, expect, it } from 'vitest';
import { foldWord } from '../../../src/core/language/fold-word.ts';

describe('forms of a word', () => {
  it.each([
    ['certificate', 'certificates'],
    ['policy', 'policies'],
    ['process', 'processes'],
    ['stop', 'stopped'],
    ['run', 'running'],
    ['time', 'timed'],
    ['mine', 'mining'],
    ['log', 'logs'],
    ['log', 'logging'],
    ['user', 'users'],
    ['deploy', 'deployment'],
    ['fail', 'failure'],
    ['exploit', 'exploitation'],
    ['cause', 'caused'],
    ['access', 'accessed'],
    ['add', 'added'],
  ])('%s and %s are one', (one, other) => {
    expect(foldWord(one)).toBe(foldWord(other));
  });

  it.each([
    ['min', 'mining'],
    ['server', 'service'],
    ['host', 'hostile'],
    ['log4', 'log'],
    ['堡垒', '堡垒机'],
  ])('%s and %s are not', (one, other) => {
    expect(foldWord(one)).not.toBe(foldWord(other));
  });
});
