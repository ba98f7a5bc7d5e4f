import process from 'node:process';
import { defineConfig } from 'astro/config';
import { loadSettings } from './src/archive/settings.ts';
import { astroOptions } from './src/build/astro.ts';
import { precedent } from './src/build/integration.ts';

// What a team writes of its incidents is nobody else's business, not even how many pages it has.
process.env.ASTRO_TELEMETRY_DISABLED = '1';
const settings = await loadSettings(import.meta.dirname);
const { integrations = [], ...options } = astroOptions(settings);

export default defineConfig({
  ...options,
  integrations: [
    ...integrations,
    precedent(settings, {
      now: () => new Date().toISOString(),
      env: { ...process.env },
      dev: () => import('./src/dev/server.ts'),
    }),
  ],
});
