/** What a team imports into its `precedent.config.ts`: `import { defineConfig } from 'precedent-kb/config'`. */
export { defineConfig, type SettingsInput, z } from './settings.ts';
