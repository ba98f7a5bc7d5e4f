import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { compareExtractors } from '../../../bench/oracles/ioc-extractor.ts';
import { listFiles, ROOT } from '../../imports.ts';

/** What `ioc-extractor` alone finds in the samples, and why it is no value. */
const ONLY_THERE: Record<string, Record<string, string>> = {
  'INC-2022-0001': {
    'reload-nginx.sh': 'a script, and .sh is a country',
    '4.1.2.5': 'a section of an RFC',
  },
  'INC-2023-0001': {
    'key.pub': 'a key file, and .pub is a domain for sale',
    'ld.so': 'a file of the loader, and .so is a country',
    'https://attack.mitre.org/software/S0154/)%E3%80%82':
      'the bracket of a Markdown link and the full stop behind it',
  },
  'INC-2024-0001': {
    'cache.so': 'a file of the loader',
    'ld.so': 'a file of the loader',
    'i.sh': 'the last part of a URL that is found as a whole',
  },
  'INC-2024-0002': { 'example.org': 'the name of a folder in a path' },
  'INC-2024-0003': { 'nginx.pid': 'a file, and .pid is a domain for sale' },
  'INC-2025-0001': { 'phishing.md': 'a file, and .md is a country' },
  'INC-2026-0001': { 'exercise.md': 'a file, and .md is a country' },
  'INC-2026-0002': {
    'process.env.ci': 'a property in code, and .ci is a country',
    '0.0.0.0': 'a network, which is found as `0.0.0.0/0`',
  },
};

/** What it misses there. */
const ONLY_HERE: Record<string, Record<string, string>> = {
  'INC-2024-0001': { 'tcp://0.0.0.0:2375': 'a scheme that it does not know' },
  'INC-2025-0003': {
    'ldap://cb.example.net/a': 'a scheme that it does not know',
    'ldap://cb.example.net/b': 'a scheme that it does not know',
    'ldap://cb.example.net/ua': 'a scheme that it does not know',
  },
};

describe('beside another extractor, whose differences have a reason each', () => {
  it.each(listFiles('incidents', ['.mdx']).filter((file) => /INC-\d{4}-\d{4}/.test(file)))('%s', (file) => {
    const id = /INC-\d{4}-\d{4}/.exec(file)?.[0] ?? '';
    const { both, onlyOurs, onlyTheirs } = compareExtractors(readFileSync(join(ROOT, file), 'utf8'));
    expect(both.length).toBeGreaterThan(0);
    expect(onlyTheirs.toSorted()).toEqual(Object.keys(ONLY_THERE[id] ?? {}).sort());
    expect(onlyOurs.toSorted()).toEqual(Object.keys(ONLY_HERE[id] ?? {}).sort());
  });

  it.each<[text: string, both: string[], onlyOurs: string[], onlyTheirs: string[], why: string]>([
    [
      '样本连接 https://a.example/下载，之后访问198.51.100.23。',
      ['198.51.100.23'],
      ['https://a.example/%E4%B8%8B%E8%BD%BD'],
      [],
      'the last label of a host must be a top-level domain that is registered; a path may be Chinese',
    ],
    [
      '访问 https://evil.com/下载，随后结束。',
      [],
      ['https://evil.com/%E4%B8%8B%E8%BD%BD'],
      ['https://evil.com/%E4%B8%8B%E8%BD%BD%EF%BC%8C%E9%9A%8F%E5%90%8E%E7%BB%93%E6%9D%9F%E3%80%82'],
      'the sentence behind a URL is no part of it',
    ],
    [
      '访问了http://例子.中国/路径，邮件来自ops@例子.中国',
      [],
      ['http://xn--fsqu00a.xn--fiqs8s/%E8%B7%AF%E5%BE%84', 'ops@xn--fsqu00a.xn--fiqs8s'],
      [],
      'hosts in other scripts, beside words of that script',
    ],
    ['２０３．０．１１３．８', [], ['203.0.113.8'], [], 'full-width digits'],
    [
      '{"url":"http:\\/\\/evil.com\\/a","dst":"203.0.113.9\\n198.51.100.4"}',
      ['203.0.113.9', '198.51.100.4'],
      ['http://evil.com/a'],
      [],
      'escapes of JSON',
    ],
    [
      'JumpServer 2.27.0.1, section 4.1.2.5',
      [],
      [],
      ['2.27.0.1', '4.1.2.5'],
      'versions and sections are no addresses',
    ],
    ['203.0.113.0/24', [], [], ['203.0.113.0'], 'a network is found as one, which is not compared'],
    ['(http://evil.com/c).', ['http://evil.com/c'], [], [], 'marks around a value'],
    [
      'hxxps[:]//a[.]evil[.]com/x and bob[at]evil[.]com, evil{dot}com',
      ['https://a.evil.com/x', 'bob@evil.com', 'evil.com'],
      [],
      [],
      'everyday spellings',
    ],
  ])('%s', (text, both, onlyOurs, onlyTheirs, why) => {
    expect(compareExtractors(text), why).toEqual({ both, onlyOurs, onlyTheirs });
  });
});
