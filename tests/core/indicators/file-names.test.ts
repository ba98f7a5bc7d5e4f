import { expect, test } from 'vitest';
import { isFileName } from '../../../src/core/indicators/file-names.ts';

test.each([
  ['test.exe', true],
  ['nginx.conf', true],
  ['nginx.conf.BAK', true],
  ['archive.tar.gz', true],
  ['install.sh', true],
  ['README.md', true],
  ['www.evil.sh', false],
  ['evil.com', false],
  ['evil.example', false],
  ['passwd', false],
])('%s is a file: %s', (name, expected) => {
  expect(isFileName(name)).toBe(expected);
});
