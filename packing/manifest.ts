import { compiledName } from './files.ts';
import { COMMAND } from '../src/core/model/product.ts';

/** What is read of the package.json of this repository. */
export type OwnManifest = {
  version: string;
  description: string;
  license: string;
  dependencies: Record<string, string>;
};

/** Installed with the package only where Node is too old: npm can bring one. */
const NODE = '>=22.18.0';

/** Packages of which the tarball holds the few files that are used; see `fonts.ts`. */
const HELD = ['@fontsource/noto-sans-sc'];

/** What a team imports: into its settings, and into its rules. */
export const ENTRIES = { config: 'schemas/config.ts', rules: 'src/core/rules/rule.ts' };

function toExport(file: string): { types: string; default: string } {
  return { types: `./types/${file.replace(/\.ts$/, '.d.ts')}`, default: `./${compiledName(file)}` };
}

/** The package.json that is published. It has no script: nothing runs when it is installed. */
export function publishedManifest({ version, description, license, dependencies }: OwnManifest): object {
  const config = toExport(ENTRIES.config);
  return {
    name: COMMAND,
    version,
    description,
    license,
    type: 'module',
    engines: { node: NODE },
    bin: { [COMMAND]: './src/cli/precedent.mjs' },
    exports: {
      '.': config,
      './config': config,
      './rules': toExport(ENTRIES.rules),
      './package.json': './package.json',
    },
    dependencies: Object.fromEntries(Object.entries(dependencies).filter(([name]) => !HELD.includes(name))),
    peerDependencies: { node: NODE },
    peerDependenciesMeta: { node: { optional: true } },
  };
}
