/** What a team imports into its `precedent.config.ts`: `import { defineConfig, z } from 'precedent-kb/config'`. */
export { defineConfig, z, type SettingsInput } from './settings.ts';
