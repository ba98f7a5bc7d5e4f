import { beforeAll, describe, expect, it } from 'vitest';
import type { RecallSources } from '../../../src/core/recall/sources.ts';
import { openSampleSite } from '../../site/sample-site.ts';
import { ask, kindsOf, openSources } from './sample-sources.ts';
import { NOISE_PASTES, NEW_PASTES } from './replays/others.ts';
import { SAMPLE_REPLAYS } from './replays/samples.ts';

let sources: RecallSources;
beforeAll(async () => {
  sources = openSources((await openSampleSite()).reports);
});

describe('an alert like that of a sample report', () => {
  it.each(SAMPLE_REPLAYS)('has $id as its first precedent', async ({ id, paste, asset = {}, against }) => {
    const answer = await ask(paste, sources, { asset });
    expect(answer.precedents[0]?.record.id).toBe(id);
    expect(answer.precedents[0]?.match).not.toBe('weak');
    expect(kindsOf(answer)).toEqual(against);
  });
});

describe('a paste without a precedent', () => {
  it.each(NEW_PASTES)('has no strong one: %s', async (paste) => {
    const { precedents } = await ask(paste, sources);
    expect(precedents.filter(({ match }) => match === 'strong')).toEqual([]);
  });

  it.each(NOISE_PASTES)(
    'of noise has none that is more than weak, and nothing against it: %s',
    async (paste) => {
      const answer = await ask(paste, sources);
      expect(answer.precedents.filter(({ match }) => match !== 'weak')).toEqual([]);
      expect(kindsOf(answer)).toEqual([]);
      expect(answer.isNothing).toBe(true);
    },
  );
});
