import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { settings, z } from '../../schemas/settings.ts';
import { VERDICTS } from '../../schemas/vocabulary.ts';
import { writeEditorFiles } from '../../src/site/editor.ts';
import { shareFolder, writeFiles } from '../archive/temp-folder.ts';
import { listFiles, ROOT } from '../imports.ts';
import { startLanguageServer, type LanguageServer } from './language-server.ts';

/** `|` is the cursor. */
const TEXT = `---
id: INC-2026-0001
title: A report
verdict:
  value: |
times:
  detected: 2026-03-02
assets:
  - id: H1
    os_family: linux
---

## Background
`;

const root = shareFolder();
// The archive lies beside the folder that the editor has open, in a place with a name to escape.
const project = join(root, 'project');
const archive = join(root, 'our 报告 100%');
const reports = listFiles('incidents', ['.mdx']).map((file) => file.slice('incidents/'.length));
/** What a team has declared for itself. */
const { fields } = settings.parse({
  title: 'Ours',
  fields: {
    x_customer_tier: z.enum(['gold', 'silver']).optional().meta({ description: 'The tier of the customer.' }),
  },
});
let server: LanguageServer;

beforeAll(async () => {
  writeFiles(project, { 'package.json': '{"name":"archive"}', 'tsconfig.json': '{"files":[]}' });
  const samples = reports.map((file) => [file, readFileSync(join(ROOT, 'incidents', file))] as const);
  writeFiles(archive, {
    ...Object.fromEntries(samples),
    '2026/INC-2026-0901.mdx': TEXT,
    '2026/INC-2026-0902.mdx': TEXT,
  });
  await writeEditorFiles({ incidents: archive, fields, words: {}, language: 'en' }, join(project, '.astro'));
  server = await startLanguageServer(project);
});

afterAll(() => server.stop());

describe('the language server of Astro, with the files that we write for it', () => {
  it('completes the names of fields, each with its line of documentation', async () => {
    const text = TEXT.replace('|', 'test').replace('verdict:', 'sever\nverdict:');
    const path = open('2026/INC-2026-0901.mdx', text);
    const offered = await server.complete(path, { line: 3, character: 5 });
    expect([...offered.keys()]).toEqual(expect.arrayContaining(['severity', 'status', 'tlp']));
    expect(offered.get('severity')).toContain('Urgency');
  });

  it('completes the words of a closed list', async () => {
    const path = open('2026/INC-2026-0902.mdx', TEXT.replace('|', ''));
    const offered = await server.complete(path, { line: 4, character: 9 });
    expect([...offered.keys()]).toEqual([...VERDICTS]);
  });

  it('completes and explains the fields of a team, and the words of their lists', async () => {
    const text = TEXT.replace('|', 'test').replace('verdict:', 'x_c\nverdict:');
    const names = await server.complete(open('2026/INC-2026-0901.mdx', text), { line: 3, character: 3 });
    expect(names.get('x_customer_tier')).toContain('The tier of the customer.');
    const filled = text.replace('x_c', 'x_customer_tier: ');
    const words = await server.complete(open('2026/INC-2026-0901.mdx', filled), { line: 3, character: 17 });
    expect([...words.keys()]).toEqual(['gold', 'silver']);
  });

  it('explains the field under the pointer, in lists too', async () => {
    const path = join(archive, '2026/INC-2026-0902.mdx');
    expect(await server.hover(path, { line: 1, character: 1 })).toContain('Permanent id, PREFIX-YYYY-NNNN');
    expect(await server.hover(path, { line: 9, character: 6 })).toContain(
      'compared with the target of samples',
    );
  });

  it('marks what the schema refuses', async () => {
    const path = open('2026/INC-2026-0901.mdx', TEXT.replace('|', 'maybe'));
    const found = await server.diagnose(path);
    expect(found.find(({ range }) => range.start.line === 4)?.message).toContain('Value is not accepted');
    expect(found.map(({ message }) => message)).toContain('Missing property "severity".');
  });

  it.each(reports)('finds nothing wrong with %s', async (file) => {
    const path = open(file, readFileSync(join(archive, file), 'utf8'));
    expect(await server.diagnose(path)).toEqual([]);
  });
});

function open(file: string, text: string): string {
  const path = join(archive, file);
  server.open(path, text);
  return path;
}
