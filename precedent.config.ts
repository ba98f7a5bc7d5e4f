import { defineConfig } from './schemas/settings.ts';

export default defineConfig({
  title: 'Precedent',
  description: 'Incident reports that answer the next alert.',
  // Reports are named INC-2023-0001.
  idPrefix: 'INC',
  // Language of the pages; a report may be in any language.
  language: 'en',
  // Times are shown in this zone, and in UTC on demand.
  timeZone: 'Asia/Shanghai',
});
