import { pathToFileURL } from 'node:url';
import mdx from '@astrojs/mdx';
import type { AstroInlineConfig } from 'astro';
import { join } from 'node:path';
import process from 'node:process';
import type { Settings } from '../../schemas/settings.ts';
import { cacheFolder, PROJECT_ROOT } from '../archive/places.ts';

/** How Astro builds or serves an archive: one place for `precedent` and for `astro` itself. */
export function astroOptions(settings: Settings): AstroInlineConfig {
  // What a team writes of its incidents is nobody else's business, not even how many pages it has.
  process.env['ASTRO_TELEMETRY_DISABLED'] = '1';
  const { origin, pathname } = new URL(settings.address);
  return {
    root: PROJECT_ROOT,
    site: origin,
    base: pathname,
    outDir: settings.out,
    cacheDir: pathToFileURL(join(cacheFolder(settings), 'astro/')).pathname,
    output: 'static',
    trailingSlash: 'always',
    // 'jsx' drops spaces between inline elements on separate lines.
    compressHTML: true,
    build: { inlineStylesheets: 'never', concurrency: 3 },
    devToolbar: { enabled: false },
    // Reports are compiled by src/compile; this is for the guide pages alone.
    markdown: { syntaxHighlight: false },
    integrations: [mdx()],
    vite: { build: { assetsInlineLimit: 0 } },
  };
}
