import { describe, expect, it } from 'vitest';
import { explainSystemError, findSystemError, sayCause } from '../../../src/core/model/system-error.ts';

function systemError(code: string, syscall: string, more: object = {}): Error {
  return Object.assign(new Error(`${code}: words, ${syscall} '/a/b'`), {
    code,
    syscall,
    path: '/a/b',
    ...more,
  });
}

function explain(error: unknown): string | undefined {
  const found = findSystemError(error);
  return found && explainSystemError(found).message;
}

const CODES =
  'ENOSPC EDQUOT EFBIG EACCES EPERM EROFS EMFILE ENFILE ENAMETOOLONG ELOOP ENOTDIR EISDIR EBUSY EXDEV EIO ESTALE ETXTBSY ENOENT EEXIST ENOTEMPTY EINVAL EMLINK ENOTSUP'.split(
    ' ',
  );

describe('what the system refuses', () => {
  it.each(CODES)('%s is told with its cause, its path and what to do', (code) => {
    const { because, advice } = sayCause(code);
    expect(because).toMatch(/^[a-z][a-z' -]+ \([A-Z]+\)$/);
    expect(because).not.toContain('the system refuses it');
    expect(advice).toMatch(/^[A-Z].*\.$/);
    expect(explain(systemError(code, 'write'))).toBe(`\`/a/b\` cannot be written: ${because}.`);
  });

  it.each([
    [
      'reading',
      systemError('EACCES', 'open'),
      '`/a/b` cannot be opened: your permissions do not allow it (EACCES).',
    ],
    [
      'writing',
      systemError('EROFS', 'open'),
      '`/a/b` cannot be written: the file system is read-only (EROFS).',
    ],
    [
      'two places',
      systemError('EXDEV', 'rename', { dest: '/c' }),
      '`/c` cannot be written: the two places are on different file systems (EXDEV).',
    ],
    [
      'a port',
      systemError('EACCES', 'listen', { path: undefined, port: 80 }),
      'The port 80 cannot be used: your permissions do not allow it (EACCES).',
    ],
    [
      'a program',
      systemError('ENOENT', 'spawn git', { path: 'git' }),
      '`git` cannot be started: it is not there (ENOENT).',
    ],
    [
      'no path',
      systemError('EMFILE', 'open', { path: undefined }),
      'A file cannot be opened: too many files are open (EMFILE).',
    ],
    [
      'a code that nobody knows',
      systemError('ENOTHING', 'write'),
      '`/a/b` cannot be written: the system refuses it (ENOTHING).',
    ],
  ])('of %s is told', (_what, error, message) => {
    expect(explain(error)).toBe(message);
  });

  it.each([
    ['a cause', new Error('Words.', { cause: systemError('ENOSPC', 'write') })],
    ['one of several', new AggregateError([new Error('Words.'), systemError('ENOSPC', 'write')])],
    [
      'a bundler that writes over its code',
      Object.assign(systemError('ENOSPC', 'write'), { code: 'PLUGIN_ERROR' }),
    ],
    [
      'native code',
      new Error('Broken.\nFailed to write file in /a/b\n\nCaused by:\n    No space (os error 28)'),
    ],
  ])('is found in %s', (_what, error) => {
    expect(explain(error)).toBe('`/a/b` cannot be written: the disk is full (ENOSPC).');
  });

  it.each([
    new Error('Words.'),
    new TypeError('x is not a function'),
    'words',
    undefined,
    { code: 'ENOSPC' },
  ])('is no mistake in the program: %s', (error) => {
    expect(findSystemError(error)).toBeUndefined();
  });
});
