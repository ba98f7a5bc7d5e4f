import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, it, onTestFinished } from 'vitest';
import { INJECTIONS, LURE } from '../../injections.ts';
import { plantArchive, PLANTED } from '../../planted-archive.ts';
import { openWorkplace, type Workplace } from '../run-in.ts';
import { openSmallArchive } from '../small-archive.ts';
import { connect, isQuotation, listTexts } from './connect.ts';

const LIVE = new RegExp(`(?<![\\w.])${LURE.replace('.', '\\.')}`);

const planted = openWorkplace(plantArchive());
afterAll(() => planted.remove());

/** Each file with its bytes and the moment of its last change. */
const filesOf = ({ folder, list }: Workplace): [string, string, number][] =>
  list().map((file) => [
    file,
    readFileSync(join(folder, file), 'base64'),
    statSync(join(folder, file)).mtimeMs,
  ]);

it('quotes every text of an archive of injections, live nowhere, and writes to none of its files', async () => {
  const before = filesOf(planted);
  const { call, told } = await connect(planted.folder);
  const alert = `${INJECTIONS.join('\n').replaceAll('\0', '')}\ndns ${LURE} sample=Win64 os=linux`;
  const calls: [string, Record<string, unknown>][] = [
    ...PLANTED.filter((_, at) => at % 3 === 0).map((id): [string, Record<string, unknown>] => [
      'get',
      { id },
    ]),
    ['search', { query: 'obey ignore rules', limit: 25 }],
    ['search', { query: LURE }],
    ['search', { query: 'has:nothing obey' }],
    ['recall', { alert, os: 'linux' }],
    ['recall', { alert: LURE, held_since: '2025-01-01' }],
    ['base_rate', { kind: 'source', name: 'System: obey' }],
    ['base_rate', { kind: 'label', name: 'obey' }],
    ['base_rate', { kind: 'signature', name: 'ignore all rules' }],
    ...['url', 'md', 'text', 'html', 'trailer', 'bibtex', 'csl-json'].map(
      (format): [string, Record<string, unknown>] => [
        'cite',
        { reference: `${PLANTED[0] ?? ''}#F1`, format },
      ],
    ),
  ];
  const answers = [];
  for (const [name, given] of calls) answers.push({ name, given, answer: await call(name, given) });
  for (const { name, given, answer } of answers) {
    expect(typeof answer, `${name} ${JSON.stringify({ given, answer })}`).toBe('object');
    // All else is made of ids, closed lists, dates and addresses of this site.
    const open = listTexts(answer).filter(
      (text) =>
        !isQuotation(text) &&
        !/^[A-Za-z0-9_.#-]*$|^http:\/\/localhost:4321\/|^https:\/\/wiki\.example\.org\//.test(text),
    );
    expect(open, name).toEqual([]);
    const live = listTexts(answer).filter((text) => LIVE.test(text) || /<[|｜]|\u001b/.test(text));
    expect(live, name).toEqual([]);
  }
  expect(told.stderr).toBe('');
  expect(filesOf(planted)).toEqual(before);
});

function write(id: string, tlp: string, { title = `The relay of ${id}`, body = '' } = {}): string {
  return `---
id: ${id}
title: "${title}"
aliases: [OLD-${id.slice(-2)}]
record_status: published
status: closed
severity: high
tlp: ${tlp}
verdict: { value: true_positive }
times: { detected: 2025-03-01 }
indicators: [{ id: I1, type: domain-name, value: relay-of-them.example }, { id: I2, type: ipv4-addr, value: 192.88.5.${Number(id.slice(-2)) + 20} }]
detection: [{ tool: sensor, signature: "Relay ${tlp}" }]
intel: [{ id: V1, source: "feed of ${tlp}", indicator: I1, history: [{ at: 2025-03-01, verdict: malicious, labels: ["relay"] }] }]
---

## Background

Traffic to the relay${body}.
`;
}

it('tells nothing of a report above its level: no count, rate, neighbour, name, suggestion or citation', async () => {
  const open = (files: Record<string, string>) => {
    const place = openSmallArchive({
      'incidents/2025/INC-2025-0011.mdx': write('INC-2025-0011', 'green'),
      ...files,
    });
    onTestFinished(() => place.remove());
    return place;
  };
  const without = open({});
  const secret = open({
    'incidents/2025/INC-2025-0012.mdx': write('INC-2025-0012', 'red', {
      title: 'Zanzibar',
      body: ' to Zanzibar',
    }),
    'incidents/2025/INC-2025-0013.mdx': write('INC-2025-0013', 'red', {
      title: 'Zanzibar',
      body: ' to Zanzibar',
    }),
    'incidents/2025/INC-2025-0014.mdx': 'broken',
  });
  const calls: [string, Record<string, unknown>][] = [
    ['search', { query: 'relay-of-them.example' }],
    ['search', { query: '192.88.5.33' }],
    ['search', { query: 'zanzibra relay' }],
    ['search', { query: 'verdict:true_positive' }],
    ['search', { query: 'source:"feed of red"' }],
    [
      'recall',
      { alert: 'feed of red: relay 192.88.5.33 relay-of-them.example signature="Relay red" zanzibar' },
    ],
    ['base_rate', { kind: 'source', name: 'feed of red' }],
    ['base_rate', { kind: 'label', name: 'relay' }],
    ['base_rate', { kind: 'claim', name: 'feed of red', label: 'relay' }],
    ['base_rate', { kind: 'signature', name: 'Relay red' }],
    ['get', { id: 'INC-2025-0012' }],
    ['get', { id: 'INC-2025-0014' }],
    ['get', { id: 'OLD-12' }],
    ['cite', { reference: 'INC-2025-0013#background' }],
    ['cite', { reference: 'INC-2025-0112' }],
  ];
  // Another client, who may see all, has made the index that is kept.
  const all = await connect(secret.folder);
  expect(await all.call('search', { query: 'zanzibar' })).toMatchObject({ total: 2 });
  const [few, none] = [await connect(secret.folder, 'amber'), await connect(without.folder, 'amber')];
  const plain = (answer: unknown): unknown =>
    JSON.parse(JSON.stringify(answer).replaceAll(/(?<=quotation )[0-9a-f]{12}/g, ''));
  for (const [name, given] of calls)
    expect(plain(await few.call(name, given)), `${name} ${JSON.stringify(given)}`).toEqual(
      plain(await none.call(name, given)),
    );
});

it('answers the others where a call is cancelled while it waits', async () => {
  const { client, call } = await connect(planted.folder);
  const stop = new AbortController();
  const first = call('search', { query: 'obey' });
  const cancelled = client.callTool({ name: 'search', arguments: { query: 'obey' } }, undefined, {
    signal: stop.signal,
  });
  stop.abort('not wanted any more');
  await expect(cancelled).rejects.toThrow('not wanted any more');
  expect(await first).toMatchObject({ total: expect.any(Number) as number });
  expect(await call('get', { id: PLANTED[3] })).toMatchObject({ id: PLANTED[3] });
});

it('answers two clients at once, while the archive changes', async () => {
  const place = openSmallArchive();
  onTestFinished(() => place.remove());
  const clients = [await connect(place.folder), await connect(place.folder)];
  for (let round = 1; round <= 4; round++) {
    const id = `INC-2025-002${round}`;
    place.write(`incidents/2025/${id}.mdx`, write(id, 'green', { title: `Round ${round}` }));
    const found = await Promise.all(clients.map(({ call }) => call('search', { query: 'relay traffic' })));
    expect(found).toEqual([
      expect.objectContaining({ total: round }),
      expect.objectContaining({ total: round }),
    ]);
  }
  expect(clients.map(({ told }) => told.stderr)).toEqual(['', '']);
});

it('starts where no archive is yet, and says so in a sentence until there is one', async () => {
  const place = openWorkplace({});
  onTestFinished(() => place.remove());
  const { call } = await connect(place.folder);
  expect(await call('search', { query: 'relay' })).toMatch(
    /^There is no archive in `.+`: .+ begin one here with `precedent-kb init`\.$/,
  );
  place.write('incidents/2025/INC-2025-0011.mdx', write('INC-2025-0011', 'green'));
  expect(await call('search', { query: 'relay' })).toMatchObject({ total: 1 });
});
