import { describe, expect, it } from 'vitest';
import { cutWords } from '../../../src/core/language/cut-words.ts';
import { SYNONYMS } from '../../../src/core/language/synonyms.ts';
import { createWordGroups, cutTerm, foldWord, WORD_FORMS } from '../../../src/core/language/word-groups.ts';

const groups = createWordGroups(['ip-reuse, IP reuse, IP 易主, 地址复用']);

function namedTogether(one: string, other: string): boolean {
  const keys = (text: string): string[] => groups.find(cutWords(text)).map(({ group }) => group.key);
  const others = new Set(keys(other));
  return keys(one).some((key) => others.has(key));
}

describe('groups of words for one thing', () => {
  it.each([
    ['挖矿', 'cryptomining'],
    ['领英', 'LinkedIn'],
    ['钓鱼', 'a phishing page'],
    ['误报', 'two false positives'],
    ['跳板机', 'the bastion'],
    ['堡垒机', 'jump hosts'],
    ['宕机', 'an outage'],
    ['证书过期', 'the certificate expired'],
    ['泄露', 'data breach'],
    ['勒索', 'ransomware'],
    ['撞库', 'credential stuffing'],
    ['ran', 'running'],
    ['stole', 'was stolen'],
    ['IP 易主', 'IP reuse'],
  ])('%s and %s', (one, other) => {
    expect(namedTogether(one, other)).toBe(true);
  });

  it.each([
    ['host', 'jump'],
    ['positive', 'false'],
    ['误', '误报'],
  ])('%s alone is not %s', (one, other) => {
    expect(namedTogether(one, other)).toBe(false);
  });

  it('say where their words stand', () => {
    const words = cutWords('the jump server of a team');
    expect(groups.find(words).find(({ group }) => group.terms.includes('bastion'))).toMatchObject({
      from: 1,
      to: 3,
    });
  });

  it('have several words each, and none twice', () => {
    for (const line of [...SYNONYMS, ...WORD_FORMS]) {
      const terms = line.split(', ');
      expect(terms.length, line).toBeGreaterThan(1);
      expect(new Set(terms).size, line).toBe(terms.length);
      for (const term of terms) {
        expect(cutTerm(term).length, `${line}: ${term}`).toBeGreaterThan(0);
        expect(cutTerm(term), term).toEqual(cutWords(term).map(({ text }) => text));
      }
    }
  });
});

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
