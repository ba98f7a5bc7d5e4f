import { mkdirSync, readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import mdx from '@astrojs/mdx';
import { build, type AstroInlineConfig, type AstroIntegration } from 'astro';
import type { Settings } from '../../schemas/settings.ts';
import { UserError } from '../core/model/user-error.ts';
import { cacheFolder, PROJECT_ROOT } from '../archive/places.ts';
import { explainOwnPage, ownPagesPlugin } from './own-pages.ts';
import { foreignCode } from './publish.ts';
import { precedent, type IntegrationOptions } from './integration.ts';
import { keepAddresses, linkPackages, rootFor } from './root.ts';

/** How Astro builds or serves an archive: one place for `precedent` and for `astro` itself. */
export function astroOptions(settings: Settings): AstroInlineConfig {
  refusePlugAndPlay();
  const { origin, pathname } = new URL(settings.address);
  const root = rootFor(settings);
  return {
    root,
    srcDir: join(root, 'src'),
    publicDir: join(PROJECT_ROOT, 'public'),
    site: origin,
    base: decodeURI(pathname),
    outDir: settings.out,
    cacheDir: pathToFileURL(join(cacheFolder(settings), 'astro/')).pathname,
    output: 'static',
    trailingSlash: 'always',
    // 'jsx' drops spaces between inline elements on separate lines.
    compressHTML: true,
    build: { inlineStylesheets: 'never', concurrency: 3, server: join(root, '.astro') },
    devToolbar: { enabled: false },
    // Reports are compiled by src/compile; this is for the guide pages alone.
    markdown: { syntaxHighlight: false },
    integrations: [mdx(), SERVER_CODE],
    vite: {
      plugins: [ownPagesPlugin(settings), ...(root === PROJECT_ROOT ? [] : [keepAddresses(root)])],
      build: { assetsInlineLimit: 0, rolldownOptions: SMALL },
      // A worker loads some of its modules when it needs them, which only modules can.
      worker: { format: 'es', rolldownOptions: SMALL },
      ...(root === PROJECT_ROOT
        ? {}
        : {
            cacheDir: join(root, '.vite'),
            // A page of the team lies beside its settings.
            server: {
              fs: { allow: [root, PROJECT_ROOT, ...(settings.root === undefined ? [] : [settings.root])] },
            },
          }),
    },
  };
}

/** The bundler is no JavaScript, and reads files by itself; with rolldown 1.2 it ends in a panic there. */
function refusePlugAndPlay(): void {
  if (!('pnp' in process.versions)) return;
  throw new UserError(
    'The Plug’n’Play of `yarn` keeps packages in archives, in which the bundler of the pages finds no files.',
    'Write `nodeLinker: node-modules` into `.yarnrc.yml`, and run `yarn install`.',
    1,
  );
}

/** Else the list of public suffixes, a constant of 68 KB, stands in a script once for each of its uses. */
const SMALL = { optimization: { inlineConst: false } } as const;

/**
 * Has a build put the code of the pages into `build.server`, which Astro does for adapters. Else it lies below the working
 * directory or in the output, and from neither of them need the packages of this project be found.
 */
const SERVER_CODE: AstroIntegration = {
  name: 'precedent-code',
  hooks: {
    'astro:config:done': ({ setAdapter }) => {
      setAdapter({
        name: 'precedent-code',
        // eslint-disable-next-line @typescript-eslint/no-deprecated -- its other value is deprecated, and shares its type
        entrypointResolution: 'auto',
        adapterFeatures: { buildOutput: 'static', preserveBuildServerDir: true },
        supportedAstroFeatures: { staticOutput: 'stable', sharpImageService: 'stable' },
      });
    },
    'astro:build:setup': ({ updateConfig }) => {
      // With an adapter and a prerenderer Astro leaves out its own entry, which ours goes by.
      const input = 'astro/entrypoints/prerender';
      const prerender = { build: { rolldownOptions: { input } }, resolve: { noExternal: listBundled() } };
      updateConfig({ environments: { prerender } });
    },
  },
};

/** These hold programs, or start threads, and no page needs them. */
const NEVER_BUNDLED = ['astro', 'esbuild', 'pagefind', 'rolldown', 'satteri', 'sharp', 'vite'];

/**
 * Packages of ours and of Astro that go into the code of the pages. Vite leaves a package out whenever one of its name is found
 * from the root; but that may be another version, which the team or another package needs, and then the built code breaks.
 */
function listBundled(): string[] {
  const astro = createRequire(import.meta.url).resolve('astro/package.json');
  const manifests = [join(PROJECT_ROOT, 'package.json'), astro].map(
    (file) => JSON.parse(readFileSync(file, 'utf8')) as { dependencies: Record<string, string> },
  );
  const names = manifests.flatMap(({ dependencies }) => Object.keys(dependencies));
  return names.filter((name) => !NEVER_BUNDLED.includes(name));
}

/** Has Astro make the pages of the archive that a thread reads, into `settings.out`. */
export async function buildPages(settings: Settings, options: IntegrationOptions): Promise<void> {
  const { integrations = [], ...astro } = astroOptions(settings);
  await build({
    ...astro,
    build: { ...astro.build, server: codeFolder(settings.out, rootFor(settings)) },
    configFile: false,
    logLevel: 'warn',
    vite: { ...astro.vite, build: { ...astro.vite?.build, emptyOutDir: options.kept === undefined } },
    integrations: [...integrations, precedent(settings, options)],
  }).catch((error: unknown) => {
    throw (error instanceof UserError ? undefined : explainOwnPage(error)) ?? error;
  });
}

/** Astro moves styles and scripts from here into the output, which can only be done on one disk. */
function codeFolder(out: string, root: string): string {
  const own = join(root, '.astro');
  mkdirSync(own, { recursive: true });
  mkdirSync(dirname(out), { recursive: true });
  if (statSync(own).dev === statSync(dirname(out)).dev) return own;
  const foreign = foreignCode(out);
  const code = join(foreign, 'root/.astro');
  mkdirSync(code, { recursive: true });
  linkPackages(dirname(code));
  return code;
}
