import { describe, expect, test } from 'vitest';
import type { IncidentInput } from '../../../schemas/incident.ts';
import type { Sample } from '../../../schemas/indicator.ts';
import { settings as settingsSchema } from '../../../schemas/settings.ts';
import type { Picture } from '../../../src/core/evidence/pictures.ts';
import { drawPictures } from '../../../src/core/report-page/pictures.ts';
import { getWords } from '../../../src/core/i18n/words.ts';
import { buildReport } from '../../builders.ts';
import { buildCase } from '../the-case.ts';

const settings = settingsSchema.parse({ title: 'Archive' });
const draw = (incident: Partial<IncidentInput> = {}): Picture[] =>
  drawPictures({ report: buildCase({ incident }), settings, words: getWords('en') });

/** A picture as a line of text. */
function print(picture: Picture): string {
  const { title, mark } = picture;
  if (picture.kind === 'sides') {
    const { left, sign, right } = picture;
    return `${title} [${mark}] ${left.value} (${left.label}) ${sign} ${right.value} (${right.label})`;
  }
  const points = picture.points.map(({ label, date }) => (date === undefined ? label : `${label} ${date}`));
  return `${title} [${mark}] ${picture.place}: ${points.join(' | ')}${picture.gap === undefined ? '' : ` gap ${picture.gap}`}`;
}

const asset = { id: 'H1', name: 'test-bastion', os_family: 'linux' } as const;
const held = (more: object) => [{ ...asset, ips: [{ addr: '203.0.113.45', ...more }] }];
const indicator = { id: 'I1', type: 'ipv4-addr', value: '203.0.113.45', asset: 'H1' } as const;
const accused = [
  { id: 'V1', source: 'feed', indicator: 'I1', history: [{ at: '2023', verdict: 'malicious' as const }] },
];

describe('the line of time', () => {
  test.each<[string, Partial<IncidentInput>, string]>([
    [
      'has a gap where evidence is older',
      {
        assets: held({ held_from: '2022-10-22' }),
        indicators: [{ ...indicator, last_evidence: '2022-10-16' }],
      },
      'Evidence 6 days before ownership [Contradicts] before: Someone else 16 Oct 2022 | Ours 22 Oct 2022 | Alert 19 Sep 2023 gap 6 days',
    ],
    [
      'has a gap where evidence is younger, first sightings included',
      {
        assets: held({ held_from: '2020', held_until: '2022-10-01' }),
        indicators: [{ ...indicator, first_seen: '2022-10-11', last_evidence: '2023-01-01' }],
      },
      'Evidence 10 days after ownership [Contradicts] after: Ours until 1 Oct 2022 | Evidence 1 Jan 2023 | Alert 19 Sep 2023 gap 10 days',
    ],
    [
      'leaves the gap open where a date is not exact',
      { assets: held({ held_from: '2022-10-22' }), indicators: [{ ...indicator, last_evidence: '2022-10' }] },
      'Evidence perhaps outside ownership [May contradict] before: Someone else Oct 2022 | Ours 22 Oct 2022 | Alert 19 Sep 2023',
    ],
    [
      'is one where the evidence lies within',
      {
        assets: held({ held_from: '2022-01-01' }),
        indicators: [{ ...indicator, last_evidence: '2023-09-01' }],
      },
      'Evidence within ownership [Compatible, settles nothing] within: Ours 1 Jan 2022 | Evidence 1 Sep 2023 | Alert 19 Sep 2023',
    ],
    [
      'asks for the beginning of ours',
      { assets: held({}), indicators: [{ ...indicator, last_evidence: '2023-09-01' }] },
      'Evidence and ownership not compared [Not compared] missing: Missing: since when the address is ours',
    ],
    [
      'asks for the date of the evidence',
      { assets: held({ held_from: '2022' }), indicators: [indicator] },
      'Evidence and ownership not compared [Not compared] missing: Missing: when it was last seen to be malicious',
    ],
    [
      'has no alert where nobody knows when that came',
      {
        times: { detected: 'unknown' },
        assets: held({ held_from: '2022-10-22' }),
        indicators: [{ ...indicator, last_evidence: '2022-10-16' }],
      },
      'Evidence 6 days before ownership [Contradicts] before: Someone else 16 Oct 2022 | Ours 22 Oct 2022 gap 6 days',
    ],
  ])('%s', (_, incident, expected) => {
    const [picture] = draw({ intel: accused, ...incident });
    expect(picture && print(picture)).toBe(expected);
  });

  test('is not drawn where nobody accuses an address of ours', () => {
    const facts = { intel: [], assets: held({ held_from: '2022-01-01' }), indicators: [indicator] };
    expect(draw(facts)).toEqual([]);
  });
});

describe('sample and host', () => {
  const sample = (of: Sample, os?: 'linux' | 'windows') => ({
    intel: accused,
    assets: [{ id: 'H1', name: 'test-bastion', ...(os === undefined ? {} : { os_family: os }) }],
    indicators: [{ ...indicator, sample: of }],
  });
  test.each<[string, Partial<IncidentInput>, string]>([
    [
      'contradict',
      sample({ os: 'windows', file_type: 'Win64/Heur' }, 'linux'),
      'The sample does not run on this host [Contradicts] Windows (Sample Win64/Heur) ≠ Linux (Host test-bastion)',
    ],
    [
      'may contradict',
      sample({ file_type: 'Win64/Heur' }, 'linux'),
      'The sample may not run on this host [May contradict] Windows (Sample Win64/Heur) ≠ Linux (Host test-bastion)',
    ],
    [
      'fit',
      sample({ os: 'linux' }, 'linux'),
      'The sample runs on this host [Compatible, settles nothing] Linux (Sample) = Linux (Host test-bastion)',
    ],
    [
      'wait for the host',
      sample({ os: 'windows' }),
      'Missing: the platform of the host [Not compared] Windows (Sample) ? ? (Host test-bastion)',
    ],
    [
      'wait for the sample',
      sample({ sha256: 'a'.repeat(64) }, 'linux'),
      'Missing: the platform of the sample [Not compared] ? (Sample) ? Linux (Host test-bastion)',
    ],
  ])('%s', (_, incident, expected) => {
    expect(draw(incident).map(print)).toContain(expected);
  });
});

test('what the author compared is drawn as it is written, and defanged; what contradicts goes first, and three are enough', () => {
  const side = (value: string) => ({ label: 'File', value });
  const comparisons = (['unknown', 'compatible', 'contradicts', 'contradicts'] as const).map((says, at) => ({
    title: `No ${at}`,
    left: side('203.0.113.45'),
    right: side('b'),
    says,
  }));
  expect(draw({ comparisons }).map(({ title }) => title)).toEqual([
    'Evidence 6 days before ownership',
    'The sample does not run on this host',
    'No 2',
  ]);
  const report = buildReport({ incident: { comparisons } });
  expect(drawPictures({ report, settings, words: getWords('en') }).map(print)).toEqual([
    'No 2 [Differs] File (203[.]0[.]113[.]45) ≠ File (b)',
    'No 3 [Differs] File (203[.]0[.]113[.]45) ≠ File (b)',
    'No 1 [Agrees] File (203[.]0[.]113[.]45) = File (b)',
  ]);
});

test('each says in words all that it shows', () => {
  for (const picture of draw()) {
    const shown =
      picture.kind === 'sides'
        ? [picture.left.value, picture.right.value]
        : picture.points.flatMap(({ date }) => date ?? []);
    for (const word of [picture.title, ...shown]) expect(picture.said).toContain(word);
  }
});
