import type { Language } from '../../../schemas/vocabulary.ts';

/** A page of the guide that writers read and that is there in each language of the user interface. */
export type WriterPage = 'writing' | 'commands' | 'playbook';

/** The slug of such a page in one language. */
export function guideSlug(page: WriterPage, language: Language): string {
  return language === 'zh-CN' ? `${page}-zh` : page;
}
