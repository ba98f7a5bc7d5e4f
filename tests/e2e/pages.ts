import { inject } from 'vitest';
import { listFilesIn } from '../imports.ts';

/** The case that the archive begins with, in Chinese. */
export const CASE = '/incidents/INC-2023-0001/';

/** One page of every kind, the long and the odd ones. */
export const PAGES = [
  '/',
  '/404.html',
  '/incidents/',
  CASE,
  `${CASE}?v=aaaaaaa`,
  '/incidents/INC-2022-0001/',
  '/incidents/INC-2024-0004/',
  '/tags/',
  '/tags/false-positive/',
  '/sources/',
  '/sources/threatbook/',
  '/services/',
  '/services/build-pipeline/',
  '/signatures/',
  '/lessons/',
  '/disputes/',
  '/insights/',
  '/indicators/',
  '/indicators/?v=203.0.113.45',
  '/new/',
  '/new/?edit=INC-2025-0002',
  '/triage/',
  '/guide/',
  '/review/',
  '/review/?ids=INC-2025-0002,INC-2026-0002',
  '/guide/writing/',
  '/guide/writing-zh/',
  '/guide/commands/',
  '/guide/commands-zh/',
  '/guide/playbook/',
  '/guide/playbook-zh/',
  '/guide/recall/',
  '/guide/recall-zh/',
  '/guide/searching/',
  '/guide/settings/',
  '/guide/rules/',
  '/guide/rules/ownership-window/',
  '/search/',
];

/** The address of every page of the built site that is read. */
export function builtPages(): string[] {
  const files = listFilesIn(inject('site'), ['.html']);
  return files.map((file) => `/${file}`.replace(/\/index\.html$/, '/')).filter((path) => path !== DIALOG);
}

/** Scripts fetch it; who opens it is led on to the search page. */
const DIALOG = '/search/dialog/';

/** Pages that are made by one template have one kind. */
export function kindOf(path: string): string {
  return path
    .replace(/\?.*/, '')
    .replace(/^(\/(?:incidents|tags|sources|services|signatures|guide\/rules)\/).+/, '$1*');
}
