import { build } from 'astro';
import type { Settings } from '../../schemas/settings.ts';
import { astroOptions } from './astro-options.ts';
import { precedent } from './integration.ts';
import type { IntegrationOptions } from './integration.ts';

/** Has Astro make the pages of the archive that a thread reads, into `settings.out`, whose content it removes. */
export async function buildPages(settings: Settings, options: IntegrationOptions): Promise<void> {
  const { integrations = [], ...astro } = astroOptions(settings);
  await build({
    ...astro,
    configFile: false,
    logLevel: 'warn',
    integrations: [...integrations, precedent(settings, options)],
  });
}
