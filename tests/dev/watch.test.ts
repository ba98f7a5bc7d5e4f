import { EventEmitter } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Diagnostic } from '../../src/core/model/report.ts';
import { watchSettings } from '../../src/dev/watch.ts';
import { makeFolder } from '../archive/temp-folder.ts';

describe('settings that change while the server runs', () => {
  it('are told when they are wrong', async () => {
    const { diagnostics, lines } = await change("export default { title: 'KB', langage: 'en' };\n");
    expect(diagnostics).toMatchObject([{ rule: 'settings', level: 'error', file: 'precedent.config.ts' }]);
    expect(lines).toEqual([]);
  });

  it('count from the next start when they are right', async () => {
    const { diagnostics, lines } = await change("export default { title: 'Another' };\n");
    expect(diagnostics).toEqual([]);
    expect(lines).toEqual(['precedent.config.ts has changed. Stop the server and start it again to use it.']);
  });

  it('are told when they cannot be loaded at all', async () => {
    const { diagnostics } = await change('export default {{{');
    expect(diagnostics[0]?.message).toContain('cannot be loaded');
  });
});

/** Saves a settings file as an editor does, while it is followed. */
async function change(text: string): Promise<{ diagnostics: readonly Diagnostic[]; lines: string[] }> {
  const root = makeFolder({ 'precedent.config.ts': "export default { title: 'KB' };\n" });
  const watcher = new EventEmitter();
  const lines: string[] = [];
  const told = new Promise<readonly Diagnostic[]>((resolve) => {
    watchSettings({
      watcher: watcher as unknown as Parameters<typeof watchSettings>[0]['watcher'],
      root,
      tell: (line) => lines.push(line),
      onChange: resolve,
    });
  });
  const file = join(root, 'precedent.config.ts');
  writeFileSync(file, text);
  watcher.emit('change', join(root, 'other.ts'));
  watcher.emit('change', file);
  return { diagnostics: await told, lines };
}
