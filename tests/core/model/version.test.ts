import { expect, test } from 'vitest';
import manifest from '../../../package.json' with { type: 'json' };
import { VERSION } from '../../../src/core/model/version.ts';

test('the version that pages show is that of the package', () => {
  expect(VERSION).toBe(manifest.version);
});
