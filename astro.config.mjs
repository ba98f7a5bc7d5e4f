import { defineConfig } from 'astro/config';
import { loadSettings } from './src/archive/settings.ts';
import { astroOptions } from './src/build/astro-options.ts';
import { precedent } from './src/build/integration.ts';

const settings = await loadSettings(import.meta.dirname);
const { integrations = [], ...options } = astroOptions(settings);

export default defineConfig({
  ...options,
  integrations: [...integrations, precedent(settings, { dev: () => import('./src/dev/server.ts') })],
});
