import { describe, expect, it } from 'vitest';
import { findSince, type Version } from '../../../../src/core/exports/cite/cited-part.ts';

describe('what came after a cited text', () => {
  const version = (digest: string, more: Partial<Version> = {}): Version => ({
    digest,
    former: [`old-${digest}`],
    at: `2024-01-0${digest}`,
    subject: `change ${digest}`,
    ...more,
  });
  const versions = [version('3', { isForm: true }), version('2'), version('1')];

  it.each([
    ['1', { cited: version('1'), at: '2024-01-01', changes: [version('2')] }],
    ['old-1', { cited: version('1'), at: '2024-01-01', changes: [version('2')] }],
    ['2', { cited: version('2'), at: '2024-01-02', changes: [] }],
    ['3', { cited: version('3', { isForm: true }), at: '2024-01-03', changes: [] }],
    ['9', undefined],
  ])('%s', (cited, since) => {
    expect(findSince(versions, cited, '3')).toEqual(since);
  });

  it('is unknown while git does not have the text of now', () => {
    expect(findSince(versions, '3', '4')).toBeUndefined();
    expect(findSince(versions, '1', '4')).toBeUndefined();
  });
});
