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
const HELD = ['@fontsource/noto-sans-sc', 'node'];

/** The package.json that is published. It has no script: nothing runs when it is installed. */
export function publishedManifest({ version, description, license, dependencies }: OwnManifest): object {
  const config = { types: './types/schemas/config.d.ts', default: './schemas/config.js' };
  const rule = { types: './types/src/core/rules/rule.d.ts', default: './src/core/rules/rule.js' };
  return {
    name: COMMAND,
    version,
    description,
    license,
    type: 'module',
    engines: { node: NODE },
    bin: { [COMMAND]: './src/cli/precedent.mjs' },
    exports: { '.': config, './config': config, './rule': rule, './package.json': './package.json' },
    dependencies: Object.fromEntries(Object.entries(dependencies).filter(([name]) => !HELD.includes(name))),
    peerDependencies: { node: NODE },
    peerDependenciesMeta: { node: { optional: true } },
  };
}
