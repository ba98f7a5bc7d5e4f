import { beforeAll, describe, expect, it } from 'vitest';
import { readAlert } from '../../../src/core/recall/read-alert.ts';
import { wordsToShow } from '../../../src/core/recall/similar.ts';
import type { RecallSources } from '../../../src/core/recall/sources.ts';
import { shareFolder } from '../../archive/temp-folder.ts';
import { openSampleSite } from '../../site/sample-site.ts';
import { makeProseIndex } from '../../site/search/prose-index.ts';
import { inEveryFormat } from './replays/formats.ts';
import { NOISE_PASTES, NEW_PASTES } from './replays/others.ts';
import { SAMPLE_REPLAYS } from './replays/samples.ts';
import { DATED_STORIES, NEW_STORIES } from './replays/stories.ts';
import { STRANGERS_OF_2022 } from './replays/strangers-2022.ts';
import { STRANGERS_OF_2024 } from './replays/strangers-2024.ts';
import { STRANGERS_OF_2025 } from './replays/strangers-2025.ts';
import { ask, kindsOf, openSources, precedentsOf } from './sample-sources.ts';

/** With the texts of the archive, as the command and the page have them. */
const folder = shareFolder();
let sources: RecallSources;
/** Without the texts, which say nothing of dates. */
let exact: RecallSources;
beforeAll(async () => {
  const { reports } = await openSampleSite();
  const prose = await makeProseIndex(folder, reports);
  exact = openSources(reports);
  sources = { ...exact, prose: () => Promise.resolve(prose) };
});

/** Every value of a paste, to be counted though it lies in a range for documentation. */
async function valuesOf(paste: string): Promise<string[]> {
  return readAlert(paste, await sources.names()).values.map(({ value }) => value.key);
}

describe('an alert like that of a sample report', () => {
  it.each(SAMPLE_REPLAYS)('has $id as its first precedent', async ({ id, paste, asset = {}, against }) => {
    const answer = await ask(paste, sources, { asset });
    expect(answer.precedents[0]?.record.id).toBe(id);
    expect(answer.precedents[0]?.match).not.toBe('weak');
    expect(kindsOf(answer)).toEqual(against);
  });
});

describe('an alert of somebody who knows nothing of the archive', () => {
  it.each([...STRANGERS_OF_2022, ...STRANGERS_OF_2024, ...STRANGERS_OF_2025])(
    'has $id as its first precedent in $kind',
    async ({ id, paste, against }) => {
      const answer = await ask(paste, sources);
      expect(answer.precedents[0]?.record.id).toBe(id);
      expect(kindsOf(answer).sort()).toEqual(against);
      // Similar words are a reason where there are some.
      const reasons = answer.precedents.flatMap((one) => one.reasons);
      expect(reasons.filter(({ kind, value }) => kind === 'text' && value === '')).toEqual([]);
    },
  );
});

describe('an alert in Chinese with the words of a report in English', () => {
  it('has that report as its first precedent', async () => {
    const { precedents } = await ask(
      '演练期间域控告警 Kerberoasting，4769 事件 0x17 RC4，有一条 ticket 是备份设备要的，红队日志里对不上，要并案吗？',
      sources,
    );
    expect(precedents[0]?.record.id).toBe('INC-2026-0001');
  });

  it('is told by whole words', () => {
    expect(wordsToShow(['Cobalt', '构', '建', 'Strike', 'CobaltStrike', '构建'])).toEqual([
      'CobaltStrike',
      '构建',
    ]);
    expect(wordsToShow(['构'])).toEqual(['构']);
  });
});

it('the reasons that tell the most come first, each once, and words last', async () => {
  const { precedents } = await ask(
    'Delivered: campaign.example.org blocked, phishing, shared hosting of the newsletter\nhost=campaign.example.org label=Phishing source=ThreatBook near 198.51.100.80',
    sources,
  );
  expect(precedents[0]?.reasons.map(({ kind }) => kind)).toEqual(['indicator', 'claim', 'asset', 'text']);
});

it('of a report that has the value itself, a neighbour of another one tells nothing', async () => {
  const { precedents } = await ask('203.0.113.45, 198.51.100.80', exact);
  const ids = precedents.map(({ record }) => record.id);
  expect(ids.indexOf('INC-2023-0001')).toBeLessThan(ids.indexOf('INC-2023-0002'));
});

describe('an alert with dates and platforms', () => {
  it.each(inEveryFormat(DATED_STORIES))(
    'in $form is contradicted just as they say: $story.rule',
    async ({ paste, story: { addr, heldFrom, against } }) => {
      const answer = await ask(paste, exact, { asset: { addr, heldFrom }, count: [addr] });
      const compared = kindsOf(answer).filter((kind) => /ownership|platform/.test(kind));
      expect(compared).toEqual(against);
    },
  );
});

describe('a paste without a precedent', () => {
  const all = [
    ...NEW_PASTES.map((paste) => ({ form: 'words', what: paste, paste })),
    ...inEveryFormat(NEW_STORIES).map(({ story, ...more }) => ({ what: story.rule, ...more })),
  ];

  it('is tried a hundred times', () => expect(new Set(all.map(({ paste }) => paste)).size).toBe(102));

  it.each(all)('has no strong one in $form: $what', async ({ paste }) => {
    const answer = await ask(paste, sources, { count: await valuesOf(paste) });
    expect(precedentsOf(answer).filter((one) => !one.endsWith('weak'))).toEqual([]);
  });
});

describe('a paste of noise', () => {
  it('is tried fifty times', () => expect(new Set(NOISE_PASTES).size).toBe(50));

  it.each(NOISE_PASTES)('has none that is more than weak, and nothing against it: %s', async (paste) => {
    const answer = await ask(paste, sources);
    expect(precedentsOf(answer).filter((one) => !one.endsWith('weak'))).toEqual([]);
    expect(kindsOf(answer)).toEqual([]);
    expect(answer.isNothing).toBe(true);
  });
});
