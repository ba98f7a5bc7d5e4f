import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { InMemoryTransport } from '@modelcontextprotocol/sdk/inMemory.js';
import { expect, it } from 'vitest';
import type { Tlp } from '../../../schemas/vocabulary.ts';
import { createServer } from '../../../src/cli/mcp/server.ts';
import { createSay } from '../../../src/core/i18n/say.ts';
import { gitEnv } from '../../archive/repository.ts';
import { openSmallArchive } from '../small-archive.ts';

function write(id: string, tlp: Tlp, body = ''): string {
  return `---
id: ${id}
title: "The relay of ${id}"
record_status: published
status: closed
severity: high
tlp: ${tlp}
verdict: { value: true_positive }
times: { detected: 2025-03-01 }
indicators: [{ id: I1, type: domain-name, value: relay-of-them.example }]
---

## Background

Traffic to the relay. ${body}
`;
}

const BLOCK = '\n\n<Audience tlp="red">\n\nA secret.\n\n</Audience>';

type Handing = { atMost?: Tlp; withDrafts?: boolean };

/** The ids that each tool tells of; `get` and `cite` are asked for INC-2025-0012. */
async function ask(cwd: string, handing: Handing): Promise<Record<string, string[]>> {
  const [mine, theirs] = InMemoryTransport.createLinkedPair();
  const quiet = { write: () => undefined };
  const io = {
    ...{ cwd, stdout: quiet, stderr: quiet, isTTY: false, hasColors: false, env: gitEnv() },
    now: () => new Date('2026-01-02T03:04:05Z'),
    waitForStop: () => Promise.resolve(),
    say: createSay('en'),
  };
  await createServer(io, { version: '1', ...handing }).connect(theirs);
  const client = new Client({ name: 'test', version: '1' });
  await client.connect(mine);
  const calls: [string, Record<string, string>][] = [
    ['search', { query: 'relay-of-them.example' }],
    ['recall', { alert: 'dns relay-of-them.example' }],
    ['get', { id: 'INC-2025-0012' }],
    ['cite', { reference: 'INC-2025-0012' }],
  ];
  const answers: Record<string, string[]> = {};
  for (const [name, given] of calls) {
    const { content, isError } = await client.callTool({ name, arguments: given });
    const ids = JSON.stringify(content).match(/INC-2025-001\d/g) ?? [];
    answers[name] = isError === true ? [] : [...new Set(ids)].sort();
  }
  await client.close();
  return answers;
}

const [OPEN, CLOSED, WITH_BLOCK] = ['INC-2025-0011', 'INC-2025-0012', 'INC-2025-0013'];
const EVERYTHING = { search: [OPEN, CLOSED, WITH_BLOCK], recall: [OPEN, CLOSED, WITH_BLOCK] };
const LITTLE = { search: [OPEN], recall: [OPEN], get: [], cite: [] };

it('hands out no report above a level, nor one with a block above it, by any tool', async () => {
  const { folder } = openSmallArchive({
    'incidents/2025/INC-2025-0011.mdx': write(OPEN, 'green'),
    'incidents/2025/INC-2025-0012.mdx': write(CLOSED, 'amber+strict'),
    'incidents/2025/INC-2025-0013.mdx': write(WITH_BLOCK, 'green', BLOCK),
  });
  expect(await ask(folder, {})).toEqual({ ...EVERYTHING, get: [CLOSED], cite: [CLOSED] });
  expect(await ask(folder, { atMost: 'amber' })).toEqual(LITTLE);
});

it('hands out no draft that the settings hide, nor its id in another report, unless it is told to', async () => {
  const draft = (id: string): string => write(id, 'green').replace('published', 'in_review');
  const { folder } = openSmallArchive({
    'precedent.config.ts': "export default { title: 'T', drafts: 'hidden' };\n",
    'incidents/2025/INC-2025-0011.mdx': write(OPEN, 'green', `As in ${WITH_BLOCK}.`),
    'incidents/2025/INC-2025-0012.mdx': draft(CLOSED),
    'incidents/2025/INC-2025-0013.mdx': draft(WITH_BLOCK),
  });
  expect(await ask(folder, {})).toEqual(LITTLE);
  expect(await ask(folder, { withDrafts: true })).toEqual({ ...EVERYTHING, get: [CLOSED], cite: [CLOSED] });
});

it('names no draft in another report that is above the level too', async () => {
  const { folder } = openSmallArchive({
    'precedent.config.ts': "export default { title: 'T', drafts: 'hidden' };\n",
    'incidents/2025/INC-2025-0012.mdx': write(CLOSED, 'green', `As in ${WITH_BLOCK}.`),
    'incidents/2025/INC-2025-0013.mdx': write(WITH_BLOCK, 'red').replace('published', 'in_review'),
  });
  const only = { search: [CLOSED], recall: [CLOSED], get: [CLOSED], cite: [CLOSED] };
  expect(await ask(folder, { atMost: 'green' })).toEqual(only);
});
