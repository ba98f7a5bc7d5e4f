import { settings as schema } from '../../../schemas/settings.ts';
import type { Language } from '../../../schemas/vocabulary.ts';

/** Where the repository of an archive lives; with `none` no file for its CI is written. */
export const FORGES = ['github', 'gitlab', 'none'] as const;
export type Forge = (typeof FORGES)[number];

/** What the files of a new archive are made of. */
export type SetUp = {
  title: string;
  language: Language;
  timeZone: string;
  idPrefix: string;
  forge: Forge;
  /** Public address of the site; undefined while nobody knows it. */
  address?: string;
  /** Address of the repository on the web. */
  repository?: string;
  branch: string;
  /** Folder of the reports, relative to that of the archive, with forward slashes. */
  incidents: string;
};

type Asked = 'title' | 'language' | 'timeZone' | 'idPrefix' | 'address';

/** A setting as a person types it, or what is wrong with it, in the words of the settings. */
export function readSetting(key: Asked, text: string): { value: string } | { fault: string } {
  const read = schema.shape[key].safeParse(text.trim());
  if (read.success) return { value: read.data };
  return { fault: read.error.issues[0]?.message ?? '' };
}
