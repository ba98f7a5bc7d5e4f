import { expect, it } from 'vitest';
import { loadSettings } from '../../src/archive/settings.ts';
import { startPreview } from '../../src/dev/server.ts';
import { makeFolder } from '../archive/temp-folder.ts';

it.each(['', 'wiki/', '事件 库/', '%E4%BA%8B/'])(
  'a built site is served below the base path “%s”',
  async (base) => {
    const settings = `export default { title: 'T', address: 'https://wiki.example.org/${base}' };`;
    const folder = makeFolder({
      'precedent.config.ts': settings,
      'dist/index.html': 'home',
      'dist/a/index.html': 'a',
    });
    const server = await startPreview({
      settings: await loadSettings(folder),
      port: 4600,
      tell: () => undefined,
    });
    const answers = await Promise.all(
      ['', 'a/'].map(async (path) => (await fetch(server.address + path)).text()),
    );
    await server.stop();
    expect(answers).toEqual(['home', 'a']);
  },
);
