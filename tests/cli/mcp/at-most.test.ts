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

it('hands out no report above a level, nor one with a block above it, by any tool', async () => {
  const { folder: cwd } = openSmallArchive({
    'incidents/2025/INC-2025-0011.mdx': write('INC-2025-0011', 'green'),
    'incidents/2025/INC-2025-0012.mdx': write('INC-2025-0012', 'amber+strict'),
    'incidents/2025/INC-2025-0013.mdx': write('INC-2025-0013', 'green', BLOCK),
  });
  const told = async (atMost?: Tlp): Promise<[string, string[]][]> => {
    const [mine, theirs] = InMemoryTransport.createLinkedPair();
    const quiet = { write: () => undefined };
    const io = {
      ...{ cwd, stdout: quiet, stderr: quiet, isTTY: false, hasColors: false, env: gitEnv() },
      now: () => new Date('2026-01-02T03:04:05Z'),
      waitForStop: () => Promise.resolve(),
      say: createSay('en'),
    };
    await createServer(io, { version: '1', ...(atMost && { atMost }) }).connect(theirs);
    const client = new Client({ name: 'test', version: '1' });
    await client.connect(mine);
    const calls: [string, Record<string, string>][] = [
      ['search', { query: 'relay-of-them.example' }],
      ['recall', { alert: 'dns relay-of-them.example' }],
    ];
    const answers: [string, string[]][] = [];
    for (const [name, given] of calls) {
      const { content } = await client.callTool({ name, arguments: given });
      const ids = JSON.stringify(content).match(/INC-2025-001\d/g) ?? [];
      answers.push([name, [...new Set(ids)].sort()]);
    }
    for (const [name, key] of [
      ['get', 'id'],
      ['cite', 'reference'],
    ] as const) {
      const { isError } = await client.callTool({ name, arguments: { [key]: 'INC-2025-0012' } });
      answers.push([name, isError === true ? [] : ['INC-2025-0012']]);
    }
    await client.close();
    return answers;
  };
  const all = ['INC-2025-0011', 'INC-2025-0012', 'INC-2025-0013'];
  const [own, strict] = [['INC-2025-0011'], ['INC-2025-0012']];
  expect(await told()).toEqual([
    ['search', all],
    ['recall', all],
    ['get', strict],
    ['cite', strict],
  ]);
  expect(await told('amber')).toEqual([
    ['search', own],
    ['recall', own],
    ['get', []],
    ['cite', []],
  ]);
});
