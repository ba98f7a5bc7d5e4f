import { defineConfig } from 'astro/config';
import { loadSettings } from './src/settings.ts';
import { astroOptions } from './src/site/astro-options.ts';
import { precedent } from './src/site/integration.ts';

const settings = await loadSettings(import.meta.dirname);
const { integrations = [], ...options } = astroOptions(settings);

export default defineConfig({ ...options, integrations: [...integrations, precedent(settings)] });
