import { beforeAll, describe, expect, it } from 'vitest';
import { getWords } from '../../../src/core/i18n/words.ts';
import { readAlert } from '../../../src/core/recall/read-alert.ts';
import { recall } from '../../../src/core/recall/recall.ts';
import type { RecallSources } from '../../../src/core/recall/sources.ts';
import { viewAnswer, type TriageView } from '../../../src/core/recall/view.ts';
import type { ViewTelling } from '../../../src/core/recall/view-words.ts';
import { buildReport } from '../../builders.ts';
import { openSampleSite } from '../../site/sample-site.ts';
import { openSources } from './sample-sources.ts';

const NOW = '2026-11-30T00:52:00Z';

/** Three vendors, the address of a controller with its port, a Linux host that is ours since later than the evidence. */
const FOUNDING = `2023-09-19 09:12 公网资产命中威胁情报
微步: CobaltStrike 远控; 奇安信: CobaltStrike; 360: 3 个危险样本 sample=Win64/Heur
url=hxxp://203[.]0[.]113[.]45:8443/jquery-3.3.1.min.js host=test-bastion os=linux
last_evidence=2022-10-16 held_since=2022-10-22 resolver=8.8.8.8`;

let sources: RecallSources;
beforeAll(async () => {
  sources = openSources((await openSampleSite()).reports);
});

function tellingIn(language: ViewTelling['language']): ViewTelling {
  return { words: getWords(language), language, timeZone: 'Asia/Shanghai' };
}

type More = { isOpen?: boolean; language?: ViewTelling['language']; ignore?: string[]; count?: string[] };

async function view(
  text: string,
  { isOpen = false, language = 'en', ...choice }: More = {},
): Promise<TriageView> {
  const alert = readAlert(text, await sources.names());
  return viewAnswer(
    alert,
    await recall({ alert, now: NOW, ...choice }, sources),
    tellingIn(language),
    isOpen,
  );
}

describe('the answer to the founding case', () => {
  it('says in one screen what contradicts it, with both comparisons and the finding that decided', async () => {
    const { headline, pictures, precedents, host } = await view(FOUNDING);
    expect(headline.title).toBe('Contradicted: dates, label taken back');
    expect(headline.why).toMatch(/2022-10-16, 6 days before .* \(2022-10-22, as the alert says\)/);
    expect(pictures.map(({ kind, outcome }) => [kind, outcome])).toEqual([
      ['dates', 'contradicts'],
      ['sides', 'possible'],
    ]);
    expect(`${precedents[0]?.id}#${precedents[0]?.deciding?.anchor}`).toBe('INC-2023-0001#F1');
    expect(host).toEqual([
      'Linux, as the alert says',
      '203[.]0[.]113[.]45 ours since 2022-10-22, as the alert says',
    ]);
  });

  it('draws its comparisons so that their words say the same', async () => {
    const { pictures } = await view(FOUNDING);
    expect(pictures.map(({ said }) => said)).toEqual([
      'Evidence 6 days before ownership; Someone else 2022-10-16; Ours 2022-10-22; Alert 2023-09-19; Contradicts',
      'The sample may not run on this host; Windows (Sample Win64/Heur) ≠ Linux (Host test-bastion); May contradict',
    ]);
  });

  it('lists beside them only what no picture shows', async () => {
    const { against } = await view(FOUNDING);
    expect(against.map(({ text }) => text).filter((text) => /predates|cannot run/.test(text))).toEqual([]);
    expect(against.length).toBeGreaterThan(1);
  });

  it.each([
    ['en', 'Contradicted: dates, label taken back'],
    ['zh-CN', '不相容：日期、标签曾被撤回'],
  ] as const)('is told in %s', async (language, title) => {
    expect((await view(FOUNDING, { language })).headline.title).toBe(title);
  });

  it('is plain data, so that a worker can hand it over', async () => {
    const shown = await view(FOUNDING);
    expect(structuredClone(shown)).toEqual(shown);
  });
});

describe('a value', () => {
  it.each([
    ['counts', {}, '203[.]0[.]113[.]45', true, undefined],
    ['is set aside with its reason', {}, '8[.]8[.]8[.]8', false, 'public resolver'],
    ['counts anyway when somebody says so', { count: ['8.8.8.8'] }, '8[.]8[.]8[.]8', true, undefined],
    ['is left out', { ignore: ['203.0.113.45'] }, '203[.]0[.]113[.]45', false, 'left out'],
  ])('%s', async (_name, choice, shown, counts, because) => {
    const { values } = await view('dst=203.0.113.45 resolver=8.8.8.8', choice);
    const { counts: isCounted, because: said } = values.find((value) => value.shown === shown) ?? {};
    expect([isCounted, said]).toEqual([counts, because]);
  });

  it('that may be something else is offered, and counts once it is chosen', async () => {
    const text = 'update to 7.2.0.1 done';
    const [offered] = (await view(text)).values;
    const [chosen] = (await view(text, { count: ['7.2.0.1'] })).values;
    expect([offered?.counts, offered?.because]).toEqual([false, 'may be something else']);
    expect([chosen?.counts, chosen?.because]).toEqual([true, undefined]);
  });
});

describe('the headline', () => {
  it.each([
    ['dst=203.0.113.45', 'doubted', 'May be contradicted: label taken back'],
    ['Login failed from 198.18.7.7', 'none', 'No precedent'],
    ['你好', 'none', 'No precedent'],
  ])('of %s is %s', async (text, state, title) => {
    expect((await view(text)).headline).toMatchObject({ state, title });
  });

  it('says whether anything is alike at all', async () => {
    expect((await view('你好')).headline.why).toMatch(/^Nothing like it in 12 reports\./);
    expect((await view('dst=203.0.113.99', { count: ['203.0.113.99'] })).headline.why).toMatch(
      /more than weakly like it/,
    );
  });

  it('does not say that there is nothing while texts are still being searched', async () => {
    const { headline } = await view('Login failed from 198.18.7.7', { isOpen: true });
    expect(headline.title).toBe('No precedent by its values');
  });

  it('has no hue of a verdict in its words: it never decides', async () => {
    const { title, why } = (await view(FOUNDING)).headline;
    expect(title).not.toMatch(/false positive|误报/i);
    expect(why).toMatch(/Seen before/);
  });
});

it('what could not be compared is said, also where nothing asked for it', async () => {
  const { pictures, unknown } = await view('Login failed from 198.18.7.7');
  expect(pictures).toEqual([]);
  expect(unknown).toEqual([expect.stringMatching(/^Dates and platforms were not compared/)]);
  expect((await view(FOUNDING)).unknown.join(' ')).not.toMatch(/were not compared/);
});

it('a rate has a range from five decided cases on', async () => {
  const { rates } = await view(FOUNDING);
  const few = rates.filter(({ percent }) => percent === undefined);
  const many = rates.filter(({ percent }) => percent !== undefined);
  expect(few.every(({ range }) => range === 'too few for a rate')).toBe(true);
  expect(many.map(({ about, wrong, range }) => [about, wrong, range])).toEqual([
    ['labels by ThreatBook', '2 of 6', '10 to 70 %'],
  ]);
});

describe('a precedent counts for the answer only while it holds', () => {
  it.each([
    { record_status: 'published', state: 'seen', isNothing: false, settles: 1, said: undefined },
    { record_status: 'draft', state: 'seen', isNothing: false, settles: 1, said: 'Draft' },
    { record_status: 'in_review', state: 'seen', isNothing: false, settles: 1, said: 'In review' },
    { record_status: 'withdrawn', state: 'none', isNothing: true, settles: 0, said: 'Withdrawn' },
    { record_status: 'superseded', state: 'none', isNothing: true, settles: 0, said: 'Superseded' },
  ] as const)('$record_status', async ({ record_status, state, isNothing, settles, said }) => {
    const known = buildReport({
      id: 'INC-2024-0001',
      incident: {
        record_status,
        check_first: [{ what: 'Ask the owner of the relay' }],
        indicators: [{ id: 'I1', type: 'ipv4-addr', value: '45.83.64.20' }],
      },
    });
    const own = openSources([known]);
    const alert = readAlert('Connection to 45.83.64.20', await own.names());
    const answer = viewAnswer(alert, await recall({ alert, now: NOW }, own), tellingIn('en'));
    expect(answer.precedents.map(({ id, match }) => [id, match])).toEqual([['INC-2024-0001', 'strong']]);
    expect(answer.headline.state).toBe(state);
    expect(answer.isNothing).toBe(isNothing);
    expect(answer.precedents[0]?.state).toBe(said);
    expect(answer.checks).toHaveLength(settles);
    if (isNothing) expect(answer.headline.why).toContain('withdrawn or superseded');
  });
});

it.each(['https://relay.dev/x', '45.83.64.20', 'ops@relay.dev'])(
  'names of an alert have no live %s',
  async (value) => {
    const signature = `C2 CHECK-IN TO ${value}`;
    const own = openSources([buildReport({ id: 'INC-2024-0001', incident: { detection: [{ signature }] } })]);
    const alert = readAlert(`signature: ${signature}`, await own.names());
    const { precedents, rates, alsoRead } = viewAnswer(
      alert,
      await recall({ alert, now: NOW }, own),
      tellingIn('en'),
    );
    const told = [precedents[0]?.reasons, rates.map(({ about, said }) => [about, said]), alsoRead].flat(2);
    expect(told.filter((text) => text?.includes('C2 CHECK-IN'))).not.toHaveLength(0);
    expect(told.join('\n')).not.toContain(value);
  },
);
