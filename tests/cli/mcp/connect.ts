import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { InMemoryTransport } from '@modelcontextprotocol/sdk/inMemory.js';
import { CallToolResultSchema } from '@modelcontextprotocol/sdk/types.js';
import { onTestFinished } from 'vitest';
import type { Tlp } from '../../../schemas/vocabulary.ts';
import { createServer } from '../../../src/cli/mcp/server.ts';
import { createSay } from '../../../src/core/i18n/say.ts';
import { gitEnv } from '../../archive/repository.ts';

export type Asked = {
  client: Client;
  /** The answer of a tool, or the sentence that it refused with. */
  call: (name: string, given: Record<string, unknown>) => Promise<Record<string, unknown> | string>;
  /** What the server wrote beside its answers. */
  told: { stderr: string };
};

/** A real client of a server of its own, for one test; from the beginning it checks answers by what tools promise. */
export async function connect(cwd: string, atMost?: Tlp): Promise<Asked> {
  const [mine, theirs] = InMemoryTransport.createLinkedPair();
  const told = { stderr: '' };
  const io = {
    ...{ cwd, isTTY: false, hasColors: false, env: gitEnv(), say: createSay('en') },
    stdout: { write: (text: string) => (told.stderr += text) },
    stderr: { write: (text: string) => (told.stderr += text) },
    now: () => new Date('2026-01-02T03:04:05Z'),
    waitForStop: () => Promise.resolve(),
  };
  await createServer(io, { version: '1', ...(atMost && { atMost }) }).connect(theirs);
  const client = new Client({ name: 'test', version: '1' });
  await client.connect(mine);
  onTestFinished(() => client.close());
  await client.listTools();
  const call: Asked['call'] = async (name, given) => {
    const result = CallToolResultSchema.parse(await client.callTool({ name, arguments: given }));
    const [content] = result.content;
    const text = content?.type === 'text' ? content.text : '';
    return result.isError ? text : (result.structuredContent ?? {});
  };
  return { client, call, told };
}

/** Every text of an answer, however deep. */
export function listTexts(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(listTexts) : [];
}

/** Whether a text is a quotation from its first line to its last. */
export function isQuotation(text: string): boolean {
  const lines = text.split('\n');
  const [, code = 'none'] = /^\[untrusted-quotation ([0-9a-f]{12})\]$/.exec(lines[0] ?? '') ?? [];
  const inner = lines.slice(1, -1);
  return (
    lines.at(-1) === `[end-of-quotation ${code}]` &&
    inner.every((line) => line.startsWith('> ') && !line.includes(code))
  );
}
