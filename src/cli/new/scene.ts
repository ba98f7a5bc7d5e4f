import type { Settings } from '../../../schemas/settings.ts';
import type { Language } from '../../../schemas/vocabulary.ts';
import type { Archive } from '../../core/model/archive.ts';
import type { Template } from '../../core/draft/template.ts';
import type { Io } from '../io.ts';

/** What a new report is written into. */
export type Scene = {
  io: Io;
  settings: Settings;
  archive: Archive;
  templates: readonly Template[];
};

/** Templates that can be chosen for a language: its own, then those that exist in another language only. */
export function templatesFor({ templates }: Scene, lang: Language): Template[] {
  const own = templates.filter((template) => template.lang === lang);
  const names = new Set(own.map(({ name }) => name));
  const others = templates.filter((template) => template.lang !== lang && !names.has(template.name));
  return [...own, ...others];
}
